import type { Identity } from '../../url/index.ts';
import type { CheckContext } from '../shared/index.ts';
import { cleanMetadataText, type LinkMetadata, normalizeAuthors, omitUndefined } from '../shared/index.ts';
import { type ArxivEntry, parseArxivFeed } from './feed.ts';

/**
 * arXiv's Atom interface: title, authors, year of the first version (`published`), `arxiv:doi`, and
 * `arxiv:journal_ref` where the authors gave one. The pace is that of the checks.
 */
export async function fetchMetadata(batch: readonly Identity[], context: CheckContext): Promise<Map<string, LinkMetadata>> {
  const ids = batch.map(({ id }) => id).join(',');
  const response = await context.network.request({
    url: `https://export.arxiv.org/api/query?id_list=${ids}&max_results=${batch.length}`,
    service: 'arxiv',
    maxBodyBytes: 4 * 1024 * 1024,
    ...(context.signal ? { signal: context.signal } : {}),
  });
  const papers = response.ok && response.status === 200 ? parseArxivFeed(response) : undefined;
  return new Map(
    batch.flatMap(({ id, key }): [string, LinkMetadata][] => {
      const metadata = createMetadata(papers?.get(id));
      return metadata === undefined ? [] : [[key, metadata]];
    }),
  );
}

function createMetadata(paper: ArxivEntry | undefined): LinkMetadata | undefined {
  const title = cleanMetadataText(paper?.title, 400);
  if (paper === undefined || title === undefined) return undefined;
  const year = Number(/^(\d{4})-/.exec(paper.published)?.[1]);
  const doi = cleanMetadataText(paper.doi, 200);
  return omitUndefined({
    source: 'arXiv',
    title,
    authors: normalizeAuthors(paper.authors.map((name) => cleanMetadataText(name, 120))),
    year: year >= 1900 && year <= 2100 ? year : undefined,
    venue: cleanMetadataText(paper.journalRef, 160),
    doi: doi !== undefined && /^10\.\d{4,9}\/\S+$/.test(doi) ? doi : undefined,
  });
}
