import { describe, expect, test } from 'vitest';
import { checkService, testSilence, testVerdicts } from '../check-service.ts';

const url = 'https://drive.google.com/file/d/1Jzn1hYwmv0kXkfTeIvNT61Rn1IbRc-o8/view';

describe('a file of Google Drive', () => {
  testVerdicts(url, [
    [
      'is there by the name of its file',
      { body: "<script>{'fileName': 'x'}</script>" },
      { verdict: 'alive', evidence: { marker: 'fileName' } },
    ],
    [
      'is there when too many have fetched it',
      { body: '<p>QUOTA_EXCEEDED</p>' },
      { verdict: 'alive', evidence: { marker: 'QUOTA_EXCEEDED' } },
    ],
    ['is there by what it shows elsewhere', { body: '<meta property="og:title" content="x">' }, { verdict: 'alive' }],
    ['is gone', { status: 404, body: 'x' }, { verdict: 'gone', reason: 'not-found' }],
    ['is private', { status: 401 }, { verdict: 'restricted', reason: 'private-or-missing' }],
    ['is only for some', { status: 403 }, { verdict: 'restricted', reason: 'private-or-missing' }],
    [
      'leads to the login',
      { url: 'https://accounts.google.com/v3/signin', body: 'og:title' },
      { verdict: 'restricted', reason: 'login' },
    ],
    [
      'is open beside a host with such a name',
      { url: 'https://accounts.google.com.site.example/', body: 'x' },
      { verdict: 'unknown', reason: 'ambiguous' },
    ],
  ]);
  testSilence(url);

  test('is asked for at one address, however it is linked', async () => {
    const { requests } = await checkService(['https://drive.google.com/uc?id=1Jzn1hYwmv0kXkfTeIvNT61Rn1IbRc-o8'], { body: '' });
    expect(requests.map((request) => request.url)).toEqual([url]);
  });
});
