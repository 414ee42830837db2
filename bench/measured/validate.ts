import { readList } from '../../src/list/read.ts';
import { readSettings } from '../../src/list/read-settings.ts';
import { validateList } from '../../src/list/validate.ts';
import { report } from './report.ts';

interface Task {
  files: Record<string, string>;
}

await report(
  async ({ files }: Task) => {
    const { settings } = readSettings(undefined);
    return { settings, files: Object.entries(files).map(([path, text]) => ({ path, text })) };
  },
  async ({ settings, files }) => {
    const list = readList(files, settings);
    return { entries: list.entries.length, findings: validateList(list, settings).length };
  },
);
