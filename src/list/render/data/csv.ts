import { stringify } from 'csv-stringify/sync';
import { plain } from '../escape.ts';
import { localized } from '../words.ts';
import { type Shelf, type ShelvedEntry, titleOf } from './shelf.ts';

type Column = [name: string, value: (one: ShelvedEntry, shelf: Shelf) => string | number | undefined];

const list = (values: readonly string[] | undefined) => (values ?? []).join('; ');

const columns: Column[] = [
  ['id', ({ entry }) => entry.id],
  ['kind', ({ entry }) => entry.kind],
  ['section', ({ path }) => path.join(' / ')],
  ['name', ({ entry }, { language }) => titleOf(entry, language)],
  ['description', ({ entry }, { language }) => localized(entry.description, language)],
  ['url', ({ entry }) => entry.links[0]?.url],
  ['code', ({ entry }) => entry.links[0]?.code],
  [
    'other_links',
    ({ entry }) => list(entry.links.slice(1).map(({ role, url, code }) => `${role} ${url}${code ? ` ${code}` : ''}`)),
  ],
  ['authors', ({ entry }) => list(entry.authors)],
  ['venue', ({ entry }) => entry.venue],
  ['year', ({ entry }) => entry.year],
  ['license', ({ entry }) => entry.license],
  ['languages', ({ entry }) => list(entry.languages)],
  ['tasks', ({ entry }) => list(entry.tasks)],
  ['tags', ({ entry }) => list(entry.tags)],
  ['status', ({ entry }) => entry.status?.state],
  ['added', ({ entry }) => entry.added],
];

/**
 * The entries as a table after RFC 4180: commas, CRLF, a header. A cell that a spreadsheet would take for a formula gets an apostrophe
 * before it.
 */
export function listCsv(shelf: Shelf): string {
  const rows = shelf.entries.map((one) => columns.map(([, value]) => plain(String(value(one, shelf) ?? ''))));
  return stringify([columns.map(([name]) => name), ...rows], { record_delimiter: '\r\n', escape_formulas: true });
}
