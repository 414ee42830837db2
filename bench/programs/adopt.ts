import { buildImportFiles, buildReplacedFile } from '../../src/cli/import/index.ts';
import { importMarkdown } from '../../src/list/import/index.ts';
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

let result: { text: string; files: SourceFile[]; readme: string } | undefined;

await reportMeasurement(
  async (task: { text: string }) => task.text,
  async (text) => {
    const imported = importMarkdown({ path, text }, { data: target.data });
    if (imported.entries.length === 0) return { entries: 0 };
    const files = buildImportFiles(imported, path, target);
    const { settings } = readSettings(files.find((file) => file.path === settingsPath));
    const readme = buildReplacedFile(path, imported, target, { settings, force: true }).text;
    result = { text, files, readme };
    return { entries: imported.entries.length };
  },
  () => (result === undefined ? {} : measureResult(result)),
);

function measureResult({ text, files, readme }: { text: string; files: SourceFile[]; readme: string }): Record<string, number> {
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
  return { ...compareReadmes(text, readme), isStable: second === readme ? 1 : 0, errors: errors.length };
}
