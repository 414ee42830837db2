import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { settingsPath } from '../../list/schema/index.ts';
import { readSettings } from '../../list/settings/index.ts';
import type { SourceFile } from '../../model/finding.ts';
import { findFiles, readOptionalFile, readTextFile } from '../files/index.ts';

/** All that a repository has to do with its list: settings, data, the outputs as they are, and the pages that a README leads to. */
export function readRepositoryFiles(root: string): SourceFile[] {
  const settingsFile = readOptionalFile(root, settingsPath);
  const { settings } = readSettings(settingsFile);
  const data = join(root, settings.data);
  const names = existsSync(data) ? findFiles(data, (name) => /\.(?:ya?ml|json)$/i.test(name)).files : [];
  const files = names.flatMap((path) => {
    const text = readTextFile(path);
    return text === undefined ? [] : [{ path: relative(root, path).replaceAll('\\', '/'), text }];
  });
  const others = [settingsFile, ...settings.outputs.map(({ file }) => readOptionalFile(root, file)), ...readDocsPages(root)];
  const byPath = new Map(others.filter((file) => file !== undefined).map((file) => [file.path, file]));
  return [...byPath.values(), ...files];
}

/** Without them the README's links to the project's own pages would lead nowhere on the embedded GitHub. */
function readDocsPages(root: string): (SourceFile | undefined)[] {
  const docs = join(root, 'docs');
  const names = existsSync(docs) ? findFiles(docs, (name) => name.endsWith('.md')).files : [];
  const paths = ['CONTRIBUTING.md', 'LICENSE', ...names.map((path) => relative(root, path).replaceAll('\\', '/'))];
  return paths.map((path) => readOptionalFile(root, path));
}
