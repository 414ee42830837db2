import type { CheckedLink } from '../../../src/model/verdict.ts';
import { createTextSketch } from '../../../src/text/similarity/text-sketch.ts';
import { type CheckName, checkOf } from '../examples.ts';

/** Links whose fate is known, drawn from a seed, with the faults that a checker meets in a year. */

export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export interface SimulatedLink {
  url: string;
  host: number;
  /** Day of its death, if it dies this year, and what a check sees from then on. */
  dies?: number;
  /** Day on which somebody mends it, if anybody does. */
  back?: number;
  sees: 'no' | 'failure' | 'silence';
  /** Day from which it leads to a new address. */
  moves?: number;
  /**
   * Day from which its name belongs to somebody else, who shows a page of their own and redirects
   * every path to another site.
   */
  soldOn?: number;
}

interface TimeSpan {
  from: number;
  days: number;
}

export interface SimulatedWorld {
  links: SimulatedLink[];
  /** What a look at a link sees on a day. */
  check(link: SimulatedLink, at: number): CheckedLink;
  /** True while our own network is missing. */
  offline(at: number): boolean;
  isDead(link: SimulatedLink, at: number): boolean;
  /** Whether its host is out at some time between two days. */
  isOut(link: SimulatedLink, from: number, to: number): boolean;
  /**
   * Whether its service changes its interface between two days, so that nobody can read its
   * answers.
   */
  isUnreadable(link: SimulatedLink, from: number, to: number): boolean;
}

const hosts = 80;

interface Outage extends TimeSpan {
  host: number;
}

/**
 * Outages of hosts, up to ten days long. Two outages of one host are a fortnight apart. A host that
 * is unreachable for longer is what the policy calls dead, and would be no false death.
 */
function generateOutages(random: () => number): Outage[] {
  const outages: Outage[] = [];
  for (let drawn = 0; drawn < 40; drawn += 1) {
    const one = { host: Math.floor(random() * hosts), from: random() * 355, days: random() * 10 };
    const isNear = ({ host, from, days }: Outage) =>
      host === one.host && one.from < from + days + 14 && from < one.from + one.days + 14;
    if (!outages.some(isNear)) outages.push(one);
  }
  return outages;
}

/** A page of two hundred words that no other page has, title and text. */
function createPage(name: string): { title: string; words: string } {
  const text = Array.from({ length: 200 }, (_, at) => `${name}word${at}`).join(' ');
  return { title: name, words: createTextSketch(text) ?? '' };
}

/** A wall that nobody knows: a page of status 200, with words of its own, for a day or so. */
const wallPage = createPage('wall');

/**
 * `count` links over 80 hosts. One in ten dies, and some of these come back; one in twelve moves;
 * one in twenty is taken over. There are outages of hosts and of our own network, bot walls that
 * come and go, and services that change their interface.
 */
export function simulateWorld(seed: number, count: number): SimulatedWorld {
  const random = seededRandom(seed);
  const kinds = ['no', 'failure', 'silence'] as const;
  const links = Array.from({ length: count }, (_, at): SimulatedLink => {
    const host = at % hosts;
    const sees = kinds[Math.floor(random() * 3)] ?? 'no';
    const dies = random() < 0.1 ? 20 + random() * 280 : undefined;
    const back = dies !== undefined && random() < 0.25 ? dies + 40 + random() * 40 : undefined;
    const moves = random() < 0.08 ? random() * 350 : undefined;
    const soldOn = dies === undefined && moves === undefined && random() < 0.06 ? 20 + random() * 280 : undefined;
    const url = `https://host${host}.example/${at}`;
    return {
      url,
      host,
      sees,
      ...(dies === undefined ? {} : { dies }),
      ...(back === undefined ? {} : { back }),
      ...(moves === undefined ? {} : { moves }),
      ...(soldOn === undefined ? {} : { soldOn }),
    };
  });
  const outages = generateOutages(random);
  const without: TimeSpan[] = Array.from({ length: 5 }, () => ({ from: random() * 355, days: 0.5 + random() }));
  // Walls of a day and a half, on most hosts several times; answers that nobody can read, for up to
  // forty days.
  const walls: Outage[] = Array.from({ length: 150 }, () => ({
    host: Math.floor(random() * hosts),
    from: random() * 355,
    days: random() * 1.5,
  }));
  const changedInterfaces: Outage[] = Array.from({ length: 8 }, () => ({
    host: Math.floor(random() * hosts),
    from: random() * 320,
    days: random() * 40,
  }));
  const pagesByUrl = new Map(links.map(({ url }, at) => [url, { own: createPage(`own${at}`), sold: createPage(`sold${at}`) }]));
  const within = ({ from, days }: TimeSpan, at: number) => at >= from && at <= from + days;
  const offline = (at: number) => without.some((span) => within(span, at));
  const isDead = ({ dies, back }: SimulatedLink, at: number) =>
    dies !== undefined && at >= dies && (back === undefined || at < back);

  const isOut = ({ host }: SimulatedLink, from: number, to: number) =>
    outages.some((outage) => outage.host === host && outage.from <= to && from <= outage.from + outage.days);

  const happensTo = (all: readonly Outage[], { host }: SimulatedLink, at: number) =>
    all.some((one) => one.host === host && within(one, at));

  function check(link: SimulatedLink, at: number): CheckedLink {
    const name = seen(link, at);
    const look = checkOf(name, link.url);
    if (name !== 'alive' && name !== 'moved') return look;
    const isSold = link.soldOn !== undefined && at >= link.soldOn;
    const { own, sold } = pagesByUrl.get(link.url) ?? { own: wallPage, sold: wallPage };
    const { title, words } = happensTo(walls, link, at) ? wallPage : isSold ? sold : own;
    return { ...look, evidence: { ...look.evidence, title, page: { words } } };
  }

  function seen(link: SimulatedLink, at: number): CheckName {
    const luck = random();
    if (offline(at)) return 'silence';
    const out = isOut(link, at, at);
    if (isDead(link, at) && happensTo(changedInterfaces, link, at)) return 'unknown';
    if (isDead(link, at)) return luck < 0.05 ? 'wall' : out && link.sees !== 'no' ? 'silence' : link.sees;
    if (out) return 'silence';
    if (happensTo(changedInterfaces, link, at)) return 'unknown';
    if (luck < 0.01) return 'failure';
    if (luck < 0.02) return 'silence';
    if (luck < 0.08) return 'wall';
    if (luck < 0.11) return 'quota';
    const { moves = Number.POSITIVE_INFINITY, soldOn = Number.POSITIVE_INFINITY } = link;
    // Half of the buyers redirect for good, to an address that would be offered as the new one.
    return at >= moves || (at >= soldOn && link.host % 2 === 0) ? 'moved' : 'alive';
  }
  const isUnreadable = ({ host }: SimulatedLink, from: number, to: number) =>
    changedInterfaces.some((one) => one.host === host && one.from <= to && from <= one.from + one.days);
  return { links, offline, isDead, isOut, isUnreadable, check };
}
