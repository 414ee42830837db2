import { describe, expect, test } from 'vitest';
import { assessHealth, defaultPolicy, findDeathInstant, type LinkHealth, resolvePolicy } from '../../src/link-health/policy.ts';
import { formatInstant } from '../../src/link-health/record/record.ts';
import { defaultSettings } from '../../src/list/schema/settings/settings-schema.ts';
import fc from '../seeded-fast-check.ts';
import { day } from './examples.ts';
import { anything, days, recordAfter, state } from './policy-fixture.ts';

describe('when a link is dead', () => {
  test.each<[string, LinkHealth['state'], [number, string][]]>([
    ['one page that is not found', 'suspect', [[0, 'failure']]],
    [
      'three on one day',
      'suspect',
      [
        [0, 'failure'],
        [0.2, 'failure'],
        [0.4, 'failure'],
      ],
    ],
    [
      'two odd answers and then an outage of ten days',
      'suspect',
      [
        [0, 'failure'],
        [3, 'failure'],
        [5, 'silence'],
        [8, 'silence'],
        [11, 'silence'],
        [15, 'silence'],
      ],
    ],
    [
      'three within five days',
      'suspect',
      [
        [0, 'failure'],
        [2, 'failure'],
        [5, 'failure'],
      ],
    ],
    [
      'three over six days',
      'dead',
      [
        [0, 'failure'],
        [3, 'failure'],
        [6, 'failure'],
      ],
    ],
    [
      'a success between',
      'suspect',
      [
        [0, 'failure'],
        [3, 'alive'],
        [6, 'failure'],
        [9, 'failure'],
      ],
    ],
    ['one authoritative no', 'suspect', [[0, 'no']]],
    [
      'two authoritative noes of two workers in one minute',
      'suspect',
      [
        [0, 'no'],
        [0.0001, 'no'],
      ],
    ],
    [
      'two authoritative noes on two days',
      'dead',
      [
        [0, 'no'],
        [1, 'no'],
      ],
    ],
    [
      'an authoritative no, a wall, and another no',
      'dead',
      [
        [0, 'no'],
        [1, 'wall'],
        [2, 'no'],
      ],
    ],
    [
      'silence for thirteen days',
      'suspect',
      [
        [0, 'silence'],
        [3, 'silence'],
        [7, 'silence'],
        [13, 'silence'],
      ],
    ],
    [
      'silence for a fortnight, met three times',
      'suspect',
      [
        [0, 'silence'],
        [7, 'silence'],
        [14, 'silence'],
      ],
    ],
    [
      'silence from the first look on: our network may be shut out',
      'suspect',
      [
        [0, 'silence'],
        [5, 'silence'],
        [10, 'silence'],
        [14, 'silence'],
        [90, 'silence'],
      ],
    ],
    [
      'a missing page from the first look on',
      'dead',
      [
        [0, 'failure'],
        [3, 'failure'],
        [6, 'failure'],
      ],
    ],
    [
      'silence for a fortnight, met four times',
      'dead',
      [
        [-6, 'alive'],
        [0, 'silence'],
        [5, 'silence'],
        [10, 'silence'],
        [14, 'silence'],
      ],
    ],
    [
      'a certificate that does not hold, for a year',
      'unjudged',
      [
        [0, 'certificate'],
        [100, 'certificate'],
        [365, 'certificate'],
      ],
    ],
    [
      'a wall for a year',
      'unjudged',
      [
        [0, 'wall'],
        [100, 'wall'],
        [365, 'wall'],
      ],
    ],
    [
      'a quota after a success',
      'healthy',
      [
        [0, 'alive'],
        [7, 'quota'],
        [14, 'quota'],
        [30, 'quota'],
      ],
    ],
    [
      'a wrong code: the share is there',
      'healthy',
      [
        [0, 'no'],
        [1, 'wrong code'],
      ],
    ],
    [
      'a return from the dead',
      'recovered',
      [
        [0, 'no'],
        [1, 'no'],
        [8, 'alive'],
      ],
    ],
    [
      'a return that is long ago',
      'healthy',
      [
        [0, 'no'],
        [1, 'no'],
        [8, 'alive'],
        [40, 'alive'],
      ],
    ],
  ])('%s: %s', (_, expected, looks) => {
    expect(state(...looks)).toBe(expected);
  });

  test('since the first failure in a row, whatever came later', () => {
    const health = assessHealth(
      recordAfter([
        [0, 'alive'],
        [7, 'failure'],
        [14, 'wall'],
        [21, 'failure'],
        [28, 'failure'],
      ]),
      day(28),
    );
    expect(health).toMatchObject({ state: 'dead', since: '2026-01-08T03:00Z', strikes: 3, certain: false, silent: false });
  });
});

describe('when a dead link died', () => {
  const failures = (...days: number[]) => findDeathInstant(recordAfter(days.map((at) => [at, 'failure'] as const)));

  test('is the failure that decided, and stays so while it fails', () => {
    expect(failures(0, 3)).toBeUndefined();
    expect(failures(0, 3, 6)).toBe(formatInstant(day(6)));
    expect(failures(0, 3, 6, 20, 40)).toBe(formatInstant(day(6)));
  });

  test('is the second death where nobody looked for so long that the count began anew', () => {
    expect(failures(0, 3, 6, 90)).toBeUndefined();
    expect(failures(0, 3, 6, 90, 93, 96)).toBe(formatInstant(day(96)));
  });
});

describe('where the settings want more', () => {
  const { links } = defaultSettings;
  const strict = resolvePolicy({ ...links, dead: { strikes: 4, days: 20, silentDays: 30 } }, 100);
  const judged = (looks: readonly (readonly [number, string])[], policy = strict) =>
    assessHealth(recordAfter(looks), day(looks.at(-1)?.[0] ?? 0), policy).state;
  const looks = (what: string, ...at: number[]) => at.map((one) => [one, what] as const);

  test.each([
    ['three looks at a missing page over twenty days', looks('failure', 0, 10, 20), 'suspect'],
    ['four looks over six days', looks('failure', 0, 2, 4, 6), 'suspect'],
    ['four looks over twenty days', looks('failure', 0, 7, 14, 20), 'dead'],
    ['a fortnight of silence', looks('silence', 0, 4, 8, 12, 16), 'suspect'],
    ['silence over thirty days, met five times', [[-6, 'alive'] as const, ...looks('silence', 0, 8, 16, 24, 30)], 'dead'],
    ['an owner’s no, seen twice', looks('no', 0, 1), 'dead'],
  ])('%s: %s', (_, seen, expected) => {
    expect(judged(seen)).toBe(expected);
  });

  test('what is dead by them is dead by the defaults', () => {
    const settings = fc.record({
      strikes: fc.integer({ min: 3, max: 8 }),
      days: fc.integer({ min: 6, max: 90 }),
      silentDays: fc.integer({ min: 14, max: 180 }),
    });
    fc.assert(
      fc.property(fc.array(fc.tuple(days, anything), { minLength: 1, maxLength: 12 }), settings, (seen, dead) => {
        const sorted = seen.toSorted(([a], [b]) => a - b);
        fc.pre(judged(sorted, resolvePolicy({ ...links, dead }, 100)) === 'dead');
        expect(judged(sorted, defaultPolicy)).toBe('dead');
      }),
    );
  });
});
