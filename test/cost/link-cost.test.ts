import { describe, expect, it, vi } from 'vitest';
import type { HttpClient, HttpRequest, HttpResult } from '../../src/http/types.ts';
import { checkLinks } from '../../src/links/check.ts';
import { checkReadings } from '../../src/links/check-readings.ts';
import type { LinkToCheck } from '../../src/model/verdict.ts';
import { systemClock } from '../../src/runtime/clock.ts';
import { countPromises } from './count-promises.ts';

/**
 * What a link costs, as counts: they are the same on every machine and under any load. The numbers
 * were measured with docs/decisions/speed.md, and may grow by a fifth.
 */
const measured = { promises: 22, parsedUrls: 0 };
const allowedGrowth = 1.2;
const linkCount = 1000;

const page = Buffer.from('<!doctype html><title>A page</title><p>Words that stand on this page.');

function network(): HttpClient {
  const request = ({ url }: HttpRequest): Promise<HttpResult> =>
    Promise.resolve({
      ok: true,
      status: 200,
      url,
      headers: { 'content-type': 'text/html; charset=utf-8' },
      body: page,
      truncated: false,
      redirects: [],
      durationMs: 1,
    });
  return { request, setPace: () => {}, fetch, requestCounts: () => ({ byHost: {}, byService: {} }), close: async () => {} };
}

const links = (count: number) =>
  Array.from({ length: count }, (_, n): LinkToCheck => {
    const url = `https://h${n % 100}.invented.org/page/${n}`;
    return { url, names: [`Page ${n}`], at: [{ file: 'a.md', line: n + 1, column: 1 }] };
  });

/** Checks links as the command does, and returns how many live. */
async function countAlive(some: readonly LinkToCheck[]): Promise<number> {
  let alive = 0;
  const run = checkReadings(some, {
    check: (each) => checkLinks(each, { network: network(), clock: systemClock }),
    get: (checked) => checked,
    set: (_, checked) => checked,
  });
  for await (const { verdict } of run) if (verdict === 'alive') alive += 1;
  return alive;
}

describe('a link without anything unusual', () => {
  it('passes through few promises, and its address is hardly ever parsed', async () => {
    await countAlive(links(10));
    const parse = vi.spyOn(URL, 'parse');
    let alive = 0;
    const promises = await countPromises(async () => {
      alive = await countAlive(links(linkCount));
    });
    const parsedUrls = parse.mock.calls.length / linkCount;
    parse.mockRestore();
    expect(alive).toBe(linkCount);
    expect(promises / linkCount).toBeLessThan(measured.promises * allowedGrowth);
    expect(parsedUrls).toBeLessThan(measured.parsedUrls + 0.1);
  });

  it('would be seen to pass through more', async () => {
    const more = await countPromises(async () => {
      for (let link = 0; link < linkCount; link += 1) for (let step = 0; step < 2 * measured.promises; step += 1) await null;
    });
    expect(more / linkCount).toBeGreaterThan(measured.promises * allowedGrowth);
  });
});
