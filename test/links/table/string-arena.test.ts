import { describe, expect, it } from 'vitest';
import { StringArena } from '../../../src/links/table/string-arena.ts';
import fc from '../../seeded-fast-check.ts';

describe('the string arena', () => {
  it('gives back every text as it was', () => {
    const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 20 }), fc.string({ maxLength: 60 }), fc.constant('链接'));
    fc.assert(
      fc.property(fc.array(text, { maxLength: 10 }), (texts) => {
        const arena = new StringArena();
        const positions = texts.map((each) => arena.add(each));
        expect(positions.map((position) => (position === undefined ? undefined : arena.get(position)))).toEqual(texts);
      }),
      { numRuns: 50 },
    );
  });

  it('begins another chunk where a text does not fit', () => {
    const arena = new StringArena();
    const texts = Array.from({ length: 100 }, (_, n) => `${n}${'é'.repeat(16_000)}`);
    const positions = texts.map((each) => arena.add(each) ?? -1);
    expect(positions.map((position) => arena.get(position))).toEqual(texts);
    expect(positions.at(-1)).toBeGreaterThan(2 * 1024 * 1024);
  });

  it('refuses half a character, and what is too long', () => {
    const arena = new StringArena();
    expect([arena.add('a\ud83d'), arena.add('x'.repeat(32_768)), arena.add('x'.repeat(32_767))]).toEqual([
      undefined,
      undefined,
      0,
    ]);
  });
});
