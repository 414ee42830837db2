import { expect } from 'vitest';
import { extractMarkdownLinks } from '../../../src/links/extract/extract-links.ts';
import { importMarkdown, insertZoneMarkers } from '../../../src/list/import/import-markdown.ts';
import type { ImportedList, ImportOptions } from '../../../src/list/import/imported-list.ts';
import { buildOutline, removeOrdinal } from '../../../src/list/import/read/document-outline.ts';
import { parseMarkdown } from '../../../src/list/import/read/parse-markdown.ts';
import { describeLosses } from '../../../src/list/import/verify/verify-lossless.ts';
import { type ParsedList, readList } from '../../../src/list/read-list.ts';
import { renderOutputs } from '../../../src/list/render/render-outputs.ts';
import type { Section } from '../../../src/list/schema/entry-schema.ts';
import { defaultSettings, type Settings } from '../../../src/list/schema/settings-schema.ts';
import { validateList } from '../../../src/list/validate/validate-list.ts';
import { toSingleLine } from '../../../src/text/invisible-characters.ts';
import { mistakesOfLists } from './tolerated-findings.ts';

/** Imports a text and holds the result to all that every import must keep. Nothing may have needed the last resort. */
export function importLosslessly(text: string, options: ImportOptions = {}): ImportedList {
  const imported = importMarkdown({ path: 'README.md', text }, options);
  expect(describeLosses(text, imported)).toEqual([]);
  expect(imported.report.filter(({ why }) => why === 'not-placed')).toEqual([]);
  expect(findImportErrors(imported)).toEqual([]);
  expect(findUnrenderedLinks(imported)).toEqual([]);
  return imported;
}

/** What the validator holds against the import itself. */
export function findImportErrors(imported: ImportedList): string[] {
  if (imported.files.length === 0) return [];
  return validateList(readImportedList(imported))
    .filter(({ code, severity }) => severity === 'error' && !mistakesOfLists.has(code))
    .map(({ code, file, field, found }) => `${file}: ${code} ${field ?? ''} ${found ?? ''}`);
}

const readImportedList = (imported: ImportedList): ParsedList => readList(imported.files, defaultSettings);

/** The file with the list written anew from the data, looking as it did. */
export function renderImported(imported: ImportedList): string {
  const language = imported.list.languages[0] ?? 'en';
  const settings: Settings = {
    ...defaultSettings,
    outputs: [{ file: 'README.md', language, zone: 'markers', ...imported.detectedLayout }],
  };
  const { files } = renderOutputs(readImportedList(imported), settings, new Map([['README.md', insertZoneMarkers(imported)]]));
  return files[0]?.text ?? '';
}

/** Links of entries that the rendered file does not have under the entry's section, as `section: address`. */
export function findUnrenderedLinks(imported: ImportedList): string[] {
  if (imported.files.length === 0) return [];
  const text = renderImported(imported);
  const bySection = new Map<string, string[]>();
  const starts = findSectionStarts(text, imported);
  for (const link of extractMarkdownLinks(text)) {
    const section = starts.findLast(({ line }) => line <= link.line)?.id ?? '';
    bySection.set(section, [...(bySection.get(section) ?? []), toComparableUrl(link.url)]);
  }
  return imported.entries.flatMap(({ entry }) => {
    const there = bySection.get(entry.section) ?? [];
    return (entry.links ?? []).flatMap(({ url }) => {
      const at = there.indexOf(toComparableUrl(url));
      if (at >= 0) there.splice(at, 1);
      return at >= 0 ? [] : [`${entry.section}: ${url}`];
    });
  });
}

/** One spelling of an address: a bar would end the cell of a table. */
const toComparableUrl = (url: string) => (URL.parse(url)?.href ?? url).replaceAll("'", '%27').replaceAll('|', '%7C');

/** Where each section begins in the rendered file: its headings stand in the order of the list, at its own levels. */
function findSectionStarts(text: string, imported: ImportedList): { id: string; line: number }[] {
  const wanted: Section[] = [];
  const filled = new Set(imported.entries.map(({ entry }) => entry.section));
  const hasEntries = (section: Section): boolean => filled.has(section.id) || (section.sections ?? []).some(hasEntries);
  const collect = (sections: readonly Section[]) => {
    for (const section of sections.filter(hasEntries)) {
      wanted.push(section);
      collect(section.sections ?? []);
    }
  };
  collect(imported.list.sections);
  const all = buildOutline(parseMarkdown(text), text);
  const headings: { name: string; line: number }[] = [];
  const flatten = (chapters: typeof all) => {
    for (const chapter of chapters) {
      if (chapter.heading) headings.push({ name: toComparableName(chapter.name), line: chapter.line });
      flatten(chapter.subchapters);
    }
  };
  flatten(all);
  // Below the sixth level headings are bold lines.
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const [, name] = /^\*\*(.+)\*\*$/.exec(line) ?? [];
    if (name !== undefined) headings.push({ name: toComparableName(name.replace(/\\(?=[!-/:-@[-`{-~])/g, '')), line: index + 1 });
  }
  headings.sort((a, b) => a.line - b.line);
  const zone = text.slice(0, text.indexOf('<!-- listkeeper:start')).split('\n').length;
  const starts: { id: string; line: number }[] = [];
  let at = headings.findIndex(({ line }) => line > zone);
  for (const section of wanted) {
    const name = toComparableName(section.name.zh ?? section.name.en ?? '');
    const found = headings.findIndex((heading, index) => index >= at && heading.name === name);
    if (found < 0) continue;
    starts.push({ id: section.id, line: headings[found]?.line ?? 0 });
    at = found + 1;
  }
  return starts;
}

/** What is compared of a name: what a reader sees of it, without spaces. */
const toComparableName = (name: string) => removeOrdinal(toSingleLine(name)).replace(/[\s\u200b]/g, '');

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

/** Reasons of the report with their texts, but for labels. */
export const summarizeReport = (imported: ImportedList): string[] =>
  imported.report
    .filter(({ why }) => !why.startsWith('said-by'))
    .map(({ line, why, text }) => `${line} ${why}: ${text.split('\n')[0]}`);
