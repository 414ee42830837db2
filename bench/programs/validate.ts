import { readList } from '../../src/list/index.ts';
import { readSettings } from '../../src/list/settings/read-settings.ts';
import { validateList } from '../../src/list/validate/validate-list.ts';
import { reportMeasurement } from './report-measurement.ts';

interface Task {
  files: Record<string, string>;
}

await reportMeasurement(
  async ({ files }: Task) => {
    const { settings } = readSettings(undefined);
    return { settings, files: Object.entries(files).map(([path, text]) => ({ path, text })) };
  },
  async ({ settings, files }) => {
    const list = readList(files, settings);
    return { entries: list.entries.length, findings: validateList(list).length };
  },
);
