import { XMLParser } from 'fast-xml-parser';
import type { Identity } from '../../url/index.ts';
import type { CheckContext } from '../shared/index.ts';
import { cleanMetadataText, type LinkMetadata, normalizeAuthors, omitUndefined } from '../shared/index.ts';

/**
 * arXiv's Atom interface: title, authors, year of the first version (`published`), `arxiv:doi`, and `arxiv:journal_ref` where the authors gave one.
 * The pace is that of the checks.
 */
export async function fetchMetadata(batch: readonly Identity[], context: CheckContext): Promise<Map<string, LinkMetadata>> {
  const ids = batch.map(({ id }) => id).join(',');
  const response = await context.network.request({
    url: `https://export.arxiv.org/api/query?id_list=${ids}&max_results=${batch.length}`,
    service: 'arxiv',
    maxBodyBytes: 4 * 1024 * 1024,
    ...(context.signal ? { signal: context.signal } : {}),
  });
  if (!response.ok || response.status !== 200 || response.truncated) return new Map();
  const papers = parseMetadataFeed(new TextDecoder().decode(response.body));
  return new Map(batch.flatMap(({ id, key }) => (papers.has(id) ? [[key, papers.get(id) as LinkMetadata]] : [])));
}

const parser = new XMLParser({
  ignoreAttributes: true,
  processEntities: true,
  htmlEntities: false,
  parseTagValue: false,
  isArray: (name) => name === 'entry' || name === 'author',
});

/** Papers of a feed by id without version. With a document type an answer could define entities: then it is not read. */
function parseMetadataFeed(text: string): Map<string, LinkMetadata> {
  const papers = new Map<string, LinkMetadata>();
  if (/<!DOCTYPE|<!ENTITY/i.test(text)) return papers;
  let feed: unknown;
  try {
    feed = parser.parse(text);
  } catch {
    return papers;
  }
  for (const entry of toArray(getField(getField(feed, 'feed'), 'entry'))) {
    const id = /\/abs\/(.+?)(?:v\d+)?$/.exec(String(getField(entry, 'id') ?? ''))?.[1];
    const title = cleanMetadataText(getField(entry, 'title'), 400);
    if (id === undefined || title === undefined) continue;
    const year = Number(/^(\d{4})-/.exec(String(getField(entry, 'published') ?? ''))?.[1]);
    const doi = cleanMetadataText(getField(entry, 'arxiv:doi'), 200);
    papers.set(
      id.replace(/^([a-z-]+)\.[A-Z]{2}\//, '$1/'),
      omitUndefined({
        source: 'arXiv',
        title,
        authors: normalizeAuthors(
          toArray(getField(entry, 'author')).map((author) => cleanMetadataText(getField(author, 'name'), 120)),
        ),
        year: year >= 1900 && year <= 2100 ? year : undefined,
        venue: cleanMetadataText(getField(entry, 'arxiv:journal_ref'), 160),
        doi: doi !== undefined && /^10\.\d{4,9}\/\S+$/.test(doi) ? doi : undefined,
      }),
    );
  }
  return papers;
}

function getField(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

const toArray = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
