import { createJsonResponse, type SimulatedHost, type SimulatedResponse } from '../responses.ts';

export interface DoiRecord {
  /**
   * `other`: one of the agencies besides the two. `registrar` is what the DOI Foundation calls it.
   */
  agency?: 'crossref' | 'datacite' | 'other';
  registrar?: string;
  title?: string;
  retracted?: boolean;
  /** Types of the updates that Crossref lists: `retraction`, `expression_of_concern`. */
  updates?: string[];
  publisher?: string;
  /** The state at DataCite. Default `findable`. */
  state?: string;
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
  /** What the DOI Foundation answers about agencies. */
  registry?(): SimulatedResponse | undefined;
}

const landingOf = (name: string) => `https://publisher.example/articles/${encodeURIComponent(name)}`;

function updatesOf({ retracted, updates = retracted ? ['retraction'] : [] }: DoiRecord): object {
  if (updates.length === 0) return {};
  const list = updates.map((type) => ({ type, label: type, source: 'publisher', DOI: '10.1/notice', updated: { timestamp: 1 } }));
  return { 'updated-by': list };
}

const registrars = { crossref: 'Crossref', datacite: 'DataCite', other: 'mEDRA' };

/**
 * The DOI Foundation's answer about many names: the agency of each, in the order of the question.
 */
function answerAgencies(path: string, known: (name: string) => DoiRecord | undefined): SimulatedResponse {
  const names = path.split(',').map(decodeURIComponent);
  return createJsonResponse(
    names.map((name) => {
      const doi = known(name.toLowerCase());
      return doi === undefined
        ? { DOI: name, status: 'DOI does not exist' }
        : { DOI: name, RA: doi.registrar ?? registrars[doi.agency ?? 'crossref'] };
    }),
  );
}

/** Crossref, DataCite, the DOI Foundation and the handle system. Batches leave out unknown DOIs. */
export function createDoiHosts(options: DoiOptions = {}): SimulatedHost[] {
  const { dois = {}, defaultRecord = {}, crossref, datacite, handle, registry } = options;
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
          publisher: doi.publisher ?? 'A publisher',
          resource: { primary: { URL: doi.landing ?? landingOf(name) } },
          ...updatesOf(doi),
        }));
        return crossref?.(names) ?? createJsonResponse({ status: 'ok', message: { 'total-results': items.length, items } });
      },
    },
    {
      host: 'api.datacite.org',
      respond({ url }) {
        const names = Array.from((url.searchParams.get('query') ?? '').matchAll(/"([^"]+)"/g), ([, name]) => name ?? '');
        const data = of(names, 'datacite').map(({ name, doi }) => ({
          id: name,
          attributes: { state: doi.state ?? 'findable', titles: [{ title: doi.title ?? '' }] },
        }));
        return datacite?.() ?? createJsonResponse({ data });
      },
    },
    {
      host: 'doi.org',
      respond({ url }) {
        if (url.pathname.startsWith('/doiRA/'))
          return registry?.() ?? answerAgencies(url.pathname.slice('/doiRA/'.length), known);
        const name = decodeURIComponent(url.pathname.replace(/^\/api\/handles\//, '')).toLowerCase();
        if (!url.pathname.startsWith('/api/handles/')) return undefined;
        const doi = known(name);
        const own = handle?.(name);
        if (own !== undefined) return own;
        if (doi === undefined) return createJsonResponse({ responseCode: 100, handle: name }, 404);
        if (doi.landing === null) return createJsonResponse({ responseCode: 200, handle: name, values: [] });
        const value = doi.landing ?? landingOf(name);
        return createJsonResponse({
          responseCode: 1,
          handle: name,
          values: [{ index: 1, type: 'URL', data: { format: 'string', value } }],
        });
      },
    },
  ];
}
