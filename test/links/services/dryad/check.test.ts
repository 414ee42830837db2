import { describe, expect, test } from 'vitest';
import { checkService, testSilence, testVerdicts } from '../check-service.ts';

const url = 'https://datadryad.org/stash/dataset/doi:10.5061/dryad.2r0v5';

describe('a dataset of Dryad', () => {
  testVerdicts(url, [
    [
      'is there',
      { body: { identifier: 'doi:10.5061/dryad.2r0v5', title: 'Data from: A' } },
      { verdict: 'alive', evidence: { title: 'Data from: A' } },
    ],
    [
      'is gone or not yet there, which is not the last word',
      { status: 404, body: { error: 'not-found' } },
      { verdict: 'gone', reason: 'not-found' },
    ],
    ['was taken away', { status: 410 }, { verdict: 'gone' }],
    ['is open with JSON of something else', { body: { title: 'x' } }, { verdict: 'unknown', reason: 'unreadable' }],
  ]);
  testSilence(url);

  test('is asked for by its DOI, and never for certain', async () => {
    const { requests, verdicts } = await checkService([url], { status: 404 });
    expect(requests.map((request) => request.url)).toEqual(['https://datadryad.org/api/v2/datasets/doi%3A10.5061%2Fdryad.2r0v5']);
    expect(verdicts[0]?.evidence.authoritative).toBeUndefined();
  });
});
