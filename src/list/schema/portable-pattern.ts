/** Characters by Unicode category, which not every dialect of regular expressions knows. */
const categoryPattern = /\\p\{(Cc|Cf)\}/g;

/** Conditions of JSON Schema that say together what a pattern of JavaScript says alone. */
export interface PortablePattern {
  pattern: string;
  /** From `(?=…)`. */
  allOf?: { pattern: string }[];
  /** From `(?!…)`. */
  not?: { pattern: string };
}

/**
 * A pattern as validators in every language read it: no lookaround (Go's RE2 has none), no Unicode
 * categories (Python's `re` has none), no `\u` escapes (RE2 has none).
 * @param source of a JavaScript pattern with the flag `u`. Its lookaheads stand right after `^`.
 * @throws {TypeError} for another lookaround.
 */
export function toPortablePattern(source: string): PortablePattern {
  const required: string[] = [];
  const excluded: string[] = [];
  let rest = source.startsWith('^') ? source.slice(1) : '';
  while (/^\(\?[!=]/.test(rest)) {
    const end = findGroupEnd(rest);
    (rest[2] === '!' ? excluded : required).push(`^(?:${rest.slice(3, end)})`);
    rest = rest.slice(end + 1);
  }
  const hasLookahead = required.length + excluded.length > 0;
  const pattern = toPortableSyntax(hasLookahead ? `^${rest}` : source);
  const allOf = required.map((each) => ({ pattern: toPortableSyntax(each) }));
  const not = { pattern: toPortableSyntax(excluded.join('|')) };
  return { pattern, ...(allOf.length > 0 ? { allOf } : {}), ...(excluded.length > 0 ? { not } : {}) };
}

/** The index of the parenthesis that closes the group at the start of a pattern. */
function findGroupEnd(pattern: string): number {
  let depth = 0;
  let isInClass = false;
  for (let at = 0; at < pattern.length; at++) {
    const sign = pattern[at];
    if (sign === '\\') at++;
    else if (sign === '[') isInClass = true;
    else if (sign === ']') isInClass = false;
    else if (sign === '(' && !isInClass) depth++;
    else if (sign === ')' && !isInClass && --depth === 0) return at;
  }
  throw new TypeError(`a group that does not end: ${pattern}`);
}

/** Categories become ranges, and `\u` escapes the characters themselves. */
function toPortableSyntax(pattern: string): string {
  if (/\(\?<?[=!]/.test(pattern)) throw new TypeError(`a lookaround inside of ${pattern}`);
  return pattern
    .replace(categoryPattern, (_, category: string) => listRanges(category))
    .replace(/\\u([0-9a-fA-F]{4})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

const ranges = new Map<string, string>();

/** The characters of a category as the inside of a character class. */
function listRanges(category: string): string {
  const known = ranges.get(category);
  if (known !== undefined) return known;
  const test = new RegExp(`\\p{${category}}`, 'u');
  let text = '';
  for (let first = 0; first <= 0x10ffff; first++) {
    if (!test.test(String.fromCodePoint(first))) continue;
    let last = first;
    while (test.test(String.fromCodePoint(last + 1))) last++;
    text += formatCharacter(first) + (last > first ? `-${formatCharacter(last)}` : '');
    first = last;
  }
  ranges.set(category, text);
  return text;
}

const formatCharacter = (code: number): string =>
  code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : String.fromCodePoint(code);
