import { describe, expect, test } from 'vitest';
import { type CheckedItems, checkReadings } from '../../src/links/check-readings.ts';
import type { CheckedLink, CheckSummary, LinkToCheck, Verdict } from '../../src/model/verdict.ts';

type Known = Record<string, Pick<Verdict, 'verdict'> & Partial<Verdict>>;

/** What is known of addresses; each item is a link with a mark of its own. */
async function run(known: Known, links: LinkToCheck[]) {
  const asked: string[][] = [];
  const items: CheckedItems<{ mark: string; checked: CheckedLink }> = {
    async *check(some) {
      asked.push(Array.from(some, ({ url }) => url));
      for (const { url, at } of some) {
        const verdict = { reason: 'ok', evidence: { asked: 'page' }, ...known[url] } as Verdict;
        yield { mark: url, checked: { ...verdict, url, at, identity: url, service: 'web' } as CheckedLink };
      }
      return { online: true, requests: {}, seconds: 1, deferred: some.length } as unknown as CheckSummary;
    },
    get: ({ checked }) => checked,
    set: (item, checked) => ({ ...item, checked }),
  };
  const generator = checkReadings(links, items);
  const seen: { mark: string; checked: CheckedLink }[] = [];
  for (;;) {
    const next = await generator.next();
    if (next.done)
      return { seen: seen.map(({ checked }) => checked), marks: seen.map(({ mark }) => mark), asked, summary: next.value };
    seen.push(next.value);
  }
}
type OtherReading = NonNullable<LinkToCheck['otherReading']>;
const link = (url: string, otherReading?: OtherReading): LinkToCheck => ({
  url,
  at: [{ file: 'a.md', line: 1, column: 1 }],
  ...(otherReading && { otherReading }),
});
const shorter = 'https://a.example/x';
const longer = 'https://a.example/x,y';

describe('a link that may end elsewhere in its text', () => {
  test('is asked for by its shorter reading alone while that is there', async () => {
    const { seen, asked, summary } = await run({ [shorter]: { verdict: 'alive' } }, [
      link(shorter, { url: longer, kind: 'cleaned' }),
      link('https://b.example/'),
    ]);
    expect(asked).toEqual([[shorter, 'https://b.example/']]);
    expect(seen.map(({ url }) => url)).toEqual([shorter, 'https://b.example/']);
    expect(summary).toMatchObject({ seconds: 1, deferred: 2 });
  });

  test('says that GitHub links too far, where the shorter reading is there', async () => {
    const { seen } = await run({ [shorter]: { verdict: 'alive' } }, [link(shorter, { url: longer, kind: 'github' })]);
    expect(seen).toMatchObject([{ verdict: 'alive', note: 'linked-too-far' }]);
  });

  test('keeps a note that says more than that', async () => {
    const { seen } = await run({ [shorter]: { verdict: 'alive', note: 'archived' } }, [
      link(shorter, { url: longer, kind: 'github' }),
    ]);
    expect(seen).toMatchObject([{ note: 'archived' }]);
  });

  test('is the other reading where only that is there', async () => {
    const known: Known = { [shorter]: { verdict: 'gone' }, [longer]: { verdict: 'alive' } };
    const { seen, asked, summary, marks } = await run(known, [link(shorter, { url: longer, kind: 'github' })]);
    expect(asked).toEqual([[shorter], [longer]]);
    expect(seen).toMatchObject([{ verdict: 'alive', url: longer }]);
    expect(marks).toEqual([shorter]);
    expect(summary).toMatchObject({ seconds: 2, deferred: 2 });
  });

  test('is malformed where what browsers ask for is gone, and what was meant is there', async () => {
    const known: Known = { [shorter]: { verdict: 'gone' }, [longer]: { verdict: 'moved' } };
    const { seen } = await run(known, [link(shorter, { url: longer, kind: 'cleaned' })]);
    expect(seen).toMatchObject([
      { verdict: 'unknown', reason: 'malformed', url: shorter, evidence: { marker: `did-you-mean: ${longer}` } },
    ]);
  });

  test.each([
    ['both are gone', 'gone', 'github'],
    ['both are gone', 'gone', 'cleaned'],
    ['nobody knows about what was meant', 'blocked', 'cleaned'],
  ] as const)('is gone where %s', async (_, verdict, kind) => {
    const { seen } = await run({ [shorter]: { verdict: 'gone' }, [longer]: { verdict } }, [link(shorter, { url: longer, kind })]);
    expect(seen).toMatchObject([{ verdict: 'gone', url: shorter }]);
  });
});
