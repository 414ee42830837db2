import { describe, expect, it } from 'vitest';
import { applySplices } from '../../src/text/splice.ts';

describe('applySplices', () => {
  it('takes the offsets of the original text, in any order', () => {
    const splices = [
      { start: 4, end: 7, text: 'TWO' },
      { start: 0, end: 3, text: '1' },
    ];
    expect(applySplices('one two three', splices)).toBe('1 TWO three');
  });

  it('keeps the order of insertions at one place', () => {
    const splices = ['a', 'b', 'c'].map((text) => ({ start: 1, end: 1, text }));
    expect(applySplices('[]', splices)).toBe('[abc]');
  });

  it('refuses splices that overlap, and not those that touch', () => {
    expect(
      applySplices('abcd', [
        { start: 0, end: 2, text: '' },
        { start: 1, end: 3, text: '' },
      ]),
    ).toBeUndefined();
    expect(
      applySplices('abcd', [
        { start: 0, end: 2, text: '' },
        { start: 2, end: 3, text: 'x' },
      ]),
    ).toBe('xd');
  });

  it('returns a text without splices unchanged', () => expect(applySplices('a', [])).toBe('a'));
});
