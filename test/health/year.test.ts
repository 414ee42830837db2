import { describe, expect, test } from 'vitest';
import { changesBetween } from '../../src/health/changes.ts';
import { record } from '../../src/health/history.ts';
import { due, healthOf } from '../../src/health/policy.ts';
import { daysBetween, emptyHistory, instantOf } from '../../src/health/record.ts';
import { day, saw } from './examples.ts';

/** A year of weekly runs over links whose fate is known, with the faults that a checker meets. Everything is drawn from a seed. */

function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface Fate {
  url: string;
  host: number;
  /** Day of its death, if it dies this year, and what a check sees from then on. */
  dies?: number;
  sees: 'no' | 'failure' | 'silence';
}

function fates(random: () => number): Fate[] {
  const kinds = ['no', 'failure', 'silence'] as const;
  return Array.from({ length: 300 }, (_, at) => {
    const host = at % 60;
    const url = `https://host${host}.example/${at}`;
    const sees = kinds[Math.floor(random() * 3)] ?? 'no';
    return random() < 0.1 ? { url, host, dies: 20 + random() * 250, sees } : { url, host, sees };
  });
}

describe.each([1, 2, 3])('a year of weekly runs, seed %i', (seed) => {
  const random = dice(seed);
  const links = fates(random);
  const outages = Array.from({ length: 20 }, () => ({
    host: Math.floor(random() * 60),
    from: random() * 350,
    days: random() * 10,
  }));
  let history = emptyHistory();
  const falselyDead: string[] = [];
  const slow: string[] = [];
  let comments = 0;
  let asked = 0;

  for (let week = 0; week < 52; week += 1) {
    const at = week * 7;
    const now = day(at);
    const offline = week % 17 === 9;
    const wanted = links.filter(({ url }) => due(history.links.get(`url:${url.slice(8)}`), now));
    asked += wanted.length;
    const looks = wanted.map(({ url, host, dies, sees }) => {
      const luck = random();
      if (offline) return saw('silence', url);
      if (dies !== undefined && at >= dies) return saw(luck < 0.05 ? 'wall' : sees, url);
      if (outages.some((outage) => outage.host === host && at >= outage.from && at <= outage.from + outage.days))
        return saw('silence', url);
      if (luck < 0.01) return saw('failure', url);
      if (luck < 0.02) return saw('silence', url);
      if (luck < 0.1) return saw('wall', url);
      return saw(luck < 0.13 ? 'quota' : 'alive', url);
    });
    const before = history;
    history = record(before, looks, now);
    const changes = changesBetween(before, history, now);
    if (changes.worthAComment) comments += 1;
    if (offline) expect(changes).toMatchObject({ died: [], suspected: [], worthAComment: false });
    for (const { url, dies } of links) {
      const known = history.links.get(`url:${url.slice(8)}`);
      if (!known) continue;
      const { state, since } = healthOf(known, now);
      if (state === 'dead' && (dies === undefined || dies > at)) falselyDead.push(url);
      if (state === 'suspect' && dies !== undefined && dies <= at && daysBetween(since, instantOf(now)) > 28) slow.push(url);
    }
  }

  test('no link that lives is ever called dead', () => {
    expect(falselyDead).toEqual([]);
  });

  test('every death is called one within four weeks of its first failed look', () => {
    expect(slow).toEqual([]);
    const dead = links.filter(({ url }) => history.links.get(`url:${url.slice(8)}`)?.strikes.length);
    const missed = links.filter(({ url, dies }) => {
      const known = history.links.get(`url:${url.slice(8)}`);
      return dies !== undefined && known !== undefined && healthOf(known, day(357)).state !== 'dead';
    });
    expect(dead.length).toBeGreaterThan(10);
    expect(missed).toEqual([]);
  });

  test('people hear of changes only, and healthy links are asked rarely', () => {
    expect(comments).toBeLessThan(30);
    expect(asked).toBeLessThan(300 * 52 * 0.45);
  });
});
