import { stringify } from 'csv-stringify/sync';
import { toSingleLine } from '../../../text/invisible-characters.ts';
import { localizeText } from '../../../text/language/localize-text.ts';
import type { Entry } from '../../schema/index.ts';
import { formatSize } from '../entries/entry-sizes.ts';
import { type ExportedEntry, getExportTitle, type ListExport } from './list-export.ts';

type Column = [
  name: string,
  value: (one: ExportedEntry, shelf: ListExport) => string | number | undefined,
  /** Of its values; text where not given. */
  type?: 'integer',
];

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
  ['year', ({ entry }) => entry.year, 'integer'],
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
  ['context', ({ entry }) => (entry.kind === 'model' ? entry.context : undefined), 'integer'],
  ['modality', ({ entry }) => ('modality' in entry ? joinValues(entry.modality) : undefined)],
  [
    'size',
    ({ entry }, { language, info }) =>
      'size' in entry ? joinValues(entry.size?.map((size) => formatSize(size, language, info.words))) : undefined,
  ],
  ['organization', ({ entry }, { language }) => localizeText(entry.organization, language)],
  ['access', ({ entry }) => entry.access],
  ['use', ({ entry }) => entry.use],
  ['opens', ({ entry }) => entry.opens],
  ['closes', ({ entry }) => entry.closes],
  ['identifiers', ({ entry }) => joinValues(formatIdentifiers(entry.identifiers))],
  ['publications', ({ entry }) => joinValues(entry.publications?.map(formatPublication))],
  ['source', ({ entry }, { language }) => ('source' in entry ? localizeText(entry.source, language) : undefined)],
  ['note', ({ entry }, { language }) => localizeText(entry.note, language)],
  ['relations', ({ entry }) => joinValues(entry.relations?.map(({ type, to }) => `${type} ${to}`))],
];

/** Columns of a list that keeps facts about repositories. */
const factColumns: Column[] = [
  ['repository', ({ facts }) => facts?.repository],
  ['stars', ({ facts }) => facts?.stars, 'integer'],
  ['pushed', ({ facts }) => facts?.pushed],
  ['released', ({ facts }) => facts?.released],
  ['detected_license', ({ facts }) => facts?.license],
  ['archived', ({ facts }) => (facts?.archived ? 'true' : undefined)],
  ['stale', ({ facts }) => (facts?.stale ? 'true' : undefined)],
];

const listColumns = (hasFacts: boolean): readonly Column[] => (hasFacts ? [...columns, ...factColumns] : columns);

/**
 * The columns with their types. Identifiers and codes of digits alone are text.
 * @param hasFacts the list keeps facts about repositories.
 */
export const describeCsvColumns = (hasFacts: boolean): { name: string; type: 'string' | 'integer' }[] =>
  listColumns(hasFacts).map(([name, , type]) => ({ name, type: type ?? 'string' }));

const formatIdentifiers = (identifiers: Entry['identifiers']): string[] =>
  Object.entries(identifiers ?? {}).map(([name, id]) => `${name}:${id}`);

const formatPublication = ({ title, venue, year, identifiers }: NonNullable<Entry['publications']>[number]): string =>
  [title, venue, year, ...formatIdentifiers(identifiers)].filter((part) => part !== undefined).join(', ');

/**
 * Formats the entries as CSV (RFC 4180). A cell that a spreadsheet would read as a formula is
 * prefixed with an apostrophe.
 */
export function formatCsv(listExport: ListExport): string {
  const shown = listColumns(listExport.facts !== undefined);
  const rows = listExport.entries.map((one) => shown.map(([, value]) => toSingleLine(String(value(one, listExport) ?? ''))));
  return stringify([shown.map(([name]) => name), ...rows], { record_delimiter: '\r\n', escape_formulas: true });
}
