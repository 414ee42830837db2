import type { Settings } from '../../list/schema/index.ts';

const dayMs = 24 * 3600 * 1000;
const periodsMs = { day: dayMs, week: 7 * dayMs, month: 30 * dayMs } as const;

/** At most so long after it is due does a check begin, so that repositories that were installed together do not check together. */
export const linkCheckJitterMs = 15 * 60 * 1000;

/**
 * When the links of a repository are to be checked next, in milliseconds since 1970; undefined when its settings say never.
 * @param lastCheckAt end of the last check, or undefined when none is known: then it is due now.
 */
export function nextLinkCheckAt(
  interval: Settings['links']['every'],
  lastCheckAt: number | undefined,
  now: number,
): number | undefined {
  if (interval === 'off') return undefined;
  return lastCheckAt === undefined ? now : lastCheckAt + periodsMs[interval];
}
