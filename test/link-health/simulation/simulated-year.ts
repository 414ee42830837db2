import { compareHistories } from '../../../src/link-health/changes.ts';
import { findUnconfirmedDeaths, mergeRechecks, selectControlLinks } from '../../../src/link-health/control-links.ts';
import { recordRun } from '../../../src/link-health/history.ts';
import { resolvePolicy } from '../../../src/link-health/policy.ts';
import { emptyHistory, type LinkHistory } from '../../../src/link-health/record/record.ts';
import { isDue, nextRunAt, retryRunAt } from '../../../src/link-health/schedule.ts';
import { defaultSettings, type Settings } from '../../../src/list/schema/settings/settings-schema.ts';
import { day } from '../examples.ts';
import { type SimulatedLink, type SimulatedWorld, seededRandom, simulateWorld } from './simulated-links.ts';

/**
 * A year of a list as the bot sees it. Each run checks what is due and says when the next one is
 * due, which comes a few minutes later. Reports are compared with the truth. Shared by the test and
 * by `npm run bench -- year`.
 */

/** One thing that people were told of a link in a comment. */
export interface ReportedChange {
  what: 'died' | 'recovered' | 'moved' | 'noted';
  link: SimulatedLink;
  /** Days since the year began. */
  at: number;
}

export interface SimulatedYear {
  links: SimulatedLink[];
  isDead: SimulatedWorld['isDead'];
  isOut: SimulatedWorld['isOut'];
  isUnreadable: SimulatedWorld['isUnreadable'];
  /** New addresses that were offered at some time and lead to the buyer of the name, in words. */
  harmfulOffers: Set<string>;
  /** Everything that was told, in order. */
  reported: ReportedChange[];
  runs: number;
  /** Runs after which there was a comment. */
  comments: number;
  /** Links asked for. */
  asked: number;
}

const dayMs = 86_400_000;
const days = 365;
/** As in the bot: a run that is due begins within a quarter of an hour. */
const maxStartDelayMs = 15 * 60_000;

const identityOf = ({ url }: SimulatedLink) => `url:${url.slice('https://'.length)}`;

/**
 * A year with a memory.
 * @param cron days from one run to the next by the `schedule` of a workflow, which GitHub starts up
 * to an hour late. Without it the bot's runs.
 */
export function simulateYear(
  seed: number,
  count: number,
  settings: Settings['links'] = defaultSettings.links,
  cron?: number,
): SimulatedYear {
  const { links, check, offline, isDead, isOut, isUnreadable } = simulateWorld(seed, count);
  const random = seededRandom(-seed);
  const policy = resolvePolicy(settings, count);
  const byId = new Map(links.map((link) => [identityOf(link), link]));
  const year: SimulatedYear = {
    links,
    isDead,
    isOut,
    isUnreadable,
    harmfulOffers: new Set(),
    reported: [],
    runs: 0,
    comments: 0,
    asked: 0,
  };
  const start = day(0).getTime();
  let history: LinkHistory = emptyHistory();
  let now = start;
  while (now < start + days * dayMs) {
    const at = (now - start) / dayMs;
    const when = new Date(now);
    const asked = new Set(links.map(identityOf).filter((id) => isDue(history.links.get(id), when, policy)));
    for (const id of selectControlLinks(history, byId.keys(), asked, when)) asked.add(id);
    const wanted = links.filter((link) => asked.has(identityOf(link)));
    year.runs += 1;
    year.asked += wanted.length;
    // Nobody anywhere answers: it is our own network, and nothing is written.
    let next = retryRunAt(settings.every, when);
    if (!offline(at)) {
      const before = history;
      const first = wanted.map((link) => check(link, at));
      const near = findUnconfirmedDeaths(before, first, when, { policy });
      const again = links.filter((link) => near.has(identityOf(link))).map((link) => check(link, at));
      const looks = mergeRechecks(first, again);
      year.asked += again.length;
      history = recordRun(before, looks, when, { policy });
      const changes = compareHistories(before, history, when, policy);
      if (changes.worthAComment && before.runs.length > 0) year.comments += 1;
      for (const link of links) if (isHarmfulOffer(history, link, at)) year.harmfulOffers.add(link.url);
      for (const what of ['died', 'recovered', 'moved', 'noted'] as const) {
        for (const id of changes[what]) {
          const link = byId.get(id);
          if (link) year.reported.push({ what, link, at });
        }
      }
      next = nextRunAt(history, {
        every: settings.every,
        policy,
        now: when,
        remaining: { late: 0, unknown: count - history.links.size },
      });
    }
    if (next === undefined) break;
    const slot = start + Math.ceil((now - start + 2 * maxStartDelayMs) / (cron ?? 1) / dayMs) * (cron ?? 1) * dayMs;
    now = cron === undefined ? next + random() * maxStartDelayMs : slot + random() * 4 * maxStartDelayMs;
  }
  return year;
}

/** Whether the history holds a new address for a name that was sold. */
function isHarmfulOffer(history: LinkHistory, link: SimulatedLink, at: number): boolean {
  const { soldOn = Number.POSITIVE_INFINITY } = link;
  return at >= soldOn && history.links.get(identityOf(link))?.judged?.to !== undefined;
}

/**
 * What a checker without a history would have reported: it checks every link every week, and
 * reports every failure.
 */
export function simulateStateless(seed: number, count: number): { asked: number; reports: number; wrong: number } {
  const { links, check, isDead } = simulateWorld(seed, count);
  const all = { asked: 0, reports: 0, wrong: 0 };
  for (let at = 0; at < days; at += 7) {
    for (const link of links) {
      const { verdict } = check(link, at);
      all.asked += 1;
      if (verdict === 'alive' || verdict === 'moved') continue;
      all.reports += 1;
      if (!isDead(link, at)) all.wrong += 1;
    }
  }
  return all;
}

/**
 * Days within which a death must be reported, counted from the death itself. More where the only
 * sign, for a part of them, is that nobody answers.
 */
function maxDetectionDays({ isOut, isUnreadable }: SimulatedYear, link: SimulatedLink, dies: number): number {
  // Nobody can read what a service says for up to forty days.
  if (isUnreadable(link, dies, dies + 28)) return 70;
  return link.sees === 'silence' || (link.sees === 'failure' && isOut(link, dies, dies + 14)) ? 28 : 14;
}

/** How each death of a year was told. */
export interface DeathReport {
  /** Days from the death to the word, in order. */
  days: number[];
  /** The same of those for which silence is the limit. */
  silentDays: number[];
  /** Deaths that had to be reported within the year, and that nobody repaired before. */
  due: number;
  /** Those told too late or not at all, in words. */
  late: string[];
  /** Links called dead that were not. */
  wrong: string[];
}

/** How each name that was sold was told. */
export interface TakeoverReport {
  /** Days from the sale to the word, in order. */
  days: number[];
  /** Those told too late or not at all, in words. */
  late: string[];
  /** Names of which it was told and that were not sold. */
  wrong: string[];
}

/**
 * Days within which a takeover must be reported: two checks of a healthy link, with walls and an
 * outage between.
 */
const maxTakeoverDays = 28;

export function measureTakeovers(year: SimulatedYear): TakeoverReport {
  const report: TakeoverReport = { days: [], late: [], wrong: [] };
  const noted = year.reported.filter(({ what }) => what === 'noted');
  for (const { link, at } of noted)
    if (at < (link.soldOn ?? Number.POSITIVE_INFINITY)) report.wrong.push(`${link.url} on day ${at.toFixed(1)}`);
  for (const link of year.links) {
    const { soldOn } = link;
    if (soldOn === undefined) continue;
    const word = noted.find((one) => one.link === link && one.at >= soldOn);
    const limit = year.isUnreadable(link, soldOn, soldOn + maxTakeoverDays) ? 70 : maxTakeoverDays;
    if (soldOn + limit < days && (word === undefined || word.at > soldOn + limit))
      report.late.push(`${link.url} was sold on day ${soldOn.toFixed(1)}, told ${word?.at.toFixed(1) ?? 'never'}`);
    if (word) report.days.push(word.at - soldOn);
  }
  report.days.sort((a, b) => a - b);
  return report;
}

export function measureDeaths(year: SimulatedYear): DeathReport {
  const { links, reported, isDead } = year;
  const deaths: DeathReport = { days: [], silentDays: [], due: 0, late: [], wrong: [] };
  const died = reported.filter(({ what }) => what === 'died');
  for (const { link, at } of died) if (!isDead(link, at)) deaths.wrong.push(`${link.url} on day ${at.toFixed(1)}`);
  for (const link of links) {
    const { dies, back = Number.POSITIVE_INFINITY, sees } = link;
    if (dies === undefined) continue;
    const word = died.find((one) => one.link === link && one.at >= dies);
    const limit = maxDetectionDays(year, link, dies);
    const until = dies + limit;
    if (until < Math.min(days, back)) {
      deaths.due += 1;
      if (word === undefined || word.at > until)
        deaths.late.push(`${link.url} (${sees}) died on day ${dies.toFixed(1)}, told ${word?.at.toFixed(1) ?? 'never'}`);
    }
    if (word) (limit > 14 ? deaths.silentDays : deaths.days).push(word.at - dies);
  }
  deaths.days.sort((a, b) => a - b);
  deaths.silentDays.sort((a, b) => a - b);
  return deaths;
}
