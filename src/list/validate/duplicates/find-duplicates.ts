import { getFragment, type Identity, identify } from '../../../links/identify/index.ts';
import { isServiceOf } from '../../../links/services/index.ts';
import type { Finding, Severity } from '../../../model/finding.ts';
import type { LocatedEntry } from '../../read-list.ts';
import type { Link } from '../../schema/index.ts';
import { createFinding } from '../../yaml/index.ts';
import { collectClaims, groupClaimsByKey, type IdentityClaim, identifyByUrl } from './identity-claims.ts';
import { areParts, formatPair, RelatedEntries } from './related-entries.ts';
import { findSameNames } from './same-names.ts';
import { findSameTitles, maxComparisons } from './same-titles.ts';
import { findSharedPapers } from './shared-papers.ts';

/**
 * Finds entries for the same thing, by the identity of their addresses and by the title and year of
 * papers. Equal names are never enough: five tasks may share one. Related entries may share
 * addresses, as a dataset and its paper share a repository.
 *
 * Reports one finding a pair, at the later entry or at the new one; its `twin` is the other. Takes
 * linear time, except for entries that share an address: each of these is compared with at most
 * eight.
 * @param isNew tells which entries a change adds.
 * @param identifyLink for callers that have already identified the links.
 */
export function findDuplicates(
  entries: readonly LocatedEntry[],
  isNew: (located: LocatedEntry) => boolean = () => false,
  identifyLink: (link: Link) => Identity = identifyByUrl,
): Finding[] {
  const related = new RelatedEntries(entries);
  const findings: Finding[] = [];
  const reportedPairs = new Set<string>();
  const addOncePerPair = (earlier: LocatedEntry, later: LocatedEntry, createPairFinding: (isSwapped: boolean) => Finding) => {
    const pair = formatPair(earlier, later);
    if (reportedPairs.has(pair)) return;
    reportedPairs.add(pair);
    findings.push(createPairFinding(isNew(earlier) && !isNew(later)));
  };

  for (const [earlier, later] of findConflictingClaims(entries, related, identifyLink)) {
    addOncePerPair(earlier.located, later.located, (isSwapped) =>
      isSwapped ? createIdentityFinding(earlier, later) : createIdentityFinding(later, earlier),
    );
  }
  for (const [earlier, later] of findSameTitles(entries)) {
    if (related.has(earlier, later) || linksToPaper(earlier, later) || linksToPaper(later, earlier)) continue;
    addOncePerPair(earlier, later, (isSwapped) =>
      isSwapped ? createTitleFinding(earlier, later) : createTitleFinding(later, earlier),
    );
  }
  return [
    ...findings,
    ...findSharedPapers(entries, related, isNew, { identifyLink, reportedPairs }),
    ...findSameNames(entries, related, isNew, reportedPairs),
  ];
}

/** Pairs of claims to one identity that no relation explains. */
function* findConflictingClaims(
  entries: readonly LocatedEntry[],
  related: RelatedEntries,
  identifyLink: (link: Link) => Identity,
): Generator<[earlier: IdentityClaim, later: IdentityClaim]> {
  for (const claims of groupClaimsByKey(entries, identifyLink).values()) {
    for (const [index, later] of claims.entries()) {
      const compared = claims.slice(Math.max(0, index - maxComparisons), index);
      const earlier = compared.find((claim) => isConflict(claim, later, related));
      if (earlier) yield [earlier, later];
    }
  }
}

/**
 * Two claims to one identity conflict unless a relation explains them, or neither is about the
 * thing itself.
 */
function isConflict(a: IdentityClaim, b: IdentityClaim, related: RelatedEntries): boolean {
  if (!a.isPrimary && !b.isPrimary) return false;
  if (a.located === b.located) return false;
  return !related.has(a.located, b.located) && !areParts(a.located, b.located);
}

/** True when the entry links to the very paper that the other entry is. */
function linksToPaper(located: LocatedEntry, paper: LocatedEntry): boolean {
  if (located.entry.kind === 'paper' || paper.entry.kind !== 'paper') return false;
  const keys = new Set(collectClaims(paper).flatMap((claim) => (claim.isPrimary ? [claim.identity.key] : [])));
  return located.entry.links.some((link) => link.role === 'paper' && keys.has(identify(link.url).key));
}

function createIdentityFinding(claim: IdentityClaim, other: IdentityClaim): Finding {
  const found = getClaimedUrl(claim) ?? claim.identity.key;
  return createFinding(claim.located.sourceMap, claim.path, {
    code: 'duplicate-identity',
    severity: rateIdentityConflict(claim, other),
    found,
    twin: {
      file: other.located.file,
      line: other.located.sourceMap.locate(other.path).line,
      entry: other.located.id,
      by: claim.identity.key,
    },
  });
}

/** The address of a claim; undefined where an identifier claims it. */
function getClaimedUrl({ located, path }: IdentityClaim): string | undefined {
  return path[0] === 'links' ? located.entry.links[Number(path[1])]?.url : undefined;
}

/**
 * Two places of one page, such as `corpora.html#ecg` and `corpora.html#eeg`, may well be two
 * things.
 */
function areDifferentPlaces(claim: IdentityClaim, other: IdentityClaim): boolean {
  const [place, otherPlace] = [claim, other].map((one) => getFragment(getClaimedUrl(one) ?? ''));
  return place !== undefined && otherPlace !== undefined && place !== otherPlace;
}

/**
 * One repository behind entries of different kinds is often right and only lacks the relation: a
 * warning. Two places of one page are a notice.
 */
function rateIdentityConflict(claim: IdentityClaim, other: IdentityClaim): Severity {
  if (areDifferentPlaces(claim, other)) return 'notice';
  const isSameKind = claim.located.entry.kind === other.located.entry.kind;
  const isCertain = claim.isPrimary && other.isPrimary && (isSameKind || !isServiceOf(claim.identity.service, 'repository'));
  return isCertain || hasOnlySharedLinks(claim.located, other.located) ? 'error' : 'warning';
}

/**
 * True when the other entry has all links of this one. Code is left out: two things may share it.
 */
function hasOnlySharedLinks(located: LocatedEntry, other: LocatedEntry): boolean {
  const listKeys = ({ entry }: LocatedEntry) =>
    entry.links.flatMap(({ role, url }) => (role === 'code' ? [] : [identify(url).key]));
  const keys = listKeys(located);
  const otherKeys = new Set(listKeys(other));
  return keys.length > 0 && located.entry.links.length === keys.length && keys.every((key) => otherKeys.has(key));
}

function createTitleFinding({ entry, sourceMap }: LocatedEntry, other: LocatedEntry): Finding {
  const [field, found] = entry.kind === 'paper' ? ['title', entry.title] : ['name', entry.name.zh ?? entry.name.en ?? ''];
  return createFinding(sourceMap, [field], {
    code: 'duplicate-title',
    severity: entry.kind === other.entry.kind ? 'error' : 'warning',
    found,
    twin: { file: other.file, line: other.line, entry: other.id, by: 'title' },
  });
}
