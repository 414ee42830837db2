import type { LineDates } from '../../forge/index.ts';
import { compareCodeUnits } from '../../text/compare.ts';

/**
 * When some lines of a file came: the day of the oldest of them, since others may have been edited.
 * Undefined where nothing is known.
 */
export function findFirstDay(dates: readonly LineDates[], line: number, endLine: number): string | undefined {
  const days = dates.filter(({ start, end }) => start <= endLine && end >= line).map(({ day }) => day);
  return days.sort(compareCodeUnits)[0];
}
