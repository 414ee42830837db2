import { describe, expect, it } from 'vitest';
import { HashIndex, hashText } from '../../../src/links/table/hash-index.ts';
import fc from '../../seeded-fast-check.ts';

describe('the hash index', () => {
  it('finds what a map would find', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 3 }), { maxLength: 300 }), (texts) => {
        const index = new HashIndex();
        const items: string[] = [];
        for (const text of texts) {
          const hash = hashText(text);
          if (index.find(hash, (item) => items[item] === text) !== undefined) continue;
          expect(index.add(hash)).toBe(items.length);
          items.push(text);
        }
        expect(items).toEqual([...new Set(texts)]);
      }),
    );
  });

  it('compares a bounded number of items with equal hashes', () => {
    const index = new HashIndex();
    for (let item = 0; item < 5000; item += 1) index.add(7);
    let compared = 0;
    const found = index.find(7, () => {
      compared += 1;
      return false;
    });
    expect([found, compared]).toEqual([undefined, 256]);
  });

  it('spreads addresses that differ at their end', () => {
    const hashes = Array.from({ length: 10_000 }, (_, n) => hashText(`https://site.example/page/${n}`) % 4096);
    expect(new Set(hashes).size).toBeGreaterThan(3400);
  });
});
