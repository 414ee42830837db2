import { describe } from 'vitest';
import { testSilence, testVerdicts } from '../check-service.ts';

const url = 'https://zenodo.org/record/3817012';

// Source: https://developers.zenodo.org/
describe('a record of Zenodo', () => {
  testVerdicts(url, [
    [
      'is there',
      { body: { id: 3817012, metadata: { title: 'A data set' } } },
      { verdict: 'alive', evidence: { title: 'A data set' } },
    ],
    ['is there without a title', { body: { id: '3817012', metadata: {} } }, { verdict: 'alive' }],
    [
      'was never there',
      { status: 404, body: { status: 404, message: 'The persistent identifier does not exist.' } },
      { verdict: 'gone', reason: 'not-found', evidence: { authoritative: true } },
    ],
    [
      'was taken away',
      { status: 410, body: { status: 410, message: 'The record has been deleted.' } },
      { verdict: 'gone', reason: 'removed', evidence: { authoritative: true } },
    ],
    [
      'is closed',
      { status: 403, body: { status: 403, message: 'Permission denied.' } },
      { verdict: 'restricted', reason: 'private-or-missing' },
    ],
    ['is open with a 404 that is somebody else’s', { status: 404, body: '<title>404</title>' }, { verdict: 'unknown' }],
    [
      'is open where the status in the answer is another',
      { status: 404, body: { status: 500, message: 'x' } },
      { verdict: 'unknown' },
    ],
  ]);
  testSilence(url);
});
