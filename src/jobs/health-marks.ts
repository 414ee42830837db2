import { healthOf } from '../health/policy.ts';
import type { History } from '../health/record.ts';

/** What the outputs show at a link that is dead. */
export interface HealthMark {
  dead: true;
  /** The day since when, as a date: `2026-11-08`. */
  since: string;
  /** Address of an archived copy. */
  archived?: string;
}

/** The dead links of a history, by identity. */
export function healthMarks(history: History, now: Date): Map<string, HealthMark> {
  const marks = new Map<string, HealthMark>();
  for (const record of history.links.values()) {
    const { state, since } = healthOf(record, now);
    if (state !== 'dead') continue;
    marks.set(record.id, {
      dead: true,
      since: since.slice(0, 10),
      ...(record.archived === undefined ? {} : { archived: record.archived }),
    });
  }
  return marks;
}
