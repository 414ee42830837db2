/**
 * The source of a YAML scalar of one line that says something else now, in the quotes its author chose where they can hold it.
 * @param source as it stands in the file, quotes included.
 * @param value what it said, and `next` what it is to say, in one line too.
 */
export function rewrittenScalar(source: string, value: string, next: string): string {
  if (source === value && !needsQuotes(value, next)) return next;
  const quote = source[0];
  const isQuoted = (quote === '"' || quote === "'") && source.slice(1, -1) === value;
  return isQuoted && !/["'\\]/.test(added(value, next)) ? `${quote}${next}${quote}` : JSON.stringify(next);
}

/** What is nothing, a truth or a number where it stands without quotes: by the core schema of YAML 1.2, and the words of 1.1 that older readers know. */
const otherwise =
  /^(?:~|null|true|false|yes|no|on|off|[yn]|[-+]?\.(?:inf|nan)|[-+]?(?:0[xo][\da-f]+|(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?))$/i;

/** A text of one line as YAML, within brackets too: without quotes where it begins with a letter and nobody can take it for anything else. */
export function writtenScalar(value: string): string {
  return /^[A-Za-z](?:[\w./:-]*[\w./-])?$/.test(value) && !otherwise.test(value) ? value : JSON.stringify(value);
}

/** A plain scalar that can not be plain any more: what has a meaning in YAML was not there, or not at such a place. */
function needsQuotes(value: string, next: string): boolean {
  const signs = (text: string) => (text.match(/[,[\]{}]/g) ?? []).length;
  return (
    /: | #|:$/.test(next) ||
    signs(next) > signs(value) ||
    next !== next.trim() ||
    /^[\s\-?:,[\]{}#&*!|>'"%@`]/.test(next) ||
    next === '' ||
    otherwise.test(next)
  );
}

/** Characters that the new text has and the old has not. */
const added = (value: string, next: string): string => [...next].filter((character) => !value.includes(character)).join('');
