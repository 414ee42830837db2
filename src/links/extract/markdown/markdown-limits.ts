/**
 * Detects Markdown that nobody writes, and that its parser would take minutes for or overflow the
 * stack at. It is found before it is parsed.
 *
 * Some paths of the parser take time that grows with the square of a block's marks. A block ends at
 * a blank line, a bullet or a heading, so the marks of each block are counted.
 */

/** Containers within each other: quotes, lists. */
const maxContainerDepth = 64;
/** Columns before the mark of a list. */
const maxIndentColumns = 256;
/** Brackets within each other that are not closed. */
const maxOpenBrackets = 64;
/** Comments and instructions of HTML that are not closed. The parser looks for the end of each. */
const maxOpenComments = 64;
/**
 * Brackets that open, and marks of emphasis, in one block. In lists that people keep some two
 * hundred is much.
 */
const maxMarksPerBlock = 4000;

const containerPattern = /^(?:[ \t]{0,8}(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t])))*/;
const listMarkPattern = /^[ \t]*(?:[-+*]|\d{1,9}[.)])[ \t]/;
const blockStartPattern = /^ {0,3}(?:[-+*] {1,4}[^\s]|#{1,6} )/;
const markPattern = /[[\]*_~<>]/g;
const thematicBreakPattern = /^[ \t]*(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$/;

/**
 * True for a text that must not be given to a Markdown parser. Takes one pass over the text; code
 * counts too.
 */
export function exceedsMarkdownLimits(text: string): boolean {
  let open = 0;
  let brackets = 0;
  let marks = 0;
  let comments = 0;
  for (const line of text.split(/\r\n|\r|\n/)) {
    if (line.trim() === '') {
      open = brackets = marks = comments = 0;
      continue;
    }
    // A line with marks of one kind only is a thematic break, however long, and ends the block
    // above it.
    const isRule = thematicBreakPattern.test(line);
    if (isRule && /^ {0,3}\S/.test(line)) {
      open = brackets = marks = comments = 0;
      continue;
    }
    if (!isRule && isTooDeep(line)) return true;
    // So do a bullet and a heading that stand at the left.
    if (blockStartPattern.test(line)) open = brackets = marks = comments = 0;
    markPattern.lastIndex = 0;
    while (markPattern.test(line)) {
      const at = markPattern.lastIndex - 1;
      const mark = line[at];
      if (mark === '[') {
        brackets += 1;
        open += 1;
      } else if (mark === ']') open = Math.max(0, open - 1);
      else if (mark === '*' || mark === '_' || mark === '~') marks += 1;
      else if (mark === '<' && (line[at + 1] === '!' || line[at + 1] === '?')) comments += 1;
      else if (mark === '>') comments = 0;
      if (open > maxOpenBrackets || comments > maxOpenComments || brackets > maxMarksPerBlock || marks > maxMarksPerBlock)
        return true;
    }
  }
  return false;
}

function isTooDeep(line: string): boolean {
  if (line.length < maxContainerDepth) return false;
  const depth = containerPattern.exec(line)?.[0].replace(/[ \t]/g, '').length ?? 0;
  if (depth > maxContainerDepth) return true;
  if (!/^[ \t]/.test(line)) return false;
  const wide = line.replaceAll('\t', '    ');
  return listMarkPattern.test(wide) && wide.length - wide.trimStart().length > maxIndentColumns;
}
