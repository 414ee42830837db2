import type { Language } from '../../model/language.ts';
import { type Verdict, verdictNames } from '../../model/verdict.ts';
import { formatVerdict } from './verdict.ts';

type Judged = Pick<Verdict, 'verdict' | 'reason'>;

/** How many links have one word, and one of them. */
export interface VerdictCount {
  words: string;
  count: number;
  sample: Judged;
}

/**
 * Counts verdicts by the words that people read beside each link, so that a list and its sum agree.
 * Text that is no address is “invalid” in both, and not “unclear”.
 */
export class VerdictTally {
  readonly #language: Language;
  readonly #counts = new Map<string, VerdictCount>();

  constructor(language: Language) {
    this.#language = language;
  }

  add({ verdict, reason }: Judged): void {
    const { verdict: words } = formatVerdict({ verdict, reason }, this.#language);
    const known = this.#counts.get(words);
    if (known === undefined) this.#counts.set(words, { words, count: 1, sample: { verdict, reason } });
    else known.count += 1;
  }

  get total(): number {
    return this.list().reduce((sum, { count }) => sum + count, 0);
  }

  /**
   * In the order of `verdictNames`, and what is invalid after what is gone, since both fail a run.
   */
  list(): VerdictCount[] {
    return [...this.#counts.values()].toSorted((a, b) => this.#rank(a) - this.#rank(b));
  }

  #rank({ words, sample }: VerdictCount): number {
    if (sample.reason === 'malformed') return verdictNames.indexOf('gone') + 0.5;
    // Links that are skipped share one word, whatever kept them from being checked.
    const rank = verdictNames.findIndex((verdict) => formatVerdict({ verdict, reason: 'ok' }, this.#language).verdict === words);
    // “Unavailable” is a word of its own beside “unreachable”.
    return rank < 0 ? verdictNames.indexOf(sample.verdict) + 0.25 : rank;
  }
}
