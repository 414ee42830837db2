import { describe, expect, test } from 'vitest';
import { checkService, testSilence, testVerdicts } from '../check-service.ts';

const url = 'https://pmc.ncbi.nlm.nih.gov/articles/PMC7703786/';
const isConverter = (request: { url: string }) => request.url.includes('/idconv/');
const summary = (fields: unknown) => ({ body: { result: { '7703786': fields } } });
const missing = (record: object | undefined) => (request: { url: string }) =>
  isConverter(request)
    ? { body: { records: record === undefined ? [] : [record] } }
    : summary({ error: 'cannot get document summary' });

// Source: https://pmc.ncbi.nlm.nih.gov/tools/id-converter-api/
describe('an article of PubMed Central', () => {
  testVerdicts(url, [
    ['is there', summary({ title: 'A' }), { verdict: 'alive', evidence: { title: 'A', asked: 'pmc esummary' } }],
    [
      'is another one than the entry names',
      summary({ title: 'Cooking With Fire: A Survey' }),
      { note: 'possibly-wrong-link' },
      { names: ['Neural Parsing of Dependency Trees'] },
    ],
    [
      'is gone, for certain, by the converter',
      missing({ 'requested-id': 'PMC7703786', status: 'error', errmsg: 'Identifier not found in PMC' }),
      { verdict: 'gone', evidence: { authoritative: true } },
    ],
    [
      'is there by the converter, which has numbers as numbers',
      missing({ pmcid: 'PMC7703786', pmid: 31501885 }),
      { verdict: 'alive', evidence: { asked: 'pmc id converter' } },
    ],
    [
      'is gone by the summary alone, without certainty',
      missing(undefined),
      { verdict: 'gone', evidence: { asked: 'pmc esummary' } },
    ],
    [
      'keeps its first verdict at another error',
      missing({ 'requested-id': 'PMC7703786', status: 'error', errmsg: 'Service unavailable' }),
      { verdict: 'gone', evidence: { asked: 'pmc esummary' } },
    ],
    [
      'is open where the summary has another error',
      (request) => (isConverter(request) ? 'timeout' : summary({ error: 'busy' })),
      { verdict: 'unknown', reason: 'ambiguous' },
    ],
    [
      'is there by the converter where the summary fails',
      (request) => (isConverter(request) ? { body: { records: [{ pmcid: 'PMC7703786' }] } } : 'timeout'),
      { verdict: 'alive' },
    ],
  ]);
  testSilence(url);

  test('is weak evidence for a file that is attached to it', async () => {
    const { verdicts } = await checkService([`${url}bin/data.zip`], summary({ title: 'A' }));
    expect(verdicts).toMatchObject([{ verdict: 'alive', note: 'weak-evidence' }]);
  });
});
