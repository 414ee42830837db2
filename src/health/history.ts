import type { CheckedLink } from '../links/verdict.ts';
import { joinHistories, joinRecords } from './join.ts';
import { healthOf, type Policy, standard, strikeKind } from './policy.ts';
import {
  emptyHistory,
  type History,
  hostOf,
  type Instant,
  instantOf,
  isAhead,
  isSuccess,
  type LinkRecord,
  type Look,
  lastLook,
  linkRecordSchema,
  type Run,
  runSchema,
  type StrikeKind,
} from './record.ts';

/** The memory of links: text, one line a link, sorted, kept on a branch of its own. */

const header = '{"listkeeper":"history","version":1}';
const longestLine = 20_000;

/**
 * Reads a history. Nothing in the text is fatal: lines that can not be read (a conflict's markers, somebody's edit) are left out and
 * named in `broken`; two lines about one link are joined, so that a text merged by git is still right.
 */
export function parseHistory(text: string): History {
  const history = emptyHistory();
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '' || line.trim() === header) continue;
    const value = line.length > longestLine ? undefined : jsonOf(line);
    const run = runSchema.safeParse(value);
    const link = run.success ? undefined : linkRecordSchema.safeParse(value);
    if (run.success) history.runs.push(run.data);
    else if (link?.success) put(history, link.data);
    else history.broken.push(index + 1);
  }
  return joinHistories(history, emptyHistory());
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function put(history: History, record: LinkRecord): void {
  const known = history.links.get(record.id);
  history.links.set(record.id, known ? joinRecords(known, record) : joinRecords(record, record));
}

/** Writes a history: the runs, then one line a link in the order of their identities. The same history always gives the same bytes. */
export function formatHistory(history: History): string {
  const runs = history.runs.map((run) => JSON.stringify(ordered(run, runKeys)));
  const records = [...history.links.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const links = records.map((record) => {
    const { looks, strikes, judged, said, unjudged, ...rest } = record;
    return JSON.stringify(
      ordered(
        {
          ...rest,
          strikes,
          judged: brushed(judged),
          said: brushed(said),
          unjudged: brushed(unjudged),
          looks: looks.map(brushed),
        },
        linkKeys,
      ),
    );
  });
  return `${[header, ...runs, ...links].join('\n')}\n`;
}

const runKeys = ['run', 'links', 'alive', 'moved', 'suspect', 'dead', 'unjudged', 'asked'];
const linkKeys = [
  'id',
  'url',
  'service',
  'seen',
  'alive',
  'back',
  'strikes',
  'judged',
  'said',
  'unjudged',
  'looks',
  'archived',
  'repository',
  'ignored',
];
const lookKeys = 'at verdict reason asked to note status marker title finalUrl code authoritative repository'.split(' ');

const brushed = (look: object | undefined) => look && ordered(look, lookKeys);

/** The value with its keys in a given order, and without what is not there. */
function ordered(value: object, keys: readonly string[]): object {
  const have = new Map<string, unknown>(Object.entries(value));
  return Object.fromEntries(keys.map((key) => [key, have.get(key)]).filter(([, kept]) => kept !== undefined));
}

export interface RecordOptions {
  /** Identities that the list has now: lines of others are dropped. Without it every line stays. */
  listed?: ReadonlySet<string>;
  /** Set when the network is known to work or not; otherwise a silent host counts only when another host answered in this run. */
  networkWorks?: boolean;
  /** True when the run had a second network to ask: then silence needs its agreement. */
  second?: boolean;
  /** What the list wants before a link is dead. Default: what holds where nobody set anything. */
  policy?: Policy;
  /** Archived copies that were found, by identity. */
  archived?: ReadonlyMap<string, string>;
}

/**
 * Adds what one run saw. Pure, and made of joins: runs that were written apart and then merged end as if they had come one after the
 * other. Links that the run did not get to (`deferred`) or could not ask (`offline`) leave no trace. What a wrong clock wrote ahead of `when`
 * is forgotten as soon as its link is looked at.
 */
export function record(remembered: History, links: readonly CheckedLink[], when: Date, options: RecordOptions = {}): History {
  const at = instantOf(when);
  const { policy = standard } = options;
  const looked = links.filter(({ reason }) => reason !== 'deferred' && reason !== 'offline');
  const kinds = strikesOf(looked, options.networkWorks);
  const seen = emptyHistory();
  for (const link of looked) put(seen, firstLook(link, at, kinds.get(link), options.second === true));
  const history = looked.length === 0 ? remembered : withoutAhead(remembered, seen, when);
  for (const [id, fresh] of seen.links) {
    const before = history.links.get(id);
    const copy = options.archived?.get(id);
    if (copy !== undefined) fresh.archived = copy;
    if (before?.repository !== undefined) noteIfAnother(fresh, before.repository);
    if (before && fresh.alive !== undefined && healthOf(before, when, policy).state === 'dead') fresh.back = at;
  }
  const joined = joinHistories(history, seen);
  if (options.listed) for (const id of joined.links.keys()) if (!options.listed.has(id)) joined.links.delete(id);
  if (looked.length === 0) return joined;
  return joinHistories(joined, { ...emptyHistory(), runs: [summarise(joined, seen.links.size, when, policy)] });
}

/** What was known is kept, so that a name that belongs to another repository now is told until somebody finds it right. */
function noteIfAnother(fresh: LinkRecord, known: NonNullable<LinkRecord['repository']>): void {
  const { judged } = fresh;
  if (judged?.repository !== undefined && judged.repository !== known.number)
    fresh.judged = { ...judged, note: 'another-repository' };
  fresh.repository = known;
}

/** The memory without runs that lie ahead, and of the links of `seen` without what does. */
function withoutAhead(history: History, seen: History, when: Date): History {
  const links = new Map(history.links);
  for (const id of seen.links.keys()) {
    const known = links.get(id);
    if (known && isAhead(lastLook(known), when)) links.delete(id);
  }
  return { ...history, links, runs: history.runs.filter(({ run }) => !isAhead(run, when)) };
}

/**
 * Lets links rest until a day: they are asked as ever, and nobody is bothered with what they say. Unknown identities are passed over. Whoever lets
 * one rest has seen what it leads to: a name that belongs to another repository is right from then on.
 */
export function ignore(history: History, ids: Iterable<string>, until: Date): History {
  const quiet = emptyHistory();
  for (const id of ids) {
    const known = history.links.get(id);
    if (known) quiet.links.set(id, { ...known, ...repositoryOf(known.judged), ignored: instantOf(until) });
  }
  return joinHistories(history, quiet);
}

/** Merges two histories that grew from one: in either order, any number of times, with the same end. */
export function merge(a: History, b: History): History {
  return joinHistories(a, b);
}

/** How the list stands after a run. */
function summarise(history: History, asked: number, when: Date, policy: Policy): Run {
  const run: Run = {
    run: instantOf(when),
    links: history.links.size,
    alive: 0,
    moved: 0,
    suspect: 0,
    dead: 0,
    unjudged: 0,
    asked,
  };
  for (const link of history.links.values()) {
    const { state } = healthOf(link, when, policy);
    if (state === 'dead' || state === 'suspect' || state === 'unjudged') run[state] += 1;
    else run.alive += 1;
    if (link.judged?.verdict === 'moved' && state !== 'dead') run.moved += 1;
  }
  return run;
}

/** The strikes of a run, with what tells an outage from a death taken into account. */
function strikesOf(links: readonly CheckedLink[], networkWorks: boolean | undefined): Map<CheckedLink, StrikeKind> {
  const hosts = Map.groupBy(links, ({ url }) => hostOf(url));
  const answered = new Set(links.filter(gotAnswer).map(({ url }) => hostOf(url)));
  const kinds = new Map<CheckedLink, StrikeKind>();
  for (const [host, ofHost] of hosts) {
    // A host that fails as a whole is one event, not a hundred deaths: it gets the patience that silence gets.
    const whole =
      new Set(ofHost.map(({ identity }) => identity)).size >= 3 && ofHost.every((link) => strikeKind(link) !== undefined);
    const works = networkWorks ?? [...answered].some((other) => other !== host);
    for (const link of ofHost) {
      const kind = strikeKind(link);
      if (kind === undefined || (kind === 'silence' && !works)) continue;
      kinds.set(link, whole && kind === 'failure' ? 'silence' : kind);
    }
  }
  return kinds;
}

/** True when a server somewhere said something to us. */
const gotAnswer = ({ verdict, evidence }: CheckedLink): boolean =>
  verdict === 'alive' ||
  verdict === 'moved' ||
  verdict === 'restricted' ||
  verdict === 'blocked' ||
  evidence.status !== undefined;

/** The record of a link of which nothing is known but this look. */
function firstLook(link: CheckedLink, at: Instant, kind: StrikeKind | undefined, second: boolean): LinkRecord {
  const look = lookOf(link, at);
  const asked = look.asked;
  // What a page said needs nobody's agreement, even where its whole host fails and gets the patience of silence.
  const agreement = second && strikeKind(link) === 'silence' ? { confirmed: link.evidence.confirmed === true } : {};
  const says = kind !== undefined || isSuccess(link) || link.verdict === 'restricted' || link.verdict === 'gone';
  return {
    id: link.identity,
    url: link.url,
    service: link.service,
    seen: at,
    ...(isSuccess(link) ? { alive: at } : {}),
    ...(says ? { judged: look } : { unjudged: look }),
    ...repositoryOf(look),
    looks: [{ at, verdict: link.verdict, reason: link.reason, asked }],
    strikes: kind === undefined ? [] : [{ at, kind, reason: link.reason, asked, ...agreement }],
  };
}

const repositoryOf = (look: Look | undefined): Pick<LinkRecord, 'repository'> =>
  look?.repository === undefined ? {} : { repository: { at: look.at, number: look.repository } };

function lookOf({ verdict, reason, evidence, to, note }: CheckedLink, at: Instant): Look {
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
