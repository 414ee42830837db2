/**
 * Characters that nobody sees, or that turn the reading round: control characters, format characters, fillers. They come by pasting, split
 * words that are searched for, and can make a text read otherwise than it is.
 */
const invisiblePattern = /[\p{Cc}\p{Cf}\u2028\u2029\u115F\u1160\u3164\uFFA0]|\u034F|\u17B4|\u17B5/u;
const allInvisiblePattern = new RegExp(invisiblePattern.source, 'gu');

/** Scripts whose words need a joiner, or its opposite, between letters: Persian and its kin, the scripts of India, Mongolian. */
const joinerScripts =
  /[\p{scx=Arab}\p{scx=Syrc}\p{scx=Mong}\p{scx=Deva}\p{scx=Beng}\p{scx=Guru}\p{scx=Gujr}\p{scx=Orya}\p{scx=Taml}\p{scx=Telu}\p{scx=Knda}\p{scx=Mlym}\p{scx=Sinh}\p{scx=Nko}]/u;

/** Scripts without spaces, where a line may break at a mark that is not seen. */
const unspacedScripts = /[\p{scx=Thai}\p{scx=Khmr}\p{scx=Laoo}\p{scx=Mymr}\p{scx=Tibt}]/u;

/** Scripts that run from right to left: beside them a mark says which way a full stop belongs. */
const rightToLeftScripts = /[\p{scx=Arab}\p{scx=Hebr}\p{scx=Syrc}\p{scx=Thaa}\p{scx=Nko}]/u;

/** What of these characters has no business in a text, each with its place; in the order of the text. */
export function findInvisibleCharacters(text: string): { at: number; character: string }[] {
  if (!invisiblePattern.test(text)) return [];
  const isRightToLeft = rightToLeftScripts.test(text);
  return [...text.matchAll(allInvisiblePattern)].flatMap(({ index, 0: character }) =>
    isRequiredCharacter(character, text, index, isRightToLeft) ? [] : [{ at: index, character }],
  );
}

/** The text without them; lines stay lines. */
export function removeInvisibleCharacters(text: string): string {
  let result = '';
  let from = 0;
  for (const { at, character } of findInvisibleCharacters(text)) {
    result += text.slice(from, at);
    from = at + character.length;
  }
  return result + text.slice(from);
}

/** A character as Unicode names its place: `U+200B`. */
export const formatCodePoint = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

function isRequiredCharacter(character: string, text: string, at: number, isRightToLeft: boolean): boolean {
  if (/[\t\n\r]/.test(character)) return true;
  const before = text.slice(Math.max(0, at - 4), at);
  const after = text.slice(at + character.length, at + character.length + 2);
  switch (character) {
    case '\u200d':
      // Makes one picture of two, or of a picture and its colour.
      if (/\p{Extended_Pictographic}(?:\ufe0f|\p{Emoji_Modifier})?$/u.test(before) && /^\p{Extended_Pictographic}/u.test(after))
        return true;
      return joinerScripts.test(getLastCharacter(before));
    case '\u200c':
      return joinerScripts.test(getLastCharacter(before)) && /^\p{L}/u.test(after);
    case '\u180e':
      return /\p{sc=Mong}$/u.test(before);
    case '\u200b':
      return unspacedScripts.test(getLastCharacter(before)) && unspacedScripts.test(after);
    case '\u200e':
    case '\u200f':
    case '\u061c':
      return isRightToLeft;
  }
  // Signs over or before figures, which are seen, and the flags of countries within countries.
  if (/[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u{110bd}\u{110cd}]/u.test(character)) return true;
  return (
    /[\u{e0020}-\u{e007f}]/u.test(character) &&
    /\u{1f3f4}(?:[\u{e0020}-\u{e007e}]{0,8})$/u.test(text.slice(Math.max(0, at - 18), at))
  );
}

const getLastCharacter = (text: string): string => [...text].at(-1) ?? '';
