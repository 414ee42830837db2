import { healthOf } from '../health/policy.ts';
import type { History } from '../health/record.ts';
import type { HealthMark } from '../list/render/entry.ts';

/** The dead links of a history as the outputs show them, by identity. */
export function healthMarks(history: History, now: Date): Map<string, HealthMark> {
  const marks = new Map<string, HealthMark>();
  for (const record of history.links.values()) {
    const { state, since } = healthOf(record, now);
    if (state !== 'dead') continue;
    const { judged, archived } = record;
    const mark: HealthMark = { dead: true, since: since.slice(0, 10) };
    marks.set(record.id, { ...mark, ...(judged ? { reason: judged.reason } : {}), ...(archived ? { archived } : {}) });
  }
  return marks;
}
