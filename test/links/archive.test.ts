import { expect, test } from 'vitest';
import { type Copy, findCopies, type Lost } from '../../src/links/archive.ts';
import type { Network } from '../../src/net/network.ts';
import { openNetwork } from '../../src/net/open.ts';
import { type WaybackSettings, waybackHost } from '../../src/sandbox/internet/hosts/wayback.ts';
import { openInternet } from '../../src/sandbox/internet/server.ts';

/** Looks for copies in a simulated archive, without its pace; tells the pace that was asked for. */
async function search(lost: (string | Lost)[], settings: WaybackSettings) {
  const internet = await openInternet([waybackHost(settings)]);
  const real = openNetwork({ route: internet.route, patience: 0 });
  const paces: Parameters<Network['pace']>[] = [];
  const network: Network = { ...real, pace: (...pace) => paces.push(pace) };
  const copies: Copy[] = [];
  try {
    const run = findCopies(lost, { network });
    for (;;) {
      const next = await run.next();
      if (next.done) return { copies, left: next.value, requests: internet.requests, paces };
      copies.push(next.value);
    }
  } finally {
    await real.close();
    await internet.close();
  }
}

test('the last capture that answered 200 is the copy; what the archive never held has none', async () => {
  const { copies, left } = await search(['https://cmekg.pcl.ac.cn/', 'https://never.example/'], {
    captures: {
      'http://cmekg.pcl.ac.cn/': ['20200101000000', '20240301083000', { time: '20250101000000', status: 404 }],
    },
  });
  expect(copies).toEqual([
    {
      url: 'https://cmekg.pcl.ac.cn/',
      copy: 'https://web.archive.org/web/20240301083000/http://cmekg.pcl.ac.cn/',
      when: '2024-03-01T08:30:00Z',
    },
  ]);
  expect(left).toEqual([]);
});

test('a copy from after the page died is not taken for the page', async () => {
  const captures = { 'http://a.example/page': ['20200101000000', '20230101000000'] };
  const { copies } = await search([{ url: 'http://a.example/page', alive: Date.UTC(2021, 5, 1) }], { captures });
  expect(copies.map(({ when }) => when)).toEqual(['2020-01-01T00:00:00Z']);
});

test('at most 24 questions a minute, one at a time, a minute of rest', async () => {
  const { paces } = await search(['http://a.example/'], {});
  expect(paces).toEqual([['web.archive.org', { concurrency: 1, spacing: 2500, rest: 61_000 }]]);
});

test('a 429 ends the search: the rest is left for another run, and nobody is asked again', async () => {
  const { copies, left, requests } = await search(['http://a.example/', 'http://b.example/', 'http://c.example/'], {
    captures: { 'http://a.example/': ['20200101000000'] },
    index: (before) => (before === 1 ? { status: 429 } : undefined),
  });
  expect(copies).toHaveLength(1);
  expect(left).toEqual(['http://b.example/', 'http://c.example/']);
  expect(requests).toHaveLength(2);
});

test('an archive that stumbles three times in a row is left alone; one stumble is passed over', async () => {
  const urls = ['a', 'b', 'c', 'd', 'e'].map((name) => `http://${name}.example/`);
  const broken = await search(urls, { index: () => ({ status: 500 }) });
  expect(broken.left).toEqual(urls);
  expect(broken.requests).toHaveLength(3);
  const once = await search(urls, { index: (before) => (before === 1 ? { status: 500 } : undefined) });
  expect(once.left).toEqual(['http://b.example/']);
  expect(once.requests).toHaveLength(5);
});

test('shares are not looked for: of them the archive holds only the question for the code', async () => {
  const { requests } = await search(['https://pan.baidu.com/s/1abcdefg', 'not an address'], {});
  expect(requests).toEqual([]);
});

test.each([
  [
    'an address that is none',
    [
      ['timestamp', 'original', 'statuscode'],
      ['20240301083000', 'javascript:alert(1)', '200'],
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
    'a time that is none',
    [
      ['timestamp', 'original', 'statuscode'],
      ['20241399999999', 'http://a.example/', '200'],
    ],
  ],
  [
    'another table',
    [
      ['urlkey', 'digest'],
      ['example,a)/', 'ABC'],
    ],
  ],
  ['rows without columns', [[], []]],
])('a hostile index gives no copy: %s', async (_what, table) => {
  const body = JSON.stringify(table);
  const { copies } = await search(['http://a.example/'], { index: () => ({ body }) });
  expect(copies).toEqual([]);
});
