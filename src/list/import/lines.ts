import { isLinkLabel } from './labels.ts';
import type { Line, LinkPiece, Piece } from './line-writer.ts';

/** What one line is, as far as its form tells. */
export type Form =
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

const only = /^[\s\p{P}\p{S}]*$/u;

export const linksOf = (line: Line): LinkPiece[] => line.filter((piece) => piece.is === 'link');
export const wordsOf = (line: Line): string =>
  line.map((piece) => (piece.is === 'link' && piece.text === '' ? piece.url : piece.text)).join('');
export const isBlank = (piece: Piece): boolean => piece.is === 'text' && only.test(piece.text);

/** Words that say nothing of what a link leads to. */
export const isEmptyWord = (text: string): boolean => /^(?:链接|地址|点击查看|下载|link|here|url)$/i.test(text.trim());

/** The words before the n-th piece, back to the link before it. */
export function wordsBefore(line: Line, index: number): string {
  let text = '';
  for (let at = index - 1; at >= 0; at--) {
    const piece = line[at];
    if (piece === undefined || piece.is === 'link') break;
    text = piece.text + text;
  }
  return text;
}

/** The label of a link: its own words, or those before a bare address. */
export function labelAt(line: Line, index: number): string {
  const piece = line[index];
  if (piece === undefined || piece.is !== 'link') return '';
  const own = piece.text;
  if (own !== '' && !isEmptyWord(own)) return own;
  // A sentence before an address is no label of it.
  const words = wordsBefore(line, index);
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
export function formOf(line: Line): Form {
  const links = linksOf(line);
  if (links.length === 0) {
    return line.some((piece) => piece.is === 'anchor') && line.every((piece) => piece.is === 'anchor' || isBlank(piece))
      ? 'navigation'
      : 'prose';
  }
  const rest = line.filter((piece) => piece.is !== 'link' && !isBlank(piece));
  if (rest.length === 0 && links.every((link) => link.text === '')) return 'bare';
  const first = line.find((piece) => !isBlank(piece));
  if (first?.is === 'link' && first.text !== '' && !isLinkLabel(first.text) && /[\p{L}\p{N}]/u.test(first.text)) return 'named';
  const labels = line
    .map((piece, index) => (piece.is === 'link' ? labelAt(line, index) : undefined))
    .filter((label) => label !== undefined);
  const isLabelled = labels.every((label) => isLinkLabel(label.split(/[:：，,。]/).at(-1) ?? label)) && first !== undefined;
  if (isLabelled && (first?.is === 'link' || isShort(line))) return 'labelled';
  if (first?.is === 'link') return 'labelled';
  return isShort(line) && startsLink(line) ? 'weakly-named' : 'prose-linked';
}

/** The words before the first link are few: a name or a label, not a sentence. */
function isShort(line: Line): boolean {
  const before = wordsBefore(
    line,
    line.findIndex((piece) => piece.is === 'link'),
  );
  return [...before.trim()].length <= 60 && !/[。！？；]/.test(before);
}

/** A sign leads from the words to the first link, or only a space to a bare address. */
function startsLink(line: Line): boolean {
  const first = line.findIndex((piece) => piece.is === 'link');
  const before = wordsBefore(line, first);
  const piece = line[first];
  if (/[:：\-–—|]\s*$/.test(before)) return true;
  return piece?.is === 'link' && piece.text === '' && /\s$/.test(before) && [...before.trim()].length <= 24;
}
