import type { Language } from '../../../model/language.ts';
import type { CheckedLink, CheckSummary } from '../../../model/verdict.ts';
import type { Terminal } from '../../terminal/index.ts';

/** One form of the result of a check. Links come as they are judged, so that a form that can be written piece by piece needs no memory. */
export interface CheckFormat {
  addLink(link: CheckedLink): void;
  /** What is written after the last link. */
  finish(summary: CheckSummary, remembered: number): void;
}

export interface CheckFormatSettings {
  terminal: Pick<Terminal, 'out' | 'paint' | 'interactive'>;
  language: Language;
  isFailure(link: CheckedLink): boolean;
}
