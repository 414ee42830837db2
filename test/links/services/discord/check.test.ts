import { describe } from 'vitest';
import { testSilence, testVerdicts } from '../check-service.ts';

const url = 'https://discord.gg/AbC12';

describe('an invite of Discord', () => {
  testVerdicts(url, [
    [
      'is open',
      { body: { code: 'AbC12', guild: { name: 'Reactiflux' } } },
      { verdict: 'alive', evidence: { title: 'Reactiflux' } },
    ],
    ['is open to a group without a server', { body: { code: 'AbC12', guild: null } }, { verdict: 'alive' }],
    [
      'is unknown',
      { status: 404, body: { message: 'Unknown Invite', code: 10006 } },
      { verdict: 'gone', reason: 'not-found', evidence: { authoritative: true, code: '10006' } },
    ],
    [
      'has expired',
      { status: 404, body: { message: 'Invite is expired.', code: 50270 } },
      { verdict: 'gone', reason: 'expired' },
    ],
    // A number alone, without the status, may be about anything.
    [
      'is undecided with 10006 under another status',
      { status: 400, body: { code: 10006 } },
      { verdict: 'unknown', reason: 'unreadable' },
    ],
    ['is undecided with another number', { status: 404, body: { code: 0, message: '404: Not Found' } }, { verdict: 'unknown' }],
    [
      'is undecided with a 404 that is a page',
      { status: 404, body: '<title>404</title>' },
      { verdict: 'unknown', reason: 'unreadable' },
    ],
  ]);
  testSilence(url);
});
