import type { LinkStatus, StaleReason } from '../model/link-health.ts';
import type { CheckedLink } from '../model/verdict.ts';
import { mergeHistories } from './record/merge.ts';
import { daysBetween, emptyHistory, formatInstant, type Instant, type LinkHistory, type LinkRecord } from './record/record.ts';

/**
 * Whether repositories are kept up: what the history remembers of them, and what the settings of a
 * list ask for. It says nothing about their links, which work.
 */

/** What a list calls a repository that isn't kept up. What isn't given isn't looked at. */
export interface UpkeepPolicy {
  maxDaysSincePush?: number | undefined;
  maxDaysSinceRelease?: number | undefined;
  archived: boolean;
  license: boolean;
}

const formatDay = (instant: string): string => new Date(instant).toISOString().slice(0, 10);
const isInstant = (value: string | null | undefined): value is string =>
  typeof value === 'string' && !Number.isNaN(Date.parse(value));

/** What a check learned of a repository, as the history keeps it. */
export function pickFacts({ evidence: { facts } }: CheckedLink, at: Instant): Pick<LinkRecord, 'facts'> {
  if (facts === undefined) return {};
  const { pushedAt, releasedAt, stars, license, isArchived } = facts;
  return {
    facts: {
      at,
      ...(isInstant(pushedAt) ? { pushed: formatDay(pushedAt) } : {}),
      ...(releasedAt === null ? { released: null } : isInstant(releasedAt) ? { released: formatDay(releasedAt) } : {}),
      ...(stars === undefined ? {} : { stars }),
      ...(license === undefined ? {} : { license: license?.slice(0, 100) ?? null }),
      ...(isArchived === undefined ? {} : { archived: isArchived }),
    },
  };
}

/**
 * Keeps the license that was known. A license that was added, or that GitHub recognizes now, is the
 * new one to compare with.
 */
export function rememberLicense(fresh: LinkRecord, before: LinkRecord | undefined): void {
  const now = fresh.facts?.license;
  const known = before?.licensed;
  if (now !== undefined && (known === undefined || known.license === null || known.license === 'other'))
    fresh.licensed = { at: fresh.facts?.at ?? fresh.seen, license: now };
  else if (known !== undefined) fresh.licensed = known;
}

/** Why a repository isn't kept up, the most serious reason first. */
export function assessUpkeep(
  { upkeep: facts, kept }: Pick<LinkStatus, 'upkeep' | 'kept'>,
  policy: UpkeepPolicy,
  today: Instant,
): StaleReason[] {
  if (facts === undefined || (kept !== undefined && kept > today)) return [];
  const isOlder = (day: string | null | undefined, limit: number | undefined) =>
    typeof day === 'string' && limit !== undefined && daysBetween(`${day}T00:00Z`, today) > limit;
  const reasons: [StaleReason, boolean][] = [
    ['license-gone', policy.license && facts.license === null && (facts.formerLicense ?? null) !== null],
    ['license-changed', policy.license && isOtherLicense(facts.formerLicense, facts.license)],
    ['archived', policy.archived && facts.archived === true],
    ['no-push', isOlder(facts.pushed, policy.maxDaysSincePush)],
    ['no-release', isOlder(facts.released, policy.maxDaysSinceRelease)],
  ];
  return reasons.flatMap(([reason, applies]) => (applies ? [reason] : []));
}

const isOtherLicense = (known: string | null | undefined, now: string | null | undefined): boolean =>
  typeof known === 'string' && typeof now === 'string' && known !== now;

/**
 * Leaves repositories out of those that aren't kept up until a day, and takes their licenses for
 * the right ones. Their links are still checked and reported.
 */
export function keepLinksUntil(history: LinkHistory, ids: Iterable<string>, until: Date): LinkHistory {
  const updates = emptyHistory();
  for (const id of ids) {
    const known = history.links.get(id);
    const { license, at } = known?.facts ?? {};
    if (known === undefined || at === undefined) continue;
    const licensed = license === undefined ? {} : { licensed: { at, license } };
    updates.links.set(id, { ...known, ...licensed, kept: formatInstant(until) });
  }
  return mergeHistories(history, updates);
}
