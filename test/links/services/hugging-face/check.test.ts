import { describe, expect, test } from 'vitest';
import { checkService, testVerdicts } from '../check-service.ts';

const url = 'https://hf.co/datasets/owner/name';
const isPage = ({ method }: { method?: string }) => method === 'HEAD';

// Source: https://huggingface.co/docs/hub/api
describe('a dataset of Hugging Face', () => {
  testVerdicts(url, [
    ['is there', { body: { id: 'owner/name', gated: false } }, { verdict: 'alive', reason: 'ok' }],
    ['is there behind a gate', { body: { id: 'owner/name', gated: 'manual' } }, { verdict: 'restricted', reason: 'gated' }],
    [
      'is behind a gate by a header',
      { status: 401, headers: { 'x-error-code': 'GatedRepo' } },
      { verdict: 'restricted', reason: 'gated' },
    ],
    [
      'has another name',
      { body: { id: 'owner/next' } },
      { verdict: 'moved', reason: 'renamed', to: 'https://huggingface.co/datasets/owner/next' },
    ],
    ['is there in other case', { body: { id: 'Owner/Name' } }, { verdict: 'alive' }],
    ['is there with a card too long to read', { body: '{"id":', truncated: true }, { verdict: 'alive' }],
    [
      'was switched off',
      { status: 403, headers: { 'x-error-message': 'Access to this resource is disabled.' } },
      { verdict: 'gone', reason: 'banned', evidence: { authoritative: true } },
    ],
    [
      'is gone, for certain, by two words of its own',
      (request) => ({ status: 404, headers: isPage(request) ? {} : { 'x-error-code': 'RepoNotFound' } }),
      { verdict: 'gone', evidence: { authoritative: true } },
    ],
    ['is gone by its page', (request) => ({ status: isPage(request) ? 404 : 401 }), { verdict: 'gone', reason: 'not-found' }],
    ['is private where its page is no 404', { status: 401 }, { verdict: 'restricted', reason: 'private-or-missing' }],
    [
      'is private or missing where its page does not answer',
      (request) => (isPage(request) ? 'timeout' : { status: 401 }),
      { verdict: 'restricted', reason: 'private-or-missing' },
    ],
    ['is open with a 404 without a word', { status: 404 }, { verdict: 'restricted', reason: 'private-or-missing' }],
    ['is open behind a quota', { status: 429 }, { verdict: 'limited', reason: 'quota' }],
    ['is open behind an error', { status: 500 }, { verdict: 'unreachable', reason: 'server-error' }],
  ]);

  test('is gone by a page alone without certainty', async () => {
    const { verdicts } = await checkService([url], (request) => ({ status: isPage(request) ? 404 : 401 }));
    expect(verdicts[0]?.evidence.authoritative).toBeUndefined();
  });

  test('asks for the page of a file once the repository is there', async () => {
    const { requests, pages } = await checkService(['https://hf-mirror.com/owner/name/blob/main/config.json'], {
      body: { id: 'owner/name' },
    });
    expect(requests.map((request) => request.url)).toEqual(['https://huggingface.co/api/models/owner/name']);
    expect(pages).toEqual(['https://huggingface.co/owner/name/blob/main/config.json']);
  });
});
