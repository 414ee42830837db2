/**
 * Comments in a text that take links out of a check. Besides our own (`listkeeper:ignore-line`),
 * those of markdown-link-check 3 and linkspector 0.5 count, so that nobody has to rewrite them.
 * lychee 0.24 has none.
 */

type Directive = 'line' | 'next-line' | 'start' | 'end';

/** In a comment of HTML or of MDX. What follows the name is a remark. */
const commentPattern =
  /(?:<!--|\{\/\*)\s*(?:listkeeper:(ignore-(?:line|next-line|start|end))|(?:markdown-link-check|linkspector)-((?:disable(?:-next-line|-line)?)|enable))(?!\w|-(?!->))(?:(?!-->|\*\/\}|<!--).){0,300}(?:-->|\*\/\})/gi;
const directives: Record<string, Directive> = {
  'ignore-line': 'line',
  'disable-line': 'line',
  'ignore-next-line': 'next-line',
  'disable-next-line': 'next-line',
  'ignore-start': 'start',
  disable: 'start',
  'ignore-end': 'end',
  enable: 'end',
};
const fencePattern = /^ {0,3}(`{3,}|~{3,})(.*)$/;

/**
 * Reads the comments of a text. Those in fenced code, or behind a back-tick on their line, are
 * examples. `next-line` means the next one that is not blank; a start without an end goes to the
 * end of the text.
 * @returns whether a line, counted from 1, is out of the check
 */
export function findIgnoredLines(text: string): (line: number) => boolean {
  if (!/<!--|\{\/\*/.test(text)) return () => false;
  const ignored = new Set<number>();
  let fence: string | undefined;
  let isOff = false;
  let isNextOff = false;
  for (const [index, line] of text.split('\n').entries()) {
    const [, mark, rest = ''] = fencePattern.exec(line) ?? [];
    if (mark !== undefined) {
      if (fence === undefined) fence = mark;
      else if (mark.startsWith(fence) && rest.trim() === '') fence = undefined;
    }
    const found = fence === undefined ? readDirectives(line) : [];
    if (found.includes('line') || isOff) ignored.add(index + 1);
    if (isNextOff && line.trim() !== '') {
      ignored.add(index + 1);
      isNextOff = false;
    }
    for (const directive of found) {
      if (directive === 'next-line') isNextOff = true;
      else if (directive === 'start') isOff = true;
      else if (directive === 'end') isOff = false;
    }
    if (isOff && found.includes('start')) ignored.add(index + 1);
  }
  return (line) => ignored.has(line);
}

function readDirectives(line: string): Directive[] {
  return Array.from(line.matchAll(commentPattern)).flatMap((match) => {
    const isExample = (line.slice(0, match.index).split('`').length - 1) % 2 === 1;
    const directive = directives[(match[1] ?? match[2] ?? '').toLowerCase()];
    return isExample || directive === undefined ? [] : [directive];
  });
}
