import { describe, expect, it } from 'vitest';
import { formatBadgeJson, formatBadgeSvg } from '../../../src/report/link-health/badge.ts';

const at = '2026-11-22T03:12Z';
const badge = (alive: number, judged: number) => JSON.parse(formatBadgeJson({ at, alive, judged }, 'en'));

describe('the badge', () => {
  it('has the form of a shields.io endpoint', () => {
    expect(badge(968, 1000)).toEqual({
      schemaVersion: 1,
      label: 'working links',
      message: '96.8% · 2026-11-22',
      color: 'a3800b',
    });
  });

  it('says 100% only when all links work', () => {
    expect(badge(9999, 10_000).message).toMatch(/^99\.9% /);
    expect(badge(10_000, 10_000).message).toMatch(/^100% /);
  });

  it.each([
    [98, '2ea44f'],
    [97, 'a3800b'],
    [90, 'a3800b'],
    [89, 'cb2431'],
  ])('has its color by the share of working links: %i%%', (alive, color) => expect(badge(alive, 100).color).toBe(color));

  it('is gray, without a number, before the first verdict', () => {
    expect(badge(0, 0)).toMatchObject({ message: '– · 2026-11-22', color: '6a737d' });
  });

  it('says the same as SVG, in Chinese too', () => {
    const svg = formatBadgeSvg({ at, alive: 1, judged: 2 }, 'zh');
    expect(svg).toContain('50% · 2026-11-22');
    expect(svg).not.toMatch(/NaN|undefined/);
  });
});
