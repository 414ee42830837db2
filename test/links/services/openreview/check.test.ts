import { describe, expect, test } from 'vitest';
import { checkService, testSilence, testVerdicts } from '../check-service.ts';

const url = 'https://openreview.net/forum?id=B1lsXREYvr';
const isApi = (request: { url: string }) => request.url.startsWith('https://api2.openreview.net');
const note = (title: string, venueid?: string) => ({
  body: { notes: [{ content: { title: { value: title }, ...(venueid === undefined ? {} : { venueid: { value: venueid } }) } }] },
});
const forum = (page: object) => (request: { url: string }) => (isApi(request) ? { body: { notes: [] } } : page);

// Source: https://docs.openreview.net/reference/api-v2
describe('a note of OpenReview', () => {
  testVerdicts(url, [
    ['is there', note('A Title', 'ICLR.cc/2020/Conference'), { verdict: 'alive', evidence: { title: 'A Title' } }],
    ['was withdrawn', note('A Title', 'ICLR.cc/2024/Conference/Withdrawn_Submission'), { note: 'withdrawn' }],
    [
      'is another one than the entry names',
      note('Cooking With Fire: A Survey'),
      { note: 'possibly-wrong-link' },
      { names: ['Neural Parsing of Dependency Trees'] },
    ],
    ['is hidden', { status: 403, body: { name: 'ForbiddenError' } }, { verdict: 'restricted', reason: 'private-or-missing' }],
    [
      'is behind a challenge',
      { status: 403, body: { name: 'ChallengeRequiredError' } },
      { verdict: 'blocked', reason: 'bot-wall' },
    ],
    [
      'is of the first version, and there by its page',
      forum({ body: '<title>A Title | OpenReview</title>' }),
      { verdict: 'alive', evidence: { title: 'A Title' } },
    ],
    [
      'is gone by its page',
      forum({ body: '<script>The Note B1lsXREYvr was not found</script>' }),
      { verdict: 'gone', reason: 'not-found' },
    ],
    [
      'is open where the page speaks of another note',
      forum({ body: '<p>The Note other was not found</p>' }),
      { verdict: 'unknown', reason: 'ambiguous' },
    ],
    [
      'is open where its page has not come yet',
      forum({ body: '<title>Forum | OpenReview</title>' }),
      { verdict: 'unknown', reason: 'ambiguous' },
    ],
    [
      'is behind the challenge of its page',
      forum({ url: 'https://openreview.net/challenge?x', body: '' }),
      { verdict: 'blocked' },
    ],
  ]);
  testSilence(url);

  test('is asked for no more after the first challenge', async () => {
    const urls = Array.from({ length: 5 }, (_, index) => `https://openreview.net/forum?id=note-${index}`);
    const { requests, verdicts } = await checkService(urls, { status: 403, body: { name: 'ChallengeRequiredError' } });
    expect(requests.length).toBeLessThanOrEqual(2);
    expect(new Set(verdicts.map(({ verdict }) => verdict))).toEqual(new Set(['blocked']));
  });
});
