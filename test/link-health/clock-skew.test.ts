import { describe, expect, test } from 'vitest';
import { formatHistory, parseHistory, recordRun } from '../../src/link-health/history.ts';
import { assessHealth } from '../../src/link-health/policy.ts';
import { emptyHistory } from '../../src/link-health/record.ts';
import { isDue } from '../../src/link-health/schedule.ts';
import { checkOf, day } from './examples.ts';

const key = 'url:a.example/x';

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
    expect(isDue(skewed, day(1))).toBe(false);
  });

  test('does not outweigh what is seen when the clock is right again', () => {
    let history = recordRun(emptyHistory(), [checkOf('alive'), checkOf('alive', 'https://b.example/y')], day(4000));
    for (const at of [0, 3, 6]) history = recordRun(history, [checkOf('failure')], day(at), { networkWorks: true });
    const [failed, other] = [history.links.get(key), history.links.get('url:b.example/y')];
    expect(failed && assessHealth(failed, day(6)).state).toBe('dead');
    expect(history.runs.map(({ run }) => run.slice(0, 10))).toEqual(['2026-01-01', '2026-01-04', '2026-01-07']);
    expect(other?.alive?.slice(0, 4)).toBe('2036');
  });
});
