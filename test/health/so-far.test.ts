import { expect, test } from 'vitest';
import { changesBetween } from '../../src/health/changes.ts';
import { formatHistory, merge, record } from '../../src/health/history.ts';
import { emptyHistory, type History } from '../../src/health/record.ts';
import { due } from '../../src/health/schedule.ts';
import { recordSoFar } from '../../src/health/so-far.ts';
import type { CheckedLink } from '../../src/links/verdict.ts';
import fc from '../property.ts';
import { day, saw } from './examples.ts';

/** A run that is killed and begun again ends as if it had never been killed. */

const what = fc.constantFrom('alive', 'moved', 'no', 'failure', 'silence', 'wall', 'quota', 'wrong code', 'deferred', 'unknown');
const looks = fc.array(
  fc.tuple(what, fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 5 })).map(([look, host, page]) => {
    return saw(look, `https://host${host}.example/${page}`);
  }),
  { maxLength: 24 },
);
const known = fc.array(looks, { maxLength: 4 }).map((runs) => {
  let history = emptyHistory();
  for (const [week, links] of runs.entries()) history = record(history, links, day(7 * week));
  return history;
});
const now = day(40);

test('what is kept on the way is a part of what the end writes', () => {
  fc.assert(
    fc.property(known, looks, fc.nat(24), (before, links, killed) => {
      const whole = record(before, links, now);
      const soFar = recordSoFar(before, withTheirLike(links, killed), now);
      expect(formatHistory(merge(soFar, whole))).toBe(formatHistory(whole));
    }),
  );
});

test('nothing that is worth a word is lost by it: the run that follows tells the same', () => {
  fc.assert(
    fc.property(known, looks, fc.nat(24), (before, links, killed) => {
      fc.pre(before.runs.length > 0);
      const soFar = recordSoFar(before, withTheirLike(links, killed), now);
      const told = (from: History) => {
        const { suspected: _, ...changes } = changesBetween(from, record(from, links, now), now);
        return changes;
      };
      expect(told(soFar)).toEqual(told(before));
    }),
  );
});

test('the run that follows asks only for what is left, and for what failed', () => {
  const links = Array.from({ length: 20 }, (_, at) => saw(at % 10 === 0 ? 'failure' : 'alive', `https://h${at}.example/`));
  const soFar = recordSoFar(emptyHistory(), links.slice(0, 15), now);
  const left = links.filter(({ identity }) => due(soFar.links.get(identity), now)).map(({ url }) => url);
  expect(left).toEqual([0, 10, 15, 16, 17, 18, 19].map((at) => `https://h${at}.example/`));
});

/** The first verdicts of a run; links of one identity come out together. */
function withTheirLike(links: readonly CheckedLink[], count: number): CheckedLink[] {
  const first = new Set(links.slice(0, count).map(({ identity }) => identity));
  return links.filter(({ identity }) => first.has(identity));
}
