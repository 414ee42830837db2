import { describe, expect, test } from 'vitest';
import { createNetworkError } from '../../src/http/network-error.ts';
import { sendRequest } from '../../src/http/request.ts';
import { createDefaultHeaders, type RequestContext } from '../../src/http/retry.ts';
import type { TransportRequest, TransportResult } from '../../src/http/transport.ts';
import { type HttpRequest, maxUrlLength } from '../../src/http/types.ts';

interface Answer {
  status?: number;
  location?: string;
  setCookie?: string[];
  body?: string;
}

/** Sends a request into a web that is a function, where `http://guarded.example/` may not be asked. */
async function send(request: HttpRequest, web: (url: string, count: number) => Answer | TransportResult) {
  const sent: TransportRequest[] = [];
  const transport = {
    checkUrl: ({ hostname }: URL) =>
      hostname === 'guarded.example' ? createNetworkError('forbidden-address', 'FORBIDDEN') : undefined,
    send: (asked: TransportRequest) => {
      sent.push(asked);
      const answer = web(asked.url.href, sent.length);
      if ('ok' in answer) return Promise.resolve(answer);
      const { status = 200, location, setCookie = [], body = '' } = answer;
      const headers: Record<string, string> = location === undefined ? {} : { location };
      return Promise.resolve({ ok: true, status, headers, setCookie, body: Buffer.from(body), truncated: false });
    },
  };
  const context = {
    transport,
    scheduler: { acquire: () => Promise.resolve({ ok: true, release: () => undefined }) },
    clock: { now: () => 0 },
    totalTimeoutMs: 1000,
    addDefaultHeaders: createDefaultHeaders('test'),
    waitForTurn: () => Promise.resolve(),
    trackCancellation: () => ({ abortToken: {}, release: () => {} }),
  } as unknown as RequestContext;
  return { result: await sendRequest(request, context), sent, urls: sent.map(({ url }) => url.href) };
}
const alive = () => ({});
const redirect = (location: string, rest: Answer = {}): Answer => ({ status: 302, location, ...rest });

describe('an address', () => {
  test.each([
    ['no address', 'example.org'],
    ['nothing', ''],
    ['another scheme', 'ftp://a.example/'],
    ['a script', 'javascript:alert(1)'],
    ['one without a host', 'http://'],
    ['one that no server takes', `https://a.example/${'x'.repeat(maxUrlLength)}`],
  ])('that is %s fails before anything is sent, and is not repeated in full', async (_, url) => {
    const { result, sent } = await send({ url }, alive);
    expect(result).toMatchObject({ ok: false, kind: 'bad-address', redirects: [] });
    expect(result.url.length).toBeLessThanOrEqual(maxUrlLength);
    expect(sent).toEqual([]);
  });

  test.each(['https://me:word@a.example/x', 'https://:word@a.example/x', 'https://me@a.example/x'])(
    'is asked without the credentials in it: %s',
    async (url) => {
      const { result, urls } = await send({ url }, alive);
      expect(urls).toEqual(['https://a.example/x']);
      expect(result.url).toBe('https://a.example/x');
    },
  );

  test('that may not be asked fails before anything is sent', async () => {
    expect(await send({ url: 'http://guarded.example/' }, alive)).toMatchObject({
      result: { kind: 'forbidden-address' },
      urls: [],
    });
  });
});

describe('redirects', () => {
  test('are followed and reported, with the fragment', async () => {
    const { result } = await send({ url: 'https://a.example/#part' }, (url) =>
      url.startsWith('https://a.example/') ? redirect('//b.example/x') : { body: 'there' },
    );
    expect(result).toMatchObject({
      ok: true,
      url: 'https://b.example/x#part',
      redirects: [{ url: 'https://a.example/#part', status: 302, to: 'https://b.example/x#part' }],
    });
  });

  test('to what may not be asked say so with the address and the way there', async () => {
    const { result, urls } = await send({ url: 'https://a.example/' }, () => redirect('http://guarded.example/latest'));
    expect(urls).toEqual(['https://a.example/']);
    expect(result).toMatchObject({ ok: false, kind: 'forbidden-address', url: 'http://guarded.example/latest' });
    expect(result.redirects).toHaveLength(1);
  });

  test('to the same page are a loop, also where only the fragment differs', async () => {
    const { result, urls } = await send({ url: 'https://a.example/' }, () => redirect('https://a.example/#top'));
    expect(result).toMatchObject({ ok: false, kind: 'loop' });
    expect(urls).toHaveLength(1);
  });

  test('to the same page are none where a cookie came with it, and one where it changes nothing', async () => {
    const wall = await send({ url: 'https://a.example/' }, (_, count) =>
      count === 1 ? redirect('/', { setCookie: ['seen=1'] }) : { body: 'in' },
    );
    expect(wall.result).toMatchObject({ ok: true, status: 200 });
    expect(wall.sent[1]?.headers).toMatchObject({ cookie: 'seen=1' });
    const stuck = await send({ url: 'https://a.example/' }, () => redirect('/', { setCookie: ['seen=1'] }));
    expect(stuck.result).toMatchObject({ ok: false, kind: 'loop' });
    expect(stuck.urls).toHaveLength(2);
  });

  test.each([
    [undefined, 10],
    [50, 10],
    [10, 10],
    [3, 3],
    [1, 1],
  ])('are followed as often as is asked for (%s), at most ten times', async (maxRedirects, followed) => {
    const request = { url: 'https://a.example/0', ...(maxRedirects === undefined ? {} : { maxRedirects }) };
    const { result, urls } = await send(request, (_, count) => redirect(`/${count}`));
    expect(result).toMatchObject({ ok: false, kind: 'too-many-hops' });
    expect(urls).toHaveLength(followed + 1);
  });

  test.each([0, -1])('are the answer where none is to be followed: %s', async (maxRedirects) => {
    const { result } = await send({ url: 'https://a.example/', maxRedirects }, () => redirect('/x'));
    expect(result).toMatchObject({ ok: true, status: 302, url: 'https://a.example/', redirects: [] });
  });

  test.each(['', 'mailto:a@b.example', 'http://', `/${'x'.repeat(maxUrlLength)}`])(
    'that lead nowhere are the answer: %#',
    async (location) => {
      const { result } = await send({ url: 'https://a.example/' }, () => redirect(location));
      expect(result).toMatchObject({ ok: true, status: 302, redirects: [] });
    },
  );

  test('of a failing server are not lost: they are with the failure', async () => {
    const failure = { ok: false as const, error: createNetworkError('refused', 'ECONNREFUSED'), sent: true };
    const { result } = await send({ url: 'https://a.example/', method: 'POST' }, (url) =>
      url.includes('a.example') ? redirect('https://b.example/') : failure,
    );
    expect(result).toMatchObject({ ok: false, kind: 'refused', url: 'https://b.example/', redirects: [{ status: 302 }] });
  });
});

describe('headers', () => {
  test('have one spelling, so that none is sent twice', async () => {
    const { sent } = await send({ url: 'https://a.example/', headers: { ACCEPT: 'a', accept: 'b', 'X-Key': 'k' } }, alive);
    expect(sent[0]?.headers).toMatchObject({ accept: 'b', 'x-key': 'k' });
  });

  test('with a secret stay with the host that they are for', async () => {
    const headers = { Authorization: 'Bearer t', Accept: 'text/html' };
    const { sent } = await send({ url: 'https://a.example/', headers }, (_, count) =>
      count === 1 ? redirect('https://b.example/', { setCookie: ['sid=1'] }) : {},
    );
    expect(sent[0]?.headers).toMatchObject({ authorization: 'Bearer t' });
    expect(sent[1]?.headers).toMatchObject({ accept: 'text/html' });
    expect(sent[1]?.headers).not.toHaveProperty('authorization');
    expect(sent[1]?.headers).not.toHaveProperty('cookie');
  });
});
