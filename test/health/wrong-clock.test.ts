import { describe, expect, test } from 'vitest';
import { formatHistory, parseHistory, record } from '../../src/health/history.ts';
import { healthOf } from '../../src/health/policy.ts';
import { emptyHistory } from '../../src/health/record.ts';
import { due } from '../../src/health/schedule.ts';
import { day, saw } from './examples.ts';

const key = 'url:a.example/x';

describe('a memory that a wrong clock wrote', () => {
  test.each(['2026-13-45T99:99Z', '2026-02-30T10:00Z', '2026-01-01T24:00Z', '9999-99-99T99:99Z'])(
    'has no line whose moment is none: %s',
    (at) => {
      const text = formatHistory(record(emptyHistory(), [saw('alive')], day(0)));
      const history = parseHistory(text.replaceAll('2026-01-01T03:00Z', at));
      expect(history.links.size).toBe(0);
      expect(history.broken).toEqual([2, 3]);
    },
  );

  test('is not what a link waits for', () => {
    const ahead = record(emptyHistory(), [saw('alive')], day(4000)).links.get(key);
    expect(due(ahead, day(1))).toBe(true);
    const skewed = record(emptyHistory(), [saw('alive')], day(1, 20)).links.get(key);
    expect(due(skewed, day(1))).toBe(false);
  });

  test('does not outweigh what is seen when the clock is right again', () => {
    let history = record(emptyHistory(), [saw('alive'), saw('alive', 'https://b.example/y')], day(4000));
    for (const at of [0, 3, 6]) history = record(history, [saw('failure')], day(at), { networkWorks: true });
    const [failed, other] = [history.links.get(key), history.links.get('url:b.example/y')];
    expect(failed && healthOf(failed, day(6)).state).toBe('dead');
    expect(history.runs.map(({ run }) => run.slice(0, 10))).toEqual(['2026-01-01', '2026-01-04', '2026-01-07']);
    expect(other?.alive?.slice(0, 4)).toBe('2036');
  });
});
