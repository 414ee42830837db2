import type { InlineLine, InlineNode, LinkNode } from './line-writer.ts';
import { isLinkLabel } from './link-labels.ts';

/** What one line is, as far as its form tells. */
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

export const filterLinks = (line: InlineLine): LinkNode[] => line.filter((piece) => piece.type === 'link');
export const getLineText = (line: InlineLine): string =>
  line.map((piece) => (piece.type === 'link' && piece.text === '' ? piece.url : piece.text)).join('');
export const isBlank = (piece: InlineNode): boolean => piece.type === 'text' && punctuationOnlyPattern.test(piece.text);

/** Words that say nothing of what a link leads to. */
export const isGenericLinkText = (text: string): boolean => /^(?:链接|地址|点击查看|下载|link|here|url)$/i.test(text.trim());

/** The words before the n-th piece, back to the link before it. */
export function getTextBefore(line: InlineLine, index: number): string {
  let text = '';
  for (let at = index - 1; at >= 0; at--) {
    const piece = line[at];
    if (piece === undefined || piece.type === 'link') break;
    text = piece.text + text;
  }
  return text;
}

/** The label of a link: its own words, or those before a bare address. */
export function findLabel(line: InlineLine, index: number): string {
  const piece = line[index];
  if (piece === undefined || piece.type !== 'link') return '';
  const own = piece.text;
  if (own !== '' && !isGenericLinkText(own)) return own;
  // A sentence before an address is no label of it.
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

/** Tells the form of a line. */
export function classifyLine(line: InlineLine): LineKind {
  const links = filterLinks(line);
  if (links.length === 0) {
    return line.some((piece) => piece.type === 'anchor') && line.every((piece) => piece.type === 'anchor' || isBlank(piece))
      ? 'navigation'
      : 'prose';
  }
  const rest = line.filter((piece) => piece.type !== 'link' && !isBlank(piece));
  if (rest.length === 0 && links.every((link) => link.text === '')) return 'bare';
  const first = line.find((piece) => !isBlank(piece));
  if (first?.type === 'link' && first.text !== '' && !isLinkLabel(first.text) && /[\p{L}\p{N}]/u.test(first.text)) return 'named';
  const labels = line
    .map((piece, index) => (piece.type === 'link' ? findLabel(line, index) : undefined))
    .filter((label) => label !== undefined);
  const isLabelled = labels.every((label) => isLinkLabel(label.split(/[:：，,。]/).at(-1) ?? label)) && first !== undefined;
  if (isLabelled && (first?.type === 'link' || hasShortLeadingText(line))) return 'labelled';
  if (first?.type === 'link') return 'labelled';
  return hasShortLeadingText(line) && hasSeparatorBeforeLink(line) ? 'weakly-named' : 'prose-linked';
}

/** The words before the first link are few: a name or a label, not a sentence. */
function hasShortLeadingText(line: InlineLine): boolean {
  const before = getTextBefore(
    line,
    line.findIndex((piece) => piece.type === 'link'),
  );
  return [...before.trim()].length <= 60 && !/[。！？；]/.test(before);
}

/** A sign leads from the words to the first link, or only a space to a bare address. */
function hasSeparatorBeforeLink(line: InlineLine): boolean {
  const first = line.findIndex((piece) => piece.type === 'link');
  const before = getTextBefore(line, first);
  const piece = line[first];
  if (/[:：\-–—|]\s*$/.test(before)) return true;
  return piece?.type === 'link' && piece.text === '' && /\s$/.test(before) && [...before.trim()].length <= 24;
}
