import type { Root } from 'mdast';
import type { SourceFile } from '../../model/finding.ts';
import type { DetectedLayout, ImportReportLine } from '../../model/import-report.ts';
import type { DataLanguage } from '../../model/language.ts';
import type { EntryInput, ListInfo, Settings } from '../schema/index.ts';

export interface ImportOptions {
  /** Folder of the list to be. Default `data`. */
  data?: string;
  /** Language of the list. By default its words decide. */
  language?: DataLanguage;
  /**
   * Make the safe repairs: current addresses of moved hosts, merged duplicates, English sentences
   * in the style of awesome-lint.
   */
  autofix?: boolean;
}

export interface ImportedEntry {
  id: string;
  /** Where its file will be. */
  path: string;
  /** Where the source has it, from 1. */
  line: number;
  /** Its last line there. */
  endLine: number;
  entry: EntryInput & { id: string };
}

export interface ImportedList {
  list: ListInfo;
  entries: ImportedEntry[];
  /** `list.yml`, one file for each entry, and the template; empty when no list was found. */
  files: SourceFile[];
  report: ImportReportLine[];
  /** The layout of the entries in the source, and the template of an item for the output. */
  detectedLayout: DetectedLayout;
  /** The hand-written text around the list. It stays outside the generated zone, byte for byte. */
  surroundingText: { before: string; after: string };
  /** The template of the zone, and its path in the repository; undefined when no list was found. */
  template?: SourceFile;
  /** Fields that the settings must declare, with their types. */
  fields?: Settings['fields'];
  /** Whether all line breaks of the source are those of Windows. */
  usesCrlf?: boolean;
  /**
   * The syntax tree of the source. Parsing takes most of the time of an import, so the verification
   * reuses it.
   */
  syntaxTree?: Root;
}

/** A list and its entries that are not serialized yet. */
export type BuiltList = Pick<ImportedList, 'list' | 'entries'>;
