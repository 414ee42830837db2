import type { Imported } from './import-markdown.ts';

/** A block of code for fewer entries than these is the README of a program, which links to much, too. */
const entriesPerBlock = 25;

/**
 * Whether a page with entries is there for them. Nobody wants a list made of the page that explains their program: such pages have code to copy,
 * and the list is the smaller part of them.
 */
export function isList(text: string, { entries, kept }: Pick<Imported, 'entries' | 'kept'>): boolean {
  const blocks = (text.match(/^[ \t]*(?:```|~~~)/gm)?.length ?? 0) / 2;
  if (blocks * entriesPerBlock > entries.length) return false;
  return kept.before.length + kept.after.length < text.length / 2;
}
