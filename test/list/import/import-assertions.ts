import { expect } from 'vitest';
import { importMarkdown, insertZoneMarkers } from '../../../src/list/import/import-markdown.ts';
import type { ImportedList, ImportOptions } from '../../../src/list/import/imported-list.ts';
import { describeLosses } from '../../../src/list/import/verify/verify-lossless.ts';
import { type ParsedList, readList } from '../../../src/list/index.ts';
import { renderOutputs } from '../../../src/list/render/render-outputs.ts';
import { defaultSettings, type Settings } from '../../../src/list/schema/settings/settings-schema.ts';
import { validateList } from '../../../src/list/validate/validate-list.ts';
import { mistakesOfLists } from './tolerated-findings.ts';

/**
 * Imports a text, and checks everything that every import must keep. Fails if the last resort was
 * needed.
 */
export function importLosslessly(text: string, options: ImportOptions = {}): ImportedList {
  const imported = importMarkdown({ path: 'README.md', text }, options);
  expect(describeLosses(imported)).toEqual([]);
  expect(findImportErrors(imported)).toEqual([]);
  if (!options.autofix) expect(findDifference(text, imported)).toBeUndefined();
  return imported;
}

/** What the validator holds against the import itself. */
export function findImportErrors(imported: ImportedList): string[] {
  if (imported.files.length === 0) return [];
  return validateList(readImportedList(imported))
    .filter(({ code, severity }) => severity === 'error' && !mistakesOfLists.has(code))
    .map(({ code, file, field, found }) => `${file}: ${code} ${field ?? ''} ${found ?? ''}`);
}

const readImportedList = (imported: ImportedList): ParsedList =>
  readList(imported.files, { ...defaultSettings, fields: imported.fields ?? {} });

/** The file with the list written anew from the data, looking as it did. */
export function renderImported(imported: ImportedList): string {
  const language = imported.list.languages[0] ?? 'en';
  const settings: Settings = {
    ...defaultSettings,
    fields: imported.fields ?? {},
    outputs: [{ file: 'README.md', language, zone: 'markers', ...imported.detectedLayout }],
  };
  const existing = new Map(imported.files.map((file) => [file.path, file.text]));
  existing.set('README.md', insertZoneMarkers(imported));
  const { files } = renderOutputs(readImportedList(imported), settings, existing);
  return files[0]?.text ?? '';
}

/** The file without the markers of its zone: what the source must be. */
function removeMarkers(text: string): string {
  return text.replace(/<!-- listkeeper:start [^\n]*\n/, '').replace(/<!-- listkeeper:end -->(?:\r?\n|$)/, '');
}

/**
 * The first line in which a source differs from its rendered file; undefined where there is none.
 */
export function findDifference(text: string, imported: ImportedList): string | undefined {
  if (imported.files.length === 0) return undefined;
  const rendered = removeMarkers(renderImported(imported));
  if (rendered === text || rendered === `${text}\n` || rendered === `${text}\r\n`) return undefined;
  const lines = rendered.split('\n');
  const at = text.split('\n').findIndex((line, index) => line !== lines[index]);
  return `${at + 1}: ${JSON.stringify(text.split('\n')[at])} became ${JSON.stringify(lines[at])}`;
}

/** The entries in short, for comparing: `section | name | role url code`. */
export function summarizeEntries(imported: ImportedList): string[] {
  return imported.entries.map(({ entry }) => {
    const name = entry.kind === 'paper' ? entry.title : (entry.name.zh ?? entry.name.en ?? '');
    const links = (entry.links ?? []).map(({ role, url, code }) =>
      [role, url.replace(/^https?:\/\//, ''), code].filter(Boolean).join(' '),
    );
    return [entry.section, name, ...links].join(' | ');
  });
}

/** The reasons of the report with their texts, without labels. */
export const summarizeReport = (imported: ImportedList): string[] =>
  imported.report
    .filter(({ why }) => !why.startsWith('said-by'))
    .map(({ line, why, text }) => `${line} ${why}: ${text.split('\n')[0]}`);
