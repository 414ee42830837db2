import { describe, expect, it } from 'vitest';
import { checkInitialLinks, storeVerdicts } from '../../../src/jobs/adoption/initial-link-check.ts';
import type { JobContext } from '../../../src/jobs/shared/index.ts';
import type { InitialLinkCheck } from '../../../src/report/adoption/index.ts';
import { datasetYaml, readListOf } from '../../list/list-fixtures.ts';

const day = 86_400_000;
const start = Date.UTC(2026, 10, 22);
const contextAt = (now: number) => ({ clock: { now: () => now } }) as JobContext;
const url = (n: number) => `https://t${n}.example.org/`;
const listOf = (count: number) =>
  readListOf(
    Object.fromEntries(
      Array.from({ length: count }, (_, n) => [`e${String(n).padStart(3, '0')}.yml`, datasetYaml('', `E${n}`, url(n))]),
    ),
  );
const verdicts: InitialLinkCheck['links'] = [
  { url: url(0), verdict: 'alive', reason: 'ok' },
  { url: url(1), verdict: 'moved', reason: 'redirected', to: 'https://new.example.org/-->' },
  { url: url(2), verdict: 'limited', reason: 'quota' },
];
const stored = (links = verdicts) => storeVerdicts({ total: links.length, online: true, links }, contextAt(start)).memory;
const recall = (body: string, now = start, count = 3) =>
  checkInitialLinks(listOf(count), body, contextAt(now), { onlyKnown: true });

describe('the verdicts of a first check', () => {
  it('are found again in the text, without a request', async () => {
    const found = await recall(`Hello\n\n${stored()}\n`);
    expect(found).toMatchObject({ total: 3, online: true });
    // What was postponed is checked by the next one.
    expect(found.links).toEqual(verdicts.slice(0, 2));
  });

  it('are hidden, and nothing in an address ends their comment', () => {
    expect(stored()).toMatch(/^<!-- listkeeper:looked [\w-]+ -->$/);
    expect(stored([])).toBe('');
    expect(stored(verdicts.slice(2))).toBe('');
  });

  it('stay as old as they are when they are written again', async () => {
    const later = await recall(stored(), start + 20 * day);
    expect(later.memory).toBe(stored());
    expect((await recall(later.memory, start + 31 * day)).links).toEqual([]);
    expect((await recall(later.memory, start + 30 * day)).links).toHaveLength(2);
  });

  const forged = (data: unknown) => `<!-- listkeeper:looked ${Buffer.from(JSON.stringify(data)).toString('base64url')} -->`;
  it.each([
    ['text after them', `${stored()}\nMore.`],
    ['no JSON', '<!-- listkeeper:looked abcd -->'],
    ['a verdict that there is not', forged({ day: 20_000, alive: [], others: [{ key: 'a', verdict: 'fine', reason: 'ok' }] })],
    ['more than anybody stores', forged({ day: 20_000, alive: Array(1001).fill('a'), others: [] })],
    ['a day that is none', forged({ day: -1, alive: [], others: [] })],
  ])('are not read from %s', async (_, body) => {
    expect(await recall(body)).toMatchObject({ links: [], memory: '' });
  });

  it('are those of the first two hundred links', async () => {
    const many = Array.from({ length: 230 }, (_, n) => ({ url: url(n), verdict: 'alive', reason: 'ok' }) as const);
    const found = await recall(stored(many), start, 230);
    expect(found.total).toBe(230);
    expect(found.links).toHaveLength(200);
  });

  it('are in the order of the list', async () => {
    const found = await recall(stored(verdicts.slice(0, 2).toReversed()));
    expect(found.links.map((link) => link.url)).toEqual([url(0), url(1)]);
  });
});
