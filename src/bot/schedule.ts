import type { Settings } from '../list/settings.ts';

const day = 24 * 3600 * 1000;
const periods = { day, week: 7 * day, month: 30 * day } as const;

/** At most so long after it is due does a check begin, so that repositories that were installed together do not check together. */
export const jitter = 15 * 60 * 1000;

/**
 * When the links of a repository are to be checked next, in milliseconds since 1970; undefined when its settings say never.
 * @param last end of the last check, or undefined when none is known: then it is due now.
 */
export function nextCheck(every: Settings['links']['every'], last: number | undefined, now: number): number | undefined {
  if (every === 'off') return undefined;
  return last === undefined ? now : last + periods[every];
}
