import { XMLParser } from 'fast-xml-parser';
import type { Identity } from '../identify.ts';
import { arxiv } from '../services/arxiv.ts';
import type { CheckTools } from '../services/service.ts';
import { known, line, type Metadata, names } from './metadata.ts';

/**
 * arXiv's Atom interface: title, authors, year of the first version (`published`), `arxiv:doi`, and `arxiv:journal_ref` where the authors gave one.
 * The pace is that of the checks.
 */
export async function arxivMetadata(batch: readonly Identity[], tools: CheckTools): Promise<Map<string, Metadata>> {
  for (const [host, pace] of Object.entries(arxiv.pace)) tools.network.pace(host, pace);
  const ids = batch.map(({ id }) => id).join(',');
  const reply = await tools.network.ask({
    url: `https://export.arxiv.org/api/query?id_list=${ids}&max_results=${batch.length}`,
    service: 'arxiv',
    readUpTo: 4 * 1024 * 1024,
    ...(tools.signal ? { signal: tools.signal } : {}),
  });
  if (!reply.ok || reply.status !== 200 || reply.truncated) return new Map();
  const papers = readFeed(new TextDecoder().decode(reply.body));
  return new Map(batch.flatMap(({ id, key }) => (papers.has(id) ? [[key, papers.get(id) as Metadata]] : [])));
}

const parser = new XMLParser({
  ignoreAttributes: true,
  processEntities: true,
  htmlEntities: false,
  parseTagValue: false,
  isArray: (name) => name === 'entry' || name === 'author',
});

/** Papers of a feed by id without version. With a document type an answer could define entities: then it is not read. */
function readFeed(text: string): Map<string, Metadata> {
  const papers = new Map<string, Metadata>();
  if (/<!DOCTYPE|<!ENTITY/i.test(text)) return papers;
  let feed: unknown;
  try {
    feed = parser.parse(text);
  } catch {
    return papers;
  }
  for (const entry of list(field(field(feed, 'feed'), 'entry'))) {
    const id = /\/abs\/(.+?)(?:v\d+)?$/.exec(String(field(entry, 'id') ?? ''))?.[1];
    const title = line(field(entry, 'title'), 400);
    if (id === undefined || title === undefined) continue;
    const year = Number(/^(\d{4})-/.exec(String(field(entry, 'published') ?? ''))?.[1]);
    const doi = line(field(entry, 'arxiv:doi'), 200);
    papers.set(
      id.replace(/^([a-z-]+)\.[A-Z]{2}\//, '$1/'),
      known({
        source: 'arXiv',
        title,
        authors: names(list(field(entry, 'author')).map((author) => line(field(author, 'name'), 120))),
        year: year >= 1900 && year <= 2100 ? year : undefined,
        venue: line(field(entry, 'arxiv:journal_ref'), 160),
        doi: doi !== undefined && /^10\.\d{4,9}\/\S+$/.test(doi) ? doi : undefined,
      }),
    );
  }
  return papers;
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
