/**
 * Words of Chinese and Latin texts for the index and for queries.
 *
 * Chinese is written without spaces. In the index a run of Han characters becomes its bigrams, as
 * in Lucene's CJKAnalyzer: two lists of words never disagree about where a word ends. Its last
 * character stands alone too, so that each character begins a term, and one character finds by
 * prefix.
 */

const wordPattern = /[\p{Script=Han}\u3007]+|[[\p{L}\p{N}\p{M}+#]--[\p{Script=Han}\u3007]]+/gv;
const hanPattern = /^[\p{Script=Han}\u3007]/u;

/** Whether a term is Chinese, where no typing error of letters can be. */
export const isHanTerm = (term: string): boolean => hanPattern.test(term);

/** Full width to half width, without accents. */
const normalize = (text: string): string => text.normalize('NFKD').replace(/\p{M}+/gu, '');

function splitHan(run: string): string[] {
  const characters = [...run];
  return characters.map((character, at) => character + (characters[at + 1] ?? ''));
}

/** The terms of a text of the data. */
export function tokenizeText(text: string): string[] {
  return (normalize(text).match(wordPattern) ?? []).flatMap((word) => (isHanTerm(word) ? splitHan(word) : splitLatin(word)));
}

/** A name as it is compared with what somebody typed: words alone, in small letters. */
export const formatNameKey = (name: string): string => (normalize(name).match(wordPattern) ?? []).join(' ').toLowerCase();

/** A word, and those that it is put together from: `BioBERT` is found by `bert` too. */
function splitLatin(word: string): string[] {
  const parts = word.match(/\p{Lu}?\p{Ll}{2,}|\p{Lu}{2,}(?!\p{Ll})/gu) ?? [];
  return [word, ...parts.filter((part) => part !== word)].map((each) => each.toLowerCase());
}

/**
 * The terms of names in pinyin: from each syllable on to the end, and the initials alike. So the
 * search, which looks for beginnings of terms, finds any part of a name.
 * @example tokenizePinyin('yi xue') // ['yixue', 'yx', 'xue']
 */
export function tokenizePinyin(text: string): string[] {
  return text.split(',').flatMap((run) => {
    const syllables = run.split(' ').filter((syllable) => syllable !== '');
    return syllables.flatMap((_, at) => {
      const rest = syllables.slice(at);
      const initials = rest.map((syllable) => syllable[0]).join('');
      return rest.length > 1 ? [rest.join(''), initials] : [rest.join('')];
    });
  });
}

/** Splits a run of Chinese into words. The default is the browser's own dictionary. */
export type SplitWords = (run: string) => string[];

/**
 * The terms of a query. A segmenter finds the words first, so that no bigram goes across two of
 * them: 医疗问答 is 医疗 and 问答, and a text with 医疗领域的问答 has both.
 */
export function tokenizeQuery(query: string, splitWords: SplitWords = splitByDictionary): string[] {
  const terms = (normalize(query).match(wordPattern) ?? []).flatMap((word) =>
    isHanTerm(word) ? splitWords(word).flatMap(splitQueryWord) : [word.toLowerCase()],
  );
  return [...new Set(terms)];
}

/** A word of one character is found by prefix; of a longer one the last character alone says nothing. */
function splitQueryWord(word: string): string[] {
  const terms = splitHan(word);
  return terms.length > 1 ? terms.slice(0, -1) : terms;
}

let segmenter: Intl.Segmenter | undefined;

function splitByDictionary(run: string): string[] {
  // A browser without it searches by the bigrams of the whole run.
  if (typeof Intl.Segmenter !== 'function') return [run];
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' });
  return [...segmenter.segment(run)].map(({ segment }) => segment);
}
