import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatHistory, parseHistory, record } from '../../src/health/history.ts';
import { due, type Health, healthOf } from '../../src/health/policy.ts';
import { emptyHistory, type LinkRecord } from '../../src/health/record.ts';
import { day, saw } from './examples.ts';

const url = 'https://a.example/x';
const key = 'url:a.example/x';

/** The link's record after looks on given days, with a network that is known to work. */
function recordAfter(looks: readonly (readonly [number, string])[]): LinkRecord {
  let history = emptyHistory();
  for (const [at, what] of looks) history = record(history, [saw(what, url)], day(at), { networkWorks: true });
  const found = history.links.get(key);
  if (!found) throw new Error('no record');
  return found;
}

const state = (...looks: (readonly [number, string])[]): Health['state'] =>
  healthOf(recordAfter(looks), day(looks.at(-1)?.[0] ?? 0)).state;

describe('when a link is dead', () => {
  test.each<[string, Health['state'], [number, string][]]>([
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
      'silence for a fortnight, met four times',
      'dead',
      [
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
    const health = healthOf(
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

const harmless = fc.constantFrom('wall', 'quota', 'login', 'unknown', 'certificate', 'deferred', 'offline');
const anything = fc.constantFrom('alive', 'moved', 'no', 'failure', 'silence', 'wall', 'quota', 'login', 'unknown');
const days = fc.integer({ min: 0, max: 400 });

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
        const bad = (when: number) => ['dead', 'suspect'].includes(healthOf(known, day(when)).state);
        expect(bad(400 + wait)).toBe(bad(400));
      }),
    );
  });

  test('looks that come in another order end the same', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 30 }), anything), {
          minLength: 1,
          maxLength: 6,
          selector: ([at]) => at,
        }),
        (looks) => {
          const { back: _, ...forth } = recordAfter([...looks].sort(([a], [b]) => a - b));
          const { back: __, ...other } = recordAfter(looks);
          expect(other).toEqual(forth);
        },
      ),
    );
  });
});

describe('where a second network is asked', () => {
  const silentFor = (looks: readonly (readonly [number, boolean | undefined])[]): LinkRecord => {
    let history = emptyHistory();
    for (const [at, agrees] of looks) {
      const seen = saw('silence', url);
      const link = agrees ? { ...seen, evidence: { ...seen.evidence, confirmed: true } } : seen;
      // `undefined`: a run without a second network.
      history = record(history, [link], day(at), { networkWorks: true, second: agrees !== undefined });
    }
    const found = parseHistory(formatHistory(history)).links.get(key);
    if (!found) throw new Error('no record');
    return found;
  };
  const weeks = fc.uniqueArray(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 20 });

  test('a silent host is never dead while the other network does not agree, however long', () => {
    fc.assert(
      fc.property(weeks, (at) => {
        expect(healthOf(silentFor(at.sort((a, b) => a - b).map((one) => [one, false])), day(400)).state).toBe('suspect');
      }),
    );
  });

  test('with its agreement it dies as silence does', () => {
    fc.assert(
      fc.property(weeks, (at) => {
        const days = at.sort((a, b) => a - b);
        const alone = healthOf(silentFor(days.map((one) => [one, undefined])), day(400));
        const agreed = healthOf(silentFor(days.map((one) => [one, true])), day(400));
        expect(agreed).toEqual(alone);
      }),
    );
    expect(healthOf(silentFor([0, 5, 10, 14].map((at) => [at, true])), day(14)).state).toBe('dead');
  });

  test('looks without agreement do not help others to a death', () => {
    expect(
      healthOf(
        silentFor([
          [0, true],
          [5, false],
          [10, true],
          [14, true],
        ]),
        day(14),
      ).state,
    ).toBe('suspect');
    expect(
      healthOf(
        silentFor([
          [0, true],
          [5, false],
          [10, true],
          [14, true],
          [19, true],
        ]),
        day(19),
      ).state,
    ).toBe('dead');
  });

  test('what a page says needs no agreement', () => {
    let history = emptyHistory();
    for (const at of [0, 3, 6]) history = record(history, [saw('failure', url)], day(at), { networkWorks: true, second: true });
    const found = history.links.get(key);
    expect(found && healthOf(found, day(6)).state).toBe('dead');
  });
});

describe('when a link is asked again', () => {
  test('a link nobody knows is due', () => {
    expect(due(undefined, day(0))).toBe(true);
  });

  test.each<[string, [number, string][], number, number]>([
    ['an authoritative no', [[0, 'no']], 0.5, 1],
    ['a failed page', [[0, 'failure']], 2, 3],
    [
      'a quota',
      [
        [0, 'alive'],
        [1, 'quota'],
      ],
      1.5,
      2,
    ],
    ['a new link', [[0, 'alive']], 2, 3],
    [
      'a link that has been well for months',
      [
        [0, 'alive'],
        [100, 'alive'],
      ],
      126,
      130,
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
    const known = recordAfter(looks);
    expect(due(known, day(notYet))).toBe(false);
    expect(due(known, day(then))).toBe(true);
  });

  test('no link waits longer than thirty days', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(days, anything), { minLength: 1, maxLength: 8 }), (looks) => {
        expect(due(recordAfter(looks), day(Math.max(...looks.map(([at]) => at)) + 30))).toBe(true);
      }),
    );
  });
});
