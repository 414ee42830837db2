import { createHash } from 'node:crypto';
import { XMLBuilder } from 'fast-xml-parser';
import { compareCodeUnits } from '../../../text/compare.ts';
import { toSingleLine } from '../../../text/invisible-characters.ts';
import { localizeText } from '../../../text/language/localize-text.ts';
import { type Entry, isCalendarDate } from '../../schema/index.ts';
import { getExportTitle, type ListExport } from './list-export.ts';

/** The most entries in a feed. */
const maxFeedEntries = 50;

const builder = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  format: true,
  indentBy: '  ',
  suppressEmptyNode: true,
});

/**
 * Formats the newest entries with a valid date in `added` as an Atom feed (RFC 4287). An id in the
 * feed derives from the entry's id and that date, so other changes do not affect it.
 */
export function formatAtom(listExport: ListExport, address: string | undefined): string {
  const { info, language } = listExport;
  const dated = listExport.entries.flatMap(({ entry }) =>
    entry.added && isCalendarDate(entry.added) ? [{ entry, at: toTimestamp(entry.added) }] : [],
  );
  const newest = dated
    .sort((a, b) => compareCodeUnits(b.at, a.at) || compareCodeUnits(a.entry.id, b.entry.id))
    .slice(0, maxFeedEntries);
  const title = toXmlText(localizeText(info.title, language) ?? '');
  const subtitle = localizeText(info.description, language);
  const feed = {
    '@xmlns': 'http://www.w3.org/2005/Atom',
    '@xml:lang': language,
    id: address ?? createUuid(`feed ${info.title.en ?? info.title.zh}`),
    title,
    ...(subtitle ? { subtitle: toXmlText(subtitle) } : {}),
    updated: newest[0]?.at ?? '1970-01-01T00:00:00Z',
    author: { name: title },
    generator: 'Listkeeper',
    ...(address ? { link: { '@rel': 'self', '@type': 'application/atom+xml', '@href': address } } : {}),
    entry: newest.map(({ entry, at }) => buildFeedEntry(entry, at, listExport, address)),
  };
  return `<?xml version="1.0" encoding="utf-8"?>\n${builder.build({ feed })}`;
}

function buildFeedEntry(entry: Entry, at: string, { language }: ListExport, address: string | undefined) {
  const summary = localizeText(entry.description, language);
  const [first] = entry.links;
  return {
    id: address ? `${address}#${entry.id}` : createUuid(`entry ${entry.id} ${at}`),
    title: toXmlText(getExportTitle(entry, language)),
    published: at,
    updated: at,
    category: { '@term': entry.kind },
    ...(first ? { link: { '@rel': 'alternate', '@href': toXmlText(first.url) } } : {}),
    // Atom requires `content` in an entry without a link.
    ...(summary || !first ? { [first ? 'summary' : 'content']: toXmlText(summary ?? getExportTitle(entry, language)) } : {}),
  };
}

/** The first day of a year or a month. */
function toTimestamp(date: string): string {
  const [year, month = '01', day = '01'] = date.split('-');
  return `${year}-${month}-${day}T00:00:00Z`;
}

/** Removes characters that XML does not allow. */
const toXmlText = (given: string): string =>
  toSingleLine(given)
    .toWellFormed()
    .replace(/[\ufffe\uffff]/g, '');

/** A UUID made from a name (version 8 of RFC 9562: custom). */
function createUuid(name: string): string {
  const hex = createHash('sha256').update(`listkeeper ${name}`).digest('hex');
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
