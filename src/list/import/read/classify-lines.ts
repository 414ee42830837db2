import type { InlineLine, InlineNode, LinkNode } from './inline/line-writer.ts';
import { isLinkLabel } from './link-labels.ts';

/** The kind of a line, by its form. */
export type LineKind =
  /** Begins with a link that names something. */
  | 'named'
  /** Words, then a sign, then an address: `jieba: https://…`. */
  | 'weakly-named'
  /** Only labels and their addresses. */
  | 'labelled'
  /** Only addresses. */
  | 'bare'
  /** A sentence with a link in it. */
  | 'prose-linked'
  | 'prose'
  /** Only links within the page: back to top. */
  | 'navigation';

const punctuationOnlyPattern = /^[\s\p{P}\p{S}]*$/u;

export const filterLinks = (line: InlineLine): LinkNode[] => line.filter((node) => node.type === 'link');
export const getLineText = (line: InlineLine): string =>
  line.map((node) => (node.type === 'link' && node.text === '' ? node.url : node.text)).join('');
export const isBlank = (node: InlineNode): boolean => node.type === 'text' && punctuationOnlyPattern.test(node.text);

/** Words that say nothing about the target of a link. */
export const isGenericLinkText = (text: string): boolean => /^(?:链接|地址|点击查看|下载|link|here|url)$/i.test(text.trim());

/** The words before a node, back to the link before it. */
function getTextBefore(line: InlineLine, index: number): string {
  let text = '';
  for (let at = index - 1; at >= 0; at--) {
    const node = line[at];
    if (node === undefined || node.type === 'link') break;
    text = node.text + text;
  }
  return text;
}

/** The label of a link: its own words, or those before a bare address. */
export function findLabel(line: InlineLine, index: number): string {
  const node = line[index];
  if (node === undefined || node.type !== 'link') return '';
  const own = node.text;
  if (node.isPicture) return own;
  if (own !== '' && !isGenericLinkText(own)) return own;
  // A sentence before an address is not its label.
  const words = getTextBefore(line, index);
  const before = words
    .replace(/[\s:：]+$/, '')
    .replace(/^[\s\p{P}]+/u, '')
    .trim();
  const isShort = [...before].length <= (/[:：]\s*$/.test(words) ? 30 : 24) && !/[。！？；]/.test(before);
  // `论文：[地址](…)`: the words before the colon say more than the link's own.
  if (own !== '') return isShort && before !== '' && /[:：]\s*$/.test(words) ? before : own;
  return isShort ? before : '';
}

/** The line under a heading, in italics. A page that it speaks of is no entry. */
const isTagline = ([first]: InlineLine): boolean => first?.type === 'text' && first.isEmphasized === true;

/** Classifies a line by its form. */
export function classifyLine(line: InlineLine): LineKind {
  const links = filterLinks(line);
  if (links.length === 0) {
    return line.some((node) => node.type === 'anchor') && line.every((node) => node.type === 'anchor' || isBlank(node))
      ? 'navigation'
      : 'prose';
  }
  if (isTagline(line)) return 'prose-linked';
  const rest = line.filter((node) => node.type !== 'link' && !isBlank(node));
  if (rest.length === 0 && links.every((link) => link.text === '')) return 'bare';
  const first = line.find((node) => !isBlank(node));
  if (first?.type === 'link' && first.text !== '' && !isLinkLabel(first.text) && /[\p{L}\p{N}]/u.test(first.text)) return 'named';
  const labels = line
    .map((node, index) => (node.type === 'link' ? findLabel(line, index) : undefined))
    .filter((label) => label !== undefined);
  const isLabelled = labels.every((label) => isLinkLabel(label.split(/[:：，,。]/).at(-1) ?? label)) && first !== undefined;
  if (isLabelled && (first?.type === 'link' || hasShortLeadingText(line))) return 'labelled';
  if (first?.type === 'link') return 'labelled';
  return hasShortLeadingText(line) && hasSeparatorBeforeLink(line) ? 'weakly-named' : 'prose-linked';
}

/**
 * Whether a line has words before its links that are more than a label. Then it is an entry by
 * itself.
 */
export function hasOwnWords(line: InlineLine): boolean {
  if (isTagline(line)) return false;
  const first = line.findIndex((node) => node.type === 'link');
  if (first < 0) return false;
  const words = getTextBefore(line, first).trim();
  const strong = line.slice(0, first).some((node) => node.type === 'text' && (node.strong?.length ?? 0) > 3);
  const bare = words.replace(/[\s:：（([【]+$/u, '');
  return /[\p{L}\p{N}]{2}/u.test(bare) && !isLinkLabel(bare) && (strong || [...bare].length > 40 || /["“].{6,}["”]/.test(bare));
}

/**
 * A plain sentence that speaks of other pages: `See also [the other list](…).` Titles of things
 * stand in bold or in quotation marks.
 */
export const isPlainSentence = (line: InlineLine): boolean =>
  classifyLine(line) === 'prose-linked' &&
  !line.some((node) => node.type === 'text' && node.strong) &&
  !/["“《]/.test(getLineText(line));

/** The words before the first link are few: a name or a label, not a sentence. */
function hasShortLeadingText(line: InlineLine): boolean {
  const before = getTextBefore(
    line,
    line.findIndex((node) => node.type === 'link'),
  );
  return [...before.trim()].length <= 60 && !/[。！？；]/.test(before);
}

/**
 * Whether a separator connects the words with the first link; a space is enough before a bare
 * address.
 */
function hasSeparatorBeforeLink(line: InlineLine): boolean {
  const first = line.findIndex((node) => node.type === 'link');
  const before = getTextBefore(line, first);
  const node = line[first];
  if (/[:：\-–—|]\s*$/.test(before)) return true;
  return node?.type === 'link' && node.text === '' && /\s$/.test(before) && [...before.trim()].length <= 24;
}
