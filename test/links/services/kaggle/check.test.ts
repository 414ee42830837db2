import { describe, expect, test } from 'vitest';
import { checkService, testVerdicts } from '../check-service.ts';

const url = 'https://www.kaggle.com/datasets/owner/slug';

describe('a dataset of Kaggle', () => {
  testVerdicts(url, [
    ['is there', { body: { ref: 'owner/slug' } }, { verdict: 'alive', reason: 'ok' }],
    ['is gone', { status: 404, body: {} }, { verdict: 'gone', reason: 'not-found' }],
    [
      'is missing or private',
      { status: 403, body: { code: 403, message: "Permission 'datasets.get' was denied" } },
      { verdict: 'restricted', reason: 'private-or-missing' },
    ],
    [
      'is missing or private, by a newer answer',
      { status: 403, body: { error: { status: 'PERMISSION_DENIED' } } },
      { verdict: 'restricted', reason: 'private-or-missing' },
    ],
    ['is behind a wall', { status: 403, body: '<title>Just a moment...</title>' }, { verdict: 'blocked', reason: 'forbidden' }],
    ['is asked for too often', { status: 429, body: {} }, { verdict: 'limited', reason: 'quota' }],
    ['is open behind an error', { status: 503 }, { verdict: 'unreachable' }],
  ]);

  test('is asked for by its page where something inside of it is linked, and a competition by its page alone', async () => {
    const urls = [`${url}/discussion/2`, 'https://www.kaggle.com/c/titanic'];
    const { requests, pages } = await checkService(urls, { body: {} });
    expect(requests.map((request) => request.url)).toEqual(['https://www.kaggle.com/api/v1/datasets/view/owner/slug']);
    expect(pages.toSorted()).toEqual(urls.toSorted());
  });
});
