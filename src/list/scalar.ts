/**
 * The source of a YAML scalar that says something else now, written as its author wrote it: the same quotes, the same lines. For changes that
 * keep the lines of a text. Undefined where that cannot be done with certainty.
 * @param source as it stands in the file, quotes and header of a block included.
 * @param value what it said, and `next` what it is to say.
 * @param change the same change, for a part of the text that is no more than one line.
 */
export function rewrittenScalar(
  source: string,
  value: string,
  next: string,
  change: (line: string) => string,
): string | undefined {
  if (source === value) return needsQuotes(value, next) ? JSON.stringify(next) : next;
  const quote = source[0];
  if ((quote === '"' || quote === "'") && source.slice(1, -1) === value && !/["'\\]/.test(added(value, next))) {
    return `${quote}${next}${quote}`;
  }
  if (!value.includes('\n') && !source.includes('\n')) return JSON.stringify(next);
  if (quote !== '|' && quote !== '>') return undefined;
  // A block: its text stands there line by line as it is, after the indentation.
  const [header = '', ...lines] = source.split('\n');
  const mended = lines.map((line) => {
    const [indent = ''] = /^[ ]*/.exec(line) ?? [];
    return indent + change(line.slice(indent.length));
  });
  return [header, ...mended].join('\n');
}

/** A plain scalar that is not plain any more: a space has come before what has a meaning after one. */
function needsQuotes(value: string, next: string): boolean {
  const signs = (text: string) => (text.match(/: | #|:$/g) ?? []).length;
  return signs(next) > signs(value) || next !== next.trim() || /^[\s\-?:,[\]{}#&*!|>'"%@`]/.test(next);
}

/** Characters that the new text has and the old has not. */
const added = (value: string, next: string): string =>
  [...new Set(next)].filter((character) => !value.includes(character)).join('');
