import type { RootContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import type { HandWrittenKind, HandWrittenPart } from '../../../model/import-report.ts';
import type { ImportedList } from '../imported-list.ts';

const kinds: Partial<Record<RootContent['type'], HandWrittenKind>> = {
  blockquote: 'quote',
  code: 'code',
  html: 'html',
  list: 'list',
  paragraph: 'text',
  table: 'table',
};

/**
 * What stays hand-written: the blocks without an entry, by the heading above them, in the order of
 * the source. Empty where no list was found.
 */
export function findHandWritten({ entries, syntaxTree }: Pick<ImportedList, 'entries' | 'syntaxTree'>): HandWrittenPart[] {
  const covered = new Set<number>();
  for (const { line, endLine } of entries) for (let at = line; at <= endLine; at += 1) covered.add(at);
  const parts: HandWrittenPart[] = [];
  let heading = '';
  let open: HandWrittenPart | undefined;
  for (const block of syntaxTree?.children ?? []) {
    const { line, end } = { line: block.position?.start.line ?? 1, end: block.position?.end.line ?? 1 };
    if (block.type === 'heading') {
      heading = textOf(block, { includeHtml: false }).replace(/\s+/g, ' ').trim();
      open = undefined;
    }
    const kind = findKind(block);
    if (kind === undefined || hasAny(covered, line, end)) continue;
    if (open === undefined) {
      open = { line, lines: 0, heading, kinds: [] };
      parts.push(open);
    }
    open.lines += end - line + 1;
    if (!open.kinds.includes(kind)) open.kinds.push(kind);
  }
  return parts;
}

/** The kind of a block; undefined for what readers do not see as one, such as a rule. */
function findKind(block: RootContent): HandWrittenKind | undefined {
  const isImage = block.type === 'paragraph' && textOf(block, { includeImageAlt: false, includeHtml: false }).trim() === '';
  return isImage ? 'image' : kinds[block.type];
}

function hasAny(covered: ReadonlySet<number>, first: number, last: number): boolean {
  for (let line = first; line <= last; line += 1) if (covered.has(line)) return true;
  return false;
}
