import { afterEach, describe, expect, it } from 'vitest';
import { createHttpClient } from '../../../src/http/client.ts';
import type { HttpClient } from '../../../src/http/types.ts';
import {
  type ArchivedCopy,
  findArchivedCopies,
  findArchivedCopiesByIdentity,
  type LinkArchiveQuery,
} from '../../../src/links/archive/wayback-machine.ts';
import { systemClock } from '../../../src/runtime/clock.ts';
import { createWebArchiveHost } from '../../../src/sandbox/internet/hosts/web-archive.ts';
import {
  createHtmlResponse,
  createRedirectResponse,
  type SimulatedHost,
  type SimulatedResponse,
} from '../../../src/sandbox/internet/responses.ts';
import { openSimulatedInternet } from '../../../src/sandbox/internet/simulated-internet.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function findCopiesOn(host: SimulatedHost, wanted: LinkArchiveQuery[], most?: number) {
  const internet = await openSimulatedInternet([host]);
  const network = createHttpClient({ route: internet.route, environment: {}, maxWaitMs: 50 });
  closing.push(network.close, internet.close);
  const paced: unknown[] = [];
  const tools = {
    network: { ...network, setPace: (...pace: unknown[]) => void paced.push(pace) } satisfies HttpClient,
    clock: systemClock,
  };
  const copies = await findArchivedCopiesByIdentity(wanted, tools, most);
  return { copies, paced, asked: internet.requests.map(({ url }) => new URL(url)) };
}

const gone = { identity: 'url:gone.example/x', url: 'http://gone.example/x?a=1&b=2' };

describe('archived copies', () => {
  it('are the last capture from before the link failed', async () => {
    const captures = { [gone.url]: ['20190101000000', '20240301123456', '20261115000000'] };
    const { copies } = await findCopiesOn(createWebArchiveHost(captures), [{ ...gone, until: '2026-11-08' }]);
    expect(copies).toEqual(new Map([[gone.identity, `https://web.archive.org/web/20240301123456/${gone.url}`]]));
  });

  it('are not looked for where an archive has none: shares, and what is no address', async () => {
    const wanted = ['https://pan.baidu.com/s/1QqYtqDwhc_S51F3SYMChBQ', 'not an address'].map((url) => ({ identity: url, url }));
    const { asked } = await findCopiesOn(createWebArchiveHost(), wanted);
    expect(asked).toEqual([]);
  });

  it('are asked for at a pace that the archive bears, and not without end', async () => {
    const many = Array.from({ length: 9 }, (_, at) => ({ identity: `${at}`, url: `https://x.example/${at}` }));
    const { asked, paced } = await findCopiesOn(createWebArchiveHost(), many, 4);
    expect(asked).toHaveLength(4);
    expect(paced).toEqual([['web.archive.org', { maxConcurrent: 1, minIntervalMs: 2500, minBackoffMs: 61_000 }]]);
  });

  it.each([
    ['nonsense', { body: 'no JSON' }],
    ['rows of another form', { body: '[["a"],[1,2]]' }],
    ['a moment that is none', { body: '[["timestamp","original","statuscode"],["../../x","https://a.example/","200"]]' }],
    ['an address that is none', { body: '[["timestamp","original","statuscode"],["20240301123456","javascript:","200"]]' }],
    ['an error', { status: 500, body: '[]' }],
  ])('are none when the archive says %s', async (_, answer) => {
    const { copies } = await findCopiesOn({ host: 'web.archive.org', respond: () => answer }, [gone]);
    expect(copies.size).toBe(0);
  });

  it('are not asked for again after the archive said to wait', async () => {
    const wall: SimulatedHost = { host: 'web.archive.org', respond: () => ({ status: 429, headers: { 'retry-after': '60' } }) };
    const { copies, asked } = await findCopiesOn(wall, [gone, { ...gone, identity: 'other' }]);
    expect(copies.size).toBe(0);
    expect(asked.length).toBe(1);
  });
});

describe('a capture that shows something else', () => {
  const deep = { identity: 'url:gone.example/paper/7', url: 'http://gone.example/paper/7' };
  const [older, newest] = ['20180301123456', '20260301123456'];
  const captures = { [deep.url]: [older, newest] };
  const copyOf = (time: string) => new Map([[deep.identity, `https://web.archive.org/web/${time}/${deep.url}`]]);

  it.each<[string, SimulatedResponse, string]>([
    ['a redirect to the first page of the site', createRedirectResponse(`/web/20260301123458id_/http://gone.example/`), older],
    ['a page that refreshes to the first page', { body: '<meta http-equiv="refresh" content="0; url=/">' }, older],
    ['a wall', createHtmlResponse('Just a moment...'), older],
    ['a login', createRedirectResponse(`/web/20260301123458id_/http://gone.example/login?next=%2Fpaper%2F7`), older],
    ['a domain for sale', createHtmlResponse('gone.example is for sale'), older],
    ['an error page with status 200', createHtmlResponse('404 Not Found'), older],
    [
      'a page about error pages',
      createHtmlResponse('Page not found: a gallery', '<p>An essay on error pages.</p>'.repeat(80)),
      newest,
    ],
    ['a redirect to itself', createRedirectResponse(`/web/${newest}id_/${deep.url}`), older],
    ['a redirect to another deep page', createRedirectResponse(`/web/20260301123457id_/http://gone.example/papers/7`), newest],
    ['a file', { headers: { 'content-type': 'application/pdf' }, body: '%PDF-1.7' }, newest],
  ])('%s', async (_, shown, expected) => {
    const { copies } = await findCopiesOn(createWebArchiveHost(captures, { [newest]: shown }), [deep]);
    expect(copies).toEqual(copyOf(expected));
  });

  it('is no copy where the older one shows it too', async () => {
    const wall = createHtmlResponse('Just a moment...');
    const { copies, asked } = await findCopiesOn(createWebArchiveHost(captures, { [newest]: wall, [older]: wall }), [deep]);
    expect({ copies: copies.size, asked: asked.length }).toEqual({ copies: 0, asked: 4 });
  });
});

describe('the search for copies', () => {
  const urls = ['a', 'b', 'c', 'd', 'e'].map((name) => `http://${name}.example/`);

  async function search(answer: (before: number) => SimulatedResponse | undefined) {
    const archive = createWebArchiveHost({ 'http://a.example/': ['20240301083000'] });
    let before = 0;
    const internet = await openSimulatedInternet([
      { ...archive, respond: (request) => answer(before++) ?? archive.respond(request) },
    ]);
    const network = createHttpClient({ route: internet.route, maxWaitMs: 0 });
    closing.push(network.close, internet.close);
    const copies: ArchivedCopy[] = [];
    const run = findArchivedCopies(urls, { network: { ...network, setPace: () => {} } });
    for (;;) {
      const next = await run.next();
      if (next.done) return { copies, left: next.value, asked: internet.requests.length };
      copies.push(next.value);
    }
  }

  it('says when a copy was made, and leaves nothing over', async () => {
    expect(await search(() => undefined)).toEqual({
      copies: [
        {
          url: 'http://a.example/',
          copyUrl: 'https://web.archive.org/web/20240301083000/http://a.example/',
          capturedAt: '2024-03-01T08:30:00Z',
        },
      ],
      left: [],
      asked: 6,
    });
  });

  it('ends at a 429: the rest is for another run', async () => {
    const { copies, left, asked } = await search((before) => (before === 2 ? { status: 429 } : undefined));
    expect({ copies: copies.length, left, asked }).toEqual({ copies: 1, left: urls.slice(1), asked: 3 });
  });

  it('passes over one stumble, and leaves an archive alone that stumbles three times in a row', async () => {
    const once = await search((before) => (before === 2 ? { status: 500 } : undefined));
    expect({ left: once.left, asked: once.asked }).toEqual({ left: ['http://b.example/'], asked: 6 });
    const broken = await search(() => ({ status: 500 }));
    expect({ left: broken.left, asked: broken.asked }).toEqual({ left: urls, asked: 3 });
  });

  it.each([
    [
      'a capture of an error',
      [
        ['timestamp', 'original', 'statuscode'],
        ['20240301083000', 'http://a.example/', '404'],
      ],
    ],
    [
      'an address that breaks out of Markdown',
      [
        ['timestamp', 'original', 'statuscode'],
        ['20240301083000', 'http://a.example/">x', '200'],
      ],
    ],
    [
      'a day that is none',
      [
        ['timestamp', 'original', 'statuscode'],
        ['20241399999999', 'http://a.example/', '200'],
      ],
    ],
    [
      'other columns',
      [
        ['urlkey', 'digest'],
        ['example,a)/', 'ABC'],
      ],
    ],
    ['rows without columns', [[], []]],
  ])('takes nothing from %s', async (_, table) => {
    expect((await search(() => ({ body: JSON.stringify(table) }))).copies).toEqual([]);
  });
});
