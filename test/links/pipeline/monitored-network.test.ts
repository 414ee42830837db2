import { describe, expect, test } from 'vitest';
import type { HttpClient, HttpRequest, HttpResult, NetworkErrorKind } from '../../../src/http/index.ts';
import { monitorNetwork } from '../../../src/links/pipeline/monitored-network.ts';
import { createResponse } from '../services/create-response.ts';

const fail = (url: string, kind: NetworkErrorKind, redirects: HttpResult['redirects'] = []): HttpResult => ({
  ok: false,
  kind,
  message: 'x',
  url,
  redirects,
});

function monitor(answer: (request: HttpRequest) => HttpResult) {
  const abortController = new AbortController();
  const asked: string[] = [];
  const network = {
    request: async (request: HttpRequest) => {
      asked.push(request.url);
      return answer(request);
    },
    fetch: async () => new Response(''),
  } as unknown as HttpClient;
  const monitored = monitorNetwork(network, abortController);
  const ask = async (...urls: string[]) => {
    for (const url of urls) await monitored.network.request({ url });
  };
  return { ...monitored, ask, asked, isAborted: () => abortController.signal.aborted };
}
const hosts = (count: number) => Array.from({ length: count }, (_, index) => `https://host-${index}.example/`);

describe('a run without the internet', () => {
  test('is ended once a dozen hosts are silent', async () => {
    const run = monitor(({ url }) => fail(url, 'dns'));
    await run.ask(...hosts(11));
    expect(run.isAborted()).toBe(false);
    await run.ask(...hosts(40).slice(11));
    expect(run.isAborted()).toBe(true);
    expect(await run.isOnline()).toBe(false);
  });

  test('is not ended by one host that is silent many times', async () => {
    const run = monitor(({ url }) => fail(url, 'timeout'));
    await run.ask(...Array<string>(50).fill('https://host.example/'));
    expect(run.isAborted()).toBe(false);
  });

  test('is not ended where a private GitHub answers, which may need no internet', async () => {
    const run = monitor(({ url }) => fail(url, 'dns'));
    await run.network.fetch('https://github.corp.example/');
    await run.ask(...hosts(40));
    expect([run.isAborted(), run.hasPrivateGitHubResponded(), run.hasResponded()]).toEqual([false, true, false]);
  });
});

describe('one answer settles it', () => {
  test.each([
    ['a response', ({ url }: HttpRequest) => createResponse('', { url, status: 503 }) as HttpResult],
    ['a redirect before a failure', ({ url }: HttpRequest) => fail(url, 'timeout', [{ url, status: 301, to: url }])],
    ['a bad certificate', ({ url }: HttpRequest) => fail(url, 'tls')],
    ['a connection that is reset', ({ url }: HttpRequest) => fail(url, 'reset')],
  ])('%s', async (_, answer) => {
    let isFirst = true;
    const run = monitor((request) => {
      const result = isFirst ? answer(request) : fail(request.url, 'dns');
      isFirst = false;
      return result;
    });
    await run.ask(...hosts(40));
    expect([run.isAborted(), run.hasResponded(), await run.isOnline()]).toEqual([false, true, true]);
  });
});

test('nothing silent means that nothing is wrong; in doubt, hosts that everybody knows are asked', async () => {
  const run = monitor(({ url }) => fail(url, 'timeout'));
  expect(await run.isOnline()).toBe(true);
  await run.ask('https://host.example/');
  const before = run.asked.length;
  expect(await run.isOnline()).toBe(false);
  expect(run.asked.length).toBeGreaterThan(before);
  const after = run.asked.length;
  await run.isOnline();
  expect(run.asked.length).toBe(after);
});
