import { expect, it } from 'vitest';
import { routeToGitHub } from '../../../src/cli/demo/live-github.ts';
import type { HttpClient, HttpRequest } from '../../../src/http/types.ts';

const embedded = 'http://127.0.0.1:3000';
const question: HttpRequest = {
  url: `${embedded}/api/graphql`,
  method: 'POST',
  headers: { authorization: 'Bearer ghs_of_the_embedded_one', accept: 'application/json' },
  service: 'github',
};

async function asked(given: HttpRequest, environment: Record<string, string>): Promise<HttpRequest[]> {
  const seen: HttpRequest[] = [];
  const network = { request: async (one: HttpRequest) => void seen.push(one) } as unknown as HttpClient;
  await routeToGitHub(network, embedded, environment).request(given);
  return seen;
}

it('links to GitHub are checked at the real GitHub, with the user’s token and never with the sandbox’s', async () => {
  const accept = { accept: 'application/json' };
  const there = { ...question, url: 'https://api.github.com/graphql' };
  expect(await asked(question, {})).toEqual([{ ...there, headers: accept }]);
  const rest = { ...question, url: `${embedded}/api/v3/repos/a/b` };
  expect(await asked(rest, {})).toEqual([{ ...there, url: 'https://api.github.com/repos/a/b', headers: accept }]);
  expect(await asked(question, { GITHUB_TOKEN: 'mine' })).toEqual([
    { ...there, headers: { ...accept, authorization: 'Bearer mine' } },
  ]);
});

it('requests to other hosts are not redirected', async () => {
  const page: HttpRequest = { url: 'https://books.invented.org/', service: 'web' };
  expect(await asked(page, { GITHUB_TOKEN: 'mine' })).toEqual([page]);
  const lookalike: HttpRequest = { ...question, url: `${embedded}.invented.org/api/graphql` };
  expect(await asked(lookalike, { GITHUB_TOKEN: 'mine' })).toEqual([lookalike]);
});
