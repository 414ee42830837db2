import { expect, it } from 'vitest';
import { openOctokit } from '../../../../src/forge/github/octokit/octokit.ts';

it('tells how long a request waited for its turn before it was sent, and not how long its answer took', async () => {
  let now = 0;
  const waits: number[] = [];
  const octokit = openOctokit({
    apiUrl: 'https://api.example.org',
    throttle: false,
    fetch: async () => {
      now += 70_000;
      return Response.json({ id: 1, data: {} });
    },
    waitToWrite: async () => {
      now += 1500;
    },
    waitMeter: { now: () => now, report: (seconds) => waits.push(seconds) },
  });
  await octokit.request('GET /repos/a/b');
  await octokit.request('POST /repos/a/b/issues');
  await octokit.graphql('query { viewer { login } }');
  expect(waits).toEqual([0, 1.5, 0]);
});
