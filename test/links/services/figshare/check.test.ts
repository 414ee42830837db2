import { describe, expect, test } from 'vitest';
import { checkService, testSilence, testVerdicts } from '../check-service.ts';

const url = 'https://figshare.com/articles/dataset/A_title/1234567/2';

// Source: https://docs.figshare.com/
describe('an item of figshare', () => {
  testVerdicts(url, [
    ['is there', { body: { id: 1234567, title: 'A data set' } }, { verdict: 'alive', evidence: { title: 'A data set' } }],
    [
      'is another one than the entry names',
      { body: { id: 1, title: 'Cooking With Fire: A Survey' } },
      { note: 'possibly-wrong-link' },
      { names: ['Neural Parsing of Dependency Trees'] },
    ],
    ['has a title with markup', { body: { id: 1, title: 'A &amp; <i>B</i>\n' } }, { evidence: { title: 'A & B' } }],
    [
      'is gone or private, which is not the last word',
      { status: 404, body: { code: 'EntityNotFound', message: 'Entity not found: ArticleVersion' } },
      { verdict: 'gone', reason: 'not-found', evidence: { marker: 'Entity not found: ArticleVersion' } },
    ],
    ['is open with another 404', { status: 404, body: { code: 'RouteNotFound', message: 'x' } }, { verdict: 'unknown' }],
    ['is open with a page for 404', { status: 404, body: '<title>Not found</title>' }, { verdict: 'unknown' }],
  ]);
  testSilence(url);

  test('is asked for by its number', async () => {
    const { requests, verdicts } = await checkService([url], { status: 404, body: { code: 'EntityNotFound', message: 'x' } });
    expect(requests.map((request) => request.url)).toEqual(['https://api.figshare.com/v2/articles/1234567']);
    expect(verdicts[0]?.evidence.authoritative).toBeUndefined();
  });
});
