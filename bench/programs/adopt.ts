import { buildImportFiles, buildReplacedFile } from '../../src/cli/import/index.ts';
import { type ImportedList, importMarkdown } from '../../src/list/import/index.ts';
import { readList } from '../../src/list/index.ts';
import { renderOutputs } from '../../src/list/render/index.ts';
import { settingsPath } from '../../src/list/schema/index.ts';
import { readSettings } from '../../src/list/settings/index.ts';
import { validateList } from '../../src/list/validate/index.ts';
import type { SourceFile } from '../../src/model/finding.ts';
import { mistakesOfLists } from '../../test/list/import/tolerated-findings.ts';
import { compareReadmes } from '../suites/adopt/compare-readmes.ts';
import { reportMeasurement } from './report-measurement.ts';

/** Imports a list as `listkeeper import --replace` does, renders it again and validates it. */

const target = { root: '/nowhere-that-exists', data: 'data' };
const path = `${target.root}/README.md`;

/** Fields that the words of an entry may say plainly. */
const factFields = ['year', 'license', 'languages', 'status', 'venue', 'authors', 'access'];

let result: { text: string; files: SourceFile[]; readme: string; imported: ImportedList } | undefined;

await reportMeasurement(
  async (task: { text: string }) => task.text,
  async (text) => {
    const imported = importMarkdown({ path, text }, { data: target.data });
    if (imported.entries.length === 0) return { entries: 0 };
    const files = buildImportFiles(imported, path, target);
    const { settings } = readSettings(files.find((file) => file.path === settingsPath));
    const readme = buildReplacedFile(path, imported, target, { settings, force: true }).text;
    result = { text, files, readme, imported };
    return { entries: imported.entries.length };
  },
  () => (result === undefined ? {} : measureResult(result)),
);

function measureResult({ text, files, readme, imported }: NonNullable<typeof result>): Record<string, number> {
  const { settings, findings } = readSettings(files.find((file) => file.path === settingsPath));
  const list = readList(files, settings);
  const existing = new Map([...files.map((file) => [file.path, file.text] as const), ['README.md', readme]]);
  const again = renderOutputs(list, settings, existing);
  const second = again.files.find((file) => file.path === 'README.md')?.text;
  const errors = [...findings, ...again.findings, ...validateList(list)].filter(
    ({ code, severity }) => severity === 'error' && !mistakesOfLists.has(code),
  );
  for (const { file, code, field, found } of errors.slice(0, 3))
    console.error(`  ${file}: ${code} ${field ?? ''} ${found ?? ''}`);
  return {
    ...compareReadmes(text, readme),
    ...countFacts(imported),
    isStable: second === readme ? 1 : 0,
    errors: errors.length,
  };
}

/** The number of entries with each field, and with any that the settings declare. */
function countFacts({ entries, fields }: ImportedList): Record<string, number> {
  const countWith = (names: readonly string[]) => entries.filter(({ entry }) => names.some((name) => name in entry)).length;
  const counts = factFields.map((field) => [`with ${field}`, countWith([field])]);
  return { ...Object.fromEntries(counts), 'with own fields': countWith(Object.keys(fields ?? {})) };
}
