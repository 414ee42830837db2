import type { Language } from '../../../model/language.ts';
import type { CheckedLink, CheckSummary } from '../../../model/verdict.ts';
import type { Terminal } from '../../terminal/index.ts';

/**
 * An output format of a check. It gets links as they are checked, so that a streaming format needs
 * no memory.
 */
export interface CheckFormat {
  addLink(link: CheckedLink): void;
  /**
   * Writes what follows the last link.
   * @param cached how many verdicts came from the cache
   */
  finish(summary: CheckSummary, cached: number): void;
}

export interface CheckFormatSettings {
  terminal: Pick<Terminal, 'out' | 'paint' | 'interactive'>;
  language: Language;
  isFailure(link: CheckedLink): boolean;
}
