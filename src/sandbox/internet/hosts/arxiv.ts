import { createHtmlResponse, escapeHtml, type SimulatedHost, type SimulatedResponse } from '../responses.ts';

interface ArxivPaper {
  title?: string;
  /** The comment field, where arXiv notes a withdrawal. */
  comment?: string;
  /** How many versions it has. Default 2. */
  versions?: number;
  /** Forms that it lacks: `html`, `src`, or the `pdf` of a withdrawn version. */
  lacks?: readonly string[];
}

export interface ArxivOptions {
  /** By id without version; null for an unknown id. */
  papers?: Record<string, ArxivPaper | null>;
  /** What all other ids are. Default: papers without a title. */
  defaultPaper?: ArxivPaper | null;
  /** Replaces the feed of the API, by the requested ids. */
  respondToQuery?(ids: string[]): SimulatedResponse | undefined;
}

const feedHead = `<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns="http://www.w3.org/2005/Atom">
  <id>https://arxiv.org/api/HQttLwSI9ar2vqfmj4lJ7u3JUas</id>
  <title>arXiv Query</title>`;

/**
 * A feed as arXiv writes it since 2026: the feed's own id leads to `/api/`, and so do those of
 * errors.
 */
export function createArxivFeed(entries: string): SimulatedResponse {
  return {
    headers: { 'content-type': 'application/atom+xml; charset=UTF-8' },
    body: `${feedHead}\n${entries}\n</feed>`,
  };
}

/** One entry, in whatever place of the site its id is. */
export function createArxivEntry(
  id: string,
  { title = '', comment, versions = 2 }: ArxivPaper,
  place = 'http://arxiv.org/abs',
): string {
  const words = comment === undefined ? '' : `<arxiv:comment>${escapeHtml(comment)}</arxiv:comment>`;
  return `<entry><id>${place}/${id}v${versions}</id><title>${escapeHtml(title)}</title><published>2020-10-15T03:34:33Z</published>${words}</entry>`;
}

/**
 * arXiv. `export.arxiv.org/api/query` answers with an Atom feed in another order than requested,
 * without unknown ids. The pages answer 404 for unknown ids, versions and forms.
 */
export function createArxivHosts({ papers = {}, defaultPaper = {}, respondToQuery }: ArxivOptions = {}): SimulatedHost[] {
  const paperOf = (id: string) => (id in papers ? papers[id] : defaultPaper) ?? undefined;
  const feed = (ids: string[]) =>
    createArxivFeed(
      ids
        .toReversed()
        .flatMap((id) => {
          const paper = paperOf(id);
          return paper === undefined ? [] : [createArxivEntry(id, paper)];
        })
        .join('\n'),
    );
  return [
    {
      host: 'export.arxiv.org',
      respond({ url }) {
        if (url.pathname !== '/api/query') return undefined;
        const ids = (url.searchParams.get('id_list') ?? '').split(',');
        const most = Number(url.searchParams.get('max_results') ?? '10');
        return respondToQuery?.(ids) ?? feed(ids.slice(0, most));
      },
    },
    { host: 'arxiv.org', respond: ({ url }) => respondByPage(url, paperOf) },
  ];
}

function respondByPage({ pathname }: URL, paperOf: (id: string) => ArxivPaper | undefined): SimulatedResponse {
  const [, form = '', id = '', version = '1'] = /^\/([a-z-]+)\/(.+?)(?:v(\d+))?(?:\.pdf)?$/.exec(pathname) ?? [];
  const paper = paperOf(id.replace(/^([a-z-]+)\.[A-Z]{2}\//, '$1/'));
  if (paper === undefined) return createHtmlResponse('Article not found', '<p>Article identifier not recognized</p>', 404);
  if (Number(version) > (paper.versions ?? 2) || paper.lacks?.includes(form))
    return createHtmlResponse('Not found', `<p>No ${escapeHtml(form)} for ${escapeHtml(id)}</p>`, 404);
  if (form === 'pdf') return { headers: { 'content-type': 'application/pdf' }, body: '%PDF-1.5' };
  const comments = paper.comment === undefined ? '' : `<td class="tablecell comments mathjax">${escapeHtml(paper.comment)}</td>`;
  return createHtmlResponse(
    `[${id}] ${paper.title ?? ''}`,
    `<h1 class="title mathjax"><span class="descriptor">Title:</span>${escapeHtml(paper.title ?? '')}</h1><table><tr>${comments}</tr></table>`,
  );
}
