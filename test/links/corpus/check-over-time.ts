import { computeLinkStatuses, formatInstant, type LinkHistory, parseHistory, recordRun } from '../../../src/link-health/index.ts';
import type { LinkStatus } from '../../../src/model/link-health.ts';
import { checkCase } from './check-case.ts';
import type { LinkCase } from './link-case.ts';

const firstLook = Date.parse('2026-06-01T06:00Z');
/** Days between two checks of a healthy link by the bot. */
const daysBetweenLooks = 6;

/**
 * A case over time: two checks of its hosts as they were, then two as they are now, each recorded
 * as the bot records it.
 */
export async function checkOverTime(one: LinkCase & { before: NonNullable<LinkCase['before']> }): Promise<LinkStatus> {
  let history: LinkHistory = parseHistory('');
  let now = new Date(firstLook);
  for (const [index, hosts] of [one.before, one.before, one.hosts, one.hosts].entries()) {
    now = new Date(firstLook + index * daysBetweenLooks * 86_400_000);
    const { links } = await checkCase({ ...one, hosts }, { summarizePages: true });
    history = recordRun(history, links, now, { networkWorks: true });
  }
  const [status] = computeLinkStatuses(history, now);
  if (status === undefined) throw new Error(`nothing was recorded of ${one.name} by ${formatInstant(now)}`);
  return status;
}
