import { expect, test } from 'vitest';
import { githubApiVersion } from '../../../../src/runtime/github-api-url.ts';
import { checkSimulated, createLink } from '../../corpus/check-simulated.ts';
import { githubHost } from '../../corpus/github-host.ts';

const repositories = Array.from({ length: 60 }, (_, index) => `owner/name-${index}`);
const links = repositories.map((name) => createLink(`https://github.com/${name}`));
const all = Object.fromEntries(repositories.map((name) => [name, {}]));
const isGraphql = ({ url }: { url: string }) => url.endsWith('/graphql');

test('an answer in part is asked for again in smaller queries, and by REST for nothing that GraphQL can answer', async () => {
  const run = await checkSimulated([githubHost({ repositories: all, resources: { repositories: 7 } })], links);
  expect(run.links.map(({ verdict }) => verdict)).toEqual(Array(60).fill('alive'));
  expect(run.requests.filter((one) => !isGraphql(one))).toEqual([]);
  // Nine would be the fewest. What was answered is not asked for again.
  expect(run.requests.length).toBeLessThanOrEqual(20);
});

test('where GraphQL answers nothing any more, REST answers for all', async () => {
  const run = await checkSimulated([githubHost({ repositories: all, resources: { repositories: 0 } })], links.slice(0, 8));
  expect(run.links.map(({ verdict }) => verdict)).toEqual(Array(8).fill('alive'));
});

test('many paths of one repository that are too much for one query are parted', async () => {
  const paths = Array.from({ length: 12 }, (_, index) => `data/${index}.txt`);
  const objects = paths.map((path) => `master:${path}`);
  const run = await checkSimulated(
    [githubHost({ repositories: { 'owner/name': { objects } }, resources: { objects: 20 } })],
    paths.map((path) => createLink(`https://github.com/owner/name/blob/master/${path}`)),
  );
  expect(run.links.map(({ verdict, note }) => `${verdict} ${note}`)).toEqual(Array(12).fill('alive undefined'));
  expect(run.requests.filter((one) => !isGraphql(one))).toEqual([]);
});

test('the quota without a token is used up once', async () => {
  const closed = Object.fromEntries(repositories.map((name) => [name, { forbidsTokens: 'allow-list' as const }]));
  const limited = { status: 403, body: '{"message":"API rate limit exceeded for 192.0.2.7."}' };
  const run = await checkSimulated([githubHost({ repositories: closed, anonymousRest: limited })], links);
  expect(run.links.map(({ verdict, reason }) => `${verdict} ${reason}`)).toEqual(Array(60).fill('restricted forbidden'));
  expect(run.requests.filter((one) => !isGraphql(one))).toHaveLength(1);
});

test('a commit that is gone names the same path at HEAD as a hint, and not as the new address', async () => {
  const sha = '1f0b3c8e9d5a7264b1c0e8f3a2d94756c8e1b03f';
  const run = await checkSimulated(
    [githubHost({ repositories: { 'owner/name': { objects: ['HEAD:a.txt'] } } })],
    [createLink(`https://github.com/owner/name/blob/${sha}/a.txt`)],
  );
  expect(run.links[0]?.to).toBeUndefined();
  expect(run.links[0]?.evidence.marker).toBe('did-you-mean: https://github.com/owner/name/blob/HEAD/a.txt');
});

test('every question names the version of the interface', async () => {
  const versions: (string | undefined)[] = [];
  const host = githubHost({ repositories: { 'owner/name': { releases: { v1: [] } } }, users: ['owner'] });
  await checkSimulated(
    [
      {
        host: host.host,
        respond(request) {
          versions.push(request.headers['x-github-api-version']);
          return host.respond(request);
        },
      },
    ],
    ['owner', 'owner/name', 'owner/gone', 'owner/name/releases/tag/v1'].map((path) => createLink(`https://github.com/${path}`)),
  );
  expect(versions.length).toBeGreaterThanOrEqual(4);
  expect(new Set(versions)).toEqual(new Set([githubApiVersion]));
});
