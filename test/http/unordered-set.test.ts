import { describe, expect, it } from 'vitest';
import { createUnorderedSet } from '../../src/http/unordered-set.ts';
import fc from '../seeded-fast-check.ts';

describe('a bag', () => {
  it('holds what was put in and not taken out, whatever comes and goes', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 200 }), (steps) => {
        const bag = createUnorderedSet<number>();
        const inside = new Map<number, () => void>();
        for (const [index, step] of steps.entries()) {
          const takers = [...inside];
          const [key, take] = takers[step] ?? [];
          if (key === undefined || take === undefined) inside.set(index, bag.add(index));
          else {
            take();
            // Taking twice takes nobody else's place.
            take();
            inside.delete(key);
          }
        }
        expect([...bag].toSorted((a, b) => a - b)).toEqual([...inside.keys()].toSorted((a, b) => a - b));
        bag.clear();
        expect(bag.size()).toBe(0);
        for (const take of inside.values()) take();
        expect([...bag]).toEqual([]);
      }),
    );
  });
});
