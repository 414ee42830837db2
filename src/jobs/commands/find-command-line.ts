import type { Paragraph } from 'mdast';
import { exceedsMarkdownLimits, parseGfm } from '../../links/extract/index.ts';

const maxCommandLength = 500;
const maxCommentLength = 65_536;

const commandLinePattern = /^ {0,3}\/listkeeper(?:[ \t]+(\S.*)|[ \t]*)$/i;

/**
 * What follows `/listkeeper` in the first line of a comment that begins with it, as GitHub shows
 * the comment. The line stands in a paragraph and in nothing else: not in a quote, a list, code,
 * HTML, an attribute or a definition.
 *
 * @returns at most 500 characters; undefined when there is no such line.
 */
export function findCommandLine(comment: string): string | undefined {
  const text = comment.slice(0, maxCommentLength).replace(/^\uFEFF/, '');
  // Few comments hold a command. Only those are parsed.
  if (!text.split(/\r?\n/).some((line) => commandLinePattern.test(line)) || exceedsMarkdownLimits(text)) return undefined;
  for (const block of parseGfm(text).children) {
    const command = block.type === 'paragraph' ? findInParagraph(text, block) : undefined;
    if (command !== undefined) return command.slice(0, maxCommandLength);
  }
  return undefined;
}

/**
 * The lines of the source are read: the address in a command may be code or an autolink, which end
 * a text node.
 */
function findInParagraph(source: string, { children, position }: Paragraph): string | undefined {
  const inlines = children.filter(({ type }) => type !== 'text').map((child) => getRange(child.position));
  const end = position?.end.offset ?? 0;
  let lineStart = source.lastIndexOf('\n', (position?.start.offset ?? 0) - 1) + 1;
  while (lineStart < end) {
    const nextLine = findNextLine(source, lineStart);
    const command = commandLinePattern.exec(source.slice(lineStart, nextLine).trimEnd());
    if (command && !inlines.some((inline) => inline.start < lineStart && lineStart < inline.end)) return command[1] ?? '';
    lineStart = nextLine;
  }
  return undefined;
}

/** Addresses that only GFM makes links have no position; they are no longer than a line. */
function getRange(position: Paragraph['position']): { start: number; end: number } {
  return { start: position?.start.offset ?? 0, end: position?.end.offset ?? 0 };
}

function findNextLine(source: string, from: number): number {
  const lineEnd = source.indexOf('\n', from);
  return lineEnd < 0 ? source.length : lineEnd + 1;
}
