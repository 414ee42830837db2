import { createAclHosts } from '../../../../src/sandbox/internet/hosts/acl-anthology.ts';
import {
  type ArxivOptions,
  createArxivEntry,
  createArxivFeed,
  createArxivHosts,
} from '../../../../src/sandbox/internet/hosts/arxiv.ts';
import { createDoiHosts, type DoiOptions } from '../../../../src/sandbox/internet/hosts/doi.ts';
import { createHtmlResponse, createJsonResponse, type SimulatedHost } from '../../../../src/sandbox/internet/responses.ts';
import { alive, gone, type LinkCase, notGone } from '../link-case.ts';

type Expected = Pick<LinkCase, 'dead' | 'verdict' | 'reason'>;
const source = 'papers.md';
const id = '2010.07497';
const title = 'MedDG: An Entity-Centric Medical Consultation Dataset';

function arxiv(name: string, settings: ArxivOptions, expected: Expected, rest: Partial<LinkCase> = {}): LinkCase {
  return {
    name: `arXiv: ${name}`,
    url: `https://arxiv.org/abs/${id}`,
    hosts: createArxivHosts(settings),
    ...expected,
    source,
    ...rest,
  };
}

const there: ArxivOptions = { papers: { [id]: { title } }, defaultPaper: null };

/** One empty feed, and then what arXiv has. */
function answerOnceEmpty(): NonNullable<ArxivOptions['respondToQuery']> {
  let count = 0;
  return () => (count++ === 0 ? createArxivFeed('') : undefined);
}

export const arxivCases: LinkCase[] = [
  ...[
    `https://arxiv.org/abs/${id}`,
    `http://arxiv.org/pdf/${id}v2.pdf`,
    `https://export.arxiv.org/abs/${id}v1`,
    `http://cn.arxiv.org/abs/${id}`,
    `https://ar5iv.labs.arxiv.org/html/${id}`,
    `https://www.alphaxiv.org/abs/${id}`,
    `https://doi.org/10.48550/arXiv.${id}`,
    `arXiv:${id}v3`,
  ].map((url) => arxiv(`the paper as ${url}`, there, alive(), { url, names: [title] })),
  arxiv('an old identifier with its class', { papers: { 'cs/0501001': { title: 'Old' } }, defaultPaper: null }, alive(), {
    url: 'https://arxiv.org/pdf/cs.CL/0501001v1',
  }),
  arxiv('an identifier nobody has', { defaultPaper: null }, gone('not-found'), { authoritative: true }),
  arxiv(
    'the feed came back empty, the page is there',
    { papers: { [id]: { title } }, respondToQuery: () => ({ body: '<feed xmlns="http://www.w3.org/2005/Atom"></feed>' }) },
    alive(),
    {
      source: 'papers.md: valid queries sporadically return empty feeds',
    },
  ),
  arxiv(
    'Rate exceeded',
    { defaultPaper: null, respondToQuery: () => ({ status: 429, body: 'Rate exceeded.' }) },
    notGone('limited', 'deferred'),
  ),
  arxiv('503 is throttling', { defaultPaper: null, respondToQuery: () => ({ status: 503 }) }, notGone('limited', 'quota')),
  arxiv(
    'an empty 403 is throttling',
    { defaultPaper: null, respondToQuery: () => ({ status: 403 }) },
    notGone('limited', 'quota'),
  ),
  arxiv(
    'an empty 406 is throttling',
    { defaultPaper: null, respondToQuery: () => ({ status: 406 }) },
    notGone('limited', 'quota'),
  ),
  arxiv(
    'a feed cut short',
    { defaultPaper: null, respondToQuery: () => ({ body: '<feed><entry>', fault: 'truncated' }) },
    notGone('unknown', 'unreadable'),
  ),
  arxiv(
    'HTML in place of a feed',
    { defaultPaper: null, respondToQuery: () => createHtmlResponse('arXiv') },
    notGone('unknown', 'unreadable'),
  ),
  arxiv(
    'a feed that defines entities is not read',
    { respondToQuery: () => ({ body: '<!DOCTYPE feed [<!ENTITY a "b">]><feed></feed>' }) },
    notGone('unknown', 'unreadable'),
  ),
  arxiv(
    'a withdrawn paper stands, and is noted',
    { papers: { [id]: { title, comment: 'This paper has been withdrawn by the authors' } } },
    alive(),
    { note: 'withdrawn' },
  ),
  arxiv(
    'Withdrawn at the beginning of the comment',
    { papers: { [id]: { title, comment: 'Withdrawn due to an error' } } },
    alive(),
    { note: 'withdrawn' },
  ),
  arxiv(
    'a comment that only mentions a withdrawal',
    { papers: { [id]: { title, comment: '12 pages; an earlier version was withdrawn' } } },
    alive(),
  ),
  arxiv('another paper than the entry’s', there, alive(), { names: ['Attention Is All You Need'], note: 'possibly-wrong-link' }),
  arxiv('a nickname passes', there, alive(), { names: ['MedDG'] }),
  arxiv(
    'the title wrapped and in LaTeX',
    { papers: { [id]: { title: 'MedDG:  An Entity-Centric\n  {M}edical Consultation \\emph{Dataset}' } } },
    alive(),
    { names: [title] },
  ),
  ...(['abs', 'api'] as const).map((place) =>
    arxiv(
      `an entry whose id leads to /${place}/`,
      {
        defaultPaper: null,
        respondToQuery: () => createArxivFeed(createArxivEntry(id, { title }, `https://arxiv.org/${place}`)),
      },
      alive(),
      { names: [title], source: 'services-2026.md: since April 2026 ids in feeds read arxiv.org/api/…' },
    ),
  ),
  arxiv(
    'a feed that comes back empty once is asked again, and keeps its notes',
    {
      papers: { [id]: { title, comment: 'This paper has been withdrawn by the authors' } },
      respondToQuery: answerOnceEmpty(),
    },
    alive(),
    { note: 'withdrawn', source: 'services-2026.md: an empty feed is asked again after the pause' },
  ),
  ...[
    ['withdrawn', { comment: 'This paper has been withdrawn by arXiv Admin' }, { note: 'withdrawn' }],
    ['of another paper', {}, { names: ['Attention Is All You Need'], note: 'possibly-wrong-link' }],
  ].map(([name, paper, rest]) =>
    arxiv(
      `only the page is left to ask, and it is ${name}`,
      { papers: { [id]: { title, ...(paper as object) } }, respondToQuery: () => createArxivFeed('') },
      alive(),
      { ...(rest as Partial<LinkCase>), source: 'services-2026.md: notes survive the way by pages' },
    ),
  ),
  arxiv(
    'an id that arXiv calls malformed, with an error entry',
    {
      defaultPaper: null,
      respondToQuery: () => ({
        ...createArxivFeed(
          `<entry><id>https://arxiv.org/api/errors#incorrect_id_format_for_${id}</id><title>Error</title><summary>incorrect id format for ${id}</summary></entry>`,
        ),
        status: 400,
      }),
    },
    gone('not-found'),
    { authoritative: true, source: 'services-2026.md: a malformed id is a 400 with an error entry' },
  ),
  arxiv('an identifier of a month that never was is only a page', { defaultPaper: null }, gone('not-found'), {
    url: 'https://arxiv.org/abs/2013.12345',
    authoritative: false,
  }),
];

const doi = '10.1093/bioinformatics/btz682';
function doiCase(name: string, settings: DoiOptions, expected: Expected, rest: Partial<LinkCase> = {}): LinkCase {
  return { name: `DOI: ${name}`, url: `https://doi.org/${doi}`, hosts: createDoiHosts(settings), ...expected, source, ...rest };
}

const wall: SimulatedHost = { host: 'academic.oup.com', respond: () => ({ status: 403, body: 'Forbidden' }) };
const registered: DoiOptions = {
  dois: { [doi]: { title: 'BioBERT: a pre-trained biomedical language representation model' } },
  defaultRecord: null,
};

export const doiCases: LinkCase[] = [
  doiCase('registered at Crossref', registered, alive(), { names: ['BioBERT'] }),
  doiCase('in another case', registered, alive(), { url: `https://doi.org/${doi.toUpperCase()}` }),
  doiCase('by the resolver’s old name', registered, notGone('moved', 'canonical-address'), {
    url: `http://dx.doi.org/${doi}`,
    to: `https://doi.org/${doi}`,
  }),
  doiCase('in a publisher’s address, which is a wall and not asked', registered, alive(), {
    url: `https://academic.oup.com/bioinformatics/advance-article/doi/${doi}/5566506`,
    hosts: [...createDoiHosts(registered), wall],
  }),
  ...[
    'https://www.biorxiv.org/content/10.1101/2020.03.22.002386v3',
    'https://www.biorxiv.org/content/10.1101/2020.03.22.002386v1.full.pdf',
    'https://www.biorxiv.org/content/biorxiv/early/2020/03/22/10.1101/2020.03.22.002386',
  ].map((url) =>
    doiCase(
      `a preprint of bioRxiv as ${url.slice(28)}`,
      { dois: { '10.1101/2020.03.22.002386': {} }, defaultRecord: null },
      alive(),
      {
        url,
        source: 'bioRxiv: names of preprints hold their date since December 2019',
      },
    ),
  ),
  ...[
    'https://onlinelibrary.wiley.com/doi/10.1002/asi.23064/full',
    'https://onlinelibrary.wiley.com/doi/10.1002/asi.23064/abstract;jsessionid=0A1B',
    'https://link.springer.com/article/10.1002/asi.23064/figures/1',
    'https://www.frontiersin.org/articles/10.1002/asi.23064/full',
  ].map((url) =>
    doiCase(`a form of an article: ${url.slice(8)}`, { dois: { '10.1002/asi.23064': {} }, defaultRecord: null }, alive(), {
      url,
      source: 'papers.md: take the identifier out of the URL',
    }),
  ),
  doiCase('a name read out of a publisher’s address that nobody has, and its page is there', { defaultRecord: null }, alive(), {
    url: `https://link.springer.com/article/${doi}-somewhat-odd`,
    hosts: [
      ...createDoiHosts({ defaultRecord: null }),
      {
        host: 'link.springer.com',
        respond: () =>
          createHtmlResponse('An article', '<p>What stands behind a name in an address is not always part of it.</p>'),
      },
    ],
  }),
  doiCase('a name read out of a publisher’s address that nobody has, nor its page', { defaultRecord: null }, gone('not-found'), {
    url: `https://link.springer.com/article/${doi}-somewhat-odd`,
    hosts: [
      ...createDoiHosts({ defaultRecord: null }),
      { host: 'link.springer.com', respond: () => ({ status: 404, body: '' }) },
    ],
    authoritative: false,
  }),
  doiCase('an article of Nature', { dois: { '10.1038/s41591-018-0316-z': {} }, defaultRecord: null }, alive(), {
    url: 'https://www.nature.com/articles/s41591-018-0316-z',
  }),
  doiCase(
    'registered at DataCite',
    { dois: { [doi]: { agency: 'datacite', title: 'A dataset' } }, defaultRecord: null },
    alive(),
  ),
  doiCase('registered elsewhere: the handle knows it', { dois: { [doi]: { agency: 'other' } }, defaultRecord: null }, alive(), {
    source: 'papers.md: never conclude "not real" from Crossref alone',
  }),
  doiCase('registered nowhere', { defaultRecord: null }, gone('not-found'), { authoritative: true }),
  doiCase(
    'the handle says no, but Crossref is down',
    { defaultRecord: null, crossref: () => createJsonResponse({}, 400) },
    gone('not-found'),
    {
      authoritative: false,
    },
  ),
  doiCase(
    'the handle answers 200: no address',
    { dois: { [doi]: { agency: 'other', landing: null } }, defaultRecord: null },
    notGone('unknown', 'ambiguous'),
  ),
  doiCase(
    'a registered address that is a site’s root',
    { dois: { [doi]: { agency: 'other', landing: 'https://journal.example/' } } },
    alive(),
    { note: 'weak-evidence' },
  ),
  doiCase(
    'the handle system is down',
    { defaultRecord: null, handle: () => ({ status: 500 }) },
    notGone('unreachable', 'server-error'),
  ),
  doiCase(
    'the handle system answers HTML',
    { defaultRecord: null, handle: () => createHtmlResponse('doi') },
    notGone('unknown', 'unreadable'),
  ),
  doiCase(
    'the handle system answers 429',
    { defaultRecord: null, handle: () => ({ status: 429 }) },
    notGone('limited', 'deferred'),
  ),
  doiCase(
    'Crossref refuses, DataCite too, the handle knows',
    { crossref: () => ({ status: 403 }), datacite: () => ({ status: 403 }) },
    alive(),
  ),
  doiCase('a retracted work', { dois: { [doi]: { title: 'A study', retracted: true } } }, alive(), { note: 'retracted' }),
  doiCase('RETRACTED in the title', { dois: { [doi]: { title: 'RETRACTED: A study' } } }, alive(), { note: 'retracted' }),
  doiCase('another work than the entry’s', { dois: { [doi]: { title: 'Beetles of Northern Sumatra' } } }, alive(), {
    names: ['BioBERT language representation'],
    note: 'possibly-wrong-link',
  }),
];

function acl(
  name: string,
  settings: Parameters<typeof createAclHosts>[0],
  expected: Expected,
  rest: Partial<LinkCase> = {},
): LinkCase {
  return {
    name: `ACL: ${name}`,
    url: 'https://aclanthology.org/P19-1585/',
    hosts: createAclHosts(settings),
    ...expected,
    source,
    ...rest,
  };
}

const canonical = { ...notGone('moved', 'canonical-address') };
export const aclCases: LinkCase[] = [
  acl('a paper', {}, alive()),
  acl('its PDF', {}, alive(), { url: 'https://aclanthology.org/P19-1585.pdf' }),
  ...[
    'https://www.aclweb.org/anthology/P19-1585/',
    'https://aclweb.org/anthology/P19-1585.pdf',
    'http://anthology.aclweb.org/P19-1585',
    'https://aclanthology.info/papers/P19-1585/p19-1585',
  ].map((url) =>
    acl(`rewritten without asking the old host: ${url}`, {}, canonical, {
      url,
      to: 'https://aclanthology.org/P19-1585/',
      hosts: [...createAclHosts(), { host: '*.aclweb.org', respond: () => ({ status: 500 }) }],
    }),
  ),
  acl('nested folders of the old kind', {}, canonical, {
    url: 'http://acl.ldc.upenn.edu/P/P93/P93-1024.pdf',
    to: 'https://aclanthology.org/P93-1024/',
  }),
  acl('a new identifier on the old host', {}, canonical, {
    url: 'https://www.aclweb.org/anthology/2020.acl-main.748.pdf',
    to: 'https://aclanthology.org/2020.acl-main.748/',
  }),
  acl('a paper by its DOI', {}, alive(), { url: 'https://doi.org/10.18653/v1/P19-1585' }),
  acl('a paper that is not there', { missing: ['P19-1585'] }, gone('not-found'), { authoritative: true }),
  acl('the whole Anthology is down', { down: true }, notGone('unknown', 'ambiguous'), {
    source: 'papers.md: redirects have had outages',
  }),
  acl('another paper than the entry’s', { titles: { 'P19-1585': 'Parsing Old Norse Verbs' } }, alive(), {
    names: ['Medical Entity Linking'],
    note: 'possibly-wrong-link',
  }),
  acl('a paper that was retracted', { titles: { 'P19-1585': 'A Study' }, retracted: ['P19-1585'] }, alive(), {
    note: 'retracted',
  }),
  acl('a paper that was retracted, by its title', { titles: { 'P19-1585': '[RETRACTED] A Study' } }, alive(), {
    note: 'retracted',
  }),
  acl('a paper about retractions', { titles: { 'P19-1585': 'Finding Retracted Papers' } }, alive()),
  ...['https://www.aclweb.org/anthology/2020.acl-main', 'https://www.aclweb.org/anthology/volumes/2020.acl-main/'].map((url) =>
    acl(`a volume at the old host: ${url}`, {}, canonical, { url, to: 'https://aclanthology.org/volumes/2020.acl-main/' }),
  ),
  acl('a volume with an id of the old form', {}, canonical, {
    url: 'https://www.aclweb.org/anthology/volumes/P19-1/',
    to: 'https://aclanthology.org/volumes/P19-1/',
  }),
  acl('a volume', {}, alive(), { url: 'https://aclanthology.org/volumes/2020.acl-main/' }),
];
