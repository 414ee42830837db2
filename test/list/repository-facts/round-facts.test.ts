import { describe, expect, it } from 'vitest';
import { roundDay, roundStars } from '../../../src/list/repository-facts/round-facts.ts';
import fc from '../../seeded-fast-check.ts';

describe('a number of stars', () => {
  it('is rounded down to a step that people read easily', () => {
    const numbers = [0, 7, 9, 10, 11, 12, 99, 100, 119, 120, 1379, 23_456, 99_999, 100_000, 1_234_567];
    expect(numbers.map((stars) => roundStars(stars))).toEqual([
      0, 7, 9, 10, 10, 12, 80, 100, 100, 120, 1200, 20_000, 80_000, 100_000, 1_200_000,
    ]);
  });

  it('keeps its order, is never more than it was, and never less than three quarters of it', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000_000), fc.nat(1_000_000_000), (a, b) => {
        const rounded = roundStars(a);
        expect(rounded).toBeLessThanOrEqual(a);
        expect(rounded).toBeGreaterThanOrEqual(Math.floor(a * 0.75));
        expect(roundStars(rounded)).toBe(rounded);
        if (a <= b) expect(rounded).toBeLessThanOrEqual(roundStars(b));
      }),
    );
  });

  it('stays while it goes up and down around a step, and falls once it is five percent below', () => {
    const shown: number[] = [];
    for (const stars of [1201, 1199, 1200, 1150, 1140, 1139, 1199, 1200]) shown.push(roundStars(stars, shown.at(-1)));
    expect(shown).toEqual([1200, 1200, 1200, 1200, 1200, 1000, 1000, 1200]);
    // A number that no check wrote.
    expect(roundStars(12_300, 12_345)).toBe(12_000);
    expect(roundStars(8, 9)).toBe(8);
  });

  // The numbers are in docs/facts.md.
  it('changes seldom: of 1,000 repositories that grow by a fifth a year, about fifteen a week', () => {
    const repositories = Array.from({ length: 1000 }, (_, index) => 10 * 10 ** ((index * 4) / 1000));
    let changed = 0;
    for (let week = 0; week < 52; week += 1) {
      const [before, after] = [1.2 ** (week / 52), 1.2 ** ((week + 1) / 52)];
      changed += repositories.filter((stars) => roundStars(stars * before) !== roundStars(stars * after)).length;
    }
    expect(changed / 52).toBeGreaterThan(10);
    expect(changed / 52).toBeLessThan(20);
  });
});

describe('a day', () => {
  it('is rounded to its quarter', () => {
    const days = ['2026-01-01', '2026-03-31', '2026-04-01', '2026-09-30', '2026-12-31'];
    expect(days.map(roundDay)).toEqual(['2026-Q1', '2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4']);
  });
});
