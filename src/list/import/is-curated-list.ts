import type { ImportedList } from './imported-list.ts';

/**
 * With fewer entries for each block of code, a page is the README of a program, which links to
 * much, too.
 */
const minEntriesPerCodeBlock = 25;

/**
 * True when a page with entries is a list first of all. A page that explains a program has code to
 * copy, and its list is the smaller part.
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
