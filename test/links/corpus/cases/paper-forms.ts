import { createAclHosts } from '../../../../src/sandbox/internet/hosts/acl-anthology.ts';
import { createArxivHosts } from '../../../../src/sandbox/internet/hosts/arxiv.ts';
import { createDoiHosts } from '../../../../src/sandbox/internet/hosts/doi.ts';
import {
  createHtmlResponse,
  createJsonResponse,
  createRedirectResponse,
  type SimulatedHost,
} from '../../../../src/sandbox/internet/responses.ts';
import { alive, gone, type LinkCase } from '../link-case.ts';

const source = 'services-2026.md: the form and the version that the link names; arXiv/html_feedback#1350, #3883';
const id = '2010.07497';
const title = 'MedDG: An Entity-Centric Medical Consultation Dataset';
const landing = `https://arxiv.org/abs/${id}`;

type Paper = NonNullable<NonNullable<Parameters<typeof createArxivHosts>[0]>['papers']>[string];

function arxivForm(name: string, url: string, paper: Partial<Paper>, expected: Partial<LinkCase>, others: SimulatedHost[] = []) {
  return {
    name: `Form: ${name}`,
    url,
    hosts: [...others, ...createArxivHosts({ papers: { [id]: { title, ...paper } }, defaultPaper: null })],
    names: [title],
    ...alive(),
    source,
    ...expected,
  } satisfies LinkCase;
}

const missingForm = { ...gone('form-gone'), to: landing, authoritative: false };

export const arxivFormCases: LinkCase[] = [
  arxivForm('HTML of a paper that has none', `https://arxiv.org/html/${id}`, { lacks: ['html'] }, missingForm),
  arxivForm('HTML of a version of a paper that has none', `https://arxiv.org/html/${id}v1`, { lacks: ['html'] }, missingForm),
  arxivForm('HTML that is there', `https://arxiv.org/html/${id}v2`, {}, {}),
  arxivForm('a version that does not exist', `https://arxiv.org/abs/${id}v9`, { versions: 3 }, missingForm),
  arxivForm('the PDF of a version that does not exist', `https://arxiv.org/pdf/${id}v9.pdf`, {}, missingForm),
  arxivForm('the newest version', `https://arxiv.org/pdf/${id}v3`, { versions: 3 }, {}),
  arxivForm('a version that exists, at a mirror', `http://cn.arxiv.org/abs/${id}v2`, {}, {}),
  arxivForm('a version that does not exist, at a mirror', `https://export.arxiv.org/abs/${id}v12`, {}, missingForm),
  arxivForm('the source of a paper of which only a PDF was sent', `https://arxiv.org/src/${id}`, { lacks: ['src'] }, missingForm),
  arxivForm('the source by its other name', `https://arxiv.org/e-print/${id}v1`, { lacks: ['e-print'] }, missingForm),
  arxivForm('PostScript, which is not made any more', `https://arxiv.org/ps/${id}`, { lacks: ['ps'] }, missingForm),
  arxivForm(
    'the PDF of a paper that was withdrawn',
    `https://arxiv.org/pdf/${id}`,
    { comment: 'withdrawn', lacks: ['pdf'] },
    missingForm,
  ),
  arxivForm(
    'the page of a paper that was withdrawn',
    landing,
    { comment: 'This paper has been withdrawn', lacks: ['pdf'] },
    { note: 'withdrawn' },
  ),
  arxivForm('ar5iv, which could not convert it', `https://ar5iv.labs.arxiv.org/html/${id}`, {}, missingForm, [
    { host: 'ar5iv.labs.arxiv.org', respond: () => createHtmlResponse('Not found', '<p>ar5iv</p>', 404) },
  ]),
  arxivForm('ar5iv, which sends to arXiv what it has not', `https://ar5iv.org/abs/${id}`, {}, {}, [
    { host: 'ar5iv.org', respond: () => createRedirectResponse(landing, 307) },
  ]),
  arxivForm('a host that answers HEAD with 404 and GET with the page', `https://ar5iv.org/html/${id}`, {}, {}, [
    { host: 'ar5iv.org', respond: ({ method }) => (method === 'HEAD' ? { status: 404 } : createHtmlResponse(title)) },
  ]),
  arxivForm('a wall in front of a form', `https://ar5iv.org/html/${id}`, {}, {}, [
    { host: 'ar5iv.org', respond: () => ({ status: 403, body: 'Forbidden' }) },
  ]),
  {
    name: 'Form: a version of a paper that nobody has',
    url: `https://arxiv.org/abs/${id}v2`,
    hosts: createArxivHosts({ defaultPaper: null }),
    ...gone('not-found'),
    authoritative: true,
    source,
  },
];

const aclId = '2020.acl-main.748';
const aclLanding = `https://aclanthology.org/${aclId}/`;
const aclForm = (name: string, url: string, hosts: SimulatedHost[], expected: Partial<LinkCase>): LinkCase => ({
  name: `Form: ${name}`,
  url,
  hosts,
  ...alive(),
  source,
  ...expected,
});
const noRevision = createAclHosts({ missing: [`${aclId}v9.pdf`] });

const openReview = (pdf: SimulatedHost['respond']): SimulatedHost[] => [
  {
    host: 'api2.openreview.net',
    respond: () => createJsonResponse({ notes: [{ id: 'B1xCPJHtDB', content: { title: { value: title } } }], count: 1 }),
  },
  { host: 'openreview.net', respond: pdf },
];
const pdfUrl = 'https://openreview.net/pdf?id=B1xCPJHtDB';

const preprint = '10.1101/2020.03.22.002386';
const preprintHosts = (status: number): SimulatedHost[] => [
  ...createDoiHosts({ dois: { [preprint]: {} }, defaultRecord: null }),
  {
    host: 'www.biorxiv.org',
    respond: () => createHtmlResponse(status === 404 ? 'Page not found' : 'bioRxiv', '<p>bioRxiv</p>', status),
  },
];

const pmc: SimulatedHost[] = [
  {
    host: 'eutils.ncbi.nlm.nih.gov',
    respond: () => createJsonResponse({ result: { uids: ['7095418'], '7095418': { uid: '7095418', title } } }),
  },
];

export const otherFormCases: LinkCase[] = [
  aclForm('a revision of an ACL paper that does not exist', `https://aclanthology.org/${aclId}v9.pdf`, noRevision, {
    ...gone('form-gone'),
    to: aclLanding,
  }),
  aclForm('the same at the old host', `https://www.aclweb.org/anthology/${aclId}v9.pdf`, noRevision, {
    ...gone('form-gone'),
    to: aclLanding,
  }),
  aclForm('a revision of an ACL paper', `https://aclanthology.org/${aclId}v2.pdf`, noRevision, {}),
  aclForm(
    'the PDF of a note that has none',
    pdfUrl,
    openReview(() => createJsonResponse({ name: 'NotFoundError' }, 404)),
    {
      ...gone('form-gone'),
      to: 'https://openreview.net/forum?id=B1xCPJHtDB',
    },
  ),
  aclForm(
    'the PDF of a note',
    pdfUrl,
    openReview(() => ({ headers: { 'content-type': 'application/pdf' }, body: '%PDF-1.5' })),
    {},
  ),
  aclForm(
    'the PDF of a note behind the challenge of OpenReview',
    pdfUrl,
    openReview(({ url }) =>
      url.pathname === '/challenge'
        ? createHtmlResponse('Verifying your browser | OpenReview')
        : createRedirectResponse('/challenge?redirect=%2Fpdf'),
    ),
    {},
  ),
  aclForm(
    'a version of a preprint that does not exist',
    `https://www.biorxiv.org/content/${preprint}v7.full`,
    preprintHosts(404),
    {
      ...gone('form-gone'),
      to: `https://doi.org/${preprint}`,
    },
  ),
  aclForm('a version of a preprint behind a wall', `https://www.biorxiv.org/content/${preprint}v7`, preprintHosts(403), {}),
  aclForm(
    'the PDF of an article of PMC that has none',
    'https://www.ncbi.nlm.nih.gov/pmc/articles/PMC7095418/pdf/main.pdf',
    [...pmc, { host: 'pmc.ncbi.nlm.nih.gov', respond: () => createHtmlResponse('Page not found', '<p>PMC</p>', 404) }],
    { ...gone('form-gone'), to: 'https://pmc.ncbi.nlm.nih.gov/articles/PMC7095418/' },
  ),
  aclForm(
    'the PDF of an article of PMC, which walls programs',
    'https://pmc.ncbi.nlm.nih.gov/articles/PMC7095418/pdf/main.pdf',
    [
      ...pmc,
      {
        host: 'pmc.ncbi.nlm.nih.gov',
        respond: () => createHtmlResponse('Preparing to download ...', '<p>Preparing to download</p>'),
      },
    ],
    {},
  ),
];
