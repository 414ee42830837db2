import type { LocatedEntry } from '../../read-list.ts';

/** The line of an item, in its parts. Columns count from 1. */
export interface ParsedItem {
  located: LocatedEntry;
  /** The text of its first line. */
  line: string;
  /** `-`, `*` or `+`; `1.` for any number. */
  mark: string;
  markColumn: number;
  /** The rest of the line begins with a link. */
  hasLeadingLink: boolean;
  /** The separator between the link and the description; undefined without a description. */
  separator?: { text: string; column: number };
  /** Undefined where no words follow the link. */
  description?: { text: string; column: number };
}

const itemPattern = /^([\s>]*)([-*+]|\d{1,4}[.)])[ \t]+/;
const linkPattern =
  /^(?:\*\*|__)?\[(?:[^\][\\]|\\.|\[[^\][]*\])*\](?:\((?:[^()\s]|\([^()\s]*\))*(?:[ \t]+"[^"]*")?\)|\[[^\][]*\])(?:\*\*|__)?/;
const separatorPattern = /^\s*(?:[-–—]{1,2}|[:：|])?\s*/;

/** Longer lines are not measured. */
const maxLineLength = 4000;

/** @returns undefined for what is no item of one line, such as a row or a heading. */
export function parseItem(located: LocatedEntry): ParsedItem | undefined {
  const line = located.markdown?.text.split('\n', 1)[0]?.replace(/\r$/, '') ?? '';
  const [start = '', indent = '', mark = ''] = itemPattern.exec(line) ?? [];
  if (start === '' || line.length > maxLineLength) return undefined;
  const item = { located, line, mark: /\d/.test(mark) ? '1.' : mark, markColumn: indent.length + 1 };
  const rest = line.slice(start.length);
  const link = linkPattern.exec(rest)?.[0];
  if (link === undefined) return { ...item, hasLeadingLink: false };
  const after = rest.slice(link.length);
  const text = separatorPattern.exec(after)?.[0] ?? '';
  const words = after.slice(text.length);
  if (!/[\p{L}\p{N}]/u.test(words)) return { ...item, hasLeadingLink: true };
  const column = start.length + link.length + 1;
  return {
    ...item,
    hasLeadingLink: true,
    separator: { text, column },
    description: { text: words, column: column + text.length },
  };
}

/** Whether the item is of one line. What follows on other lines may be the end of a sentence. */
export const isOneLine = ({ located }: ParsedItem): boolean => !(located.markdown?.text ?? '').trim().includes('\n');
