import { afterEach, describe, expect, it } from 'vitest';
import { archivedCopies, type CopyWanted } from '../../src/links/archive.ts';
import { systemClock } from '../../src/net/clock.ts';
import { openNetwork } from '../../src/net/open.ts';
import { archiveHost } from '../../src/sandbox/internet/hosts/archive.ts';
import { openInternet, type SimulatedHost } from '../../src/sandbox/internet/server.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function ask(host: SimulatedHost, wanted: CopyWanted[], most?: number) {
  const internet = await openInternet([host]);
  const network = openNetwork({ route: internet.route, environment: {}, patience: 50 });
  closing.push(network.close, internet.close);
  const paced: unknown[] = [];
  const tools = { network: { ...network, pace: (...pace: unknown[]) => void paced.push(pace) }, clock: systemClock };
  const copies = await archivedCopies(wanted, tools, most);
  return { copies, paced, asked: internet.requests.map(({ url }) => new URL(url)) };
}

const gone = { identity: 'url:gone.example/x', url: 'http://gone.example/x?a=1&b=2' };

describe('archived copies', () => {
  it('are the last capture from before the link failed', async () => {
    const captures = { [gone.url]: ['20190101000000', '20240301123456', '20261115000000'] };
    const { copies } = await ask(archiveHost(captures), [{ ...gone, until: '2026-11-08' }]);
    expect(copies).toEqual(new Map([[gone.identity, `https://web.archive.org/web/20240301123456/${gone.url}`]]));
  });

  it('are not looked for where an archive has none: shares, and what is no address', async () => {
    const wanted = ['https://pan.baidu.com/s/1QqYtqDwhc_S51F3SYMChBQ', 'not an address'].map((url) => ({ identity: url, url }));
    const { asked } = await ask(archiveHost(), wanted);
    expect(asked).toEqual([]);
  });

  it('are asked for at a pace that the archive bears, and not without end', async () => {
    const many = Array.from({ length: 9 }, (_, at) => ({ identity: `${at}`, url: `https://x.example/${at}` }));
    const { asked, paced } = await ask(archiveHost(), many, 4);
    expect(asked).toHaveLength(4);
    expect(paced).toEqual([['web.archive.org', { concurrency: 1, spacing: 2500 }]]);
  });

  it.each([
    ['nonsense', { body: 'no JSON' }],
    ['rows of another form', { body: '[["a"],[1,2]]' }],
    ['a moment that is none', { body: '[["timestamp","original","statuscode"],["../../x","https://a.example/","200"]]' }],
    ['an address that is none', { body: '[["timestamp","original","statuscode"],["20240301123456","javascript:","200"]]' }],
    ['an error', { status: 500, body: '[]' }],
  ])('are none when the archive says %s', async (_, answer) => {
    const { copies } = await ask({ host: 'web.archive.org', answer: () => answer }, [gone]);
    expect(copies.size).toBe(0);
  });

  it('are not asked for again after the archive said to wait', async () => {
    const wall: SimulatedHost = { host: 'web.archive.org', answer: () => ({ status: 429, headers: { 'retry-after': '60' } }) };
    const { copies, asked } = await ask(wall, [gone, { ...gone, identity: 'other' }]);
    expect(copies.size).toBe(0);
    expect(asked.length).toBe(1);
  });
});
