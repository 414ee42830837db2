/**
 * The source of a one-line YAML scalar with a new value. Keeps the author's quotes where they can
 * hold it.
 * @param source of the scalar in the file, with its quotes.
 * @param value the value that the source has now.
 */
export function replaceScalar(source: string, value: string, newValue: string): string {
  if (source === value && !needsQuotes(value, newValue)) return newValue;
  const quote = source[0];
  const isQuoted = (quote === '"' || quote === "'") && source.slice(1, -1) === value;
  return isQuoted && !/["'\\]/.test(findAddedCharacters(value, newValue))
    ? `${quote}${newValue}${quote}`
    : JSON.stringify(newValue);
}

/**
 * Plain scalars that are null, a boolean or a number, by the core schema of YAML 1.2 or the words
 * of YAML 1.1.
 */
const reservedPlainScalar =
  /^(?:~|null|true|false|yes|no|on|off|[yn]|[-+]?\.(?:inf|nan)|[-+]?(?:0[xo][\da-f]+|(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?))$/i;

/**
 * Whether every YAML reader takes a plain scalar for text. Readers of YAML 1.1, such as the Ruby
 * (Psych) of GitHub's issue forms, have more booleans, and numbers such as `1:30` and `1,000`.
 * Psych has symbols (`:a`) and dates as well. None of these begins with a letter but the words.
 */
export const isPlainText = (value: string): boolean => /^\p{L}/u.test(value) && !reservedPlainScalar.test(value);

/**
 * A one-line text as YAML, for flow collections too. Quotes are only left out if no reader could
 * misread it.
 */
export function formatYamlScalar(value: string): string {
  return /^[A-Za-z](?:[\w./:-]*[\w./-])?$/.test(value) && !reservedPlainScalar.test(value) ? value : JSON.stringify(value);
}

/**
 * Whether a plain scalar needs quotes for its new value, because of characters with a meaning in
 * YAML.
 */
function needsQuotes(value: string, newValue: string): boolean {
  const countIndicators = (text: string) => (text.match(/[,[\]{}]/g) ?? []).length;
  return (
    /: | #|:$/.test(newValue) ||
    countIndicators(newValue) > countIndicators(value) ||
    newValue !== newValue.trim() ||
    /^[\s\-?:,[\]{}#&*!|>'"%@`]/.test(newValue) ||
    newValue === '' ||
    reservedPlainScalar.test(newValue)
  );
}

/** Characters that only the new text has. */
const findAddedCharacters = (value: string, next: string): string =>
  [...next].filter((character) => !value.includes(character)).join('');
