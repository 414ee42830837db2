import { describe, expect, test } from 'vitest';
import { defaultPolicy } from '../../../src/link-health/policy.ts';
import { defaultSettings } from '../../../src/list/schema/settings/settings-schema.ts';
import { measureDeaths, measureTakeovers, type ReportedChange, simulateStateless, simulateYear } from './simulated-year.ts';

/**
 * A year of a list of 500 links, with the faults that a checker meets; the table of it is `npm run
 * bench -- year`.
 */

const count = 500;
const years = [1, 2, 3].map((seed) => ({ seed, year: simulateYear(seed, count) }));

const tellingOf = (told: readonly ReportedChange[], what: ReportedChange['what']) => told.filter((one) => one.what === what);

describe.each(years)('a year of 500 links, seed $seed', ({ year }) => {
  const deaths = measureDeaths(year);

  test('no link that lives is ever called dead', () => {
    expect(deaths.wrong).toEqual([]);
  });

  test('every death is told within 14 days of it, 28 for a host that is silent', () => {
    expect(deaths.late).toEqual([]);
    expect(deaths.due).toBeGreaterThan(30);
    expect(deaths.days.length).toBeGreaterThan(20);
    expect(deaths.silentDays.length).toBeGreaterThan(10);
  });

  test('every name that was sold is told within 28 days, and no other', () => {
    const takeovers = measureTakeovers(year);
    expect(takeovers.wrong).toEqual([]);
    expect(takeovers.late).toEqual([]);
    expect(takeovers.days.length).toBeGreaterThan(10);
  });

  test('no address of whoever bought a name is ever offered as the new one', () => {
    expect([...year.harmfulOffers]).toEqual([]);
  });

  test('people hear of each thing once: what did not change is not told again', () => {
    const died = tellingOf(year.reported, 'died').map(({ link }) => link.url);
    expect(new Set(died).size, 'a death is told once').toBe(died.length);
    const back = tellingOf(year.reported, 'recovered');
    expect(new Set(back.map(({ link }) => link.url)).size, 'a return is told once').toBe(back.length);
    for (const { link, at } of back) expect(at, `${link.url} was mended`).toBeGreaterThanOrEqual(link.back ?? 365);
    const moved = tellingOf(year.reported, 'moved');
    for (const { link, at } of moved) expect(at, `${link.url} has moved`).toBeGreaterThanOrEqual(link.moves ?? 365);
    const times = Map.groupBy(moved, ({ link }) => link);
    for (const [link, told] of times) expect(told.length, `${link.url} moved once`).toBe(1);
    const words = new Set(year.reported.map(({ at }) => at));
    expect(year.comments, 'one comment for all that a run has to tell').toBeLessThanOrEqual(words.size);
    expect(year.comments).toBeLessThan(year.runs / 3);
  });
});

test('a checker without memory is wrong more often than right in the same world', () => {
  const { reports, wrong } = simulateStateless(1, count);
  expect(wrong).toBeGreaterThan(reports / 2);
});

test('where the settings want more, the same deaths are told later, and a long list is asked for less often', () => {
  const [first] = years;
  const strict = measureDeaths(
    simulateYear(1, 100, { ...defaultSettings.links, dead: { strikes: 4, days: 20, silentDays: 30 } }),
  );
  const soonest = Math.min(...strict.days.filter((days) => days > 2 * defaultPolicy.days));
  expect(soonest).toBeGreaterThan(20);
  expect(strict.silentDays[0]).toBeGreaterThan(30 - defaultPolicy.checkIntervalDays);
  const monthly = simulateYear(1, 100, { ...defaultSettings.links, every: 'month' });
  expect(monthly.asked / 100).toBeLessThan((first?.year.asked ?? 0) / count / 2);
  const { wrong, days, silentDays } = measureDeaths(monthly);
  expect([...strict.wrong, ...wrong]).toEqual([]);
  expect(days.at(-1)).toBeLessThan(42);
  expect(silentDays.at(-1)).toBeLessThan(56);
});
