import type { ImportedList } from './imported-list.ts';

/**
 * A page with fewer entries for each code block is the README of a program, which has many links
 * too.
 */
const minEntriesPerCodeBlock = 25;

/**
 * True when a page with entries is mainly a list. A page that explains a program has code to copy,
 * and its list is the smaller part.
 * @param text the page that was imported.
 */
export function isCuratedList(
  text: string,
  { entries, surroundingText }: Pick<ImportedList, 'entries' | 'surroundingText'>,
): boolean {
  const codeBlocks = (text.match(/^[ \t]*(?:```|~~~)/gm)?.length ?? 0) / 2;
  if (codeBlocks * minEntriesPerCodeBlock > entries.length) return false;
  return surroundingText.before.length + surroundingText.after.length < text.length / 2;
}
