import { describe, expect, test } from 'vitest';
import { recordRun } from '../../src/link-health/history.ts';
import { defaultPolicy, type HealthPolicy, resolvePolicy } from '../../src/link-health/policy.ts';
import { emptyHistory, type LinkHistory } from '../../src/link-health/record/record.ts';
import { isDue, nextRunAt } from '../../src/link-health/schedule.ts';
import { defaultSettings } from '../../src/list/schema/settings/settings-schema.ts';
import fc from '../seeded-fast-check.ts';
import { checkOf, day } from './examples.ts';

const url = 'https://a.example/x';
const key = 'url:a.example/x';
const dayMs = 86_400_000;

type Looks = readonly (readonly [number, string])[];

function historyAfter(looks: Looks): LinkHistory {
  let history = emptyHistory();
  for (const [at, what] of looks) history = recordRun(history, [checkOf(what, url)], day(at), { networkWorks: true });
  return history;
}

const isDueAfter = (looks: Looks, at: number, policy: HealthPolicy = defaultPolicy) =>
  isDue(historyAfter(looks).links.get(key), day(at), policy);

/** Days from the last look to the run that is made for it. */
function runAfter(
  looks: Looks,
  policy: HealthPolicy = defaultPolicy,
  leftOver = { late: 0, unknown: 0 },
  every: 'week' | 'month' = 'week',
) {
  const now = day(looks.at(-1)?.[0] ?? 0);
  const at = nextRunAt(historyAfter(looks), { every, policy, now, remaining: leftOver });
  return at === undefined ? undefined : (at - now.getTime()) / dayMs;
}

const listOf = (links: number) => resolvePolicy(defaultSettings.links, links);
const long = listOf(20_000);

describe('when a link is asked again', () => {
  test('a link nobody knows is due', () => {
    expect(isDue(undefined, day(0))).toBe(true);
  });

  test.each<[string, Looks, number, number]>([
    ['an authoritative no', [[0, 'no']], 0.5, 1],
    ['a failed page', [[0, 'failure']], 2.99, 3],
    ['a failed page that could be the third over six days', [...strikes(0, 3)], 5.9, 6],
    ['a failed page after a look that said nothing', [...strikes(0), [3, 'wall'], [3.5, 'failure']], 5.9, 6],
    [
      'a wall in place of a failed page',
      [
        [0, 'failure'],
        [3, 'wall'],
      ],
      3.4,
      3.5,
    ],
    [
      'a wall after a success',
      [
        [0, 'alive'],
        [5, 'wall'],
      ],
      5.4,
      5.5,
    ],
    [
      'a second wall',
      [
        [0, 'alive'],
        [5, 'wall'],
        [5.5, 'wall'],
      ],
      6.4,
      6.5,
    ],
    [
      'a third one',
      [
        [0, 'alive'],
        [50, 'wall'],
        [50.5, 'wall'],
        [51.5, 'wall'],
      ],
      54,
      57.5,
    ],
    [
      'a wall that was always there',
      [
        [0, 'wall'],
        [7, 'wall'],
      ],
      13.8,
      14,
    ],
    ['a new link', [[0, 'alive']], 2, 3],
    [
      'a link that has been well for months',
      [
        [0, 'alive'],
        [100, 'alive'],
      ],
      105.3,
      105.5,
    ],
    [
      'a dead link',
      [
        [0, 'no'],
        [1, 'no'],
      ],
      7,
      8,
    ],
  ])('%s: not at once, and in time', (_, looks, notYet, then) => {
    expect(isDueAfter(looks, notYet)).toBe(false);
    expect(isDueAfter(looks, then)).toBe(true);
  });

  test('links of a long list rest longer, up to thirty days, as the budget of a run demands', () => {
    expect([0, 500, 2000, 4000, 10_000, 100_000].map((links) => listOf(links).checkIntervalDays)).toEqual([6, 6, 6, 12, 30, 30]);
    const well: Looks = [
      [0, 'alive'],
      [100, 'alive'],
    ];
    expect(isDueAfter(well, 115, long)).toBe(false);
    expect(isDueAfter(well, 130, long)).toBe(true);
    expect(resolvePolicy({ ...defaultSettings.links, every: 'month' }, 10).checkIntervalDays).toBe(30);
  });

  test('no link waits longer than thirty days', () => {
    const anything = fc.constantFrom('alive', 'moved', 'no', 'failure', 'silence', 'wall', 'quota', 'login', 'unknown');
    const looks = fc.array(fc.tuple(fc.integer({ min: 0, max: 400 }), anything), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(looks, fc.constantFrom(defaultPolicy, long), (seen, policy) => {
        expect(isDueAfter(seen, Math.max(...seen.map(([at]) => at)) + 30, policy)).toBe(true);
      }),
    );
  });
});

describe('when the next run has to be', () => {
  test.each<[string, Looks, number]>([
    ['after an owner’s no', [[0, 'no']], 1],
    ['after a failed page', [[0, 'failure']], 3],
    [
      'after a wall where there was none, together with what else is due in a day',
      [
        [0, 'alive'],
        [20, 'wall'],
      ],
      1,
    ],
    [
      'where all is well: before a death could be told too late',
      [
        [0, 'alive'],
        [100, 'alive'],
      ],
      6,
    ],
    [
      'where a link is dead: when the schedule says',
      [
        [0, 'no'],
        [1, 'no'],
      ],
      7,
    ],
    ['where a wall was always there: the same', [[0, 'wall']], 7],
  ])('%s', (_, looks, days) => {
    expect(runAfter(looks)).toBe(days);
  });

  test('a long list waits for its schedule', () => {
    expect(
      runAfter(
        [
          [0, 'alive'],
          [100, 'alive'],
        ],
        long,
      ),
    ).toBe(7);
    expect(
      runAfter(
        [
          [0, 'alive'],
          [100, 'alive'],
        ],
        { ...defaultPolicy, checkIntervalDays: 30 },
        undefined,
        'month',
      ),
    ).toBe(30);
  });

  test('what did not fit into a run comes an hour later, what was put off after six', () => {
    expect(runAfter([[0, 'alive']], defaultPolicy, { late: 5, unknown: 0 })).toBe(1 / 24);
    expect(runAfter([[0, 'alive']], defaultPolicy, { late: 0, unknown: 3 })).toBe(1 / 4);
    const history = historyAfter([
      [0, 'alive'],
      [100, 'alive'],
    ]);
    const at = nextRunAt(history, { every: 'week', policy: defaultPolicy, now: day(107), remaining: { late: 0, unknown: 0 } });
    expect(at && (at - day(107).getTime()) / dayMs).toBe(1 / 4);
  });

  test('never where the settings want no runs', () => {
    expect(
      nextRunAt(historyAfter([[0, 'no']]), {
        every: 'off',
        policy: defaultPolicy,
        now: day(0),
        remaining: { late: 9, unknown: 9 },
      }),
    ).toBeUndefined();
  });
});

function strikes(...days: number[]): [number, string][] {
  return days.map((at) => [at, 'failure']);
}
