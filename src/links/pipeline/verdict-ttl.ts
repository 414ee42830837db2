import type { Verdict } from '../../model/verdict.ts';

const hourMs = 3_600_000;

/**
 * Time to live of a cached verdict in ms; 0 when it must not be cached.
 * - Living links: twelve hours. An authoritative `gone`: seven days.
 * - Any other `gone`: one hour, so that an interrupted run can resume, and a repaired page is seen
 *   soon.
 * - Walls, quotas, failures and doubts: never, since a cached failure would spoil the next run.
 */
export function getVerdictTtlMs({ verdict, evidence }: Pick<Verdict, 'verdict' | 'evidence'>): number {
  if (verdict === 'alive' || verdict === 'moved' || verdict === 'restricted') return 12 * hourMs;
  if (verdict === 'gone') return evidence.authoritative ? 7 * 24 * hourMs : hourMs;
  return 0;
}
