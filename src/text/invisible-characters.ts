/**
 * Characters that show nothing, or that change the direction of reading. They come with pasted
 * text, split words that people search for, and can make a text read otherwise than it is
 * (CVE-2021-42574, "Trojan Source"). This is the only set in the program: control characters,
 * format characters, line separators, and what Unicode calls default ignorable (fillers, unassigned
 * tags). Variation selectors are not in it, since they choose the look of the letter before them.
 *
 * What becomes of one depends on the purpose:
 * - data: a finding with its place and a fix ({@link findInvisibleCharacters}, {@link
 *   removeUnneededInvisibleCharacters});
 * - README, feeds, logs, notes, texts of services: dropped ({@link toSingleLine});
 * - comments and annotations: shown as U+FFFD, so that a reviewer sees that there is something
 *   (`toSingleLine` with `replacement`);
 * - a terminal: shown as its code point (`escapeTerminal`);
 * - an address: dropped whatever is beside it, since no address needs one ({@link
 *   removeAllInvisibleCharacters});
 * - a suggestion that one click commits: not made at all ({@link hasInvisibleCharacters}).
 *
 * Patterns of the schema and of YAML's printable characters are none of these: they are copied from
 * what they implement.
 *
 * Patterns of Unicode properties stand in functions, since V8 takes up to 2 ms to make one
 * (docs/decisions/speed.md). It makes it at the first call, and copies it after that.
 */
const createInvisiblePattern = () => /[[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]--\p{Variation_Selector}]/gv;

/**
 * White space and line ends of every kind. NEL is not in `\s`, and the byte order mark is, though
 * it shows nothing.
 */
const replaceWhitespace = (text: string): string => text.replace(/[[\s\u0085]--[\ufeff]]+/gv, ' ');

/** Anything but tabs, line ends, and what is visible of ASCII and Chinese. */
const unusualCharacter = /[^\t\n\r -~\u3001-\u3029\u4e00-\u9fff\uff01-\uff5e]/;

/** Put into a word, it hides the word from a program and not from a reader. */
export const zeroWidthSpace = '\u200B';

/** Stands where a character was that must not be shown. */
export const replacementCharacter = '\uFFFD';

/**
 * Scripts whose words need a joiner, or its opposite, between letters: Arabic script as in Persian,
 * the scripts of India, Mongolian.
 */
const usesJoiner = (character: string): boolean =>
  /[\p{scx=Arab}\p{scx=Syrc}\p{scx=Mong}\p{scx=Deva}\p{scx=Beng}\p{scx=Guru}\p{scx=Gujr}\p{scx=Orya}\p{scx=Taml}\p{scx=Telu}\p{scx=Knda}\p{scx=Mlym}\p{scx=Sinh}\p{scx=Nko}]/u.test(
    character,
  );

/** Scripts without spaces, where an invisible mark says that a line may break. */
const isUnspaced = (text: string): boolean => /[\p{scx=Thai}\p{scx=Khmr}\p{scx=Laoo}\p{scx=Mymr}\p{scx=Tibt}]/u.test(text);

/**
 * Scripts that run from right to left: a mark beside them says to which side a full stop belongs.
 */
const runsRightToLeft = (text: string): boolean => /[\p{scx=Arab}\p{scx=Hebr}\p{scx=Syrc}\p{scx=Thaa}\p{scx=Nko}]/u.test(text);

/**
 * The invisible characters that the text does not need, with their places, in the order of the
 * text.
 */
export function findInvisibleCharacters(text: string): { at: number; character: string }[] {
  if (!unusualCharacter.test(text)) return [];
  let found: boolean | undefined;
  const isRightToLeft = () => {
    found ??= runsRightToLeft(text);
    return found;
  };
  return [...text.matchAll(createInvisiblePattern())].flatMap(({ index, 0: character }) =>
    isRequiredCharacter(character, text, index, isRightToLeft) ? [] : [{ at: index, character }],
  );
}

/** The text without them; lines stay lines. */
export const removeUnneededInvisibleCharacters = (text: string): string => replaceInvisibleCharacters(text, () => '');

/** The text with each of them replaced; tabs and line ends stay. */
export function replaceInvisibleCharacters(text: string, replace: (character: string) => string): string {
  let result = '';
  let from = 0;
  for (const { at, character } of findInvisibleCharacters(text)) {
    result += text.slice(from, at) + replace(character);
    from = at + character.length;
  }
  return result + text.slice(from);
}

/**
 * The text without any invisible character, needed or not; tabs and line ends stay. For addresses
 * and identifiers.
 */
export function removeAllInvisibleCharacters(text: string): string {
  return text.replace(createInvisiblePattern(), (character) => (/[\t\n\r]/.test(character) ? character : ''));
}

/** True when a text of one line has any invisible character, needed or not. */
export const hasInvisibleCharacters = (line: string): boolean =>
  unusualCharacter.test(line) ? createInvisiblePattern().test(line) : /[\t\n\r]/.test(line);

/**
 * A text on one line. White space of every kind becomes one space, none at the ends. Invisible
 * characters that the text does not need are removed.
 * @param options.replacement replaces an invisible character; nothing by default.
 * @example toSingleLine(' a\n\u200bb ') // 'a b'
 */
export function toSingleLine(
  text: string,
  { replacement = '' }: { replacement?: '' | typeof replacementCharacter } = {},
): string {
  if (!unusualCharacter.test(text) && !/[\t\n\r]| {2}|^ | $/.test(text)) return text;
  const line = replaceInvisibleCharacters(replaceWhitespace(text), () => replacement);
  return line.replace(/ {2,}/g, ' ').trim();
}

/** A character as Unicode writes its code point: `U+200B`. */
export const formatCodePoint = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/**
 * True when the text would be another without the character: a joined emoji, a Persian word, the
 * end of a Hebrew sentence.
 */
function isRequiredCharacter(character: string, text: string, at: number, isRightToLeft: () => boolean): boolean {
  if (/[\t\n\r]/.test(character)) return true;
  const before = text.slice(Math.max(0, at - 4), at);
  const after = text.slice(at + character.length, at + character.length + 2);
  switch (character) {
    case '\u200d':
      // Makes one picture of two, or of a picture and its colour.
      if (/\p{Extended_Pictographic}(?:\ufe0f|\p{Emoji_Modifier})?$/u.test(before) && /^\p{Extended_Pictographic}/u.test(after))
        return true;
      return usesJoiner(getLastCharacter(before));
    case '\u200c':
      return usesJoiner(getLastCharacter(before)) && /^\p{L}/u.test(after);
    case '\u180e':
      return /\p{sc=Mong}$/u.test(before);
    case '\u200b':
      return isUnspaced(getLastCharacter(before)) && isUnspaced(after);
    case '\u200e':
    case '\u200f':
    case '\u061c':
      return isRightToLeft();
  }
  // Signs over or before figures, which are visible, and the flags of countries within countries.
  if (/[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u{110bd}\u{110cd}]/u.test(character)) return true;
  return (
    /[\u{e0020}-\u{e007f}]/u.test(character) &&
    /\u{1f3f4}(?:[\u{e0020}-\u{e007e}]{0,8})$/u.test(text.slice(Math.max(0, at - 18), at))
  );
}

const getLastCharacter = (text: string): string => [...text].at(-1) ?? '';
