/**
 * What the search of a generated site loads: one file a language, written by `list/render/site/`.
 * Keys are short because there is one set of them for each entry.
 */
export interface SearchData {
  sections: readonly SearchSection[];
  /** The names of kinds in the language of the pages, by slug. */
  kinds: Readonly<Record<string, string>>;
  /** Rounded numbers of stars in words. Left out where none are known. */
  stars?: Readonly<Record<string, string>>;
  entries: readonly SearchEntry[];
}

export interface SearchSection {
  id: string;
  name: string;
  /** Index of the section around it. */
  parent?: number;
}

export interface SearchEntry {
  /** Name or title. */
  n: string;
  /** Its place on the site, relative to the folder of the language. */
  p: string;
  /** Place of its name in the order of names. */
  r: number;
  /** Index of its section. */
  s: number;
  /** Kind. */
  k: string;
  /** Description, cut. */
  d?: string;
  /** Address of its first link. */
  u?: string;
  /** Tasks. */
  t?: readonly string[];
  /** Languages. */
  g?: readonly string[];
  /** Licenses. */
  c?: readonly string[];
  /** Access. */
  a?: string;
  /** State of its links. */
  h?: LinkSummary;
  /** Year. */
  y?: number;
  /** Stars of its repository, rounded. */
  z?: number;
  /** The quarter of the last push: `2026-Q4`. */
  v?: string;
  /** What it is marked with, in words. */
  m?: readonly string[];
  /** When it came into the list. */
  w?: string;
  /** Further words to be found by: other names, authors, tasks in words. */
  x?: string;
  /** Pinyin of a Chinese name: syllables, and initials. */
  i?: string;
}

/** What is known of the links of an entry, for the filter. */
export type LinkSummary = 'works' | 'partly' | 'dead';
