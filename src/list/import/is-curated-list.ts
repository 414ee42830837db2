import type { ImportedList } from './import-markdown.ts';

/** A block of code for fewer entries than these is the README of a program, which links to much, too. */
const minEntriesPerCodeBlock = 25;

/**
 * Whether a page with entries is there for them. Nobody wants a list made of the page that explains their program: such pages have code to copy,
 * and the list is the smaller part of them.
 */
export function isCuratedList(
  text: string,
  { entries, surroundingText }: Pick<ImportedList, 'entries' | 'surroundingText'>,
): boolean {
  const codeBlocks = (text.match(/^[ \t]*(?:```|~~~)/gm)?.length ?? 0) / 2;
  if (codeBlocks * minEntriesPerCodeBlock > entries.length) return false;
  return surroundingText.before.length + surroundingText.after.length < text.length / 2;
}
