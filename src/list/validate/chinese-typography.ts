import { runAutoCorrect } from './autocorrect-wasm.ts';

/** A Chinese text with correct typography, and the first change of each kind. */
export interface TypographyResult {
  text: string;
  /** The first change of spaces between Chinese and other letters. */
  spacing?: TypographyChange;
  /**
   * The first change of half-width punctuation in Chinese, or of full-width punctuation in numbers.
   */
  punctuation?: TypographyChange;
}

export interface TypographyChange {
  before: string;
  after: string;
}

/** Longer texts are skipped, in characters. No field can be that long. */
const maxTextLength = 4000;

/** Texts that may need a change. AutoCorrect only runs on these. */
const candidatePattern =
  /\p{sc=Han}[\w%+.,:;!?\p{sc=Latin}]|[\w%+,:;!?\p{sc=Latin}]\p{sc=Han}|\p{sc=Han} ?[,.:;!?]|[，。、：；！？（）] | [，。、：；！？）]|\d：\d/u;

/**
 * Parts that are never changed: code, web and mail addresses, titles in 《》, Markdown links,
 * function calls, file paths. So are names that their owners write without a space.
 */
const protectedPattern =
  /`+[^`]{0,500}`+|(?:[a-z][a-z0-9+.-]{1,20}:\/\/|www\.)[^\s，。；：、！？）】」》”]*|[\w.+-]{1,64}@[\w.-]+|《[^《》]{0,200}》|\[[^[\]]{0,200}\]\([^()]{0,2000}\)|\w{1,40}\([^()]{0,200}\)|[\w.-]{0,60}(?:[/\\][\w.\p{sc=Han}-]{1,60}){1,8}\.[a-z0-9]{1,5}(?![a-z0-9])|(?:39|99)健康|36氪|58同城|1药网|360(?:百科|搜索|问答|文库)|卡拉OK|T恤|AA制|阿Q/giu;

/** A quick check that rules out most texts. */
export const mayNeedTypography = (text: string): boolean =>
  text.length <= maxTextLength && candidatePattern.test(text) && !/[\p{sc=Hiragana}\p{sc=Katakana}]/u.test(text);

/**
 * Corrects spaces and punctuation of a Chinese text by the rules of AutoCorrect. Takes only changes
 * without doubt: brackets, hyphens, arithmetic signs and full stops inside words stay. Japanese
 * text (with kana) is returned unchanged. Idempotent.
 */
export function normalizeTypography(original: string): TypographyResult {
  const unchanged = { text: original };
  if (!mayNeedTypography(original)) return unchanged;
  let result: TypographyResult = unchanged;
  // One change may enable another. A text that is still changing after four rounds is left alone.
  for (let round = 0; round < 4; round++) {
    const next = normalizeOnce(result.text);
    if (next.text === result.text) return result;
    result = { ...next, ...result, text: next.text };
  }
  return unchanged;
}

function normalizeOnce(text: string): TypographyResult {
  const edits = findProseRanges(text).flatMap(([start, end]) => diffEdits(text, start, end));
  const quoteFirst = (kind: CharacterEdit['kind']) => {
    const first = edits.find((edit) => edit.kind === kind);
    return first && quoteWithContext(text, first, edits);
  };
  const [spacing, punctuation] = [quoteFirst('spacing'), quoteFirst('punctuation')];
  return {
    text: applyCharacterEdits(text, edits, 0, text.length),
    ...(spacing ? { spacing } : {}),
    ...(punctuation ? { punctuation } : {}),
  };
}

/** The ranges between protected parts that may need a change. */
function findProseRanges(text: string): [start: number, end: number][] {
  const ranges: [number, number][] = [];
  let at = 0;
  for (const { index, 0: kept } of text.matchAll(protectedPattern)) {
    ranges.push([at, index]);
    at = index + kept.length;
  }
  ranges.push([at, text.length]);
  return ranges.filter(([start, end]) => candidatePattern.test(text.slice(start, end)));
}

/** A change of at most one character. */
interface CharacterEdit {
  kind: 'spacing' | 'punctuation';
  offset: number;
  length: 0 | 1;
  replacement: string;
}

/**
 * The accepted changes of AutoCorrect in a range. None if it changes anything but spaces and
 * punctuation.
 */
function diffEdits(text: string, start: number, end: number): CharacterEdit[] {
  const before = text.slice(start, end);
  const after = runAutoCorrect(before);
  if (after === undefined) return [];
  const edits: CharacterEdit[] = [];
  let to = 0;
  for (let from = 0; from < before.length || to < after.length; ) {
    const [old = '', now = ''] = [before[from], after[to]];
    const at = start + from;
    if (old === now) {
      from++;
      to++;
    } else if (now === ' ' && !/\s/.test(old)) {
      if (needsSpace(before, from)) edits.push({ kind: 'spacing', offset: at, length: 0, replacement: ' ' });
      to++;
    } else if (old === ' ' && !/\s/.test(now)) {
      // Full-width punctuation includes its space, so the space after half-width punctuation is
      // removed.
      const last = edits.at(-1);
      const follows = last?.kind === 'punctuation' && last.offset === at - 1;
      if (follows || [before[from - 1], before[from + 1], now].some(isFullWidth))
        edits.push({ kind: follows ? 'punctuation' : 'spacing', offset: at, length: 1, replacement: '' });
      from++;
    } else if (fullWidth[old] === now || fullWidth[now] === old) {
      if (isChinesePunctuation(before, from)) edits.push({ kind: 'punctuation', offset: at, length: 1, replacement: now });
      from++;
      to++;
    } else if (old !== '' && old.normalize('NFKC') === now.normalize('NFKC')) {
      from++;
      to++;
    } else return [];
  }
  return edits;
}

const han = /\p{sc=Han}/u;

/**
 * True between a Chinese character and a letter, digit or percent sign; after `+` only in names
 * such as C++.
 */
function needsSpace(text: string, at: number): boolean {
  const [left, right] = [getCharacterBefore(text, at), String.fromCodePoint(text.codePointAt(at) ?? 0)];
  if (han.test(left)) return /[\p{sc=Latin}\d]/u.test(right);
  return han.test(right) && (/[\p{sc=Latin}\d%]/u.test(left) || text.slice(0, at).endsWith('++'));
}

const fullWidth: Record<string, string> = { ',': '，', '.': '。', ':': '：', ';': '；', '?': '？', '!': '！' };

/** A section number in Chinese numerals: `一. 引言`, `图二. 结构`. */
const numberedPart = /(?:^|[\s，。；：！？、（(图表节章])[一二三四五六七八九十百〇零]{1,6}$/u;

/**
 * True for punctuation next to Chinese, for a full stop where a sentence can end, and for a colon
 * between digits.
 */
function isChinesePunctuation(text: string, at: number): boolean {
  const [left, right] = [getCharacterBefore(text, at), text.slice(at + 1)];
  if (text[at] === '：') return /\d/.test(left) && /^\d/.test(right);
  if (text[at] === '.') return han.test(left) && /^(?:\s|$)/.test(right) && !numberedPart.test(text.slice(0, at));
  return fullWidth[text[at] ?? ''] !== undefined && (han.test(left) || /^ ?\p{sc=Han}/u.test(right));
}

const isFullWidth = (character: string | undefined) => /^[，。、：；！？（）]$/.test(character ?? '');

/** The character before a position, with both halves of a surrogate pair. */
function getCharacterBefore(text: string, at: number): string {
  const two = text.slice(Math.max(0, at - 2), at);
  return /^[\ud800-\udbff][\udc00-\udfff]$/.test(two) ? two : two.slice(-1);
}

/** A change with a few letters of context on both sides, so that people find it. */
function quoteWithContext(text: string, edit: CharacterEdit, edits: readonly CharacterEdit[]): TypographyChange {
  const left = /(?:[\w+%.,:/&-]{1,20}|\p{sc=Han}{1,4}|[^\s]{1,2})[ ,.:;!?，。、：；！？]?$/u.exec(
    text.slice(Math.max(0, edit.offset - 30), edit.offset),
  );
  const right = /^[ ,.:;!?，。、：；！？]?(?:[\w+%.,:/&-]{1,20}|\p{sc=Han}{1,4}|[^\s]{1,2})/u.exec(
    text.slice(edit.offset + edit.length, edit.offset + 30),
  );
  const start = edit.offset - (left?.[0].length ?? 0);
  const end = edit.offset + edit.length + (right?.[0].length ?? 0);
  return { before: text.slice(start, end), after: applyCharacterEdits(text, edits, start, end) };
}

/** The text between two positions with all edits inside it applied. */
function applyCharacterEdits(text: string, edits: readonly CharacterEdit[], start: number, end: number): string {
  let result = '';
  let from = start;
  for (const { offset, length, replacement } of edits) {
    if (offset < start || offset + length > end || (length === 0 && (offset === start || offset === end))) continue;
    result += text.slice(from, offset) + replacement;
    from = offset + length;
  }
  return result + text.slice(from, end);
}
