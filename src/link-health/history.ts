import type { CheckedLink } from '../model/verdict.ts';
import { assessHealth, classifyStrike, defaultPolicy, type HealthPolicy } from './policy.ts';
import { correctFutureEntries } from './record/clock-skew.ts';
import { mergeHistories, upsertRecord } from './record/merge.ts';
import { acceptOtherPage, flagOtherPage } from './record/page-memory.ts';
import {
  emptyHistory,
  formatInstant,
  type HealthRunSummary,
  hostnameOf,
  type Instant,
  keepBothEnds,
  type LinkHistory,
  type LinkRecord,
  maxStrikesAtEachEnd,
  provesExistence,
  type RecordedCheck,
  type StrikeKind,
} from './record/record.ts';
import { pickFacts, rememberLicense } from './upkeep.ts';

export interface RecordOptions {
  /** Identities in the list: records of others are dropped. Default: all stay. */
  listed?: ReadonlySet<string>;
  /**
   * Whether the network is known to work. Default: a silent host counts only when another host
   * answered in this run.
   */
  networkWorks?: boolean;
  /** True when the run had a second network: silence must be confirmed by it. */
  hasSecondNetwork?: boolean;
  /** Default {@link defaultPolicy}. */
  policy?: HealthPolicy;
  /** Archived copies found in this run, by identity. */
  archived?: ReadonlyMap<string, string>;
}

/**
 * Records one run. Pure, and built on the merge: runs that were recorded apart and then merged end
 * as if one had followed the other. Links that the run did not reach (`deferred`, `offline`) are
 * not recorded. Moments after `when`, which a wrong clock wrote, count as just before it.
 */
export function recordRun(
  previous: LinkHistory,
  links: readonly CheckedLink[],
  when: Date,
  options: RecordOptions = {},
): LinkHistory {
  const at = formatInstant(when);
  const { policy = defaultPolicy } = options;
  const conclusive = links.filter(({ reason }) => reason !== 'deferred' && reason !== 'offline');
  const kinds = collectStrikes(conclusive, options.networkWorks);
  const observed = emptyHistory();
  for (const link of conclusive)
    upsertRecord(observed, createRecord(link, at, kinds.get(link), options.hasSecondNetwork === true));
  const history = conclusive.length === 0 ? previous : correctFutureEntries(previous, when);
  for (const [id, fresh] of observed.links) {
    const before = history.links.get(id);
    const copy = options.archived?.get(id);
    if (copy !== undefined) fresh.archived = copy;
    if (before?.repository !== undefined) flagAnotherRepository(fresh, before.repository);
    if (before !== undefined) flagOtherPage(fresh, before);
    rememberLicense(fresh, before);
    if (before && fresh.alive !== undefined && assessHealth(before, when, policy).state === 'dead') fresh.back = at;
  }
  const joined = mergeHistories(history, observed);
  for (const id of observed.links.keys()) cutStrikes(joined, id);
  if (options.listed) for (const id of joined.links.keys()) if (!options.listed.has(id)) joined.links.delete(id);
  if (conclusive.length === 0) return joined;
  return mergeHistories(joined, { ...emptyHistory(), runs: [summarizeRun(joined, observed.links.size, when, policy)] });
}

/**
 * The known repository is kept. A name that now belongs to another one is reported until somebody
 * accepts it.
 */
function flagAnotherRepository(fresh: LinkRecord, known: NonNullable<LinkRecord['repository']>): void {
  const { judged } = fresh;
  if (judged?.repository !== undefined && judged.repository !== known.number)
    fresh.judged = { ...judged, note: 'another-repository' };
  fresh.repository = known;
}

/**
 * Of a long row of strikes the first and the last are kept. Only here: if the merge cut them too,
 * it would not be associative.
 */
function cutStrikes({ links }: LinkHistory, id: string): void {
  const record = links.get(id);
  if (record === undefined || record.strikes.length <= 2 * maxStrikesAtEachEnd) return;
  links.set(id, { ...record, strikes: keepBothEnds(record.strikes, 2 * maxStrikesAtEachEnd) });
}

/**
 * Ignores links until a day: they are still checked, but not reported. Unknown identities are
 * skipped. Ignoring a link whose name belongs to another repository accepts that repository.
 * Ignoring one that shows another page accepts that page.
 */
export function ignoreLinksUntil(history: LinkHistory, ids: Iterable<string>, until: Date): LinkHistory {
  const updates = emptyHistory();
  for (const id of ids) {
    const known = history.links.get(id);
    if (known)
      updates.links.set(id, {
        ...known,
        ...pickRepository(known.judged),
        ...acceptOtherPage(known),
        ignored: formatInstant(until),
      });
  }
  return mergeHistories(history, updates);
}

/** The state of the list after a run. */
function summarizeRun(history: LinkHistory, asked: number, when: Date, policy: HealthPolicy): HealthRunSummary {
  const run: HealthRunSummary = {
    run: formatInstant(when),
    links: history.links.size,
    alive: 0,
    moved: 0,
    suspect: 0,
    dead: 0,
    unjudged: 0,
    asked,
  };
  for (const link of history.links.values()) {
    const { state } = assessHealth(link, when, policy);
    if (state === 'dead' || state === 'suspect' || state === 'unjudged') run[state] += 1;
    else run.alive += 1;
    if (link.judged?.verdict === 'moved' && state !== 'dead') run.moved += 1;
  }
  return run;
}

/** The strikes of a run. Failures of a whole host are distinguished from deaths. */
function collectStrikes(links: readonly CheckedLink[], networkWorks: boolean | undefined): Map<CheckedLink, StrikeKind> {
  const hosts = Map.groupBy(links, ({ url }) => hostnameOf(url));
  const answered = new Set(links.filter(hasServerAnswer).map(({ url }) => hostnameOf(url)));
  const kinds = new Map<CheckedLink, StrikeKind>();
  for (const [host, ofHost] of hosts) {
    // A host that fails as a whole is one event, not a hundred deaths. Its failures count as
    // silence.
    const whole =
      new Set(ofHost.map(({ identity }) => identity)).size >= 3 && ofHost.every((link) => classifyStrike(link) !== undefined);
    const works = networkWorks ?? [...answered].some((other) => other !== host);
    for (const link of ofHost) {
      const kind = classifyStrike(link);
      if (kind === undefined || (kind === 'silence' && !works)) continue;
      kinds.set(link, whole && kind === 'failure' ? 'silence' : kind);
    }
  }
  return kinds;
}

/** True when a server answered. */
const hasServerAnswer = ({ verdict, evidence }: CheckedLink): boolean =>
  verdict === 'alive' ||
  verdict === 'moved' ||
  verdict === 'restricted' ||
  verdict === 'blocked' ||
  evidence.status !== undefined;

/** The record of a link by this check alone. */
function createRecord(link: CheckedLink, at: Instant, kind: StrikeKind | undefined, second: boolean): LinkRecord {
  const look = toRecordedCheck(link, at);
  const asked = look.asked;
  // A page that answered needs no confirmation, even where its whole host fails and counts as
  // silent.
  const agreement = second && classifyStrike(link) === 'silence' ? { confirmed: link.evidence.confirmed === true } : {};
  const isInformative = kind !== undefined || provesExistence(link) || link.verdict === 'restricted' || link.verdict === 'gone';
  return {
    id: link.identity,
    url: link.url,
    service: link.service,
    seen: at,
    ...(provesExistence(link) ? { alive: at } : {}),
    ...(isInformative ? { judged: look } : { unjudged: look }),
    ...pickRepository(look),
    ...pickPage(link, at),
    ...pickFacts(link, at),
    looks: [{ at, verdict: link.verdict, reason: link.reason, asked }],
    strikes: kind === undefined ? [] : [{ at, kind, reason: link.reason, asked, ...agreement }],
  };
}

const pickRepository = (look: RecordedCheck | undefined): Pick<LinkRecord, 'repository'> =>
  look?.repository === undefined ? {} : { repository: { at: look.at, number: look.repository } };

/** The page, where a check read enough to tell later whether it is still the same. */
function pickPage({ evidence }: CheckedLink, at: Instant): Pick<LinkRecord, 'page'> {
  const { page, title } = evidence;
  if (page === undefined) return {};
  return {
    page: {
      at,
      ...(title === undefined ? {} : { title: title.slice(0, 100) }),
      words: page.words,
      ...(page.named ? { named: true } : {}),
    },
  };
}

function toRecordedCheck({ verdict, reason, evidence, to, note }: CheckedLink, at: Instant): RecordedCheck {
  const { status, marker, title, finalUrl, code, authoritative, repository } = evidence;
  return {
    at,
    verdict,
    reason,
    asked: evidence.asked.slice(0, 80),
    ...(to === undefined ? {} : { to: to.slice(0, 2000) }),
    ...(note === undefined ? {} : { note }),
    ...(status === undefined ? {} : { status }),
    ...(marker === undefined ? {} : { marker: marker.slice(0, 200) }),
    ...(title === undefined ? {} : { title: title.slice(0, 300) }),
    ...(finalUrl === undefined ? {} : { finalUrl: finalUrl.slice(0, 2000) }),
    ...(code === undefined ? {} : { code: code.slice(0, 80) }),
    ...(authoritative === undefined ? {} : { authoritative }),
    ...(repository === undefined ? {} : { repository }),
  };
}
