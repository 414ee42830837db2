import { type Identity, identify } from '../links/identify.ts';
import type { Entry, Link } from './entry.ts';
import type { Finding, Severity } from './finding.ts';
import { findingAt } from './place.ts';
import type { PlacedEntry } from './read.ts';
import { identitiesOfIdentifiers } from './rules/links.ts';
import type { Path } from './yaml-file.ts';

/**
 * Two entries for one thing are found by what their addresses are, and by a paper's title with its year; never by a name alone, since
 * five tasks may share one. Related entries may share addresses: a dataset and its paper are two things with one repository.
 */

/** Roles whose address is the thing itself; the others lead to something about it. */
const rolesOfTheThing = new Set(['homepage', 'data', 'code', 'registration', 'mirror']);

/** How many holders of one address an entry is compared with: more share a portal, not a thing. */
const compared = 8;

interface Claim {
  placed: PlacedEntry;
  path: Path;
  identity: Pick<Identity, 'key' | 'service'>;
  /** True when the address is the thing itself, false when it only comes with it: the code of a paper. */
  itself: boolean;
  role: string;
}

/**
 * Entries that lead to one thing. One finding for a pair, at the later entry in the order given, or at the one that `isNew` says is new;
 * its twin is the other. Linear in the number of entries, but for those that share one address. Who knows already what the links are
 * gives `identityOf`.
 */
export function findDuplicates(
  entries: readonly PlacedEntry[],
  isNew: (placed: PlacedEntry) => boolean = () => false,
  identityOf: (link: Link) => Identity = identified,
): Finding[] {
  const related = relationsOf(entries);
  const findings: Finding[] = [];
  const told = new Set<string>();
  const tell = (
    earlier: Claim | PlacedEntry,
    later: Claim | PlacedEntry,
    make: (at: typeof later, twin: typeof later) => Finding,
  ) => {
    const [a, b] = [placedOf(earlier), placedOf(later)];
    const pair = [a.file, a.line, b.file, b.line].join(' ');
    if (told.has(pair)) return;
    told.add(pair);
    findings.push(isNew(a) && !isNew(b) ? make(earlier, later) : make(later, earlier));
  };

  for (const claims of claimsByKey(entries, identityOf).values()) {
    for (const [index, later] of claims.entries()) {
      const rival = claims.slice(Math.max(0, index - compared), index).find((earlier) => compete(earlier, later, related));
      if (rival) tell(rival, later, (at, twin) => identityFinding(at as Claim, twin as Claim));
    }
  }
  for (const [earlier, later] of sameTitles(entries)) {
    if (areRelated(earlier, later, related) || knowsThePaper(earlier, later) || knowsThePaper(later, earlier)) continue;
    tell(earlier, later, (at, twin) => titleFinding(at as PlacedEntry, twin as PlacedEntry));
  }
  return findings;
}

const identified = ({ url }: Link): Identity => identify(url);

const placedOf = (each: Claim | PlacedEntry): PlacedEntry => ('placed' in each ? each.placed : each);

function claimsByKey(entries: readonly PlacedEntry[], identityOf: (link: Link) => Identity): Map<string, Claim[]> {
  const byKey = new Map<string, Claim[]>();
  for (const placed of entries) {
    for (const claim of claimsOf(placed, identityOf)) {
      const claims = byKey.get(claim.identity.key);
      if (claims === undefined) byKey.set(claim.identity.key, [claim]);
      else if (claims.at(-1)?.placed !== placed) claims.push(claim);
    }
  }
  return byKey;
}

/** What an entry says it is. Its own address comes before what it only brings along. */
function claimsOf(placed: PlacedEntry, identityOf: (link: Link) => Identity = identified): Claim[] {
  const { entry } = placed;
  const claims = entry.links.flatMap((link, index): Claim[] => {
    const itself = isTheThing(entry, link.role);
    if (!itself && !(entry.kind === 'paper' && (link.role === 'code' || link.role === 'data'))) return [];
    return [{ placed, path: ['links', index, 'url'], identity: identityOf(link), itself, role: link.role }];
  });
  if (entry.kind === 'paper') {
    for (const { field, key, service } of identitiesOfIdentifiers(entry)) {
      claims.push({ placed, path: ['identifiers', field], identity: { key, service }, itself: true, role: 'paper' });
    }
  }
  return claims.sort((a, b) => Number(b.itself) - Number(a.itself));
}

function isTheThing(entry: Entry, role: string): boolean {
  if (entry.kind === 'paper') return role === 'paper';
  if (entry.kind === 'article') return role === 'article' || role === 'homepage' || role === 'mirror';
  return rolesOfTheThing.has(role);
}

/** Two claims to one address are rivals unless a relation explains them, or neither is about the thing itself. */
function compete(a: Claim, b: Claim, related: Relations): boolean {
  if (!a.itself && !b.itself) return false;
  if (a.placed === b.placed) return false;
  return !areRelated(a.placed, b.placed, related) && !areSiblings(a.placed, b.placed);
}

function identityFinding(at: Claim, twin: Claim): Finding {
  const { entry } = at.placed;
  // One repository behind things of different kinds is often right and lacks only the relation.
  const sameSort = at.itself && twin.itself && entry.kind === twin.placed.entry.kind;
  const certain = at.itself && twin.itself && (sameSort || at.identity.service !== 'github');
  const severity: Severity = certain || leadsNowhereElse(at.placed, twin.placed) ? 'error' : 'warning';
  const found = at.path[0] === 'links' ? (entry.links[Number(at.path[1])]?.url ?? '') : at.identity.key;
  return findingAt(at.placed.place, at.path, 'duplicate-identity', severity, {
    found,
    twin: { file: twin.placed.file, line: twin.placed.place.spot(twin.path).line, entry: twin.placed.id, by: at.identity.key },
  });
}

/** True when the other leads to all that an entry leads to: then it brings nothing. Code may serve two things, and proves nothing. */
function leadsNowhereElse(placed: PlacedEntry, twin: PlacedEntry): boolean {
  const keysOf = ({ entry }: PlacedEntry) => entry.links.flatMap(({ role, url }) => (role === 'code' ? [] : [identify(url).key]));
  const own = keysOf(placed);
  const known = new Set(keysOf(twin));
  return own.length > 0 && placed.entry.links.length === own.length && own.every((key) => known.has(key));
}

// Relations

type Relations = ReadonlyMap<string, ReadonlySet<string>>;

function relationsOf(entries: readonly PlacedEntry[]): Relations {
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

function areRelated(a: PlacedEntry, b: PlacedEntry, related: Relations): boolean {
  return a.id !== b.id && related.get(a.id)?.has(b.id) === true;
}

/** Parts of one whole: the tasks of a competition share its page. */
function areSiblings(a: PlacedEntry, b: PlacedEntry): boolean {
  const wholes = (placed: PlacedEntry) =>
    (placed.entry.relations ?? []).filter(({ type }) => type === 'part-of').map(({ to }) => to);
  const ofA = wholes(a);
  return wholes(b).some((whole) => ofA.includes(whole));
}

/** True when the first has a link to the very paper that the second is. */
function knowsThePaper(thing: PlacedEntry, paper: PlacedEntry): boolean {
  if (thing.entry.kind === 'paper' || paper.entry.kind !== 'paper') return false;
  const keys = new Set(claimsOf(paper).flatMap((claim) => (claim.itself ? [claim.identity.key] : [])));
  return thing.entry.links.some((link) => link.role === 'paper' && keys.has(identify(link.url).key));
}

// Titles

/** Pairs of entries with one title, of which at least one is a paper, whose years do not disagree. */
function* sameTitles(entries: readonly PlacedEntry[]): Generator<[PlacedEntry, PlacedEntry]> {
  const byTitle = new Map<string, PlacedEntry[]>();
  for (const placed of entries) {
    for (const title of new Set(titlesOf(placed.entry))) {
      const holders = byTitle.get(title);
      if (holders === undefined) byTitle.set(title, [placed]);
      else holders.push(placed);
    }
  }
  for (const holders of byTitle.values()) {
    for (const [index, later] of holders.entries()) {
      const earlier = holders.slice(Math.max(0, index - compared), index).find((other) => sameWork(other.entry, later.entry));
      if (earlier) yield [earlier, later];
    }
  }
}

/** Titles of an entry as they are compared: letters and digits only. A short one is a name, and names are shared. */
export function titlesOf(entry: Entry): string[] {
  const written = entry.kind === 'paper' ? [entry.title] : [entry.name.zh, entry.name.en];
  return written.flatMap((title) => {
    const bare = (title ?? '')
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '');
    return bare.length >= (/\p{Script=Han}/u.test(bare) ? 8 : 20) ? [bare] : [];
  });
}

function sameWork(a: Entry, b: Entry): boolean {
  if (a.kind !== 'paper' && b.kind !== 'paper') return false;
  return a.year === undefined || b.year === undefined || a.year === b.year;
}

function titleFinding(at: PlacedEntry, twin: PlacedEntry): Finding {
  const field = at.entry.kind === 'paper' ? 'title' : 'name';
  const found = at.entry.kind === 'paper' ? at.entry.title : (at.entry.name.zh ?? at.entry.name.en ?? '');
  const severity = at.entry.kind === twin.entry.kind ? 'error' : 'warning';
  return findingAt(at.place, [field], 'duplicate-title', severity, {
    found,
    twin: { file: twin.file, line: twin.line, entry: twin.id, by: 'title' },
  });
}
