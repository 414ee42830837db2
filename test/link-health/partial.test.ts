import { expect, test } from 'vitest';
import { compareHistories } from '../../src/link-health/changes.ts';
import { recordRun } from '../../src/link-health/history.ts';
import { formatHistory } from '../../src/link-health/history-text.ts';
import { recordPartialRun } from '../../src/link-health/partial.ts';
import { mergeHistories } from '../../src/link-health/record/merge.ts';
import { emptyHistory, type LinkHistory } from '../../src/link-health/record/record.ts';
import { isDue } from '../../src/link-health/schedule.ts';
import type { CheckedLink } from '../../src/model/verdict.ts';
import fc from '../seeded-fast-check.ts';
import { checkOf, day } from './examples.ts';

/** A run that is killed and begun again ends as if it had never been killed. */

const what = fc.constantFrom('alive', 'moved', 'no', 'failure', 'silence', 'wall', 'quota', 'wrong code', 'deferred', 'unknown');
const looks = fc.array(
  fc.tuple(what, fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 5 })).map(([look, host, page]) => {
    return checkOf(look, `https://host${host}.example/${page}`);
  }),
  { maxLength: 24 },
);
const known = fc.array(looks, { maxLength: 4 }).map((runs) => {
  let history = emptyHistory();
  for (const [week, links] of runs.entries()) history = recordRun(history, links, day(7 * week));
  return history;
});
const now = day(40);

test('what is kept on the way is a part of what the end writes', () => {
  fc.assert(
    fc.property(known, looks, fc.nat(24), (before, links, killed) => {
      const whole = recordRun(before, links, now);
      const soFar = recordPartialRun(before, withTheirLike(links, killed), now);
      expect(formatHistory(mergeHistories(soFar, whole))).toBe(formatHistory(whole));
    }),
  );
});

test('nothing that is worth a word is lost by it: the run that follows tells the same', () => {
  fc.assert(
    fc.property(known, looks, fc.nat(24), (before, links, killed) => {
      fc.pre(before.runs.length > 0);
      const soFar = recordPartialRun(before, withTheirLike(links, killed), now);
      const told = (from: LinkHistory) => {
        const { suspected: _, ...changes } = compareHistories(from, recordRun(from, links, now), now);
        return changes;
      };
      expect(told(soFar)).toEqual(told(before));
    }),
  );
});

test('the run that follows asks only for what is left, and for what failed', () => {
  const links = Array.from({ length: 20 }, (_, at) => checkOf(at % 10 === 0 ? 'failure' : 'alive', `https://h${at}.example/`));
  const soFar = recordPartialRun(emptyHistory(), links.slice(0, 15), now);
  const left = links.filter(({ identity }) => isDue(soFar.links.get(identity), now)).map(({ url }) => url);
  expect(left).toEqual([0, 10, 15, 16, 17, 18, 19].map((at) => `https://h${at}.example/`));
});

/** The first verdicts of a run; links of one identity come out together. */
function withTheirLike(links: readonly CheckedLink[], count: number): CheckedLink[] {
  const first = new Set(links.slice(0, count).map(({ identity }) => identity));
  return links.filter(({ identity }) => first.has(identity));
}
