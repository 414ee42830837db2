import type { Definition, FootnoteDefinition } from 'mdast';
import type { ImportReporter } from '../import-reporter.ts';

/** What reading a node requires from the whole source. */
export interface ReadContext {
  source: string;
  definitions: ReadonlyMap<string, Definition>;
  footnotes: ReadonlyMap<string, FootnoteDefinition>;
  /** Footnotes whose text is already in an entry or a section. */
  usedFootnotes: Set<string>;
  /** True for addresses that lead to a heading of the page itself. */
  isAnchor(url: string): boolean;
  report: ImportReporter;
}
