import type { ImportedList } from '../imported-list.ts';

export interface ImportLoss {
  line: number;
  what: 'address' | 'code' | 'text';
  text: string;
  /** How often it is missing, where that is more than once. */
  times?: number;
}

/** What an import must hold, and the syntax tree of the source where there is one already. */
export type VerifiableImport = Pick<ImportedList, 'list' | 'entries' | 'report' | 'surroundingText' | 'syntaxTree'>;
