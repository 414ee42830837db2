import type { Finding, FindingCode } from './finding.ts';

/** What the sentences about a finding are made of, already in the reader's language. */
export interface FindingValues {
  finding: Finding;
  /** The value found, in quotation marks when it contains spaces. */
  found: string;
  nearest: string;
  fix: string;
  /** The last part of the field's path: `code`. */
  name: string;
  /** The field as people count: `code of link 2`. Falls back to `name`. */
  field: string;
  /**
   * The allowed values one after another, at most twelve. Empty when there is nothing to choose
   * from.
   */
  allowed: string;
  /** True when `allowed` is a bound for a number, such as `at least 3`. */
  isBound: boolean;
  /** Where the duplicate stands: `data/a.yml line 7 (a)`. */
  twin: string;
  /** “Did you mean paper?”, or empty without a likely value. */
  didYouMean: string;
  /**
   * How to choose from a closed list: the likely value, the allowed ones, or both. May be empty.
   */
  choice: string;
  /** “Write …” for a certain fix, “Did you mean …?” for a likely one, or empty. */
  correction: string;
}

/** A sentence that is always the same, or one made from the values of a finding. */
export type FindingSentence = string | ((values: FindingValues) => string);

/** What a finding code says in one language. Values are plain text: the caller escapes them. */
export interface FindingWording {
  /** Why the finding matters; shown in the documentation. */
  reason: string;
  /** What is wrong. */
  message: FindingSentence;
  /** What to do about it. */
  remedy: FindingSentence;
}

/** The wording of every code in one language. */
export type FindingCatalogue = Record<FindingCode, FindingWording>;

/** A finding in words, as people read it. */
export interface FindingMessage {
  message: string;
  remedy: string;
}
