import { stringify } from 'csv-stringify/sync';
import { toSingleLine } from '../../../text/invisible-characters.ts';
import { localizeText } from '../../../text/localize-text.ts';
import { type ExportedEntry, getExportTitle, type ListExport } from './list-export.ts';

type Column = [name: string, value: (one: ExportedEntry, shelf: ListExport) => string | number | undefined];

const joinValues = (values: readonly string[] | undefined) => (values ?? []).join('; ');

const columns: Column[] = [
  ['id', ({ entry }) => entry.id],
  ['kind', ({ entry }) => entry.kind],
  ['section', ({ sectionPath }) => sectionPath.join(' / ')],
  ['name', ({ entry }, { language }) => getExportTitle(entry, language)],
  ['description', ({ entry }, { language }) => localizeText(entry.description, language)],
  ['url', ({ entry }) => entry.links[0]?.url],
  ['code', ({ entry }) => entry.links[0]?.code],
  [
    'other_links',
    ({ entry }) => joinValues(entry.links.slice(1).map(({ role, url, code }) => `${role} ${url}${code ? ` ${code}` : ''}`)),
  ],
  ['authors', ({ entry }) => joinValues(entry.authors)],
  ['venue', ({ entry }) => entry.venue],
  ['year', ({ entry }) => entry.year],
  ['license', ({ entry }) => entry.license],
  ['languages', ({ entry }) => joinValues(entry.languages)],
  ['tasks', ({ entry }) => joinValues(entry.tasks)],
  ['tags', ({ entry }) => joinValues(entry.tags)],
  ['status', ({ entry }) => entry.status?.state],
  ['added', ({ entry }) => entry.added],
  ['version', ({ entry }) => entry.version],
  ['formerly', ({ entry }) => joinValues(entry.formerly)],
  ['licenses', ({ entry }) => joinValues(entry.licenses?.map((part) => `${part.of} ${part.license}`))],
  ['base', ({ entry }) => (entry.kind === 'model' ? joinValues(entry.base) : undefined)],
  ['parameters', ({ entry }) => (entry.kind === 'model' ? joinValues(entry.parameters) : undefined)],
];

/**
 * Formats the entries as CSV (RFC 4180). A cell that a spreadsheet would read as a formula is
 * prefixed with an apostrophe.
 */
export function formatCsv(listExport: ListExport): string {
  const rows = listExport.entries.map((one) => columns.map(([, value]) => toSingleLine(String(value(one, listExport) ?? ''))));
  return stringify([columns.map(([name]) => name), ...rows], { record_delimiter: '\r\n', escape_formulas: true });
}
