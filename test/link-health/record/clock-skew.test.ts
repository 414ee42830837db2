import { describe, expect, test } from 'vitest';
import { recordRun } from '../../../src/link-health/history.ts';
import { formatHistory, parseHistory } from '../../../src/link-health/history-text.ts';
import { assessHealth } from '../../../src/link-health/policy.ts';
import { emptyHistory, type LinkHistory } from '../../../src/link-health/record/record.ts';
import { isDue } from '../../../src/link-health/schedule.ts';
import { checkOf, day } from '../examples.ts';

const key = 'url:a.example/x';
const works = { networkWorks: true };

function stateOf(history: LinkHistory, now: Date): string | undefined {
  const record = history.links.get(key);
  return record && assessHealth(record, now).state;
}

describe('a memory that a wrong clock wrote', () => {
  test.each(['2026-13-45T99:99Z', '2026-02-30T10:00Z', '2026-01-01T24:00Z', '9999-99-99T99:99Z'])(
    'has no line whose moment is none: %s',
    (at) => {
      const text = formatHistory(recordRun(emptyHistory(), [checkOf('alive')], day(0)));
      const history = parseHistory(text.replaceAll('2026-01-01T03:00Z', at));
      expect(history.links.size).toBe(0);
      expect(history.invalidLines).toEqual([2, 3]);
    },
  );

  test('is not what a link waits for', () => {
    const ahead = recordRun(emptyHistory(), [checkOf('alive')], day(4000)).links.get(key);
    expect(isDue(ahead, day(1))).toBe(true);
    const skewed = recordRun(emptyHistory(), [checkOf('alive')], day(1, 20)).links.get(key);
    expect(isDue(skewed, day(1))).toBe(true);
    const nearly = recordRun(emptyHistory(), [checkOf('alive')], new Date(day(1).getTime() + 10 * 60_000)).links.get(key);
    expect(isDue(nearly, day(1))).toBe(false);
  });

  test.each([0.01, 1, 29, 31, 4000])('does not outweigh what is seen when the clock is right again: %d days ahead', (ahead) => {
    let history = recordRun(emptyHistory(), [checkOf('alive'), checkOf('alive', 'https://b.example/y')], day(ahead));
    for (const at of [0, 3, 6]) history = recordRun(history, [checkOf('failure')], day(at), { networkWorks: true });
    const [failed, other] = [history.links.get(key), history.links.get('url:b.example/y')];
    expect(failed && assessHealth(failed, day(6))).toMatchObject({ state: 'dead', since: '2026-01-01T03:00Z' });
    expect(history.runs.map(({ run }) => run.slice(0, 10))).toEqual(['2026-01-01', '2026-01-04', '2026-01-07']);
    expect(other?.alive).toBe('2026-01-01T02:59Z');
  });

  test('keeps nothing dead that lives', () => {
    let history = emptyHistory();
    for (const at of [29, 30]) history = recordRun(history, [checkOf('no')], day(at), works);
    expect(stateOf(history, day(1))).toBe('dead');
    history = recordRun(history, [checkOf('alive')], day(1), works);
    expect(stateOf(history, day(1))).toBe('healthy');
  });

  test('makes of many looks at once no row of failures', () => {
    let history = emptyHistory();
    for (const at of [20, 23, 26]) history = recordRun(history, [checkOf('failure')], day(at), works);
    history = recordRun(history, [checkOf('failure')], day(1), works);
    const record = history.links.get(key);
    expect(record && assessHealth(record, day(1))).toMatchObject({ state: 'suspect', strikes: 1 });
  });

  test.each(['failure', 'no', 'silence'])('of the year 2000 does not count beside looks of today: %s', (what) => {
    let history = recordRun(emptyHistory(), [checkOf(what)], new Date(Date.UTC(2000, 0, 1)), works);
    for (const at of [0, 3]) {
      expect(stateOf(history, day(at))).not.toBe('dead');
      history = recordRun(history, [checkOf(what)], day(at), works);
    }
    expect(stateOf(history, day(3))).toBe(what === 'no' ? 'dead' : 'suspect');
    expect(history.links.get(key)?.strikes).toHaveLength(3);
  });

  test('and a clock that is behind today takes no memory away', () => {
    let history = emptyHistory();
    for (let at = 0; at < 60; at += 5) history = recordRun(history, [checkOf('alive')], day(at), works);
    const behind = recordRun(history, [checkOf('failure')], new Date(Date.UTC(2000, 0, 1)), works);
    expect(behind.links.get(key)?.alive).toBe(history.links.get(key)?.alive);
    expect(behind.links.get(key)?.strikes).toEqual([]);
    expect(behind.runs.length).toBe(history.runs.length + 1);
  });
});

test('a long row of failures stays one row, though its middle is cut out', () => {
  let history = recordRun(emptyHistory(), [checkOf('alive')], day(-3), works);
  for (let at = 0; at < 400; at += 3) history = recordRun(history, [checkOf('silence')], day(at), works);
  const record = history.links.get(key);
  expect(record?.strikes).toHaveLength(16);
  expect(record && assessHealth(record, day(400))).toMatchObject({ state: 'dead', since: '2026-01-01T03:00Z' });
});
