import { describe, expect, test } from 'vitest';
import { badgeColors, formatBadgeJson, formatBadgeSvg } from '../../../src/report/link-health/badge.ts';

/** Relative luminance, https://www.w3.org/TR/WCAG22/#dfn-relative-luminance. */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast with white text, https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio. */
const contrastWithWhite = (color: string): number => 1.05 / (luminance(color) + 0.05);

describe('the badge', () => {
  test('the contrast is computed as in the standard', () => {
    expect(contrastWithWhite('#ffffff')).toBeCloseTo(1);
    expect(contrastWithWhite('#000000')).toBeCloseTo(21);
    expect(contrastWithWhite('#767676')).toBeCloseTo(4.54, 2);
  });

  test('has the form of a shields.io endpoint', () => {
    expect(JSON.parse(formatBadgeJson({ at: '2026-11-22T03:12Z', alive: 968, judged: 1000 }, 'en'))).toEqual({
      schemaVersion: 1,
      label: 'working links',
      message: '96.8% · 2026-11-22',
      color: '9a6700',
    });
  });

  test('says 100% only when all links work', () => {
    const messageOf = (alive: number) =>
      JSON.parse(formatBadgeJson({ at: '2026-11-22T03:12Z', alive, judged: 10_000 }, 'en')).message;
    expect(messageOf(9999)).toMatch(/^99\.9% /);
    expect(messageOf(10_000)).toMatch(/^100% /);
  });

  test('says the same as SVG, in Chinese too', () => {
    const svg = formatBadgeSvg({ at: '2026-11-22T03:12Z', alive: 1, judged: 2 }, 'zh');
    expect(svg).toContain('50% · 2026-11-22');
    expect(svg).not.toMatch(/NaN|undefined/);
  });

  test.each(Object.entries(badgeColors))('its text can be read on %s', (_, color) => {
    expect(contrastWithWhite(color)).toBeGreaterThanOrEqual(4.5);
  });

  test.each([
    [100, 100, '100%', 'good'],
    [999, 1000, '99.9%', 'good'],
    [968, 1000, '96.8%', 'fair'],
    [89, 100, '89%', 'poor'],
    [0, 0, '–', 'unknown'],
  ] as const)('%i of %i is %s', (alive, judged, share, color) => {
    const state = { at: '2026-11-22T03:12Z', alive, judged };
    expect(JSON.parse(formatBadgeJson(state, 'en'))).toMatchObject({
      message: `${share} · 2026-11-22`,
      color: badgeColors[color].slice(1),
    });
    const svg = formatBadgeSvg(state, 'en');
    for (const used of svg.match(/fill="#[0-9a-f]{6}"/g) ?? [])
      expect(Object.values(badgeColors).map((each) => `fill="${each}"`)).toContain(used);
  });
});
