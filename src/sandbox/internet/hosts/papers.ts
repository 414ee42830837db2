import { escaped, json, page, type SimulatedAnswer, type SimulatedHost } from '../server.ts';

export interface Paper {
  title?: string;
  /** arXiv's comment, where a withdrawal stands. */
  comment?: string;
}

export interface ArxivSettings {
  /** By id without version; null for an id that nobody has. */
  papers?: Record<string, Paper | null>;
  /** What all other ids are. Default: papers without a title. */
  otherwise?: Paper | null;
  /** Answers the interface in place of a feed, by the ids it was asked for. */
  api?(ids: string[]): SimulatedAnswer | undefined;
}

/** arXiv: `export.arxiv.org/api/query` gives an Atom feed in another order than it was asked, without the ids it does not know; `/abs/` is 404 for those. */
export function arxivHosts({ papers = {}, otherwise = {}, api }: ArxivSettings = {}): SimulatedHost[] {
  const paperOf = (id: string) => (id in papers ? papers[id] : otherwise) ?? undefined;
  const feed = (ids: string[]) => {
    const entries = ids.toReversed().flatMap((id) => {
      const paper = paperOf(id);
      if (paper === undefined) return [];
      const comment =
        paper.comment === undefined
          ? ''
          : `<arxiv:comment xmlns:arxiv="http://arxiv.org/schemas/atom">${escaped(paper.comment)}</arxiv:comment>`;
      return [`<entry><id>http://arxiv.org/abs/${id}v2</id><title>${escaped(paper.title ?? '')}</title>${comment}</entry>`];
    });
    const body = `<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>query</title>${entries.join('')}</feed>`;
    return { headers: { 'content-type': 'application/atom+xml; charset=UTF-8' }, body };
  };
  return [
    {
      host: 'export.arxiv.org',
      answer({ url }) {
        if (url.pathname !== '/api/query') return undefined;
        const ids = (url.searchParams.get('id_list') ?? '').split(',');
        const most = Number(url.searchParams.get('max_results') ?? '10');
        return api?.(ids) ?? feed(ids.slice(0, most));
      },
    },
    {
      host: 'arxiv.org',
      answer({ url }) {
        const id = /^\/abs\/(.+?)(?:v\d+)?$/.exec(url.pathname)?.[1];
        const paper = id === undefined ? undefined : paperOf(id);
        return paper === undefined
          ? page('Article not found', '<p>Article identifier not recognized</p>', 404)
          : page(`[${id}] ${paper.title ?? ''}`);
      },
    },
  ];
}

export interface Doi {
  agency?: 'crossref' | 'datacite' | 'other';
  title?: string;
  retracted?: boolean;
  /** Where the handle leads; null for a handle without an address. */
  landing?: string | null;
}

export interface DoiSettings {
  /** By lower-case DOI; null for one that is not registered. */
  dois?: Record<string, Doi | null>;
  otherwise?: Doi | null;
  crossref?(names: string[]): SimulatedAnswer | undefined;
  datacite?(): SimulatedAnswer | undefined;
  handle?(name: string): SimulatedAnswer | undefined;
}

/** Crossref, DataCite and the handle system: batches leave out what they do not know. */
export function doiHosts({ dois = {}, otherwise = {}, crossref, datacite, handle }: DoiSettings = {}): SimulatedHost[] {
  const known = (name: string): Doi | undefined => (name in dois ? dois[name] : otherwise) ?? undefined;
  const of = (names: string[], agency: Doi['agency']) =>
    names.flatMap((name) => {
      const doi = known(name);
      return doi !== undefined && (doi.agency ?? 'crossref') === agency ? [{ name, doi }] : [];
    });
  return [
    {
      host: 'api.crossref.org',
      answer({ url }) {
        const names = (url.searchParams.get('filter') ?? '').split(',').map((part) => part.replace(/^doi:/, '').toLowerCase());
        const items = of(names, 'crossref').map(({ name, doi }) => ({
          DOI: name,
          title: doi.title === undefined ? [] : [doi.title],
          ...(doi.retracted ? { 'updated-by': [{ type: 'retraction', DOI: '10.1/notice' }] } : {}),
        }));
        return crossref?.(names) ?? json({ status: 'ok', message: { 'total-results': items.length, items } });
      },
    },
    {
      host: 'api.datacite.org',
      answer({ url }) {
        const names = Array.from((url.searchParams.get('query') ?? '').matchAll(/"([^"]+)"/g), ([, name]) => name ?? '');
        const data = of(names, 'datacite').map(({ name, doi }) => ({
          id: name,
          attributes: { state: 'findable', titles: [{ title: doi.title ?? '' }] },
        }));
        return datacite?.() ?? json({ data });
      },
    },
    {
      host: 'doi.org',
      answer({ url }) {
        const name = decodeURIComponent(url.pathname.replace(/^\/api\/handles\//, '')).toLowerCase();
        if (!url.pathname.startsWith('/api/handles/')) return undefined;
        const doi = known(name);
        const own = handle?.(name);
        if (own !== undefined) return own;
        if (doi === undefined) return json({ responseCode: 100, handle: name }, 404);
        if (doi.landing === null) return json({ responseCode: 200, handle: name, values: [] });
        const value = doi.landing ?? `https://publisher.example/articles/${encodeURIComponent(name)}`;
        return json({ responseCode: 1, handle: name, values: [{ index: 1, type: 'URL', data: { format: 'string', value } }] });
      },
    },
  ];
}

/** The ACL Anthology: a landing page for every paper but those named missing. */
export function aclHosts(
  settings: { titles?: Record<string, string>; missing?: string[]; down?: boolean } = {},
): SimulatedHost[] {
  const answer: SimulatedHost['answer'] = ({ url }) => {
    if (settings.down) return url.pathname === '/' ? { status: 503 } : { status: 404 };
    if (url.pathname === '/') return page('ACL Anthology');
    const id = /^\/([^/]+?)\/?$/.exec(url.pathname)?.[1] ?? '';
    if (settings.missing?.includes(id)) return page('404 Not Found', '<p>Not Found</p>', 404);
    const title = settings.titles?.[id];
    return page(title === undefined ? 'ACL Anthology' : `${title} - ACL Anthology`, '<main><h2 id="title">…</h2></main>');
  };
  return [{ host: 'aclanthology.org', answer }];
}
