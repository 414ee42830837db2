import { describe, expect, test } from 'vitest';
import { checkService, testSilence, testVerdicts } from '../check-service.ts';

const url = 'https://youtu.be/dQw4w9WgXcQ';
const isEmbed = (request: { url: string }) => request.url.includes('/oembed');
const player = (status: string, reason = '') => ({
  body: `<script>{"playabilityStatus":{"status":"${status}"${reason && `,"reason":"${reason}"`}}}</script>`,
});
const refused =
  (status: number, page: ReturnType<typeof player> | 'timeout' | { status: number }) => (request: { url: string }) =>
    isEmbed(request) ? { status, body: 'Not Found' } : page;

// Source: https://oembed.com/ and the pages of YouTube.
describe('a video of YouTube', () => {
  testVerdicts(url, [
    [
      'is there',
      { body: { title: 'Never Gonna Give You Up' } },
      { verdict: 'alive', evidence: { title: 'Never Gonna Give You Up' } },
    ],
    [
      'is gone, for certain where both say so',
      refused(404, player('ERROR', 'Video unavailable')),
      { verdict: 'gone', reason: 'removed', evidence: { authoritative: true, marker: 'Video unavailable' } },
    ],
    ['is there and may not be embedded', refused(401, player('OK')), { verdict: 'alive', reason: 'ok' }],
    ['is there for other countries', refused(401, player('UNPLAYABLE', 'Not available in your country')), { verdict: 'alive' }],
    ['is there and has not begun', refused(401, player('LIVE_STREAM_OFFLINE')), { verdict: 'alive' }],
    [
      'is private',
      refused(403, player('LOGIN_REQUIRED', 'This is a private video')),
      { verdict: 'restricted', reason: 'private-or-missing' },
    ],
    ['is of age', refused(401, player('LOGIN_REQUIRED', 'Sign in to confirm your age')), { verdict: 'alive' }],
    [
      'is behind a wall',
      refused(401, player('LOGIN_REQUIRED', 'Sign in to confirm you’re not a bot')),
      { verdict: 'blocked', reason: 'bot-wall' },
    ],
    ['is asked for too often', refused(404, player('ERROR', 'Please try again later')), { verdict: 'limited', reason: 'quota' }],
    ['is gone by one word where its page does not answer', refused(404, 'timeout'), { verdict: 'gone', reason: 'not-found' }],
    ['is private by one word', refused(403, { status: 500 }), { verdict: 'restricted', reason: 'private-or-missing' }],
    ['is open by 401 alone', refused(401, 'timeout'), { verdict: 'unknown', reason: 'ambiguous' }],
    [
      'is open where “Forbidden” comes with 200',
      (request) => (isEmbed(request) ? { body: 'Forbidden' } : 'timeout'),
      { verdict: 'unknown' },
    ],
  ]);
  testSilence(url);

  test('is gone without certainty where its page alone says so', async () => {
    const { verdicts } = await checkService([url], refused(401, player('ERROR')));
    expect(verdicts).toMatchObject([{ verdict: 'gone' }]);
    expect(verdicts[0]?.evidence.authoritative).toBeUndefined();
  });

  test('has neighbours that are pages like others', async () => {
    const { requests, pages } = await checkService(['https://www.youtube.com/@name'], 'aborted');
    expect([requests, pages]).toEqual([[], ['https://www.youtube.com/@name']]);
  });
});

describe('a playlist of YouTube', () => {
  testVerdicts('https://www.youtube.com/playlist?list=PLrAXtmErZgOeiKm4sgNOknGvNjby9efdf', [
    ['is there', { body: { title: 'x' } }, { verdict: 'alive' }],
    ['is gone', { status: 404 }, { verdict: 'gone', reason: 'not-found' }],
    ['is private', { status: 403 }, { verdict: 'restricted', reason: 'private-or-missing' }],
    ['is open by anything else', { status: 401 }, { verdict: 'unknown', reason: 'ambiguous' }],
  ]);
});
