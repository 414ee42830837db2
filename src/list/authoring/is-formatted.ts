import { readYamlSubset } from '../yaml/index.ts';
import { stringKeys } from './string-keys.ts';

/**
 * Whether a file is certainly in the form that `formatFile` gives it, so that it need not be parsed
 * in full: most files of a list are, and the full parser takes ten times as long. False says
 * nothing. A property test holds that `formatFile` leaves such a text as it is.
 */
export function isFormatted(text: string): boolean {
  if (!/^(?:#[^\n]*\n)*#\s*yaml-language-server:/.test(text)) return false;
  if (/ \n|\n\n\n/.test(text) || !text.endsWith('\n') || text.endsWith('\n\n')) return false;
  // A code that is not in double quotes may have to be.
  if (/\bcode["']?:(?! *")/.test(text)) return false;
  // The subset has no scalars of several lines, tabs, or other line ends.
  const data = readYamlSubset(text);
  return data !== undefined && !hasLostText(data, '') && isEvenlyIndented(text);
}

/** Whether a text is read as a number, which quotes would make a text again. */
function hasLostText(value: unknown, key: string): boolean {
  if (typeof value === 'number') return stringKeys.has(key);
  if (Array.isArray(value)) return value.some((item) => hasLostText(item, ''));
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([name, item]) => hasLostText(item, name));
}

const linePattern = /^( *)(- (?! ))?(.*)$/;

/** Two spaces for each level, and the items of a list under its key. Only for files of the subset. */
function isEvenlyIndented(text: string): boolean {
  /** Where the keys or dashes of each open collection stand. */
  const columns = [0];
  let opensCollection = false;
  for (const line of text.split('\n')) {
    if (line === '' || /^ *#/.test(line)) continue;
    const [, indent = '', dash, rest = ''] = linePattern.exec(line) ?? [];
    const column = indent.length;
    if (opensCollection) columns.push((columns.at(-1) ?? 0) + 2);
    else while ((columns.at(-1) ?? 0) > column) columns.pop();
    if (columns.at(-1) !== column || rest.startsWith('-')) return false;
    if (dash !== undefined && /^[A-Za-z][\w-]*:(?: |$)/.test(rest)) columns.push(column + 2);
    opensCollection = line.endsWith(':');
  }
  return true;
}
