import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { detectOutputFormat, settingsPath } from '../../list/schema/index.ts';
import { readSettings } from '../../list/settings/index.ts';
import type { SourceFile } from '../../model/finding.ts';
import { findFiles, readOptionalFile, readTextFile, toPosixPath } from '../files/index.ts';

/**
 * The files of a repository that belong to its list: settings, data, facts, current outputs, and
 * the pages that a README links to.
 */
export function readRepositoryFiles(root: string): SourceFile[] {
  const settingsFile = readOptionalFile(root, settingsPath);
  const { settings } = readSettings(settingsFile);
  const data = join(root, settings.data);
  const names = existsSync(data) ? findFiles(data, (name) => /\.(?:ya?ml|json)$/i.test(name)).files : [];
  const files = names.flatMap((path) => {
    const text = readTextFile(path);
    return text === undefined ? [] : [{ path: toPosixPath(relative(root, path)), text }];
  });
  const outputs = settings.outputs.filter((output) => detectOutputFormat(output) !== 'html');
  const facts = settings.facts.file === undefined ? undefined : readOptionalFile(root, settings.facts.file);
  const otherFiles = [settingsFile, facts, ...outputs.map(({ file }) => readOptionalFile(root, file)), ...readDocsPages(root)];
  const byPath = new Map(otherFiles.filter((file) => file !== undefined).map((file) => [file.path, file]));
  return [...byPath.values(), ...files];
}

/**
 * Pages of the project itself. Without them, links of the README would be broken on the embedded
 * GitHub.
 */
function readDocsPages(root: string): (SourceFile | undefined)[] {
  const docs = join(root, 'docs');
  const names = existsSync(docs) ? findFiles(docs, (name) => name.endsWith('.md')).files : [];
  const paths = ['CONTRIBUTING.md', 'LICENSE', ...names.map((path) => toPosixPath(relative(root, path)))];
  return paths.map((path) => readOptionalFile(root, path));
}
