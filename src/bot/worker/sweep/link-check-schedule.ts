import type { Settings } from '../../../list/schema/index.ts';

const dayMs = 24 * 3600 * 1000;
const periodsMs = { day: dayMs, week: 7 * dayMs, month: 30 * dayMs } as const;

/**
 * A check starts at most this long (ms) after it is due, so that repositories installed together
 * are not checked together.
 */
export const linkCheckJitterMs = 15 * 60 * 1000;

/**
 * When the links of a repository are to be checked next.
 * @param lastCheckAt end of the last check in ms since 1970. Without one the check is due now.
 * @returns ms since 1970; undefined when the settings turn checks off.
 */
export function getNextLinkCheckTime(
  interval: Settings['links']['every'],
  lastCheckAt: number | undefined,
  now: number,
): number | undefined {
  if (interval === 'off') return undefined;
  return lastCheckAt === undefined ? now : lastCheckAt + periodsMs[interval];
}
