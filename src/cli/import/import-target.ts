import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { ListkeeperError } from '../../errors/listkeeper-error.ts';
import { type ImportedList, insertZoneMarkers } from '../../list/import/index.ts';
import { readList } from '../../list/index.ts';
import { renderOutputs } from '../../list/render/index.ts';
import { exportJsonSchema, type Settings, serializeJsonSchema, settingsPath } from '../../list/schema/index.ts';
import { readSettings } from '../../list/settings/index.ts';
import type { SourceFile } from '../../model/finding.ts';
import { formatAdoptionSettings, replaceSourceSetting } from '../../report/adoption/index.ts';
import { readOptionalFile, toPosixPath } from '../files/index.ts';
import { findRepositoryRoot } from '../list/index.ts';

/** Where an import writes to. */
export interface ImportTarget {
  /** The repository. */
  root: string;
  /** The data folder, from the root. */
  data: string;
}

/**
 * The repository of the data folder, and where in it the folder is. Without a repository, its
 * parent folder.
 * @param full absolute path of the data folder
 * @throws ListkeeperError `not-a-folder`, or `folder-not-empty` unless `mayOverwrite`
 */
export function resolveImportTarget(full: string, out: string, mayOverwrite: boolean): ImportTarget {
  if (existsSync(full)) {
    if (!statSync(full).isDirectory()) throw new ListkeeperError('not-a-folder', { path: out });
    if (readdirSync(full).length > 0 && !mayOverwrite) throw new ListkeeperError('folder-not-empty', { path: out });
  }
  const root = findRepositoryRoot(dirname(full)) ?? dirname(full);
  return { root, data: toPosixPath(relative(root, full)) };
}

/**
 * The files of a new list: data, schema and, where the repository has none, settings. No issue
 * form: nobody would answer it before the bot runs.
 */
export function buildImportFiles(imported: ImportedList, sourcePath: string, { root, data }: ImportTarget): SourceFile[] {
  const schema = {
    path: `${data}/schema.json`,
    text: serializeJsonSchema(exportJsonSchema({ kinds: [], fields: imported.fields ?? {} })),
  };
  const present = readOptionalFile(root, settingsPath);
  if (present && readSettings(present).settings.source === undefined) return [...imported.files, schema];
  // The same settings as in the bot's pull request, with the form turned off.
  const language = imported.list.languages[0] ?? 'en';
  const file = resolveOutputPath(sourcePath, root);
  const settings = {
    path: settingsPath,
    text: formatAdoptionSettings({
      file,
      data,
      language,
      look: imported.detectedLayout,
      fields: imported.fields,
      form: 'off',
    }),
  };
  return [...imported.files, schema, present ? replaceSourceSetting(present, settings) : settings];
}

/** The imported file from the root, or README.md for a file outside of the repository. */
function resolveOutputPath(sourcePath: string, root: string): string {
  const path = relative(root, sourcePath);
  return /^\.\.(?:[\\/]|$)/.test(path) || isAbsolute(path) ? 'README.md' : toPosixPath(path);
}

export interface ReplaceSettings {
  settings: Settings;
  /** Another file than the imported one may be overwritten. */
  force: boolean;
}

/**
 * The imported file with its list between markers, rendered from the data.
 * @throws ListkeeperError `no-such-output`, `not-the-imported-file`, `template-not-set` or
 * `import-not-rendered`
 */
export function buildReplacedFile(
  sourcePath: string,
  imported: ImportedList,
  { root, data }: ImportTarget,
  { settings, force }: ReplaceSettings,
): SourceFile {
  const path = resolveOutputPath(sourcePath, root);
  const output = settings.outputs.find(({ file }) => file === path);
  if (output === undefined) throw new ListkeeperError('no-such-output', { settings: settingsPath, path });
  if (!force && resolve(root, path) !== sourcePath && existsSync(join(root, path)))
    throw new ListkeeperError('not-the-imported-file', { path });
  const template = imported.template?.path;
  const fields = Object.keys(imported.fields ?? {}).filter((name) => settings.fields[name] === undefined);
  if (template !== undefined && (output.template !== template || fields.length > 0))
    throw new ListkeeperError('template-not-set', { settings: settingsPath, path, template, fields });
  const ownSettings = { ...settings, data, outputs: [{ ...output, zone: 'markers' as const }] };
  const text = insertZoneMarkers(imported, data);
  const existing = new Map([...imported.files.map((file) => [file.path, file.text] as const), [path, text]]);
  const { files } = renderOutputs(readList(imported.files, ownSettings), ownSettings, existing);
  // A zone that stays empty would take the list away.
  const [file] = files;
  if (file === undefined) throw new ListkeeperError('import-not-rendered', { path });
  return file;
}
