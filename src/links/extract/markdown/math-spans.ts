/**
 * Formulas as GitHub reads them: between `$$` and `$$`, or between `$` and `$` on one line. A
 * single `$` opens at a word's beginning and closes at a word's end. Brackets in formulas make no
 * links (lycheeverse/lychee#1197, #941).
 * Source: docs.github.com, writing mathematical expressions.
 */
const mathPattern = /\$\$(?:[^$\n]|\n(?![ \t]*\n)|\$(?!\$))+\$\$|(?<![\w\\$])\$(?=[^\s$])[^$\n]*[^\s$\\]\$(?![\w$])/g;

/** Longest text whose formulas are looked for, in characters. */
const maxTextLength = 4 * 1024 * 1024;

/**
 * Finds the formulas of a Markdown text.
 * @returns a predicate: whether a stretch, given by two offsets, lies in one.
 */
export function findMathSpans(text: string): (from: number, to: number) => boolean {
  if (!text.includes('$') || text.length > maxTextLength) return () => false;
  const spans = Array.from(text.matchAll(mathPattern), ({ index, 0: { length } }) => ({ start: index, end: index + length }));
  return (from, to) => {
    // They are in order, and do not overlap: only the last one that begins before can hold it.
    let low = 0;
    let high = spans.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((spans[middle]?.start ?? 0) < from) low = middle + 1;
      else high = middle;
    }
    return to < (spans[low - 1]?.end ?? 0);
  };
}
