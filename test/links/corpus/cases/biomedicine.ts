import { htmlResponse, jsonResponse, type SimulatedHost } from '../../../../src/sandbox/internet/responses.ts';
import { alive, gone, type LinkCase, notGone } from '../link-case.ts';

const source = 'papers.md';

const esummary = (result: unknown, status = 200): SimulatedHost[] => [
  { host: 'eutils.ncbi.nlm.nih.gov', respond: () => jsonResponse(result, status) },
];
const oa = (body: string): SimulatedHost[] => [
  { host: 'www.ncbi.nlm.nih.gov', respond: () => ({ headers: { 'content-type': 'text/xml' }, body }) },
];
const pubmedUrl = 'https://www.ncbi.nlm.nih.gov/pubmed/31501885';
const pmcUrl = 'https://www.ncbi.nlm.nih.gov/pmc/articles/PMC7703786/';

const note = (content: unknown): SimulatedHost[] => [
  { host: 'api2.openreview.net', respond: () => jsonResponse({ notes: content === undefined ? [] : [{ content }] }) },
];
const forum = 'https://openreview.net/forum?id=B1lsXREYvr';

export const openReviewCases: LinkCase[] = [
  { name: 'OpenReview: a paper', url: forum, hosts: note({ title: { value: 'A paper' } }), ...alive(), source },
  {
    name: 'OpenReview: a withdrawn paper stands',
    url: forum,
    hosts: note({ venueid: { value: 'ICLR.cc/2024/Conference/Withdrawn_Submission' } }),
    ...alive(),
    note: 'withdrawn',
    source,
  },
  {
    name: 'OpenReview: a note of the old interface has a page',
    url: forum,
    hosts: [...note(undefined), { host: 'openreview.net', respond: () => htmlResponse('A paper | OpenReview') }],
    ...alive(),
    source,
  },
  {
    name: 'OpenReview: neither interface nor page',
    url: forum,
    hosts: [...note(undefined), { host: 'openreview.net', respond: () => htmlResponse('Not Found', '', 404) }],
    ...gone('not-found'),
    source,
  },
];

export const medicineCases: LinkCase[] = [
  {
    name: 'PubMed: a paper',
    url: pubmedUrl,
    hosts: esummary({ result: { '31501885': { title: 'BioBERT' } } }),
    ...alive(),
    source,
  },
  {
    name: 'PubMed: an id nobody has',
    url: pubmedUrl,
    hosts: esummary({ result: { '31501885': { error: 'cannot get document summary' } } }),
    ...gone('not-found'),
    authoritative: true,
    source,
  },
  {
    name: 'PubMed: an error of another kind',
    url: pubmedUrl,
    hosts: esummary({ result: { '31501885': { error: 'backend unavailable' } } }),
    ...notGone('unknown', 'ambiguous'),
    source,
  },
  {
    name: 'PubMed: left out of the answer',
    url: pubmedUrl,
    hosts: esummary({ result: {} }),
    ...notGone('unknown', 'ambiguous'),
    source,
  },
  {
    name: 'PubMed: retracted',
    url: pubmedUrl,
    hosts: esummary({ result: { '31501885': { title: 'X', pubtype: ['Retracted Publication'] } } }),
    ...alive(),
    note: 'retracted',
    source,
  },
  { name: 'PubMed: 500', url: pubmedUrl, hosts: esummary({}, 500), ...notGone('unreachable', 'server-error'), source },
  {
    name: 'PMC: an open paper',
    url: pmcUrl,
    hosts: oa('<OA><records><record id="PMC7703786" /></records></OA>'),
    ...alive(),
    source,
  },
  {
    name: 'PMC: not open, but there',
    url: pmcUrl,
    hosts: oa('<OA><error code="idIsNotOpenAccess">not Open Access</error></OA>'),
    ...alive(),
    source,
  },
  {
    name: 'PMC: does not exist, said with 200',
    url: pmcUrl,
    hosts: oa('<OA><error code="idDoesNotExist">no</error></OA>'),
    ...gone('not-found'),
    authoritative: true,
    source,
  },
  {
    name: 'PMC: an answer of another kind',
    url: pmcUrl,
    hosts: oa('<html>busy</html>'),
    ...notGone('unknown', 'unreadable'),
    source,
  },
];
