import MiniSearch, { type Options, type SearchResult } from 'minisearch';
import type { SearchEntry } from './search-data.ts';
import { formatNameKey, isHanTerm, tokenizePinyin, tokenizeQuery, tokenizeText } from './tokenize.ts';

type IndexedField = 'n' | 'i' | 'x' | 'd';

interface IndexedEntry extends Pick<SearchEntry, IndexedField> {
  id: number;
}

const options: Options<IndexedEntry> = {
  fields: ['n', 'i', 'x', 'd'],
  tokenize: (text, field) => (field === 'i' ? tokenizePinyin(text) : tokenizeText(text)),
  // The tokenizer has normalized already.
  processTerm: (term) => term,
  searchOptions: { boost: { n: 4, i: 2, x: 1.5 }, combineWith: 'OR' },
};

/** Entries that are indexed between two pauses, in which the page answers its reader. */
const chunkSize = 250;

/** The part of the words of a query that an entry must have: one of a few may be mistyped. */
const minMatchedShare = 0.6;

/** An entry found, by its index in the data. */
export interface Found {
  index: number;
  score: number;
}

/** Full-text search over the entries of a list, in memory. */
export class SearchIndex {
  readonly #index = new MiniSearch<IndexedEntry>(options);
  readonly #nameKeys: readonly string[];

  private constructor(entries: readonly SearchEntry[]) {
    this.#nameKeys = entries.map(({ n }) => formatNameKey(n));
  }

  /** Indexes in small steps, so that the page stays responsive. */
  static async create(entries: readonly SearchEntry[]): Promise<SearchIndex> {
    const index = new SearchIndex(entries);
    await index.#index.addAllAsync(
      entries.map(({ n, i, x, d }, id) => ({ id, n, ...(i ? { i } : {}), ...(x ? { x } : {}), ...(d ? { d } : {}) })),
      { chunkSize },
    );
    return index;
  }

  /**
   * The entries that have all words of a query, best first. Where there are none: those that have
   * most of them, or words that differ by a typing error.
   */
  search(query: string): Found[] {
    const typed = tokenizeQuery(query);
    if (typed.length === 0) return [];
    const exact = this.#searchAll(typed);
    if (exact.length > 0) return this.#toFound(exact, formatNameKey(query));
    const terms = typed.map((term) => this.#swapBack(term));
    const swapped = terms.some((term, at) => term !== typed[at]) ? this.#searchAll(terms) : [];
    if (swapped.length > 0) return this.#toFound(swapped, terms.join(' '));
    return this.#searchSimilar(terms).map(toFound);
  }

  /** A query that is the whole name of an entry puts it first, whatever ranks higher by words. */
  #toFound(results: readonly SearchResult[], nameKey: string): Found[] {
    const isNamed = ({ index }: Found) => this.#nameKeys[index] === nameKey;
    const found = results.map(toFound);
    return [...found.filter(isNamed), ...found.filter((each) => !isNamed(each))];
  }

  /** Entries with words that differ by a typing error, or with most of the words. */
  #searchSimilar(terms: string[]): SearchResult[] {
    const forgiving = { tokenize: () => terms, prefix: isPrefixAllowed, fuzzy: allowedErrors };
    // Far fewer entries have all the words than have any, so that this is the quicker question.
    const similar = terms.some(allowedErrors) ? this.#index.search('', { ...forgiving, combineWith: 'AND' }) : [];
    if (similar.length > 0) return similar;
    const words = listFullTerms(terms);
    const needed = Math.ceil(words.length * minMatchedShare);
    return this.#index.search('', forgiving).filter(({ queryTerms }) => countShared(queryTerms, words) >= needed);
  }

  /** Entries that have all terms as they are. */
  #searchAll(terms: string[]): SearchResult[] {
    return this.#index.search('', { tokenize: () => terms, prefix: isPrefixAllowed, combineWith: 'AND' });
  }

  /**
   * The word that a term becomes when two neighbouring letters change places, where the list has no
   * such term but that word. An edit distance counts a swap as two errors, too many for a short
   * word.
   */
  #swapBack(term: string): string {
    if (allowedErrors(term) === false || this.#searchAll([term]).length > 0) return term;
    return listSwaps(term).find((swap) => this.#searchAll([swap]).length > 0) ?? term;
  }
}

/** `bac` and `acb` for `abc`. */
function listSwaps(term: string): string[] {
  const letters = [...term];
  return letters.slice(1).map((letter, at) => [...letters.slice(0, at), letter, letters[at], ...letters.slice(at + 2)].join(''));
}

const toFound = ({ id, score }: SearchResult): Found => ({ index: id as number, score });

/** A part of a word finds it. In Chinese only a single character is a part of a term. */
const isPrefixAllowed = (term: string): boolean => !isHanTerm(term) || [...term].length === 1;

/** Typing errors that a term may have, as an edit distance. None in Chinese and in numbers. */
function allowedErrors(term: string): number | false {
  if (isHanTerm(term) || /\d/.test(term) || term.length < 4) return false;
  return term.length < 8 ? 1 : 2;
}

/**
 * The terms that say what is wanted. A single character beside longer Chinese words is often what a
 * mistyped one has left: 编辑气 for 编辑器.
 */
function listFullTerms(terms: readonly string[]): readonly string[] {
  const full = terms.filter((term) => !isHanTerm(term) || [...term].length > 1);
  return full.some(isHanTerm) ? full : terms;
}

const countShared = (found: readonly string[], words: readonly string[]): number =>
  words.filter((word) => found.includes(word)).length;
