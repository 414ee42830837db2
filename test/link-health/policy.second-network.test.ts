import { describe, expect, test } from 'vitest';
import { recordRun } from '../../src/link-health/history.ts';
import { formatHistory, parseHistory } from '../../src/link-health/history-text.ts';
import { assessHealth } from '../../src/link-health/policy.ts';
import { emptyHistory, type LinkRecord } from '../../src/link-health/record/record.ts';
import fc from '../seeded-fast-check.ts';
import { checkOf, day } from './examples.ts';
import { key, url } from './policy-fixture.ts';

describe('where a second network is asked', () => {
  const silentFor = (looks: readonly (readonly [number, boolean | undefined])[]): LinkRecord => {
    let history = recordRun(emptyHistory(), [checkOf('alive', url)], day(-1), { networkWorks: true });
    for (const [at, agrees] of looks) {
      const seen = checkOf('silence', url);
      const link = agrees ? { ...seen, evidence: { ...seen.evidence, confirmed: true } } : seen;
      // `undefined`: a run without a second network.
      history = recordRun(history, [link], day(at), { networkWorks: true, hasSecondNetwork: agrees !== undefined });
    }
    const found = parseHistory(formatHistory(history)).links.get(key);
    if (!found) throw new Error('no record');
    return found;
  };
  const weeks = fc.uniqueArray(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 20 });

  test('a silent host is never dead while the other network does not agree, however long', () => {
    fc.assert(
      fc.property(weeks, (at) => {
        expect(assessHealth(silentFor(at.sort((a, b) => a - b).map((one) => [one, false])), day(400)).state).toBe('suspect');
      }),
    );
  });

  test('with its agreement it dies as silence does', () => {
    fc.assert(
      fc.property(weeks, (at) => {
        const days = at.sort((a, b) => a - b);
        const alone = assessHealth(silentFor(days.map((one) => [one, undefined])), day(400));
        const agreed = assessHealth(silentFor(days.map((one) => [one, true])), day(400));
        expect(agreed).toEqual(alone);
      }),
    );
    expect(assessHealth(silentFor([0, 5, 10, 14].map((at) => [at, true])), day(14)).state).toBe('dead');
  });

  test('its agreement is enough for a host that never answered us', () => {
    let history = emptyHistory();
    for (const at of [0, 5, 10, 14]) {
      const seen = checkOf('silence', url);
      const link = { ...seen, evidence: { ...seen.evidence, confirmed: true } };
      history = recordRun(history, [link], day(at), { networkWorks: true, hasSecondNetwork: true });
    }
    const found = history.links.get(key);
    expect(found && assessHealth(found, day(14)).state).toBe('dead');
  });

  test('looks without agreement do not help others to a death', () => {
    expect(
      assessHealth(
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
      assessHealth(
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
    for (const at of [0, 3, 6])
      history = recordRun(history, [checkOf('failure', url)], day(at), { networkWorks: true, hasSecondNetwork: true });
    const found = history.links.get(key);
    expect(found && assessHealth(found, day(6)).state).toBe('dead');
  });
});
