import { expect, test } from 'vitest';
import { createJsonResponse } from '../../../../src/sandbox/internet/responses.ts';
import { checkSimulated, createLink } from '../../corpus/check-simulated.ts';

test('after the first challenge OpenReview is not asked again in the run', async () => {
  const { links, requests } = await checkSimulated(
    [
      {
        host: 'api2.openreview.net',
        respond: () => createJsonResponse({ name: 'ChallengeRequiredError', status: 403, challengeUrl: '/challenge' }, 403),
      },
    ],
    Array.from({ length: 30 }, (_, n) => createLink(`https://openreview.net/forum?id=abcdefg${n}`)),
  );
  expect(links.map(({ verdict, reason }) => `${verdict} ${reason}`)).toEqual(Array(30).fill('blocked bot-wall'));
  // Two are on their way at once.
  expect(requests.length).toBeLessThanOrEqual(2);
});
