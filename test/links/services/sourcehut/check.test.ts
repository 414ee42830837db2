import { describe } from 'vitest';
import { testVerdicts } from '../check-service.ts';

const url = 'https://git.sr.ht/~sircmpwn/aerc';

describe('a repository of SourceHut', () => {
  testVerdicts(url, [
    ['is there', { status: 200 }, { verdict: 'alive', reason: 'ok' }],
    [
      'has another name',
      { url: 'https://git.sr.ht/~rjarry/aerc' },
      { verdict: 'moved', reason: 'renamed', to: 'https://git.sr.ht/~rjarry/aerc' },
    ],
    ['is gone', { status: 404 }, { verdict: 'gone', reason: 'not-found' }],
    ['is private', { status: 401 }, { verdict: 'restricted', reason: 'private-or-missing' }],
    ['leads to the login', { url: 'https://meta.sr.ht/oauth/login' }, { verdict: 'restricted', reason: 'login' }],
    ['leads somewhere else', { url: 'https://site.example/' }, { verdict: 'unknown', reason: 'redirected' }],
    ['leads to its tree, which is the same', { url: 'https://git.sr.ht/~sircmpwn/aerc/tree' }, { verdict: 'alive' }],
    ['is asked for too often', { status: 429 }, { verdict: 'limited', reason: 'quota' }],
    ['is open behind an odd status', { status: 418 }, { verdict: 'unknown', reason: 'ambiguous' }],
    ['is open where nobody answers', 'timeout', { verdict: 'unreachable', reason: 'timeout' }],
  ]);
});
