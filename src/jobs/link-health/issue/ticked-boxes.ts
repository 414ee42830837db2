import { findNewlyTicked, findOverwrittenTicks } from '../../../report/link-health/index.ts';
import { commentMarkers } from '../../shared/index.ts';

/** More than anybody ticks in one edit. */
const maxCheckboxes = 200;

/**
 * The boxes that an edit of the link-health issue ticked.
 * @returns their keys, none when the edit only unticked some; undefined when the issue is another
 * one, or no box changed.
 */
export function findTickedBoxes(before: string, after: string): string[] | undefined {
  if (!before.startsWith(`<!-- ${commentMarkers.health} -->`)) return undefined;
  const boxes = findNewlyTicked(before, after).slice(0, maxCheckboxes);
  return boxes.length > 0 || findNewlyTicked(after, before).length > 0 ? boxes : undefined;
}

/**
 * The ticks that an edit of ours overwrote, from the text before and after it.
 * @returns actions and keys of links; none when the issue is another one.
 */
export function findLostTicks(before: string, after: string): string[] {
  const marker = `<!-- ${commentMarkers.health} -->`;
  return before.startsWith(marker) && after.startsWith(marker) ? findOverwrittenTicks(before, after) : [];
}
