import type { IncomingMessage, ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import { createCookieJar } from '../../../src/http/request-rules/cookies.ts';
import { bodyText, createTestClient, routeByPath, serve } from '../loopback-server.ts';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;
const redirectTo =
  (location: string, status = 302, headers: Record<string, string | string[]> = {}): Handler =>
  (_, response) =>
    response.writeHead(status, { location, ...headers }).end('moved');

describe('redirects', () => {
  it('are followed one by one, and reported', async () => {
    const server = await serve(
      routeByPath({ '/a': redirectTo('b', 301), '/b': redirectTo('/c?x=1', 308), '/c': (_, response) => response.end('here') }),
    );
    const response = await createTestClient().request({ url: `${server.baseUrl}/a#part` });
    expect(response).toMatchObject({
      ok: true,
      status: 200,
      url: `${server.baseUrl}/c?x=1#part`,
      redirects: [
        { url: `${server.baseUrl}/a#part`, status: 301, to: `${server.baseUrl}/b#part` },
        { url: `${server.baseUrl}/b#part`, status: 308, to: `${server.baseUrl}/c?x=1#part` },
      ],
    });
  });

  it('are followed ten times at most', async () => {
    const server = await serve((request, response) => redirectTo(`/${Number(request.url?.slice(1)) + 1}`)(request, response));
    const response = await createTestClient().request({ url: `${server.baseUrl}/0`, maxRedirects: 99 });
    expect(response).toMatchObject({ ok: false, kind: 'too-many-hops' });
    expect(response.redirects).toHaveLength(11);
  });

  it('are the response with maxRedirects: 0', async () => {
    const server = await serve(redirectTo('/next', 302));
    const response = await createTestClient().request({ url: server.baseUrl, maxRedirects: 0 });
    expect(response).toMatchObject({ ok: true, status: 302, headers: { location: '/next' }, redirects: [] });
  });

  it('are the response when shouldFollowRedirect returns false', async () => {
    const server = await serve(
      routeByPath({ '/a': redirectTo('/b'), '/b': redirectTo('/login'), '/login': (_, response) => response.end() }),
    );
    const response = await createTestClient().request({
      url: `${server.baseUrl}/a`,
      shouldFollowRedirect: (next) => !next.pathname.startsWith('/login'),
    });
    expect(response).toMatchObject({
      ok: true,
      status: 302,
      url: `${server.baseUrl}/b`,
      redirects: [{ to: `${server.baseUrl}/b` }],
    });
  });

  it.each([
    ['to one place, named twice, lead there', ['/c', '/c'], 200],
    ['to two places lead nowhere, as in a browser', ['/c', '/d'], 302],
  ])('%s', async (_, location, status) => {
    const twice: Handler = (__, response) => {
      response.setHeader('location', location);
      response.writeHead(302).end('moved');
    };
    const server = await serve(routeByPath({ '/a': twice, '/c': (__, response) => response.end('here') }));
    expect(await createTestClient().request({ url: `${server.baseUrl}/a` })).toMatchObject({ ok: true, status });
  });

  it.each([
    ['no location', ''],
    ['another scheme', 'weixin://dl'],
    ['nonsense', 'http://['],
  ])('are the response with %s', async (_, location) => {
    const server = await serve((__, response) => response.writeHead(302, location ? { location } : {}).end());
    expect(await createTestClient().request({ url: server.baseUrl })).toMatchObject({ ok: true, status: 302 });
  });

  it('in a loop are detected, however long it is', async () => {
    const server = await serve(routeByPath({ '/a': redirectTo('/b'), '/b': redirectTo('/c'), '/c': redirectTo('/b') }));
    const network = createTestClient();
    expect(await network.request({ url: `${server.baseUrl}/a` })).toMatchObject({ ok: false, kind: 'loop' });
    expect(network.requestCounts().byHost['127.0.0.1']).toBe(3);
  });

  it('to the same URL with a new cookie are not a loop', async () => {
    const server = await serve((request, response) => {
      if (request.headers.cookie === 'seen=1') response.end('welcome');
      else response.writeHead(302, { location: '/', 'set-cookie': 'seen=1; Path=/' }).end();
    });
    expect(await createTestClient().request({ url: server.baseUrl })).toMatchObject({
      ok: true,
      status: 200,
      redirects: [{ status: 302 }],
    });
  });

  it('turn a POST into a GET, except 307 and 308', async () => {
    const seen: string[] = [];
    const server = await serve(async (request, response) => {
      seen.push(`${request.method} ${request.url} ${String((await request.toArray())[0] ?? '')}`);
      if (request.url === '/post') return redirectTo('/got', 303)(request, response);
      if (request.url === '/keep') return redirectTo('/kept', 307)(request, response);
      return response.end();
    });
    const network = createTestClient();
    await network.request({ url: `${server.baseUrl}/post`, method: 'POST', body: 'x' });
    await network.request({ url: `${server.baseUrl}/keep`, method: 'POST', body: 'y' });
    expect(seen).toEqual(['POST /post x', 'GET /got ', 'POST /keep y', 'POST /kept y']);
  });

  it('send credentials to the same host only', async () => {
    const seen: Record<string, unknown>[] = [];
    const other = await serve((request, response) => {
      seen.push(request.headers);
      response.end();
    });
    const server = await serve(
      routeByPath({
        '/here': redirectTo('/there'),
        '/there': (request, response) => {
          seen.push(request.headers);
          redirectTo(`${other.baseUrl}/`)(request, response);
        },
      }),
    );
    const headers = { authorization: 'Bearer secret', 'X-Api-Key': 'secret', cookie: 'session=secret', 'accept-language': 'zh' };
    await createTestClient().request({ url: `${server.baseUrl}/here`, headers });
    expect(seen[0]).toMatchObject({ authorization: 'Bearer secret', 'x-api-key': 'secret' });
    expect(JSON.stringify(seen[1])).not.toContain('secret');
    expect(seen[1]).toMatchObject({ 'accept-language': 'zh' });
  });

  it('do not send a POST to another host', async () => {
    let asked = 0;
    const other = await serve((_, response) => {
      asked += 1;
      response.end();
    });
    const server = await serve(redirectTo(`${other.baseUrl}/`, 307));
    expect(await createTestClient().request({ url: server.baseUrl, method: 'POST', body: 'code=abcd' })).toMatchObject({
      ok: true,
      status: 307,
    });
    expect(asked).toBe(0);
  });

  it('and requests drop credentials in URLs', async () => {
    const seen: unknown[] = [];
    const server = await serve((request, response) => {
      seen.push(request.headers.authorization);
      if (request.url === '/') redirectTo(`http://u:p@127.0.0.1:${server.port}/x`)(request, response);
      else response.end();
    });
    const response = await createTestClient().request({ url: `http://user:secret@127.0.0.1:${server.port}/` });
    expect(seen).toEqual([undefined, undefined]);
    expect(JSON.stringify(response)).not.toMatch(/secret|u:p/);
  });
});

describe('cookies', () => {
  it('are sent along a redirect chain to the host that set them only', async () => {
    const seen: unknown[] = [];
    const show: Handler = (request, response) => {
      seen.push(request.headers.cookie);
      response.end();
    };
    const [one, two] = await Promise.all([
      serve(
        routeByPath({
          '/set': (request, response) =>
            redirectTo('http://one.test/show', 302, { 'set-cookie': ['a=1', 'b=2; Path=/'] })(request, response),
          '/show': show,
          '/leave': redirectTo('http://two.test/show', 302, { 'set-cookie': 'c=3' }),
        }),
      ),
      serve(routeByPath({ '/show': show })),
    ]);
    const network = createTestClient({ route: (url) => new URL(url.hostname === 'one.test' ? one.baseUrl : two.baseUrl) });
    await network.request({ url: 'http://one.test/set' });
    await network.request({ url: 'http://one.test/leave' });
    expect(seen).toEqual(['a=1; b=2', undefined]);
  });

  it('are shared by requests with the same jar', async () => {
    const server = await serve((request, response) =>
      response.writeHead(200, { 'set-cookie': 'id=7' }).end(request.headers.cookie ?? 'none'),
    );
    const network = createTestClient();
    const cookies = createCookieJar();
    const bodies: string[] = [];
    for (let i = 0; i < 2; i += 1) {
      const response = await network.request({ url: server.baseUrl, cookieJar: cookies });
      if (response.ok) bodies.push(bodyText(response.body));
    }
    expect(bodies).toEqual(['none', 'id=7']);
  });

  it('are rejected for a public suffix or another host, and limited in number', () => {
    const jar = createCookieJar();
    const here = new URL('https://a.example.com/');
    jar.storeCookies(here, ['x=1; Domain=com', 'y=1; Domain=other.com', 'big='.padEnd(9000, 'x')]);
    expect(jar.getCookieHeader(here)).toBeUndefined();
    jar.storeCookies(
      here,
      Array.from({ length: 1000 }, (_, i) => `c${i}=1`),
    );
    expect(jar.getCookieHeader(here)?.split('; ').length).toBeLessThanOrEqual(60);
  });

  it('with `Secure` are sent over https only', () => {
    const jar = createCookieJar();
    jar.storeCookies(new URL('https://a.example/'), ['s=1; Secure']);
    expect(jar.getCookieHeader(new URL('http://a.example/'))).toBeUndefined();
    expect(jar.getCookieHeader(new URL('https://a.example/'))).toBe('s=1');
  });
});
