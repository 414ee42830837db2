/** East Asian wide characters, roughly: CJK, Kana, Hangul and full-width forms. */
const widePattern = /[\u2e80-\uffef]/;

/** Columns of a text on a terminal, where wide characters take two. */
export function measureColumns(text: string): number {
  let columns = 0;
  for (const character of text) columns += widePattern.test(character) ? 2 : 1;
  return columns;
}

/**
 * What must not be split: a word, or one wide character with the punctuation around it. Chinese has
 * no spaces to break at, and no line may begin with a closing mark or end with an opening one.
 */
const chunkPattern = /\s*(?:[（“‘「《]*(?:[\u2e80-\u9fff]|[^\s\u2e80-\uffef…—（“‘「《]+|.)[，。；：、！？）”’」》…—]*)/gu;

/** Below this width, wrapping makes a text harder to read. */
const minWrapColumns = 40;

/**
 * A text with lines of at most `columns` columns, where that is possible. Its own line breaks stay.
 */
export function wrapText(text: string, columns: number): string {
  if (columns < minWrapColumns) return text;
  return text
    .split('\n')
    .flatMap((line) => wrapLine(line, columns))
    .join('\n');
}

function wrapLine(line: string, columns: number): string[] {
  const lines: string[] = [];
  let current = '';
  for (const chunk of line.match(chunkPattern) ?? []) {
    if (current !== '' && measureColumns(current + chunk) > columns) {
      lines.push(current);
      current = chunk.trimStart();
    } else current += chunk;
  }
  return [...lines, current];
}
