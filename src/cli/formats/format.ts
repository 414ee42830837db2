import type { CheckedLink, CheckSummary } from '../../links/verdict.ts';
import type { Language, Terminal } from '../terminal.ts';

/** One form of the result of a check. Links come as they are judged, so that a form that can be written piece by piece needs no memory. */
export interface Format {
  link(link: CheckedLink): void;
  /** What is written after the last link. */
  end(summary: CheckSummary, remembered: number): void;
}

export interface FormatSettings {
  terminal: Pick<Terminal, 'out' | 'paint' | 'interactive'>;
  language: Language;
  isBad(link: CheckedLink): boolean;
}
