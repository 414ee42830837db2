import { describe, expect, test } from 'vitest';
import { changesBetween } from '../../src/health/changes.ts';
import { record } from '../../src/health/history.ts';
import { due, healthOf } from '../../src/health/policy.ts';
import { daysBetween, emptyHistory, instantOf } from '../../src/health/record.ts';
import { day } from './examples.ts';
import { type Fate, worldOf } from './fates.ts';

/**
 * A year of a list of 500 links: a run a week, and one sooner where a link is in doubt. What is called dead is compared with the truth, and
 * with what a checker without memory would have reported.
 */

const count = 500;
const idOf = ({ url }: Fate) => `url:${url.slice('https://'.length)}`;

function year(seed: number) {
  const { links, look, offline, isDead } = worldOf(seed, count);
  let history = emptyHistory();
  let next = 0;
  const told = {
    falselyDead: [] as string[],
    late: [] as string[],
    days: [] as number[],
    runs: 0,
    comments: 0,
    idle: 0,
    asked: 0,
  };
  const memoryless = { reports: 0, wrong: 0, asked: 0 };
  const reported = new Set<string>();

  for (let at = 0; at < 365; at += 1) {
    if (at < next) continue;
    const now = day(at);
    const wanted = links.filter((link) => due(history.links.get(idOf(link)), now));
    const looks = wanted.map((link) => look(link, at));
    const before = history;
    // Nobody anywhere answers: it is our own network, and nothing is written.
    if (!offline(at)) history = record(before, looks, now);
    const changes = changesBetween(before, history, now);
    told.runs += 1;
    told.asked += wanted.length;
    if (changes.worthAComment) told.comments += 1;
    if (wanted.length === 0 || offline(at)) expect(changes.worthAComment, 'nothing was seen, so nothing is said').toBe(false);

    for (const link of links) {
      const known = history.links.get(idOf(link));
      const is = known && healthOf(known, now).state;
      const wasDead = reported.has(link.url);
      if (is === 'dead' && !wasDead) {
        reported.add(link.url);
        // A link that somebody has just mended was dead when it was seen.
        const wasSeenDead = isDead(link, at) || (link.back !== undefined && at >= link.back);
        if (!wasSeenDead) told.falselyDead.push(link.url);
        else told.days.push(at - (link.dies ?? at));
        const limit = link.sees === 'silence' ? 28 : 14;
        const first = known?.strikes[0]?.at ?? instantOf(now);
        if (daysBetween(first, instantOf(now)) > limit) told.late.push(`${link.url} (${link.sees})`);
      } else if (is !== 'dead') reported.delete(link.url);
    }
    const doubts = [...history.links.values()].map((one) => healthOf(one, now)).filter(({ state }) => state === 'suspect');
    const soonest = Math.min(7, ...doubts.map((one) => Math.ceil(daysBetween(instantOf(now), one.next))));
    next = at + Math.max(1, soonest);
  }

  // The same weeks without a memory: every link every week, and every failure is news.
  const other = worldOf(seed, count);
  for (let at = 0; at < 365; at += 7) {
    for (const link of other.links) {
      const { verdict } = other.look(link, at);
      memoryless.asked += 1;
      if (verdict === 'alive' || verdict === 'moved') continue;
      memoryless.reports += 1;
      if (!other.isDead(link, at)) memoryless.wrong += 1;
    }
  }
  const missed = links.filter((link) => {
    const known = history.links.get(idOf(link));
    return isDead(link, 330) && isDead(link, 364) && known !== undefined && healthOf(known, day(364)).state !== 'dead';
  });
  const died = links.filter(({ dies }) => dies !== undefined).length;
  return { told, memoryless, missed, died };
}

const years = [1, 2].map((seed) => ({ seed, ...year(seed) }));

describe.each(years)('a year of 500 links, seed $seed', ({ told, memoryless, missed, died }) => {
  test('no link that lives is ever called dead', () => {
    expect(told.falselyDead).toEqual([]);
  });

  test('every death is told: within 14 days of its first failed look, 28 for a host that is silent', () => {
    expect(told.late).toEqual([]);
    expect(missed).toEqual([]);
    expect(told.days.length).toBeGreaterThan(died * 0.8);
  });

  test('people hear at most once a run, and not in every run', () => {
    expect(told.comments).toBeLessThan(told.runs);
  });

  test('asks for less, and says nothing wrong where a checker without memory is wrong more often than right', () => {
    expect(told.asked).toBeLessThan(memoryless.asked / 2);
    expect(memoryless.wrong).toBeGreaterThan(memoryless.reports / 2);
  });
});

test('the table of the years', () => {
  const rows = years.map(({ seed, told, memoryless, died }) => ({
    seed,
    died,
    'told dead': told.days.length,
    'wrongly dead': told.falselyDead.length,
    'days until told (median)': Math.round(told.days.toSorted((a, b) => a - b)[Math.floor(told.days.length / 2)] ?? 0),
    runs: told.runs,
    'runs with a word': told.comments,
    requests: told.asked,
    'without memory: reports': memoryless.reports,
    'of them wrong': memoryless.wrong,
    'its requests': memoryless.asked,
  }));
  if (process.env.SHOW_TABLES) console.table(rows);
  expect(rows).toHaveLength(2);
});
