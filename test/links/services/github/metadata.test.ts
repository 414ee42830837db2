import { expect, test } from 'vitest';
import { fetchMetadata } from '../../../../src/links/services/github/metadata.ts';
import type { Answers } from '../check-service.ts';
import { fetchFrom } from '../fetch-metadata.ts';

const ask = (urls: string[], answers: Answers, token = 'a-token') =>
  fetchFrom(fetchMetadata, urls, answers, { github: { api: 'https://api.github.com', ...(token && { token }) } });
const repository = 'https://github.com/Owner/Name';

test('GitHub says stars, and the licence that it recognises', async () => {
  const { metadata, requests } = await ask([repository, 'https://github.com/a/b'], {
    body: { data: { r0: { stargazerCount: 5, licenseInfo: { spdxId: 'MIT' } }, r1: { stargazerCount: 0, licenseInfo: null } } },
  });
  expect(metadata).toEqual({
    'github:owner/name': { source: 'GitHub', license: 'MIT', stars: 5 },
    'github:a/b': { source: 'GitHub', stars: 0 },
  });
  expect(requests).toHaveLength(1);
});

test('a licence that is none by its id is left out', async () => {
  const { metadata } = await ask([repository], {
    body: { data: { r0: { stargazerCount: 1, licenseInfo: { spdxId: 'NOASSERTION' } } } },
  });
  expect(metadata['github:owner/name']).toEqual({ source: 'GitHub', stars: 1 });
});

test('only repositories are asked for: no owner, no file, no gist', async () => {
  const { requests } = await ask(
    ['https://github.com/owner', 'https://github.com/a/b/blob/main/c', 'https://gist.github.com/0123456789abcdef0123'],
    'timeout',
  );
  expect(requests).toEqual([]);
});

test('names go as variables, and nothing is asked without a token', async () => {
  const { requests } = await ask([repository], { body: {} });
  expect(JSON.parse(requests[0]?.body ?? '')).toMatchObject({ variables: { w0: 'Owner', n0: 'Name' } });
  expect((await ask([repository], 'timeout', '')).requests).toEqual([]);
});

test.each(['timeout', { status: 401 }, { body: '<html>' }, { body: { data: null } }, { body: { data: { r0: null } } }] as const)(
  'an answer that says nothing gives nothing: %j',
  async (answer) => {
    expect((await ask([repository], answer)).metadata).toEqual({});
  },
);
