/** Replaces the text from `start` up to, not including, `end`. Offsets are UTF-16 code units. */
export interface TextSplice {
  start: number;
  end: number;
  text: string;
}

/**
 * The text with all splices applied. Their offsets are those of the original text, in any order.
 * Insertions at one offset keep their order.
 * @returns undefined when two splices overlap.
 * @example applySplices('one two', [{ start: 4, end: 7, text: '2' }]) // 'one 2'
 */
export function applySplices(text: string, splices: readonly TextSplice[]): string | undefined {
  let result = '';
  let offset = 0;
  for (const splice of splices.toSorted((a, b) => a.start - b.start)) {
    if (splice.start < offset) return undefined;
    result += text.slice(offset, splice.start) + splice.text;
    offset = splice.end;
  }
  return result + text.slice(offset);
}
