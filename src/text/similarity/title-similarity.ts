/**
 * Does a link lead to what its entry names? Titles are compared without case, width and
 * punctuation, Chinese by characters. An entry may have a nickname or a name in another language:
 * one shared distinctive word is enough, and titles in different scripts say nothing.
 */

const stopWords = new Set(
  'a an and are as at by for from in into is it its of on or that the their this to toward towards using via we with without based new novel approach method model models learning deep neural network networks data dataset datasets corpus paper code github the chinese english language large medical clinical biomedical health task tasks study analysis system systems'.split(
    ' ',
  ),
);

/**
 * A title in the form that is compared: NFKC, lower case, without markup, punctuation and marks of
 * retraction.
 */
export function normalizeTitle(title: string): string {
  return title
    .normalize('NFKC')
    .replace(/<\/?[a-z-]+(?:\s[^<>]*)?>/gi, '')
    .replace(/^\s*(?:retracted(?: article)?|withdrawn|\[retracted\])\s*:?\s*/i, '')
    .replace(/\\[a-z]+\s*\{([^{}]*)\}/gi, '$1')
    .replace(/[{}$\\~^]/g, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/**
 * Sørensen–Dice coefficient of the words of two titles, from 0 to 1. Each Chinese character is a
 * word.
 * @example computeTitleSimilarity('BERT: a model', 'A model: BERT') // 1
 */
export function computeTitleSimilarity(a: string, b: string): number {
  const left = tokenizeTitle(normalizeTitle(a));
  const right = tokenizeTitle(normalizeTitle(b));
  if (left.length === 0 || right.length === 0) return 0;
  const counts = new Map<string, number>();
  for (const word of left) counts.set(word, (counts.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of right) {
    const count = counts.get(word) ?? 0;
    if (count > 0) {
      shared++;
      counts.set(word, count - 1);
    }
  }
  return (2 * shared) / (left.length + right.length);
}

/**
 * True when a title possibly belongs to something else than the names say: less than half alike to
 * each and without a shared distinctive word. False where a name has no script in common with the
 * title, since these cannot be compared.
 */
export function isPossiblyWrongTitle(actualTitle: string, expectedTitles: readonly string[]): boolean {
  const comparable = expectedTitles.filter((name) => haveCommonScript(actualTitle, name));
  if (comparable.length < expectedTitles.length || comparable.length === 0 || normalizeTitle(actualTitle).length < 4)
    return false;
  return comparable.every((name) => computeTitleSimilarity(actualTitle, name) < 0.5 && !sharesDistinctiveWord(actualTitle, name));
}

function tokenizeTitle(normalizedTitle: string): string[] {
  return normalizedTitle.match(/\p{Script=Han}|[^\s\p{Script=Han}]+/gu) ?? [];
}

/**
 * Whether two texts share a word that not every title has. That is a word of four letters or more,
 * a word with a digit, or two Chinese characters in a row.
 */
export function sharesDistinctiveWord(a: string, b: string): boolean {
  const left = extractDistinctiveWords(a);
  const right = extractDistinctiveWords(b);
  const inOne = normalizeTitle(b).replace(/ /g, '');
  const inOther = normalizeTitle(a).replace(/ /g, '');
  // A nickname may be written as one word: `ChineseBLUE`, `chinese blue`.
  return [...left].some((word) => right.has(word) || inOne.includes(word)) || [...right].some((word) => inOther.includes(word));
}

/**
 * Words of at least four letters, or with a digit, that are not stop words; Chinese by pairs of
 * characters.
 */
function extractDistinctiveWords(title: string): Set<string> {
  const found = new Set<string>();
  for (const word of normalizeTitle(title).split(' ')) {
    const han = word.match(/\p{Script=Han}+/gu) ?? [];
    for (const run of han) for (let at = 0; at + 1 < run.length; at++) found.add(run.slice(at, at + 2));
    const latin = word.replace(/\p{Script=Han}+/gu, '');
    if ((latin.length >= 4 || /\d/.test(latin)) && !stopWords.has(latin) && latin.length >= 2) found.add(latin);
  }
  return found;
}

function haveCommonScript(a: string, b: string): boolean {
  const scripts = (text: string) => [/\p{Script=Han}/u.test(text), /\p{Script=Latin}/u.test(text)];
  const [left, right] = [scripts(a), scripts(b)];
  return left.some((has, index) => has && right[index] === true);
}
