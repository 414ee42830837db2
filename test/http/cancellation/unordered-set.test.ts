import { describe, expect, it } from 'vitest';
import { UnorderedSet } from '../../../src/http/cancellation/unordered-set.ts';
import fc from '../../seeded-fast-check.ts';

describe('UnorderedSet', () => {
  it('contains what was added and not removed, in any sequence of steps', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 200 }), (steps) => {
        const set = new UnorderedSet<number>();
        const contained = new Map<number, () => void>();
        for (const [index, step] of steps.entries()) {
          const removers = [...contained];
          const [key, remove] = removers[step] ?? [];
          if (key === undefined || remove === undefined) contained.set(index, set.add(index));
          else {
            remove();
            // Removing twice must not remove another item.
            remove();
            contained.delete(key);
          }
        }
        expect([...set].toSorted((a, b) => a - b)).toEqual([...contained.keys()].toSorted((a, b) => a - b));
        set.clear();
        expect(set.size).toBe(0);
        for (const remove of contained.values()) remove();
        expect([...set]).toEqual([]);
      }),
    );
  });
});
