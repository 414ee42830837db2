import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { HttpClient, HttpRequest, HttpResult } from '../../src/http/types.ts';
import { checkLinks } from '../../src/links/check.ts';
import { LinkTable } from '../../src/links/table/link-table.ts';
import type { CheckedLink, LinkToCheck } from '../../src/model/verdict.ts';
import { systemClock } from '../../src/runtime/clock.ts';

let collect: () => void;
beforeAll(() => {
  setFlagsFromString('--expose-gc');
  collect = runInNewContext('gc') as () => void;
});

/** Bytes that are held now. */
async function getHeapBytes(): Promise<number> {
  await new Promise(setImmediate);
  collect();
  return process.memoryUsage().heapUsed;
}

/** A network without sockets: what is held is held by those who ask. */
function network(body: (url: string) => string | Promise<string>): HttpClient {
  const headers = { 'content-type': 'text/html; charset=utf-8' };
  const ask = async ({ url, method }: HttpRequest): Promise<HttpResult> => ({
    ok: true,
    status: 200,
    url,
    headers: method === 'HEAD' ? {} : headers,
    body: method === 'HEAD' ? new Uint8Array() : Buffer.from(await body(url)),
    truncated: false,
    redirects: [],
    durationMs: 1,
  });
  return { request: ask, setPace: () => {}, fetch, requestCounts: () => ({ byHost: {}, byService: {} }), close: async () => {} };
}

const tools = (body: (url: string) => string | Promise<string> = () => '') => ({ network: network(body), clock: systemClock });
const list = (count: number, name: (n: number) => string) =>
  Array.from({ length: count }, (_, n): LinkToCheck => ({ url: name(n), at: [{ file: 'a.md', line: n + 1, column: 1 }] }));

describe('memory stays flat on long lists', () => {
  test('a link that waits is held by little more than its key', async () => {
    const count = 20_000;
    const links = list(count, (n) => `https://www.host-${n % 200}.example/some/longer/path/file-${n}.pdf`);
    // Once before, so that what is read in and compiled is not counted.
    for await (const _ of checkLinks(links.slice(0, 2000), tools()));
    const before = await getHeapBytes();
    const run = checkLinks(links, tools());
    await run.next();
    expect(((await getHeapBytes()) - before) / count).toBeLessThan(80);
    await run.return({ online: true, requests: { byHost: {}, byService: {} }, seconds: 0, deferred: 0 });
  });

  test('a link in a table is held by little more than its text', async () => {
    const count = 20_000;
    const url = (n: number) => `https://www.host-${n % 200}.example/some/path/file-${n}.pdf`;
    const rows = function* (): Generator<LinkToCheck> {
      for (let n = 0; n < count; n += 1)
        yield { url: url(n), names: [`Name of ${n}`], at: [{ file: 'a.md', line: n, column: 1 }] };
    };
    const getBytes = async () => {
      for (let turn = 0; turn < 3; turn += 1) await getHeapBytes();
      return process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers;
    };
    LinkTable.from(rows());
    const before = await getBytes();
    const table = LinkTable.from(rows());
    expect(((await getBytes()) - before) / count).toBeLessThan(200);
    expect(table.at(count - 1)?.url).toBe(url(count - 1));
  });

  test('a verdict that was handed out is let go of', async () => {
    const refs: WeakRef<CheckedLink>[] = [];
    let most = 0;
    for await (const checked of checkLinks(
      list(6000, (n) => `https://host-${n % 100}.example/${n}.pdf`),
      tools(),
    )) {
      refs.push(new WeakRef(checked));
      if (refs.length % 2000 !== 0) continue;
      await getHeapBytes();
      most = Math.max(most, refs.filter((ref) => ref.deref() !== undefined).length);
    }
    expect(refs).toHaveLength(6000);
    expect(most).toBeLessThan(2200);
  });

  test('verdicts that are kept keep none of the pages that they quote', async () => {
    const words = 'Words that fill a page. '.repeat(2000);
    const pages = (url: string) => `<title>没有空格的标题会连着整页${url}</title><p>${words}</p>`;
    const kept: CheckedLink[] = [];
    const before = await getHeapBytes();
    for await (const checked of checkLinks(
      list(300, (n) => `https://host-${n % 10}.example/${n}`),
      tools(pages),
    ))
      kept.push(checked);
    expect(kept.map(({ url, evidence }) => evidence.title === `没有空格的标题会连着整页${url}`)).toEqual(Array(300).fill(true));
    expect(((await getHeapBytes()) - before) / kept.length).toBeLessThan(10_000);
  });

  test('what a directory shows for anything at all is remembered by its words alone', async () => {
    const last = Promise.withResolvers<void>();
    const pages = async (url: string) => {
      if (url.includes('last')) await last.promise;
      return `<title>404 Not Found</title><p>${url}</p><!-- ${'x'.repeat(60_000)} -->`;
    };
    const before = await getHeapBytes();
    const links = [
      ...list(300, (n) => `https://host-${n % 10}.example/directory-${n}/page`),
      ...list(1, () => 'https://last.example/'),
    ];
    let seen = 0;
    let grown = 0;
    for await (const _ of checkLinks(links, tools(pages))) {
      seen += 1;
      if (seen !== 300) continue;
      grown = (await getHeapBytes()) - before;
      last.resolve();
    }
    expect(seen).toBe(301);
    expect(grown / 300).toBeLessThan(10_000);
  });
});
