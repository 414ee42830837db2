import { escapeHtml, htmlResponse, type SimulatedHost, type SimulatedResponse } from '../responses.ts';

interface ArxivPaper {
  title?: string;
  /** The comment field, where arXiv notes a withdrawal. */
  comment?: string;
}

export interface ArxivOptions {
  /** By id without version; null for an unknown id. */
  papers?: Record<string, ArxivPaper | null>;
  /** What all other ids are. Default: papers without a title. */
  defaultPaper?: ArxivPaper | null;
  /** Replaces the feed of the API, by the requested ids. */
  respondToQuery?(ids: string[]): SimulatedResponse | undefined;
}

/**
 * arXiv. `export.arxiv.org/api/query` answers with an Atom feed in another order than requested,
 * without unknown ids. `/abs/` answers 404 for unknown ids.
 */
export function arxivHosts({ papers = {}, defaultPaper = {}, respondToQuery }: ArxivOptions = {}): SimulatedHost[] {
  const paperOf = (id: string) => (id in papers ? papers[id] : defaultPaper) ?? undefined;
  const feed = (ids: string[]) => {
    const entries = ids.toReversed().flatMap((id) => {
      const paper = paperOf(id);
      if (paper === undefined) return [];
      const comment =
        paper.comment === undefined
          ? ''
          : `<arxiv:comment xmlns:arxiv="http://arxiv.org/schemas/atom">${escapeHtml(paper.comment)}</arxiv:comment>`;
      return [`<entry><id>http://arxiv.org/abs/${id}v2</id><title>${escapeHtml(paper.title ?? '')}</title>${comment}</entry>`];
    });
    const body = `<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>query</title>${entries.join('')}</feed>`;
    return { headers: { 'content-type': 'application/atom+xml; charset=UTF-8' }, body };
  };
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
    {
      host: 'arxiv.org',
      respond({ url }) {
        const id = /^\/abs\/(.+?)(?:v\d+)?$/.exec(url.pathname)?.[1];
        const paper = id === undefined ? undefined : paperOf(id);
        return paper === undefined
          ? htmlResponse('Article not found', '<p>Article identifier not recognized</p>', 404)
          : htmlResponse(`[${id}] ${paper.title ?? ''}`);
      },
    },
  ];
}
