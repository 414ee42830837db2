import type { IncomingMessage, ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import { newCookieJar } from '../../src/net/cookies.ts';
import { open, paths, serve, text } from './loopback.ts';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;
const to =
  (location: string, status = 302, headers: Record<string, string | string[]> = {}): Handler =>
  (_, response) =>
    response.writeHead(status, { location, ...headers }).end('moved');

describe('redirects', () => {
  it('are followed hop by hop, and every hop is evidence', async () => {
    const server = await serve(
      paths({ '/a': to('b', 301), '/b': to('/c?x=1', 308), '/c': (_, response) => response.end('here') }),
    );
    const reply = await open().ask({ url: `${server.base}/a#part` });
    expect(reply).toMatchObject({
      ok: true,
      status: 200,
      url: `${server.base}/c?x=1#part`,
      hops: [
        { url: `${server.base}/a#part`, status: 301, to: `${server.base}/b#part` },
        { url: `${server.base}/b#part`, status: 308, to: `${server.base}/c?x=1#part` },
      ],
    });
  });

  it('stop after ten', async () => {
    const server = await serve((request, response) => to(`/${Number(request.url?.slice(1)) + 1}`)(request, response));
    const reply = await open().ask({ url: `${server.base}/0`, maxHops: 99 });
    expect(reply).toMatchObject({ ok: false, kind: 'too-many-hops' });
    expect(reply.hops).toHaveLength(11);
  });

  it('are the answer when none may be followed', async () => {
    const server = await serve(to('/next', 302));
    const reply = await open().ask({ url: server.base, maxHops: 0 });
    expect(reply).toMatchObject({ ok: true, status: 302, headers: { location: '/next' }, hops: [] });
  });

  it('are the answer when the asker does not want to go there', async () => {
    const server = await serve(paths({ '/a': to('/b'), '/b': to('/login'), '/login': (_, response) => response.end() }));
    const reply = await open().ask({ url: `${server.base}/a`, follow: (next) => !next.pathname.startsWith('/login') });
    expect(reply).toMatchObject({ ok: true, status: 302, url: `${server.base}/b`, hops: [{ to: `${server.base}/b` }] });
  });

  it.each([
    ['no location', ''],
    ['another scheme', 'weixin://dl'],
    ['nonsense', 'http://['],
  ])('are the answer with %s', async (_, location) => {
    const server = await serve((__, response) => response.writeHead(302, location ? { location } : {}).end());
    expect(await open().ask({ url: server.base })).toMatchObject({ ok: true, status: 302 });
  });

  it('in a circle are noticed, however long it is', async () => {
    const server = await serve(paths({ '/a': to('/b'), '/b': to('/c'), '/c': to('/b') }));
    const network = open();
    expect(await network.ask({ url: `${server.base}/a` })).toMatchObject({ ok: false, kind: 'loop' });
    expect(network.requests().byHost['127.0.0.1']).toBe(3);
  });

  it('to the same address with a new cookie are no circle', async () => {
    const server = await serve((request, response) => {
      if (request.headers.cookie === 'seen=1') response.end('welcome');
      else response.writeHead(302, { location: '/', 'set-cookie': 'seen=1; Path=/' }).end();
    });
    expect(await open().ask({ url: server.base })).toMatchObject({ ok: true, status: 200, hops: [{ status: 302 }] });
  });

  it('turn a POST into a GET, but for those that must not', async () => {
    const seen: string[] = [];
    const server = await serve(async (request, response) => {
      seen.push(`${request.method} ${request.url} ${String((await request.toArray())[0] ?? '')}`);
      if (request.url === '/post') return to('/got', 303)(request, response);
      if (request.url === '/keep') return to('/kept', 307)(request, response);
      return response.end();
    });
    const network = open();
    await network.ask({ url: `${server.base}/post`, method: 'POST', body: 'x' });
    await network.ask({ url: `${server.base}/keep`, method: 'POST', body: 'y' });
    expect(seen).toEqual(['POST /post x', 'GET /got ', 'POST /keep y', 'POST /kept y']);
  });

  it('carry credentials to the same host only', async () => {
    const seen: Record<string, unknown>[] = [];
    const other = await serve((request, response) => {
      seen.push(request.headers);
      response.end();
    });
    const server = await serve(
      paths({
        '/here': to('/there'),
        '/there': (request, response) => {
          seen.push(request.headers);
          to(`${other.base}/`)(request, response);
        },
      }),
    );
    const headers = { authorization: 'Bearer secret', 'X-Api-Key': 'secret', cookie: 'session=secret', 'accept-language': 'zh' };
    await open().ask({ url: `${server.base}/here`, headers });
    expect(seen[0]).toMatchObject({ authorization: 'Bearer secret', 'x-api-key': 'secret' });
    expect(JSON.stringify(seen[1])).not.toContain('secret');
    expect(seen[1]).toMatchObject({ 'accept-language': 'zh' });
  });

  it('do not take a POST to another host', async () => {
    let asked = 0;
    const other = await serve((_, response) => {
      asked += 1;
      response.end();
    });
    const server = await serve(to(`${other.base}/`, 307));
    expect(await open().ask({ url: server.base, method: 'POST', body: 'code=abcd' })).toMatchObject({ ok: true, status: 307 });
    expect(asked).toBe(0);
  });

  it('and questions leave credentials in addresses behind', async () => {
    const seen: unknown[] = [];
    const server = await serve((request, response) => {
      seen.push(request.headers.authorization);
      if (request.url === '/') to(`http://u:p@127.0.0.1:${server.port}/x`)(request, response);
      else response.end();
    });
    const reply = await open().ask({ url: `http://user:secret@127.0.0.1:${server.port}/` });
    expect(seen).toEqual([undefined, undefined]);
    expect(JSON.stringify(reply)).not.toMatch(/secret|u:p/);
  });
});

describe('cookies', () => {
  it('go along a chain to the host that set them, and to no other', async () => {
    const seen: unknown[] = [];
    const show: Handler = (request, response) => {
      seen.push(request.headers.cookie);
      response.end();
    };
    const [one, two] = await Promise.all([
      serve(
        paths({
          '/set': (request, response) =>
            to('http://one.test/show', 302, { 'set-cookie': ['a=1', 'b=2; Path=/'] })(request, response),
          '/show': show,
          '/leave': to('http://two.test/show', 302, { 'set-cookie': 'c=3' }),
        }),
      ),
      serve(paths({ '/show': show })),
    ]);
    const network = open({ route: (url) => new URL(url.hostname === 'one.test' ? one.base : two.base) });
    await network.ask({ url: 'http://one.test/set' });
    await network.ask({ url: 'http://one.test/leave' });
    expect(seen).toEqual(['a=1; b=2', undefined]);
  });

  it('of one question go to the next when they share a jar', async () => {
    const server = await serve((request, response) =>
      response.writeHead(200, { 'set-cookie': 'id=7' }).end(request.headers.cookie ?? 'none'),
    );
    const network = open();
    const cookies = newCookieJar();
    const bodies: string[] = [];
    for (let i = 0; i < 2; i += 1) {
      const reply = await network.ask({ url: server.base, cookies });
      if (reply.ok) bodies.push(text(reply.body));
    }
    expect(bodies).toEqual(['none', 'id=7']);
  });

  it('cannot be set for a public suffix or another host, nor without bounds', () => {
    const jar = newCookieJar();
    const here = new URL('https://a.example.com/');
    jar.store(here, ['x=1; Domain=com', 'y=1; Domain=other.com', 'big='.padEnd(9000, 'x')]);
    expect(jar.header(here)).toBeUndefined();
    jar.store(
      here,
      Array.from({ length: 1000 }, (_, i) => `c${i}=1`),
    );
    expect(jar.header(here)?.split('; ').length).toBeLessThanOrEqual(60);
  });

  it('keep to https when they say so', () => {
    const jar = newCookieJar();
    jar.store(new URL('https://a.example/'), ['s=1; Secure']);
    expect(jar.header(new URL('http://a.example/'))).toBeUndefined();
    expect(jar.header(new URL('https://a.example/'))).toBe('s=1');
  });
});
