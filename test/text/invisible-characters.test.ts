import { describe, expect, it } from 'vitest';
import {
  findInvisibleCharacters,
  formatCodePoint,
  removeUnneededInvisibleCharacters,
  toSingleLine,
} from '../../src/text/invisible-characters.ts';
import fc from '../seeded-fast-check.ts';

describe('findInvisibleCharacters', () => {
  it.each([
    ['a zero-width space', 'Med\u200bDG', ['U+200B']],
    ['a mark at the beginning', '\ufeffMedDG', ['U+FEFF']],
    ['a soft hyphen', 'Med\u00adDG', ['U+00AD']],
    ['an override of the direction', 'Med\u202eGD', ['U+202E']],
    ['an isolate and its end', '\u2066MedDG\u2069', ['U+2066', 'U+2069']],
    ['a direction mark where nothing runs leftward', 'MedDG\u200e', ['U+200E']],
    ['a joiner between Latin letters', 'Med\u200dDG', ['U+200D']],
    ['a non-joiner between Chinese letters', '医\u200c学', ['U+200C']],
    ['a filler', 'Med\u3164DG', ['U+3164']],
    ['a control character', 'Med\u0007DG', ['U+0007']],
    ['a line separator', 'Med\u2028DG', ['U+2028']],
    ['a letter of a tag', 'Med\u{e0041}DG', ['U+E0041']],
  ])('finds %s', (_, text, found) => {
    expect(findInvisibleCharacters(text).map(({ character }) => formatCodePoint(character))).toEqual(found);
    expect(findInvisibleCharacters(removeUnneededInvisibleCharacters(text))).toEqual([]);
  });

  it.each([
    ['lines and tabs', 'a\n\tb\r\n'],
    ['a family', '👩\u200d⚕️ 👨\u200d👩\u200d👧 🏳️\u200d🌈 👩🏽\u200d🚀'],
    ['the flag of Scotland', '🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}'],
    ['Persian', 'می\u200cخواهم'],
    ['Hindi', 'क्\u200dष क्\u200cष'],
    ['a full stop after Hebrew', 'שלום\u200f.'],
    ['Thai that may break', 'ภาษา\u200bไทย'],
    ['ideographs with a form', '葛\u{e0100}城'],
  ])('allows %s', (_, text) => {
    expect(findInvisibleCharacters(text)).toEqual([]);
    expect(removeUnneededInvisibleCharacters(text)).toBe(text);
  });

  it('returns positions in text order', () => {
    expect(findInvisibleCharacters('a\u200bb\ufeff')).toEqual([
      { at: 1, character: '\u200b' },
      { at: 3, character: '\ufeff' },
    ]);
  });
});

describe('a text on one line', () => {
  it('is the same whether it is looked at character by character or is certainly visible', () => {
    const part = fc.oneof(
      fc.constantFrom(' ', '  ', '\u3000', '\u302a', '中', '、', '！', '\u200b', '\ufeff', '\u3164', 'a', '-', '\n'),
      fc.string({ unit: 'binary', maxLength: 2 }),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        // A line end is not one of the usual characters, and none is left at the ends.
        expect(toSingleLine(parts.join(''))).toBe(toSingleLine(`\n${parts.join('')}`));
      }),
      { numRuns: 3000 },
    );
    for (let code = 0x20; code <= 0xffff; code += 1) {
      const character = String.fromCharCode(code);
      expect(toSingleLine(`a${character}b`)).toBe(toSingleLine(`\na${character}b`));
    }
  });
});
