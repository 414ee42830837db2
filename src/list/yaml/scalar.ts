/**
 * The source of a YAML scalar of one line that says something else now, in the quotes its author chose where they can hold it.
 * @param source as it stands in the file, quotes included.
 * @param value what it said, and `next` what it is to say, in one line too.
 */
export function replaceScalar(source: string, value: string, newValue: string): string {
  if (source === value && !needsQuotes(value, newValue)) return newValue;
  const quote = source[0];
  const isQuoted = (quote === '"' || quote === "'") && source.slice(1, -1) === value;
  return isQuoted && !/["'\\]/.test(findAddedCharacters(value, newValue))
    ? `${quote}${newValue}${quote}`
    : JSON.stringify(newValue);
}

/** What is nothing, a truth or a number where it stands without quotes: by the core schema of YAML 1.2, and the words of 1.1 that older readers know. */
const reservedPlainScalar =
  /^(?:~|null|true|false|yes|no|on|off|[yn]|[-+]?\.(?:inf|nan)|[-+]?(?:0[xo][\da-f]+|(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?))$/i;

/** A text of one line as YAML, within brackets too: without quotes where it begins with a letter and nobody can take it for anything else. */
export function formatYamlScalar(value: string): string {
  return /^[A-Za-z](?:[\w./:-]*[\w./-])?$/.test(value) && !reservedPlainScalar.test(value) ? value : JSON.stringify(value);
}

/** A plain scalar that can not be plain any more: what has a meaning in YAML was not there, or not at such a place. */
function needsQuotes(value: string, newValue: string): boolean {
  const signs = (text: string) => (text.match(/[,[\]{}]/g) ?? []).length;
  return (
    /: | #|:$/.test(newValue) ||
    signs(newValue) > signs(value) ||
    newValue !== newValue.trim() ||
    /^[\s\-?:,[\]{}#&*!|>'"%@`]/.test(newValue) ||
    newValue === '' ||
    reservedPlainScalar.test(newValue)
  );
}

/** Characters that the new text has and the old has not. */
const findAddedCharacters = (value: string, next: string): string =>
  [...next].filter((character) => !value.includes(character)).join('');
