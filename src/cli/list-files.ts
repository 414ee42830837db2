import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { SourceFile } from '../list/finding.ts';
import { readSettings } from '../list/read-settings.ts';
import { settingsPath } from '../list/settings.ts';
import { filesUnder, readIfThere, readText } from './folder.ts';

/** All that a repository has to do with its list: settings, data, and the outputs as they are. */
export function listFiles(root: string): SourceFile[] {
  const settingsFile = readIfThere(root, settingsPath);
  const { settings } = readSettings(settingsFile);
  const data = join(root, settings.data);
  const names = existsSync(data) ? filesUnder(data, (name) => /\.(?:ya?ml|json)$/i.test(name)).files : [];
  const files = names.flatMap((path) => {
    const text = readText(path);
    return text === undefined ? [] : [{ path: relative(root, path).replaceAll('\\', '/'), text }];
  });
  const others = [settingsFile, ...settings.outputs.map(({ file }) => readIfThere(root, file))];
  return [...others.filter((file) => file !== undefined), ...files];
}
