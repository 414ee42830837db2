import { createHash } from 'node:crypto';
import { XMLBuilder } from 'fast-xml-parser';
import type { Entry } from '../../entry.ts';
import { isOnCalendar } from '../../patterns.ts';
import { plain } from '../escape.ts';
import { localized } from '../words.ts';
import { type Shelf, titleOf } from './shelf.ts';

/** Entries in a feed: readers come back for what is new. */
const most = 50;

const builder = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  format: true,
  indentBy: '  ',
  suppressEmptyNode: true,
});

/**
 * The newest entries as an Atom feed (RFC 4287). Only those that say when they were `added`, a day that there is, newest first. Ids stay the same whatever
 * else of an entry changes: they are made of its id and that day, under the feed's own address where one is given.
 */
export function newEntriesAtom(shelf: Shelf, address: string | undefined): string {
  const { info, language } = shelf;
  const dated = shelf.entries.flatMap(({ entry }) =>
    entry.added && isOnCalendar(entry.added) ? [{ entry, at: instantOf(entry.added) }] : [],
  );
  const newest = dated.sort((a, b) => compare(b.at, a.at) || compare(a.entry.id, b.entry.id)).slice(0, most);
  const title = text(localized(info.title, language) ?? '');
  const subtitle = localized(info.description, language);
  const feed = {
    '@xmlns': 'http://www.w3.org/2005/Atom',
    '@xml:lang': language,
    id: address ?? uuidOf(`feed ${info.title.en ?? info.title.zh}`),
    title,
    ...(subtitle ? { subtitle: text(subtitle) } : {}),
    updated: newest[0]?.at ?? '1970-01-01T00:00:00Z',
    author: { name: title },
    generator: 'Listkeeper',
    ...(address ? { link: { '@rel': 'self', '@type': 'application/atom+xml', '@href': address } } : {}),
    entry: newest.map(({ entry, at }) => item(entry, at, shelf, address)),
  };
  return `<?xml version="1.0" encoding="utf-8"?>\n${builder.build({ feed })}`;
}

function item(entry: Entry, at: string, { language }: Shelf, address: string | undefined) {
  const summary = localized(entry.description, language);
  const [first] = entry.links;
  return {
    id: address ? `${address}#${entry.id}` : uuidOf(`entry ${entry.id} ${at}`),
    title: text(titleOf(entry, language)),
    published: at,
    updated: at,
    category: { '@term': entry.kind },
    ...(first ? { link: { '@rel': 'alternate', '@href': text(first.url) } } : {}),
    // Without a link Atom wants a content.
    ...(summary || !first ? { [first ? 'summary' : 'content']: text(summary ?? titleOf(entry, language)) } : {}),
  };
}

/** A year or a month begins with its first day. */
function instantOf(date: string): string {
  const [year, month = '01', day = '01'] = date.split('-');
  return `${year}-${month}-${day}T00:00:00Z`;
}

/** Without characters that XML can not hold. */
const text = (given: string): string =>
  plain(given)
    .toWellFormed()
    .replace(/[\ufffe\uffff]/g, '');

/** A UUID made from a name (version 8: of our own making). */
function uuidOf(name: string): string {
  const hex = createHash('sha256').update(`listkeeper ${name}`).digest('hex');
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
