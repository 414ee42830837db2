import { runAutoCorrect } from './autocorrect-wasm.ts';

/** A Chinese text as it should be set, and what it takes to get there. */
export interface TypographyResult {
  text: string;
  /** The first place where spaces are missing or too many between Chinese and other letters: as it is, and as it should be. */
  spacing?: TypographyChange;
  /** The first place where half-width punctuation stands in Chinese, or full-width in numbers. */
  punctuation?: TypographyChange;
}

export interface TypographyChange {
  before: string;
  after: string;
}

/** Longer texts are passed over: no field may be so long. */
const maxTextLength = 4000;

/** What may need a change at all: only then is the library started. */
const candidatePattern =
  /\p{sc=Han}[\w%+.,:;!?\p{sc=Latin}]|[\w%+,:;!?\p{sc=Latin}]\p{sc=Han}|\p{sc=Han} ?[,.:;!?]|[，。、：；！？（）] | [，。、：；！？）]|\d：\d/u;

/**
 * What is never touched, nor what touches it: code, addresses and mail, titles of published things, links of Markdown, functions, paths of
 * files; and names that are written together by those who bear them.
 */
const protectedPattern =
  /`+[^`]{0,500}`+|(?:[a-z][a-z0-9+.-]{1,20}:\/\/|www\.)[^\s，。；：、！？）】」》”]*|[\w.+-]{1,64}@[\w.-]+|《[^《》]{0,200}》|\[[^[\]]{0,200}\]\([^()]{0,2000}\)|\w{1,40}\([^()]{0,200}\)|[\w.-]{0,60}(?:[/\\][\w.\p{sc=Han}-]{1,60}){1,8}\.[a-z0-9]{1,5}(?![a-z0-9])|(?:39|99)健康|36氪|58同城|1药网|360(?:百科|搜索|问答|文库)|卡拉OK|T恤|AA制|阿Q/giu;

/** Whether a text can need setting at all: a quick look that leaves most out. */
export const mayNeedTypography = (text: string): boolean =>
  text.length <= maxTextLength && candidatePattern.test(text) && !/[\p{sc=Hiragana}\p{sc=Katakana}]/u.test(text);

/**
 * Sets a text as Chinese is set beside other letters, by the rules of AutoCorrect as far as nothing but white space and punctuation
 * changes and there is no doubt: brackets, hyphens, signs of arithmetic, and a full stop amid a word stay as they are. Says nothing of text
 * with kana. Setting what it returns changes nothing more.
 */
export function normalizeTypography(original: string): TypographyResult {
  const nothing = { text: original };
  if (!mayNeedTypography(original)) return nothing;
  let result: TypographyResult = nothing;
  // One change may make room for another: what does not come to rest is left alone.
  for (let round = 0; round < 4; round++) {
    const next = normalizeOnce(result.text);
    if (next.text === result.text) return result;
    result = { ...next, ...result, text: next.text };
  }
  return nothing;
}

function normalizeOnce(text: string): TypographyResult {
  const edits = findProseRanges(text).flatMap(([start, end]) => diffEdits(text, start, end));
  const shown = (kind: CharacterEdit['kind']) => {
    const first = edits.find((edit) => edit.kind === kind);
    return first && quoteWithContext(text, first, edits);
  };
  const [spacing, punctuation] = [shown('spacing'), shown('punctuation')];
  return {
    text: applyCharacterEdits(text, edits, 0, text.length),
    ...(spacing ? { spacing } : {}),
    ...(punctuation ? { punctuation } : {}),
  };
}

/** The stretches between what is never touched. */
function findProseRanges(text: string): [start: number, end: number][] {
  const stretches: [number, number][] = [];
  let at = 0;
  for (const { index, 0: kept } of text.matchAll(protectedPattern)) {
    stretches.push([at, index]);
    at = index + kept.length;
  }
  stretches.push([at, text.length]);
  return stretches.filter(([start, end]) => candidatePattern.test(text.slice(start, end)));
}

/** A change of one place of the text: `size` characters from `at` become `put`. */
interface CharacterEdit {
  kind: 'spacing' | 'punctuation';
  offset: number;
  length: 0 | 1;
  replacement: string;
}

/** What the library would change in a stretch, as far as we stand by it; nothing where it changes more than we can follow. */
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
      // Full-width punctuation brings its own space; that of half-width goes with it.
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

/** A letter, a figure or a percent sign beside a Chinese character; `+` only where it ends a name, as in C++. */
function needsSpace(text: string, at: number): boolean {
  const [left, right] = [getCharacterBefore(text, at), String.fromCodePoint(text.codePointAt(at) ?? 0)];
  if (han.test(left)) return /[\p{sc=Latin}\d]/u.test(right);
  return han.test(right) && (/[\p{sc=Latin}\d%]/u.test(left) || text.slice(0, at).endsWith('++'));
}

const fullWidth: Record<string, string> = { ',': '，', '.': '。', ':': '：', ';': '；', '?': '？', '!': '！' };

/** The number of a part, in figures of the language: `一. 引言`, `图二. 结构`. */
const numberedPart = /(?:^|[\s，。；：！？、（(图表节章])[一二三四五六七八九十百〇零]{1,6}$/u;

/** Punctuation after Chinese, or before it; a full stop only where a sentence can end; a colon between figures. */
function isChinesePunctuation(text: string, at: number): boolean {
  const [left, right] = [getCharacterBefore(text, at), text.slice(at + 1)];
  if (text[at] === '：') return /\d/.test(left) && /^\d/.test(right);
  if (text[at] === '.') return han.test(left) && /^(?:\s|$)/.test(right) && !numberedPart.test(text.slice(0, at));
  return fullWidth[text[at] ?? ''] !== undefined && (han.test(left) || /^ ?\p{sc=Han}/u.test(right));
}

const isFullWidth = (character: string | undefined) => /^[，。、：；！？（）]$/.test(character ?? '');

/** The character before a place, both halves of it where it has two. */
function getCharacterBefore(text: string, at: number): string {
  const two = text.slice(Math.max(0, at - 2), at);
  return /^[\ud800-\udbff][\udc00-\udfff]$/.test(two) ? two : two.slice(-1);
}

/** A change with the words around it, so that people find it: the run of letters on both sides, some of them at least. */
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

/** The text between two places with all edits in it made. */
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
