import type { UnmetBound } from './acceptance.ts';

/**
 * A file of a repository with its text, from a folder, git or GitHub. Paths use `/` and start at
 * the root of the repository.
 */
export interface SourceFile {
  path: string;
  text: string;
}

/** Every problem in the data has one of these codes. They are stable and documented. */
export const findingCodes = [
  'yaml-syntax', // the file is not YAML
  'yaml-refused', // too large, too deep, too many aliases, or a tag
  'duplicate-key', // a key twice in one mapping
  'not-an-entry', // neither a mapping nor a sequence of mappings
  'unknown-field',
  'missing-field',
  'wrong-type',
  'not-allowed', // a value outside a closed list
  'malformed', // a value of the right type that does not fit its pattern
  'too-long',
  'empty',
  'code-not-text', // an extraction code that YAML reads as a number, a boolean, a date or nothing
  'code-missing', // a Baidu share without a code
  'code-mismatch', // `code` and `pwd=` disagree
  'code-misplaced', // a code at a link that needs none
  'bad-address',
  'volatile-address', // a search page, a tracking link, a temporary share
  'insecure-address', // http where the host is known to serve https
  'old-address', // an address that its service has replaced
  'wrong-role',
  'no-links',
  'unknown-section',
  'unknown-relation',
  'duplicate-id',
  'duplicate-identity', // two entries lead to one thing
  'duplicate-link', // two links of one entry lead to one thing
  'duplicate-title',
  'shared-paper', // two unrelated entries name one paper
  'same-name', // two unrelated entries have one name
  'bad-license',
  'borrowed-badge', // a badge that shows another repository
  'mirror-license', // a mirror with another license
  'size-sum', // parts that do not give the whole
  'repeated-item', // a list that names the same twice
  'placeholder', // 待添加, TODO
  'spacing', // spaces missing or too many between Chinese and other letters
  'mixed-punctuation', // half-width punctuation in Chinese
  'invisible-character', // characters that show nothing, or that change the direction of reading
  'item-form', // an item of a README that looks otherwise than the others
  'item-order', // an item of a README out of the alphabetical order
  'identifier-mismatch', // an identifier and a link of the same service disagree
  'not-accepted', // a rule of acceptance in the settings isn't met
  'settings-syntax',
  'settings-refused',
  'list-missing',
  'list-refused',
  'edited-output', // a generated zone was changed by hand
  'output-stale',
  'zone-broken', // markers missing, doubled or the wrong way round
  'template-broken', // the template of an output is missing or unreadable
  'edited-facts', // the file of facts about repositories was changed by hand
  'facts-broken', // that file can't be read
  'no-facts', // something needs that file, and the settings name none
  'file-refused', // unreadable, not text, a symbolic link
  'file-name', // a name that Windows or macOS can't store beside the others
] as const;

export type FindingCode = (typeof findingCodes)[number];
export type Severity = 'error' | 'warning' | 'notice';

/**
 * A problem in the data. `report/findings` makes a message and a remedy of it. Lines and columns
 * count from 1.
 */
export interface Finding {
  code: FindingCode;
  severity: Severity;
  file: string;
  line: number;
  column: number;
  endLine?: number;
  endColumn?: number;
  /** Where in the entry: `links.0.code`. */
  field?: string;
  /** For `settings-refused` and `list-refused`: what is wrong there, in detail. */
  problem?: FindingCode;
  /** Id of the entry, where it is known. */
  entry?: string;
  /** The value found, as written, at most 200 characters. */
  found?: string;
  /** The allowed values, or a word for their form. */
  allowed?: string[];
  /** The allowed value or field that is most like what was found. */
  nearest?: string;
  /** The other place, for duplicates and conflicts. `by` is what both share. */
  twin?: { file: string; line: number; entry: string; by: string };
  /** For `not-accepted`: what is asked for, and what was found. */
  unmet?: UnmetBound;
  /**
   * Replaces the source text from (line, column) to (endLine, endColumn), where the correction is
   * certain.
   */
  fix?: string;
}
