import { type InlineLine, isBlank, removeOrdinal } from '../../read/index.ts';

/** A cell with more characters is no name alone. */
const maxCellCharacters = 100;
/** Bold words that begin a cell with more characters are the name of what the others speak of. */
const maxNamePartCharacters = 60;

const leadPattern = /^\s*[-–—:：,，(（]/u;
const separatorPattern = /\s+[-–—]\s+|\s{2,}/u;

/**
 * Splits the words of a cell that has a name and a sentence about it: `**Name** - does this`.
 * @returns undefined where the cell is a name as a whole, or begins with a link.
 */
export function extractCellName(head: InlineLine): { name: string; rest: InlineLine } | undefined {
  const at = head.findIndex((node) => !isBlank(node));
  const node = head[at];
  if (node?.type !== 'text') return undefined;
  const words = removeOrdinal(node.text) + (/\s$/.test(node.text) ? ' ' : '');
  const { strong, ...plain } = node;
  const end = strong === undefined ? findEnd(words) : findBoldEnd(words, strong);
  if (end === undefined) return undefined;
  const name = words.slice(0, end).replace(/[\s:：.。]+$/u, '');
  return { name, rest: [{ ...plain, text: words.slice(end) }, ...head.slice(at + 1)] };
}

function findBoldEnd(words: string, strong: string): number | undefined {
  if (!words.startsWith(strong)) return undefined;
  const rest = words.slice(strong.length);
  const isNameOf = /[:：]$/u.test(strong) || leadPattern.test(rest) || [...words].length > maxNamePartCharacters;
  return /[\p{L}\p{N}]/u.test(rest) && /^[\s\p{P}]/u.test(rest) && isNameOf ? strong.length : undefined;
}

function findEnd(words: string): number | undefined {
  if ([...words.trim()].length <= maxCellCharacters) return undefined;
  const end = separatorPattern.exec(words)?.index;
  return end !== undefined && end <= maxCellCharacters ? end : undefined;
}
