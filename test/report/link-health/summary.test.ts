import { describe, expect, it } from 'vitest';
import { groupLinks } from '../../../src/report/link-health/groups.ts';
import { formatPlainCounts, formatSummaryLine, formatTrend } from '../../../src/report/link-health/summary.ts';
import { state } from '../fixtures.ts';

const run = (day: string, alive: number, links = 100, unjudged = 0) => ({
  run: `${day}T03:00Z`,
  links,
  alive,
  moved: 0,
  suspect: 0,
  dead: 0,
  unjudged,
});
const trend = (...runs: ReturnType<typeof run>[]) => formatTrend(state({ runs }), 'en')[0] ?? '';

describe('the counts of links', () => {
  it('add up to the total', () => {
    const text = formatPlainCounts(state(), groupLinks(state()), 'en');
    const [total = 0, ...parts] = (text.replace(/2026.*/, '').match(/\d+/g) ?? []).map(Number);
    expect(parts.reduce((sum, count) => sum + count, 0)).toBe(total);
    expect(total).toBe(8);
    expect(text).not.toContain('**');
    expect(text).toMatch(/ · 2026-11-22 03:12 UTC$/);
  });

  it('have no moment where none is known', () => {
    expect(formatPlainCounts(state({ at: '' }), groupLinks(state()), 'en')).not.toContain('UTC');
  });

  it('lead to the pages that there are', () => {
    const line = (change: Parameters<typeof state>[0]) => formatSummaryLine(state(change), groupLinks(state()), 'en');
    expect(line({})).toContain('history.jsonl');
    expect(line({ historyUrl: undefined as never })).not.toContain('](');
    expect(line({ deferred: 7 })).toContain('7');
  });
});

describe('the trend', () => {
  it('is told from a point on, upwards and downwards', () => {
    expect(trend(run('2026-11-01', 90), run('2026-11-08', 90))).toBe('');
    expect(trend(run('2026-11-01', 900, 1000), run('2026-11-08', 905, 1000))).toBe('');
    expect(trend(run('2026-11-01', 90), run('2026-11-08', 80))).toContain('80%');
    expect(trend(run('2026-11-01', 80), run('2026-11-08', 90))).toContain('line [80, 90]');
  });

  it('counts links that could be judged, and never rounds up to all', () => {
    expect(trend(run('2026-11-01', 45, 100, 50), run('2026-11-08', 9999, 10_000))).toContain('line [90, 99.9]');
    expect(trend(run('2026-11-01', 0, 5, 5))).toBe('');
    expect(trend()).toBe('');
  });

  it('has one point a day, a dozen at most, with years where days are equal', () => {
    const many = Array.from({ length: 20 }, (_, index) => run(`2026-10-${10 + index}`, 50 + index));
    expect(trend(...many).match(/"10-\d\d"/g)).toHaveLength(12);
    expect(trend(run('2026-11-01', 50), run('2026-11-01', 60), run('2026-11-02', 70))).toContain('line [60, 70]');
    expect(trend(run('2025-11-01', 50), run('2026-11-01', 60))).toContain('"2025-11-01", "2026-11-01"');
  });
});
