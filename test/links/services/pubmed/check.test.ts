import { describe, expect, test } from 'vitest';
import { checkService, testSilence, testVerdicts } from '../check-service.ts';

const url = 'https://pubmed.ncbi.nlm.nih.gov/31501885/';
const summary = (fields: object) => ({ body: { result: { uids: ['31501885'], '31501885': fields } } });

// Source: https://www.ncbi.nlm.nih.gov/books/NBK25499/#chapter4.ESummary
describe('a paper of PubMed', () => {
  testVerdicts(url, [
    [
      'is there',
      summary({ title: 'ggtree.', pubtype: ['Journal Article'] }),
      { verdict: 'alive', evidence: { title: 'ggtree.' } },
    ],
    ['is there without a title', summary({}), { verdict: 'alive' }],
    ['was retracted', summary({ title: 'x', pubtype: ['Journal Article', 'Retracted Publication'] }), { note: 'retracted' }],
    [
      'is another one than the entry names',
      summary({ title: 'Cooking With Fire: A Survey' }),
      { note: 'possibly-wrong-link' },
      { names: ['Neural Parsing of Dependency Trees'] },
    ],
    [
      'is unknown, for certain',
      summary({ error: 'cannot get document summary' }),
      { verdict: 'gone', evidence: { authoritative: true } },
    ],
    ['is open with another error', summary({ error: 'Database unavailable' }), { verdict: 'unknown', reason: 'ambiguous' }],
    ['is open where the answer lacks it', { body: { result: { uids: [] } } }, { verdict: 'unknown', reason: 'ambiguous' }],
    ['is open where its summary is no object', { body: { result: { '31501885': 'x' } } }, { verdict: 'unknown' }],
  ]);
  testSilence(url);

  test('is asked for with two hundred at once', async () => {
    const urls = Array.from({ length: 201 }, (_, index) => `https://pubmed.ncbi.nlm.nih.gov/${index + 1}/`);
    const { requests, verdicts } = await checkService(urls, { body: { result: {} } });
    expect(requests.map((request) => new URL(request.url).searchParams.get('id')?.split(',').length)).toEqual([200, 1]);
    expect(verdicts).toHaveLength(201);
  });
});
