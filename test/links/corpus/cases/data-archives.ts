import { createDoiHosts, type DoiOptions } from '../../../../src/sandbox/internet/hosts/doi.ts';
import {
  createHtmlResponse,
  createJsonResponse,
  createRedirectResponse,
  type SimulatedHost,
} from '../../../../src/sandbox/internet/responses.ts';
import { alive, gone, type LinkCase, notGone } from '../link-case.ts';

type Expected = Partial<LinkCase> & Pick<LinkCase, 'dead' | 'verdict' | 'reason'>;
const title = 'CMeIE: Chinese Medical Information Extraction';

/** A host that answers one path, and 404 for anything else. */
const api = (host: string, path: string, respond: SimulatedHost['respond']): SimulatedHost => ({
  host,
  respond: (request) => (decodeURIComponent(request.url.pathname) === path ? respond(request) : { status: 404, body: '' }),
});

const zenodo = (answer: SimulatedHost['respond']): SimulatedHost[] => [api('zenodo.org', '/api/records/3509134', answer)];
const zenodoRecord = () =>
  createJsonResponse({
    created: '2019-10-18T00:00:00.000000+00:00',
    id: 3509134,
    recid: '3509134',
    conceptrecid: '3509133',
    doi: '10.5281/zenodo.3509134',
    metadata: { title, access_right: 'open', creators: [{ name: 'Li, A.' }] },
    status: 'published',
    submitted: true,
  });
const zenodoSource = 'test suites of clients of Zenodo: {"status":404,"message":"The persistent identifier does not exist."}';

function zenodoCase(name: string, answer: SimulatedHost['respond'], expected: Expected, rest: Partial<LinkCase> = {}): LinkCase {
  return {
    name: `Zenodo: ${name}`,
    url: 'https://zenodo.org/records/3509134',
    hosts: zenodo(answer),
    source: zenodoSource,
    ...expected,
    ...rest,
  };
}

export const zenodoCases: LinkCase[] = [
  ...[
    'https://zenodo.org/record/3509134',
    'http://zenodo.org/records/3509134#.Xyz',
    'https://doi.org/10.5281/zenodo.3509134',
    'https://zenodo.org/doi/10.5281/zenodo.3509134',
    'https://zenodo.org/records/3509134/latest',
  ].map((url) => zenodoCase(`a record as ${url}`, zenodoRecord, alive(), { url, names: [title] })),
  zenodoCase('another record than the entry’s', zenodoRecord, alive(), {
    names: ['Beetles of Northern Sumatra'],
    note: 'possibly-wrong-link',
  }),
  zenodoCase(
    'an id that nobody has',
    () => createJsonResponse({ status: 404, message: 'The persistent identifier does not exist.' }, 404),
    { ...gone('not-found'), authoritative: true },
  ),
  zenodoCase(
    'a record that was taken away, whose DOI is findable',
    () =>
      createJsonResponse(
        {
          status: 410,
          message: 'The record has been deleted.',
          tombstone: {
            removal_reason: { id: 'take-down-request' },
            note: '',
            removal_date: '2026-02-01T10:00:00+00:00',
            is_visible: true,
          },
        },
        410,
      ),
    { ...gone('removed'), authoritative: true },
    { url: 'https://doi.org/10.5281/zenodo.3509134', source: 'services-2026.md: a findable name may lead to 410' },
  ),
  zenodoCase(
    'a restricted record',
    () => createJsonResponse({ status: 403, message: 'Permission denied.' }, 403),
    notGone('restricted', 'private-or-missing'),
  ),
  zenodoCase(
    'the guests’ quota',
    () => ({ status: 429, headers: { 'x-ratelimit-remaining': '0' }, body: '' }),
    notGone('limited', 'deferred'),
  ),
  zenodoCase(
    'an outage in HTML',
    () => createHtmlResponse('503', '<p>Zenodo is down</p>', 503),
    notGone('unreachable', 'server-error'),
  ),
  zenodoCase(
    'a wall with status 404',
    () => createHtmlResponse('Not here', '<p>nginx</p>', 404),
    notGone('unknown', 'unreadable'),
  ),
  zenodoCase('a file of a record, by its page', zenodoRecord, gone('not-found'), {
    url: 'https://zenodo.org/records/3509134/files/data.zip',
  }),
];

const figshareUrl = 'https://figshare.com/articles/dataset/CMeIE/1512427';
const figshare = (answer: SimulatedHost['respond']): SimulatedHost[] => [api('api.figshare.com', '/v2/articles/1512427', answer)];
const figshareItem = () =>
  createJsonResponse({
    id: 1512427,
    title,
    status: 'public',
    version: 5,
    is_confidential: false,
    doi: '10.6084/m9.figshare.1512427.v5',
  });
const notFound = () => createJsonResponse({ message: 'Entity not found: ArticleVersion', code: 'EntityNotFound' }, 404);
const figshareSource = 'test suites of clients of figshare: 404 EntityNotFound, also for a private item';

function figshareCase(
  name: string,
  answer: SimulatedHost['respond'],
  expected: Expected,
  rest: Partial<LinkCase> = {},
): LinkCase {
  return { name: `figshare: ${name}`, url: figshareUrl, hosts: figshare(answer), source: figshareSource, ...expected, ...rest };
}

export const figshareCases: LinkCase[] = [
  ...[
    figshareUrl,
    `${figshareUrl}/1`,
    'https://doi.org/10.6084/m9.figshare.1512427',
    'https://doi.org/10.6084/m9.figshare.1512427.v5',
    'https://monash.figshare.com/articles/dataset/CMeIE/1512427',
    'https://figshare.com/articles/CMeIE/1512427',
  ].map((url) => figshareCase(`an item as ${url}`, figshareItem, alive(), { url, names: [title] })),
  figshareCase('an item that nobody is shown', notFound, { ...gone('not-found'), authoritative: false }),
  figshareCase('a version that does not exist', figshareItem, gone('form-gone'), { url: `${figshareUrl}/9`, to: figshareUrl }),
  figshareCase('a wall', () => ({ status: 403, body: 'Forbidden' }), notGone('blocked', 'forbidden')),
];

const dryadUrl = 'https://datadryad.org/dataset/doi:10.5061/dryad.k3j9kd5h6';
const dryad = (answer: SimulatedHost['respond']): SimulatedHost[] => [
  api('datadryad.org', '/api/v2/datasets/doi:10.5061/dryad.k3j9kd5h6', answer),
];
const dryadSet = () =>
  createJsonResponse({ identifier: 'doi:10.5061/dryad.k3j9kd5h6', id: 12, title, versionNumber: 5, visibility: 'public' });

function dryadCase(name: string, answer: SimulatedHost['respond'], expected: Expected, rest: Partial<LinkCase> = {}): LinkCase {
  const source = 'test suites of clients of Dryad: /api/v2/datasets/doi%3A…';
  return { name: `Dryad: ${name}`, url: dryadUrl, hosts: dryad(answer), source, ...expected, ...rest };
}

export const dryadCases: LinkCase[] = [
  ...[
    dryadUrl,
    'https://datadryad.org/stash/dataset/doi:10.5061/dryad.k3j9kd5h6',
    'https://datadryad.org/dataset/doi%3A10.5061%2Fdryad.k3j9kd5h6',
    'https://doi.org/10.5061/DRYAD.K3J9KD5H6',
  ].map((url) =>
    dryadCase(`a dataset as ${url}`, dryadSet, alive(), {
      url,
      names: [title],
      hosts: url.includes('DRYAD')
        ? [api('datadryad.org', '/api/v2/datasets/doi:10.5061/DRYAD.K3J9KD5H6', dryadSet)]
        : dryad(dryadSet),
    }),
  ),
  dryadCase('a dataset that is not published', () => createJsonResponse({ error: 'not-found' }, 404), {
    ...gone('not-found'),
    authoritative: false,
  }),
  dryadCase('an outage', () => ({ status: 500 }), notGone('unreachable', 'server-error')),
];

const deleted = 'http://www.crossref.org/deleted_DOI.html';
const doi = '10.1306/0bda5a08-16bd-11d7-8645000102c1865d';
const deletedSource = 'services-2026.md: a deleted name leads to deleted_DOI.html; OAButton/discussion#1634';

function doiCase(name: string, settings: DoiOptions, expected: Expected, rest: Partial<LinkCase> = {}): LinkCase {
  return {
    name: `DOI 2026: ${name}`,
    url: `https://doi.org/${doi}`,
    hosts: createDoiHosts(settings),
    source: deletedSource,
    ...expected,
    ...rest,
  };
}
const page = (status: number): SimulatedHost => ({
  host: 'repository.example',
  respond: () =>
    status === 200 ? createHtmlResponse('A dataset') : createHtmlResponse('Gone', '<p>This dataset was withdrawn.</p>', status),
});
const landing = 'https://repository.example/data/17';
const archive = '10.7910/dvn/abc';

export const deletedNameCases: LinkCase[] = [
  doiCase(
    'a deleted name that Crossref still lists',
    { dois: { [doi]: { title: 'The Geologist and Logging: ABSTRACT', publisher: 'Unmaintained records', landing: deleted } } },
    { ...gone('removed'), authoritative: true },
  ),
  doiCase(
    'a record that nobody maintains, and whose page is there',
    { dois: { [doi]: { title: 'A study', publisher: 'Unmaintained records', landing } } },
    alive(),
    {
      hosts: [
        ...createDoiHosts({ dois: { [doi]: { title: 'A study', publisher: 'Unmaintained records', landing } } }),
        page(200),
      ],
    },
  ),
  doiCase('a record that nobody maintains, and whose page is gone', {}, alive(), {
    hosts: [...createDoiHosts({ dois: { [doi]: { title: 'A study', publisher: 'Unmaintained records', landing } } }), page(404)],
    note: 'removed',
  }),
  doiCase(
    'a record that looks deleted while the handle system is down',
    { dois: { [doi]: { title: 'A study', landing: deleted } }, handle: () => ({ status: 500 }) },
    alive(),
  ),
  doiCase(
    'a deleted name of DataCite',
    { dois: { [archive]: { agency: 'other', landing: 'http://datacite.org/invalidDOI' } } },
    { ...gone('removed'), authoritative: true },
    { url: `https://doi.org/${archive}` },
  ),
  ...[404, 410].map((status) =>
    doiCase(`a name that DataCite keeps for a tombstone, ${status}`, {}, alive(), {
      url: `https://doi.org/${archive}`,
      hosts: [...createDoiHosts({ dois: { [archive]: { agency: 'datacite', state: 'registered', landing } } }), page(status)],
      note: 'removed',
      source: 'services-2026.md: registered = kept for a tombstone; look at the page, then a note',
    }),
  ),
  doiCase('a dataset of OpenNeuro that was taken away', {}, alive(), {
    url: 'https://doi.org/10.18112/openneuro.ds000001.v1.0.0',
    hosts: [
      ...createDoiHosts({ dois: { '10.18112/openneuro.ds000001.v1.0.0': { agency: 'other', landing } }, defaultRecord: null }),
      page(404),
    ],
    note: 'removed',
    source: 'services-2026.md: a data repository’s landing page 404 or 410, such as OpenNeuro’s: a note',
  }),
  doiCase(
    'a prefix that the handle system keeps elsewhere, code 301',
    { defaultRecord: null, handle: (name) => createJsonResponse({ responseCode: 301, handle: name }) },
    notGone('unknown', 'ambiguous'),
    { source: 'services-2026.md: handle code 301 = that prefix lives elsewhere' },
  ),
  doiCase('a name of a data archive that DataCite does not show, and its page is there', {}, alive(), {
    url: `https://doi.org/${archive}`,
    hosts: [...createDoiHosts({ dois: { [archive]: { agency: 'other', landing } } }), page(200)],
  }),
  doiCase('a name of a data archive whose page is a wall', {}, alive(), {
    url: `https://doi.org/${archive}`,
    hosts: [...createDoiHosts({ dois: { [archive]: { agency: 'other', landing } } }), page(403)],
  }),
  ...(
    [
      ['removal', 'removed'],
      ['withdrawal', 'withdrawn'],
      ['partial_retraction', 'partially-retracted'],
      ['expression_of_concern', 'expression-of-concern'],
    ] as const
  ).map(([type, note]) =>
    doiCase(`an update of type ${type}`, { dois: { [doi]: { title: 'A study', updates: ['correction', type] } } }, alive(), {
      note,
      source: 'services-2026.md: updated-by types besides retraction; each its note',
    }),
  ),
  doiCase('of several updates the gravest', { dois: { [doi]: { updates: ['expression_of_concern', 'retraction'] } } }, alive(), {
    note: 'retracted',
  }),
  doiCase(
    'a correction is no retraction',
    { dois: { [doi]: { title: 'A study', updates: ['correction', 'addendum'] } } },
    alive(),
  ),
  doiCase(
    'a title with markup, references and line breaks',
    {
      dois: {
        [doi]: { title: 'Trees &amp; <i>Shrubs</i> of\n  <scp>Oregon</scp>: <mml:math><mml:mi>n</mml:mi></mml:math> &lt; 5' },
      },
    },
    alive(),
    {
      names: ['Trees & Shrubs of Oregon: n < 5'],
      source: 'services-2026.md: titles carry &amp;, <i>, <scp>, MathML and line breaks',
    },
  ),
];

const handleHosts = (respond: SimulatedHost['respond']): SimulatedHost[] => [
  { host: 'hdl.handle.net', respond },
  {
    host: 'repository.example',
    respond: ({ url }) => (url.pathname === '/data/17' ? createHtmlResponse('A corpus') : { status: 404, body: '' }),
  },
];
const handleUrl = 'https://hdl.handle.net/11234/1-3105';
const handleFound = (value: string) => ({
  responseCode: 1,
  handle: '11234/1-3105',
  values: [{ index: 1, type: 'URL', data: { format: 'string', value }, ttl: 86400, timestamp: '2019-11-14T10:00:00Z' }],
});
const handleFor =
  (value: string): SimulatedHost['respond'] =>
  ({ url }) =>
    url.pathname.startsWith('/api/') ? createJsonResponse(handleFound(value)) : createRedirectResponse(value, 302);
const handleSource = 'papers.md: DOI, the Handle System; case L9';

export const handleCases: LinkCase[] = [
  {
    name: 'Handle: a name whose page is there',
    url: handleUrl,
    hosts: handleHosts(handleFor(landing)),
    ...alive('redirected'),
    source: handleSource,
  },
  {
    name: 'Handle: a name whose page is gone',
    url: handleUrl,
    hosts: handleHosts(handleFor('https://repository.example/data/18')),
    ...gone('not-found'),
    authoritative: false,
    source: handleSource,
  },
  {
    name: 'Handle: a name that nobody has',
    url: handleUrl,
    hosts: handleHosts(() => createJsonResponse({ responseCode: 100, handle: '11234/1-3105' }, 404)),
    ...gone('not-found'),
    authoritative: true,
    source: handleSource,
  },
  {
    name: 'Handle: a name without an address',
    url: handleUrl,
    hosts: handleHosts(({ url }) =>
      url.pathname.startsWith('/api/')
        ? createJsonResponse({ responseCode: 200, handle: '11234/1-3105', values: [] })
        : createHtmlResponse('Handle values'),
    ),
    ...alive(),
    source: handleSource,
  },
  {
    name: 'Handle: a DOI by the proxy of all handles',
    url: `http://hdl.handle.net/${doi}`,
    hosts: createDoiHosts({ dois: { [doi]: {} } }),
    ...alive(),
    source: handleSource,
  },
  {
    name: 'Handle: a permanent redirect of a PURL is its work, and no move',
    url: 'http://purl.org/nlp/corpus',
    hosts: [
      { host: 'purl.org', respond: () => createRedirectResponse(landing, 301) },
      { host: 'repository.example', respond: () => createHtmlResponse('A corpus') },
    ],
    ...alive('redirected'),
    source: 'case L9: PURL',
  },
  {
    name: 'Handle: a PURL that was taken away',
    url: 'https://purl.org/nlp/corpus',
    hosts: [{ host: 'purl.org', respond: () => createHtmlResponse('Gone', '<p>This PURL is tombstoned.</p>', 410) }],
    ...gone('not-found'),
    source: 'case L9: PURL',
  },
];
