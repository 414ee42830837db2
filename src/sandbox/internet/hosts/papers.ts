import { escapeHtml, htmlResponse, jsonResponse, type SimulatedHost, type SimulatedResponse } from '../simulated-internet.ts';

export interface ArxivPaper {
  title?: string;
  /** arXiv's comment, where a withdrawal stands. */
  comment?: string;
}

export interface ArxivOptions {
  /** By id without version; null for an id that nobody has. */
  papers?: Record<string, ArxivPaper | null>;
  /** What all other ids are. Default: papers without a title. */
  defaultPaper?: ArxivPaper | null;
  /** Answers the interface in place of a feed, by the ids it was asked for. */
  respondToQuery?(ids: string[]): SimulatedResponse | undefined;
}

/** arXiv: `export.arxiv.org/api/query` gives an Atom feed in another order than it was asked, without the ids it does not know; `/abs/` is 404 for those. */
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

export interface DoiRecord {
  agency?: 'crossref' | 'datacite' | 'other';
  title?: string;
  retracted?: boolean;
  /** Where the handle leads; null for a handle without an address. */
  landing?: string | null;
}

export interface DoiOptions {
  /** By lower-case DOI; null for one that is not registered. */
  dois?: Record<string, DoiRecord | null>;
  defaultRecord?: DoiRecord | null;
  crossref?(names: string[]): SimulatedResponse | undefined;
  datacite?(): SimulatedResponse | undefined;
  handle?(name: string): SimulatedResponse | undefined;
}

/** Crossref, DataCite and the handle system: batches leave out what they do not know. */
export function doiHosts({ dois = {}, defaultRecord = {}, crossref, datacite, handle }: DoiOptions = {}): SimulatedHost[] {
  const known = (name: string): DoiRecord | undefined => (name in dois ? dois[name] : defaultRecord) ?? undefined;
  const of = (names: string[], agency: DoiRecord['agency']) =>
    names.flatMap((name) => {
      const doi = known(name);
      return doi !== undefined && (doi.agency ?? 'crossref') === agency ? [{ name, doi }] : [];
    });
  return [
    {
      host: 'api.crossref.org',
      respond({ url }) {
        const names = (url.searchParams.get('filter') ?? '').split(',').map((part) => part.replace(/^doi:/, '').toLowerCase());
        const items = of(names, 'crossref').map(({ name, doi }) => ({
          DOI: name,
          title: doi.title === undefined ? [] : [doi.title],
          ...(doi.retracted ? { 'updated-by': [{ type: 'retraction', DOI: '10.1/notice' }] } : {}),
        }));
        return crossref?.(names) ?? jsonResponse({ status: 'ok', message: { 'total-results': items.length, items } });
      },
    },
    {
      host: 'api.datacite.org',
      respond({ url }) {
        const names = Array.from((url.searchParams.get('query') ?? '').matchAll(/"([^"]+)"/g), ([, name]) => name ?? '');
        const data = of(names, 'datacite').map(({ name, doi }) => ({
          id: name,
          attributes: { state: 'findable', titles: [{ title: doi.title ?? '' }] },
        }));
        return datacite?.() ?? jsonResponse({ data });
      },
    },
    {
      host: 'doi.org',
      respond({ url }) {
        const name = decodeURIComponent(url.pathname.replace(/^\/api\/handles\//, '')).toLowerCase();
        if (!url.pathname.startsWith('/api/handles/')) return undefined;
        const doi = known(name);
        const own = handle?.(name);
        if (own !== undefined) return own;
        if (doi === undefined) return jsonResponse({ responseCode: 100, handle: name }, 404);
        if (doi.landing === null) return jsonResponse({ responseCode: 200, handle: name, values: [] });
        const value = doi.landing ?? `https://publisher.example/articles/${encodeURIComponent(name)}`;
        return jsonResponse({
          responseCode: 1,
          handle: name,
          values: [{ index: 1, type: 'URL', data: { format: 'string', value } }],
        });
      },
    },
  ];
}

/** The ACL Anthology: a landing page for every paper but those named missing. */
export function aclHosts(
  settings: { titles?: Record<string, string>; missing?: string[]; down?: boolean } = {},
): SimulatedHost[] {
  const answer: SimulatedHost['respond'] = ({ url }) => {
    if (settings.down) return url.pathname === '/' ? { status: 503 } : { status: 404 };
    if (url.pathname === '/') return htmlResponse('ACL Anthology');
    const id = /^\/([^/]+?)\/?$/.exec(url.pathname)?.[1] ?? '';
    if (settings.missing?.includes(id)) return htmlResponse('404 Not Found', '<p>Not Found</p>', 404);
    const title = settings.titles?.[id];
    return htmlResponse(title === undefined ? 'ACL Anthology' : `${title} - ACL Anthology`, '<main><h2 id="title">…</h2></main>');
  };
  return [{ host: 'aclanthology.org', respond: answer }];
}
