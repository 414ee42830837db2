import { createJsonResponse, type SimulatedHost } from '../../../../src/sandbox/internet/responses.ts';
import { alive, gone, type LinkCase, notGone } from '../link-case.ts';

const source = 'papers.md';

const esummary = (result: unknown, status = 200): SimulatedHost[] => [
  { host: 'eutils.ncbi.nlm.nih.gov', respond: () => createJsonResponse(result, status) },
];
const pubmedUrl = 'https://www.ncbi.nlm.nih.gov/pubmed/31501885';

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
];
