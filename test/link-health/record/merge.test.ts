import { describe, expect, test } from 'vitest';
import { recordRun } from '../../../src/link-health/history.ts';
import { formatHistory, parseHistory } from '../../../src/link-health/history-text.ts';
import { mergeHistories } from '../../../src/link-health/record/merge.ts';
import { emptyHistory, type LinkHistory } from '../../../src/link-health/record/record.ts';
import type { CheckedLink } from '../../../src/model/verdict.ts';
import { createTextSketch } from '../../../src/text/similarity/text-sketch.ts';
import fc from '../../seeded-fast-check.ts';
import { checkOf, day } from '../examples.ts';

const works = { networkWorks: true };

const urls = ['https://a.example/1', 'https://a.example/2', 'https://b.example/'];
const look = fc.tuple(
  fc.constantFrom('alive', 'moved', 'no', 'failure', 'silence', 'wall', 'quota', 'login'),
  fc.constantFrom(...urls),
);
const run = fc.tuple(fc.integer({ min: 0, max: 6 }), fc.array(look, { minLength: 1, maxLength: 3 }));
const grown = fc.array(run, { maxLength: 4 }).map((runs) => grow(emptyHistory(), runs));

/** Looks that also read one of two pages, which have nothing in common. */
const pageLook = fc.tuple(fc.constantFrom('alive a', 'alive b', 'moved b'), fc.constantFrom(...urls));
const anyLook = fc.oneof(look, pageLook);

function checkWithPage(what: string, url: string): CheckedLink {
  const [verdict = '', page] = what.split(' ');
  const check = checkOf(verdict, url);
  if (page === undefined) return check;
  const words = createTextSketch(Array.from({ length: 50 }, (_, at) => `${page}word${at}`).join(' ')) ?? '';
  return { ...check, evidence: { ...check.evidence, title: page, page: { words } } };
}

/**
 * Three histories that grew from one, in steps of minutes, with rows that are long enough to be
 * cut.
 */
const minutes = fc.oneof(
  fc.integer({ min: 0, max: 90 }),
  fc.integer({ min: 0, max: 40 }).map((days) => days * 1440),
);
const step = fc.tuple(
  minutes.map((after) => after / 1440),
  fc.array(anyLook, { minLength: 1, maxLength: 3 }),
);
const steps = fc.oneof({ weight: 4, arbitrary: fc.array(step, { maxLength: 4 }) }, fc.array(step, { maxLength: 30 }));
const branched = fc
  .tuple(steps, steps, steps, steps, steps, fc.constantFrom(0, 1, 2))
  .map(([base, one, two, three, further, kind]): [LinkHistory, LinkHistory, LinkHistory] => {
    const root = walk(emptyHistory(), 0, base);
    const [a, b] = [walk(...root, one), walk(...root, two)];
    const late = walk(...a, three);
    const joined = mergeHistories(a[0], b[0]);
    if (kind === 0) return [a[0], b[0], walk(...root, three)[0]];
    return kind === 1 ? [a[0], b[0], late[0]] : [late[0], walk(joined, Math.max(a[1], b[1]), further)[0], b[0]];
  });

/** Records steps one after the other; also returns when the last one was, in days. */
function walk(from: LinkHistory, start: number, some: readonly [number, [string, string][]][]): [LinkHistory, number] {
  let history = from;
  let now = start;
  for (const [after, looks] of some) {
    now += after;
    history = grow(history, [[now, looks]]);
  }
  return [history, now];
}

function expectLawsOfMerge(a: LinkHistory, b: LinkHistory, c: LinkHistory): void {
  const text = (...some: LinkHistory[]) => formatHistory(some.reduce(mergeHistories));
  expect(text(a, b)).toBe(text(b, a));
  expect(text(a, b, c)).toBe(text(a, mergeHistories(b, c)));
  expect(text(a, b, b)).toBe(text(a, b));
  expect(text(a, a)).toBe(text(a));
}

function grow(from: LinkHistory, runs: readonly [number, [string, string][]][]): LinkHistory {
  let history = from;
  for (const [at, looks] of runs)
    history = recordRun(
      history,
      looks.map(([what, url]) => checkWithPage(what, url)),
      day(at),
      works,
    );
  return history;
}

describe('two runs at once end as if one', () => {
  test('written apart and merged, or one after the other: the links end the same', () => {
    fc.assert(
      fc.property(
        grown,
        fc.array(look, { minLength: 1, maxLength: 3 }),
        fc.array(look, { minLength: 1, maxLength: 3 }),
        (base, one, two) => {
          const apart = mergeHistories(grow(base, [[7, one]]), grow(base, [[8, two]]));
          const inTurn = grow(base, [
            [7, one],
            [8, two],
          ]);
          expect(withoutReturns(apart)).toEqual(withoutReturns(inTurn));
        },
      ),
    );
  });

  test('in either order, together in any way, and twice', () => {
    fc.assert(
      fc.property(branched, ([a, b, c]) => {
        expectLawsOfMerge(a, b, c);
      }),
      { numRuns: 150 },
    );
  });

  test('also where a success and failures lie within one hour', () => {
    const at = (minutes: number) => new Date(day(0).getTime() + minutes * 60_000);
    const base = recordRun(emptyHistory(), [checkOf('failure')], at(5), works);
    const [a, b, c] = [checkOf('alive'), checkOf('failure'), checkOf('failure')].map((one, index) =>
      recordRun(base, [one], at(10 + 10 * index), works),
    );
    expectLawsOfMerge(a ?? base, b ?? base, c ?? base);
  });

  test('writing and reading loses nothing', () => {
    fc.assert(
      fc.property(grown, (history) => {
        expect(formatHistory(parseHistory(formatHistory(history)))).toBe(formatHistory(history));
      }),
    );
  });
});

/** Whether a return was noticed depends on what a run knew; nothing that is judged does. */
function withoutReturns(history: LinkHistory): string[] {
  return [...history.links.values()].map(({ back: _, ...rest }) => JSON.stringify(rest)).sort();
}
