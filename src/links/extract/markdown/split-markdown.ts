/** A text up to this length is read at once. */
const maxPartLength = 4 * 1024 * 1024;
/** Code may stand between backticks on one line, which is no fence. */
const openingFencePattern = /^ {0,3}(`{3,}(?=[^`\n]*$)|~{3,})/m;
const closingFencePattern = /^ {0,3}(`{3,}|~{3,})\s*$/;

/**
 * Cuts a long Markdown text at blank lines outside of fenced code. The parser takes memory many
 * times as large as the text, so that a text of a hundred megabytes has to be read in parts. A
 * reference whose definition is in another part is found at the definition.
 * @returns stretches that cover the text, in order
 */
export function splitLongMarkdown(text: string, maxLength = maxPartLength): [from: number, to: number][] {
  const parts: [number, number][] = [];
  let start = 0;
  let fence: string | undefined;
  for (let at = 0; text.length - start > maxLength && at < text.length; ) {
    const next = text.indexOf('\n', at);
    const end = next < 0 ? text.length : next + 1;
    const line = text.slice(at, Math.min(end, at + 100));
    if (fence === undefined) fence = openingFencePattern.exec(line)?.[1];
    else if (closingFencePattern.exec(line)?.[1]?.startsWith(fence)) fence = undefined;
    // A part that never comes to a blank line is cut at a line all the same.
    const isCut = (fence === undefined && line.trim() === '') || end - start > 2 * maxLength;
    if (isCut && end - start >= maxLength / 2) {
      parts.push([start, end]);
      start = end;
    }
    at = end;
  }
  if (start < text.length) parts.push([start, text.length]);
  return parts;
}
