import { describe, expect, test } from 'vitest';
import { recordRun } from '../../src/link-health/history.ts';
import { assessHealth } from '../../src/link-health/policy.ts';
import { mergeHistories } from '../../src/link-health/record/merge.ts';
import { emptyHistory } from '../../src/link-health/record/record.ts';
import fc from '../seeded-fast-check.ts';
import { checkOf, day } from './examples.ts';
import { anything, days, key, recordAfter, state, url, works } from './policy-fixture.ts';

const harmless = fc.constantFrom('wall', 'quota', 'login', 'unknown', 'certificate', 'deferred', 'offline');

describe('laws', () => {
  test('what says nothing never makes a link suspect, however often', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(days, harmless), { maxLength: 20 }), (looks) => {
        expect(['healthy', 'unjudged']).toContain(state([0, 'alive'], ...looks));
      }),
    );
  });

  test('a success ends every doubt', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(days, anything), { maxLength: 12 }), (looks) => {
        expect(['healthy', 'recovered']).toContain(state(...looks, [500, 'alive']));
      }),
    );
  });

  test('nothing is dead on one look, and nothing within a fortnight that nobody ever denied', () => {
    fc.assert(
      fc.property(anything, (look) => {
        expect(state([0, look])).not.toBe('dead');
      }),
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 13 }), fc.constantFrom('silence', 'wall')), { minLength: 1 }),
        (looks) => {
          expect(state(...looks)).not.toBe('dead');
        },
      ),
    );
  });

  test('time alone changes no link into a suspect or a dead one', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(days, anything), { minLength: 1, maxLength: 8 }), days, (looks, wait) => {
        const known = recordAfter(looks);
        const bad = (when: number) => ['dead', 'suspect'].includes(assessHealth(known, day(when)).state);
        expect(bad(400 + wait)).toBe(bad(400));
      }),
    );
  });

  test('looks that were written apart and are merged in another order end the same', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 30 }), anything), {
          minLength: 1,
          maxLength: 6,
          selector: ([at]) => at,
        }),
        (looks) => {
          const { back: _, ...forth } = recordAfter([...looks].sort(([a], [b]) => a - b));
          const apart = looks.map(([at, what]) => recordRun(emptyHistory(), [checkOf(what, url)], day(at), works));
          const { back: __, ...other } = apart.reduce(mergeHistories).links.get(key) ?? {};
          expect(other).toEqual(forth);
        },
      ),
    );
  });
});
