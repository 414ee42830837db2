import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { withForgeError } from '../../../../src/forge/forge-error.ts';
import { openOctokit } from '../../../../src/forge/github/octokit/octokit.ts';
import { createHttpClient } from '../../../../src/http/client.ts';
import { githubApiVersion } from '../../../../src/runtime/github-api-url.ts';

interface SeenRequest {
  line: string;
  authorization: string | undefined;
  version: string | string[] | undefined;
  body: string;
}

const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

/** GitHub, as a server on loopback that answers as told. */
async function openGitHub(
  answer: (line: string, base: string, response: ServerResponse) => void,
  waitToWrite?: () => Promise<void>,
  throttle = false,
) {
  const seen: SeenRequest[] = [];
  const server: Server = createServer((request: IncomingMessage, response) => {
    let body = '';
    request.on('data', (piece: Buffer) => {
      body += piece.toString();
    });
    request.on('end', () => {
      const line = `${request.method} ${request.url}`;
      seen.push({ line, authorization: request.headers.authorization, version: request.headers['x-github-api-version'], body });
      response.setHeader('content-type', 'application/json; charset=utf-8');
      answer(line, base, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = createHttpClient({});
  open.push(server, client);
  const shared = waitToWrite ? { waitToWrite } : {};
  return { seen, octokit: openOctokit({ apiUrl: base, token: 'abc', fetch: client.fetch, throttle, ...shared }) };
}

test('follows pagination links to /repositories/{id}/ with the token and the API version', async () => {
  const { seen, octokit } = await openGitHub((line, base, response) => {
    const isFirst = !line.includes('page=2');
    if (isFirst) response.setHeader('link', `<${base}/repositories/7/issues?per_page=100&page=2>; rel="next"`);
    response.end(JSON.stringify([{ number: isFirst ? 1 : 2 }]));
  });
  const all = await octokit.paginate(octokit.rest.issues.listForRepo, { owner: 'a', repo: 'b', per_page: 100 });
  expect(all.map(({ number }) => number)).toEqual([1, 2]);
  expect(seen.map(({ line }) => line)).toEqual([
    'GET /repos/a/b/issues?per_page=100',
    'GET /repositories/7/issues?per_page=100&page=2',
  ]);
  expect(new Set(seen.map(({ authorization, version }) => `${authorization} ${String(version)}`))).toEqual(
    new Set([`token abc ${githubApiVersion}`]),
  );
});

test('repeats a write to a renamed repository (307) at its new address, once', async () => {
  const { seen, octokit } = await openGitHub((line, base, response) => {
    if (line.startsWith('POST /repos/')) {
      response.writeHead(307, { location: `${base}/repositories/7/issues/3/comments` });
      response.end(JSON.stringify({ message: 'Temporary Redirect', url: `${base}/repositories/7/issues/3/comments` }));
    } else response.writeHead(201).end(JSON.stringify({ id: 5 }));
  });
  const { data } = await octokit.rest.issues.createComment({ owner: 'a', repo: 'old', issue_number: 3, body: '你好' });
  expect(data.id).toBe(5);
  expect(seen.map(({ line, body, authorization }) => ({ line, body, authorization }))).toEqual([
    { line: 'POST /repos/a/old/issues/3/comments', body: '{"body":"你好"}', authorization: 'token abc' },
    { line: 'POST /repositories/7/issues/3/comments', body: '{"body":"你好"}', authorization: 'token abc' },
  ]);
});

test('waits for its turn to write among several machines, and to read for none', async () => {
  const turn = Promise.withResolvers<void>();
  const { seen, octokit } = await openGitHub(
    (_, __, response) => response.end('{"data":{}}'),
    () => turn.promise,
  );
  const written = octokit.rest.issues.createComment({ owner: 'a', repo: 'b', issue_number: 1, body: 'Hello' });
  await octokit.rest.repos.get({ owner: 'a', repo: 'b' });
  await octokit.graphql('query { viewer { login } }');
  expect(seen.map(({ line }) => line)).toEqual(['GET /repos/a/b', 'POST /graphql']);
  turn.resolve();
  await written;
  expect(seen.at(-1)?.line).toBe('POST /repos/a/b/issues/1/comments');
});

const readByGraphql = (octokit: ReturnType<typeof openOctokit>) =>
  withForgeError({ name: 'read-pull-request', subject: 1 }, () => octokit.graphql('query { viewer { login } }'));

test('tells a limit of GraphQL, which comes with 200, from an outage, with its end, however it is named', async () => {
  const reset = Math.floor(Date.now() / 1000) + 1800;
  for (const throttle of [true, false]) {
    for (const type of ['RATE_LIMITED', 'RATE_LIMIT']) {
      const { seen, octokit } = await openGitHub(
        (_, __, response) => {
          response.setHeader('x-ratelimit-remaining', '0').setHeader('x-ratelimit-reset', `${reset}`);
          response.end(JSON.stringify({ errors: [{ type, message: 'API rate limit already exceeded for installation ID 1.' }] }));
        },
        undefined,
        throttle,
      );
      const known = { category: 'rate-limited', retryAt: reset * 1000 };
      await expect(readByGraphql(octokit), `${type} ${throttle}`).rejects.toMatchObject(known);
      expect(seen).toHaveLength(1);
    }
  }
});

test('calls GraphQL unavailable that answers 200 without data or an error', async () => {
  for (const body of ['{"data":null}', '{}', '"<html>"']) {
    const { octokit } = await openGitHub((_, __, response) => response.end(body), undefined, true);
    await expect(readByGraphql(octokit), body).rejects.toMatchObject({ category: 'unavailable' });
  }
});
