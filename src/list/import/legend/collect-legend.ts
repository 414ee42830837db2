import type { EntryInput } from '../../schema/index.ts';

/** The states that an entry may have. */
type EntryState = NonNullable<EntryInput['status']>['state'];

/** A mark that a list explains, such as an icon, an emoji or a sign in code. */
export interface LegendMark {
  /** The mark as the source writes it. */
  markdown: string;
  /** Its meaning, in the words of the list. */
  name: string;
  /** The status of the entries that have it, where its meaning is one. */
  state?: EntryState;
}

/** A line that is longer than this explains no mark. */
const maxLineCharacters = 400;
const maxNameCharacters = 60;
/** A legend is short. More explanations than this are something else. */
const maxMarks = 40;

const imagePattern = /!\[[^\]\n]{0,80}\](?:\[[^\]\n]{1,80}\]|\([^)\s]{1,300}\))/u;
const emojiPattern =
  /:[a-z][a-z0-9_+-]{0,40}:|[★☆✓✗✘●○◆■▲]|\p{Extended_Pictographic}(?:\ufe0f|\u200d\p{Extended_Pictographic})*/u;
/** A sign in code, such as `⚠`. */
const signPattern = /` ?[^`\p{L}\p{N}\s]{1,4} ?`/u;
const markSource = [imagePattern, signPattern, emojiPattern].map(({ source }) => source).join('|');
const markPattern = new RegExp(markSource, 'gu');
const onlyMarkPattern = new RegExp(`^(?:${markSource})$`, 'u');

/** What stands between a mark and its meaning. */
const separatorPattern = /^\s*(?:[-–—:：=]+(?=\s|[^\s\w])|[:：=]|(?:means|indicates|stands for|denotes)\b|表示|代表|意为)\s*/i;
const legendWordPattern = /^\**(?:legend|key|icons?|emojis?|symbols?|图例|图标|标记|符号)(?: 说明|说明)?\**\s*[:：]\**\s*/i;

/**
 * Finds the marks that a list explains outside of its entries: `![OSS][OSS Icon] means open
 * source`, `🌎 - needs no account`, or a table of marks and words. The first explanation of a mark
 * counts.
 * @param lines of the source, without those of entries.
 */
export function collectLegend(lines: readonly string[]): LegendMark[] {
  const found = new Map<string, LegendMark>();
  const add = (written: string, words: string) => {
    // Entries may write it without the spaces.
    const markdown = written.startsWith('`') ? written.replaceAll(' ', '') : written;
    const mark = createMark(markdown, words);
    if (mark !== undefined && !found.has(markdown) && found.size < maxMarks) found.set(markdown, mark);
  };
  for (const [index, line] of lines.entries()) {
    if (line.length > maxLineCharacters) continue;
    if (isRow(line)) for (const { markdown, words } of readLegendRow(lines, index)) add(markdown, words);
    else for (const { markdown, words } of readLegendLine(line)) add(markdown, words);
  }
  return [...found.values()];
}

interface Explanation {
  markdown: string;
  words: string;
}

/** Marks at the beginning of a line, each with the words up to the next one. */
function readLegendLine(line: string): Explanation[] {
  const item = line.replace(/^[\s>]*(?:[-*+]\s|\d{1,3}[.)]\s)?\s*/, '');
  const body = item.replace(legendWordPattern, '');
  const marks = [...body.matchAll(markPattern)];
  // A line with a link that is no mark is an entry, or leads to a section.
  if (marks[0]?.index !== 0 || /(?<!!)\[[^\]]*\]\(/.test(body)) return [];
  return marks.flatMap((mark, index) => {
    const words = body.slice(mark.index + mark[0].length, marks[index + 1]?.index);
    const separator = separatorPattern.exec(words)?.[0];
    if (separator === undefined && !mark[0].startsWith('!')) return [];
    return [{ markdown: mark[0], words: words.slice(separator?.length ?? 0) }];
  });
}

const isRow = (line: string): boolean => /^\s*\|.*\|\s*$/.test(line);
const readCells = (line: string): string[] =>
  line
    .trim()
    .slice(1, -1)
    .split('|')
    .map((cell) => cell.trim());

/** A row of a mark and its meaning, or a row of marks under a header of meanings. */
function readLegendRow(lines: readonly string[], index: number): Explanation[] {
  const cells = readCells(lines[index] ?? '');
  const marks = cells.filter((cell) => onlyMarkPattern.test(cell));
  if (marks.length === 0) return [];
  if (marks.length === cells.length) {
    const isFirstRow = /^[\s|:-]+$/.test(lines[index - 1] ?? '');
    const header = isFirstRow && isRow(lines[index - 2] ?? '') ? readCells(lines[index - 2] ?? '') : [];
    return header.length === cells.length ? cells.map((markdown, at) => ({ markdown, words: header[at] ?? '' })) : [];
  }
  const words = cells.find((cell) => /\p{L}/u.test(cell) && !onlyMarkPattern.test(cell));
  const [markdown] = marks;
  const isExplained = marks.length === 1 && cells.length <= 3 && words !== undefined && !/\]\(/.test(words);
  return isExplained && markdown !== undefined ? [{ markdown, words }] : [];
}

const stateWords: [EntryState, RegExp][] = [
  ['archived', /\barchived\b|\bunmaintained\b|no longer maintained|\bdeprecated\b|缺乏维护|不再维护|停止维护|已归档/i],
  ['gone', /\b(?:closed|shut ?down|discontinued|dead|defunct|offline)\b|已关闭|已下线|已停止|已失效/i],
  ['upcoming', /\b(?:upcoming|coming soon|in development|work in progress|planned)\b|开发中|即将/i],
  ['active', /^(?:active|live|online|running|maintained)$|已上线|运营中|维护中/i],
];

function createMark(markdown: string, words: string): LegendMark | undefined {
  const plain = words.replace(/[*_]{1,3}|<br\s*\/?>|\\$/gi, ' ').trim();
  const [meaning = ''] = plain.split(/[，,；;。（(]|\.(?:\s|$)/, 1);
  const alt = /^!\[([^\]]*)\]/.exec(markdown)?.[1]?.trim() ?? '';
  const name = (/\p{L}/u.test(alt) ? alt : meaning).replace(/\s+/g, ' ').trim();
  if (!/\p{L}/u.test(meaning) || !/\p{L}/u.test(name) || [...name].length > maxNameCharacters) return undefined;
  const state = stateWords.find(([, pattern]) => pattern.test(plain))?.[0];
  return { markdown, name, ...(state === undefined ? {} : { state }) };
}
