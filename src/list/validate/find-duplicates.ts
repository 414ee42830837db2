import { type Identity, identify } from '../../links/identify/index.ts';
import type { Finding, Severity } from '../../model/finding.ts';
import type { LocatedEntry } from '../read-list.ts';
import type { Entry, Link } from '../schema/index.ts';
import { createFinding, type FieldPath } from '../yaml/index.ts';
import { resolveIdentifiers } from './rules/index.ts';

/**
 * Two entries for one thing are found by what their addresses are, and by a paper's title with its year; never by a name alone, since
 * five tasks may share one. Related entries may share addresses: a dataset and its paper are two things with one repository.
 */

/** Roles whose address is the thing itself; the others lead to something about it. */
const primaryRoles = new Set(['homepage', 'data', 'code', 'registration', 'mirror']);

/** How many holders of one address an entry is compared with: more share a portal, not a thing. */
const maxComparisons = 8;

interface IdentityClaim {
  located: LocatedEntry;
  path: FieldPath;
  identity: Pick<Identity, 'key' | 'service'>;
  /** True when the address is the thing itself, false when it only comes with it: the code of a paper. */
  isPrimary: boolean;
  role: string;
}

/**
 * Entries that lead to one thing. One finding for a pair, at the later entry in the order given, or at the one that `isNew` says is new;
 * its twin is the other. Linear in the number of entries, but for those that share one address. Who knows already what the links are
 * gives `identityOf`.
 */
export function findDuplicates(
  entries: readonly LocatedEntry[],
  isNew: (located: LocatedEntry) => boolean = () => false,
  identifyLink: (link: Link) => Identity = identifyByUrl,
): Finding[] {
  const related = collectRelations(entries);
  const findings: Finding[] = [];
  const reportedPairs = new Set<string>();
  const report = (
    earlier: IdentityClaim | LocatedEntry,
    later: IdentityClaim | LocatedEntry,
    make: (at: typeof later, twin: typeof later) => Finding,
  ) => {
    const [a, b] = [getClaimEntry(earlier), getClaimEntry(later)];
    const pair = [a.file, a.line, b.file, b.line].join(' ');
    if (reportedPairs.has(pair)) return;
    reportedPairs.add(pair);
    findings.push(isNew(a) && !isNew(b) ? make(earlier, later) : make(later, earlier));
  };

  for (const claims of groupClaimsByKey(entries, identifyLink).values()) {
    for (const [index, later] of claims.entries()) {
      const rival = claims
        .slice(Math.max(0, index - maxComparisons), index)
        .find((earlier) => isConflict(earlier, later, related));
      if (rival) report(rival, later, (at, twin) => createIdentityFinding(at as IdentityClaim, twin as IdentityClaim));
    }
  }
  for (const [earlier, later] of findSameTitles(entries)) {
    if (areRelated(earlier, later, related) || linksToPaper(earlier, later) || linksToPaper(later, earlier)) continue;
    report(earlier, later, (at, twin) => createTitleFinding(at as LocatedEntry, twin as LocatedEntry));
  }
  return findings;
}

const identifyByUrl = ({ url }: Link): Identity => identify(url);

const getClaimEntry = (each: IdentityClaim | LocatedEntry): LocatedEntry => ('located' in each ? each.located : each);

function groupClaimsByKey(
  entries: readonly LocatedEntry[],
  identifyLink: (link: Link) => Identity,
): Map<string, IdentityClaim[]> {
  const byKey = new Map<string, IdentityClaim[]>();
  for (const located of entries) {
    for (const claim of collectClaims(located, identifyLink)) {
      const claims = byKey.get(claim.identity.key);
      if (claims === undefined) byKey.set(claim.identity.key, [claim]);
      else if (claims.at(-1)?.located !== located) claims.push(claim);
    }
  }
  return byKey;
}

/** What an entry says it is. Its own address comes before what it only brings along. */
function collectClaims(located: LocatedEntry, identifyLink: (link: Link) => Identity = identifyByUrl): IdentityClaim[] {
  const { entry } = located;
  const claims = entry.links.flatMap((link, index): IdentityClaim[] => {
    const itself = isPrimaryRole(entry, link.role);
    if (!itself && !(entry.kind === 'paper' && (link.role === 'code' || link.role === 'data'))) return [];
    return [{ located, path: ['links', index, 'url'], identity: identifyLink(link), isPrimary: itself, role: link.role }];
  });
  if (entry.kind === 'paper') {
    for (const { field, key, service } of resolveIdentifiers(entry)) {
      claims.push({ located, path: ['identifiers', field], identity: { key, service }, isPrimary: true, role: 'paper' });
    }
  }
  return claims.sort((a, b) => Number(b.isPrimary) - Number(a.isPrimary));
}

function isPrimaryRole(entry: Entry, role: string): boolean {
  if (entry.kind === 'paper') return role === 'paper';
  if (entry.kind === 'article') return role === 'article' || role === 'homepage' || role === 'mirror';
  return primaryRoles.has(role);
}

/** Two claims to one address are rivals unless a relation explains them, or neither is about the thing itself. */
function isConflict(a: IdentityClaim, b: IdentityClaim, related: RelatedEntries): boolean {
  if (!a.isPrimary && !b.isPrimary) return false;
  if (a.located === b.located) return false;
  return !areRelated(a.located, b.located, related) && !arePartsOfOneWhole(a.located, b.located);
}

function createIdentityFinding(at: IdentityClaim, other: IdentityClaim): Finding {
  const { entry } = at.located;
  // One repository behind things of different kinds is often right and lacks only the relation.
  const sameSort = at.isPrimary && other.isPrimary && entry.kind === other.located.entry.kind;
  const certain = at.isPrimary && other.isPrimary && (sameSort || at.identity.service !== 'github');
  const severity: Severity = certain || hasOnlySharedLinks(at.located, other.located) ? 'error' : 'warning';
  const found = at.path[0] === 'links' ? (entry.links[Number(at.path[1])]?.url ?? '') : at.identity.key;
  return createFinding(at.located.sourceMap, at.path, 'duplicate-identity', severity, {
    found,
    twin: {
      file: other.located.file,
      line: other.located.sourceMap.locate(other.path).line,
      entry: other.located.id,
      by: at.identity.key,
    },
  });
}

/** True when the other leads to all that an entry leads to: then it brings nothing. Code may serve two things, and proves nothing. */
function hasOnlySharedLinks(located: LocatedEntry, other: LocatedEntry): boolean {
  const keysOf = ({ entry }: LocatedEntry) =>
    entry.links.flatMap(({ role, url }) => (role === 'code' ? [] : [identify(url).key]));
  const own = keysOf(located);
  const known = new Set(keysOf(other));
  return own.length > 0 && located.entry.links.length === own.length && own.every((key) => known.has(key));
}

// Relations

type RelatedEntries = ReadonlyMap<string, ReadonlySet<string>>;

function collectRelations(entries: readonly LocatedEntry[]): RelatedEntries {
  const related = new Map<string, Set<string>>();
  const add = (from: string, to: string) => related.set(from, (related.get(from) ?? new Set()).add(to));
  for (const { id, entry } of entries) {
    for (const { to } of entry.relations ?? []) {
      add(id, to);
      add(to, id);
    }
  }
  return related;
}

function areRelated(a: LocatedEntry, b: LocatedEntry, related: RelatedEntries): boolean {
  return a.id !== b.id && related.get(a.id)?.has(b.id) === true;
}

/** Parts of one whole: the tasks of a competition share its page. */
function arePartsOfOneWhole(a: LocatedEntry, b: LocatedEntry): boolean {
  const wholes = (located: LocatedEntry) =>
    (located.entry.relations ?? []).filter(({ type }) => type === 'part-of').map(({ to }) => to);
  const ofA = wholes(a);
  return wholes(b).some((whole) => ofA.includes(whole));
}

/** True when the first has a link to the very paper that the second is. */
function linksToPaper(thing: LocatedEntry, paper: LocatedEntry): boolean {
  if (thing.entry.kind === 'paper' || paper.entry.kind !== 'paper') return false;
  const keys = new Set(collectClaims(paper).flatMap((claim) => (claim.isPrimary ? [claim.identity.key] : [])));
  return thing.entry.links.some((link) => link.role === 'paper' && keys.has(identify(link.url).key));
}

// Titles

/** Pairs of entries with one title, of which at least one is a paper, whose years do not disagree. */
function* findSameTitles(entries: readonly LocatedEntry[]): Generator<[LocatedEntry, LocatedEntry]> {
  const byTitle = new Map<string, LocatedEntry[]>();
  for (const located of entries) {
    for (const title of new Set(normalizeTitles(located.entry))) {
      const holders = byTitle.get(title);
      if (holders === undefined) byTitle.set(title, [located]);
      else holders.push(located);
    }
  }
  for (const holders of byTitle.values()) {
    for (const [index, later] of holders.entries()) {
      const earlier = holders
        .slice(Math.max(0, index - maxComparisons), index)
        .find((other) => isSameWork(other.entry, later.entry));
      if (earlier) yield [earlier, later];
    }
  }
}

/** Titles of an entry as they are compared: letters and digits only. A short one is a name, and names are shared. */
export function normalizeTitles(entry: Entry): string[] {
  const written = entry.kind === 'paper' ? [entry.title] : [entry.name.zh, entry.name.en];
  return written.flatMap((title) => {
    const bare = (title ?? '')
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '');
    return bare.length >= (/\p{Script=Han}/u.test(bare) ? 8 : 20) ? [bare] : [];
  });
}

function isSameWork(a: Entry, b: Entry): boolean {
  if (a.kind !== 'paper' && b.kind !== 'paper') return false;
  return a.year === undefined || b.year === undefined || a.year === b.year;
}

function createTitleFinding(at: LocatedEntry, twin: LocatedEntry): Finding {
  const field = at.entry.kind === 'paper' ? 'title' : 'name';
  const found = at.entry.kind === 'paper' ? at.entry.title : (at.entry.name.zh ?? at.entry.name.en ?? '');
  const severity = at.entry.kind === twin.entry.kind ? 'error' : 'warning';
  return createFinding(at.sourceMap, [field], 'duplicate-title', severity, {
    found,
    twin: { file: twin.file, line: twin.line, entry: twin.id, by: 'title' },
  });
}
