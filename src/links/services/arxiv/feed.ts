import { XMLParser } from 'fast-xml-parser';
import type { HttpResponse } from '../../../http/index.ts';

/** One entry of arXiv's Atom feed. All texts have their white space collapsed. */
export interface ArxivEntry {
  /** Without version and subject class: `2010.07497`, `cs/0501001`. */
  id: string;
  title: string;
  /** The authors’ comment on the newest version, which says whether it was withdrawn. */
  comment: string;
  authors: string[];
  /** When the first version came: `2020-10-15T03:34:33Z`. */
  published: string;
  journalRef: string;
  doi: string;
}

const parser = new XMLParser({
  ignoreAttributes: true,
  processEntities: true,
  // Without it fast-xml-parser 5.12.1 leaves `&#39;` and every other numeric reference as it is.
  htmlEntities: true,
  parseTagValue: false,
  isArray: (name) => name === 'entry' || name === 'author',
});

/**
 * The end of an entry's id. The path before it has changed: `arxiv.org/abs/…` until April 2026,
 * `arxiv.org/api/…` in some feeds since. An error is an entry too, and its id ends otherwise.
 */
const entryIdPattern = /\/((?:[a-z-]+(?:\.[A-Z]{2})?\/\d{7})|\d{4}\.\d{4,5})(?:v\d+)?$/;

/**
 * Reads arXiv's Atom feed into entries by id. Entries that are no papers are left out.
 * @returns undefined when the response is no such feed, or was cut short.
 */
export function parseArxivFeed(response: HttpResponse): Map<string, ArxivEntry> | undefined {
  const text = new TextDecoder().decode(response.body);
  // A feed has no document type; with one, an answer could define entities.
  if (response.truncated || /<!DOCTYPE|<!ENTITY/i.test(text)) return undefined;
  let feed: unknown;
  try {
    feed = parser.parse(text);
  } catch {
    return undefined;
  }
  const root = getField(feed, 'feed');
  if (root === undefined) return undefined;
  const papers = new Map<string, ArxivEntry>();
  for (const entry of toArray(getField(root, 'entry'))) {
    const id = entryIdPattern.exec(normalizeText(getField(entry, 'id')))?.[1]?.replace(/^([a-z-]+)\.[A-Z]{2}\//, '$1/');
    if (id !== undefined)
      papers.set(id, {
        id,
        title: normalizeText(getField(entry, 'title')),
        comment: normalizeText(getField(entry, 'arxiv:comment')),
        authors: toArray(getField(entry, 'author')).map((author) => normalizeText(getField(author, 'name'))),
        published: normalizeText(getField(entry, 'published')),
        journalRef: normalizeText(getField(entry, 'arxiv:journal_ref')),
        doi: normalizeText(getField(entry, 'arxiv:doi')),
      });
  }
  return papers;
}

function getField(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

const toArray = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

function normalizeText(value: unknown): string {
  return typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() : '';
}
