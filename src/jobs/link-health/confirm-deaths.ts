import {
  classifyStrike,
  findUnconfirmedDeaths,
  type LinkHistory,
  mergeRechecks,
  type RecordOptions,
} from '../../link-health/index.ts';
import { findArchivedCopiesByIdentity } from '../../links/archive/index.ts';
import type { CheckedLink } from '../../model/verdict.ts';
import { checkAllLinks, type JobContext, type ListedLink } from '../shared/index.ts';

export interface ConfirmationInput {
  history: LinkHistory;
  listed: readonly ListedLink[];
  now: Date;
  options: RecordOptions;
}

/** The checks of a run, after a second check of every link that would be dead by the first one. */
export async function confirmDeaths(
  checks: CheckedLink[],
  { history, listed, now, options }: ConfirmationInput,
  context: JobContext,
): Promise<CheckedLink[]> {
  const unconfirmed = findUnconfirmedDeaths(history, checks, now, options);
  const links = listed.filter(({ identity }) => unconfirmed.has(identity));
  const rechecks = await checkAllLinks(links, context);
  return mergeRechecks(checks, rechecks.summary?.online ? rechecks.links : []);
}

/** Archived copies of links that failed in this run and before, and have none yet. */
export async function lookUpArchivedCopies(
  links: readonly CheckedLink[],
  history: LinkHistory,
  context: JobContext,
): Promise<Map<string, string>> {
  const wanted = new Map<string, { identity: string; url: string; until?: string }>();
  for (const link of links) {
    const { identity, url } = link;
    const record = history.links.get(identity);
    const firstStrike = record?.strikes[0];
    // After a single failure the archive is not asked.
    if (classifyStrike(link) === undefined || record?.archived !== undefined || !firstStrike) continue;
    wanted.set(identity, { identity, url, until: firstStrike.at.slice(0, 10) });
  }
  return wanted.size === 0 ? new Map() : findArchivedCopiesByIdentity([...wanted.values()], context);
}
