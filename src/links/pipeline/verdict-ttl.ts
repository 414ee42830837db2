import type { Verdict } from '../../model/verdict.ts';

const hourMs = 3_600_000;

/**
 * How long a verdict may be taken for true without asking again, in ms; 0 for not at all. Twelve hours for what answered, seven days for an owner's no, an
 * hour for a page that was missing (long enough for a run that was cut off to go on, too short to call a mended page dead), and nothing for
 * walls, quotas, silence and doubt: whoever remembers a failure poisons the next run.
 */
export function getVerdictTtlMs({ verdict, evidence }: Pick<Verdict, 'verdict' | 'evidence'>): number {
  if (verdict === 'alive' || verdict === 'moved' || verdict === 'restricted') return 12 * hourMs;
  if (verdict === 'gone') return evidence.authoritative ? 7 * 24 * hourMs : hourMs;
  return 0;
}
