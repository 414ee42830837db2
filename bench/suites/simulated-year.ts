import { defaultSettings, type Settings } from '../../src/list/schema/settings/settings-schema.ts';
import {
  type DeathReport,
  measureDeaths,
  measureTakeovers,
  simulateStateless,
  simulateYear,
} from '../../test/link-health/simulation/simulated-year.ts';
import type { Benchmark } from '../benchmark.ts';

const linkCount = 500;
const seeds = [1, 2, 3, 4, 5];

const columns = [
  'seed',
  'deaths reported',
  'days, at most (goal 14)',
  'silent hosts reported',
  'days, at most (goal 28)',
  'wrongly dead (goal 0)',
  'takeovers reported',
  'days, at most (goal 28)',
  'harmful offers (goal 0)',
  'links asked',
  'runs',
  'comments',
  'without memory: failures reported',
  'of them wrong',
  'links asked',
];

export const simulatedYear: Benchmark = {
  name: 'year',
  title: 'A year of a list, beside a checker without memory',
  about: `A simulated year of ${linkCount} links on 80 hosts, drawn from a seed (\`test/link-health/simulation/simulated-links.ts\`): one link in ten dies, a quarter of these come back, one in twelve moves, one in twenty is taken over by a buyer who redirects it or not; walls with status 200 come and go, services change their interface for up to forty days; hosts are out for up to ten days, our own network for a day or so; of the looks at a page that is well 1% say "not found", 1% meet silence, 6% a wall and 3% a quota. Runs come when the bot would make them. *Days* are counted from the death itself.`,
  async run({ log }) {
    const missed: string[] = [];
    const rows = seeds.map((seed) => {
      log(`seed ${seed}`);
      return measureSeed(seed, missed);
    });
    const strict = { ...defaultSettings.links, dead: { strikes: 5, days: 21, silentDays: 42 } };
    const monthly = { ...defaultSettings.links, every: 'month' as const };
    return {
      tables: [
        {
          columns,
          rows,
          notes: [
            'The checker without memory looks at every link once a week and reports every failure. Ours looks every six days, and again at what failed.',
            'Among deaths at silent hosts are those of pages whose host was out in the fortnight after their death, and those of links whose service had just changed its interface: nobody can read it for up to forty days, and their goal is 70.',
          ],
        },
        {
          columns: [
            'seed 1',
            'deaths reported',
            'days, median and most',
            'silent hosts reported',
            'days, median and most',
            'links asked',
            'runs',
          ],
          rows: [
            formatSettingsRow('the bot, by the defaults', defaultSettings.links),
            formatSettingsRow('an Action once a day', defaultSettings.links, 1),
            formatSettingsRow('an Action once a week', defaultSettings.links, 7),
            formatSettingsRow('the bot with `links.dead: {strikes: 5, days: 21, silentDays: 42}`', strict),
            formatSettingsRow('the bot with `links.every: month`', monthly),
          ],
        },
      ],
      missed,
    };
  },
};

/** A year of one seed as a row. @param missed gets the goals that it misses. */
function measureSeed(seed: number, missed: string[]): string[] {
  const lived = simulateYear(seed, linkCount);
  const deaths = measureDeaths(lived);
  const takeovers = measureTakeovers(lived);
  const wrongTakeovers = { late: takeovers.late, wrong: takeovers.wrong, harmful: [...lived.harmfulOffers] };
  for (const [what, some] of Object.entries(wrongTakeovers))
    if (some.length > 0) missed.push(`seed ${seed}, takeovers, ${what}: ${some.join(', ')}`);
  const without = simulateStateless(seed, linkCount);
  if (deaths.wrong.length > 0) missed.push(`seed ${seed} called dead what lives: ${deaths.wrong.join(', ')}`);
  if (deaths.late.length > 0) missed.push(`seed ${seed} reported late: ${deaths.late.join(', ')}`);
  return [
    `${seed}`,
    ...[deaths.days, deaths.silentDays].flatMap((days) => [`${days.length}`, formatMaximum(days)]),
    `${deaths.wrong.length}`,
    `${takeovers.days.length}`,
    formatMaximum(takeovers.days),
    `${lived.harmfulOffers.size}`,
    ...[`${lived.asked}`, `${lived.runs}`, `${lived.comments}`],
    ...[without.reports, without.wrong, without.asked].map(String),
  ];
}

function formatSettingsRow(name: string, settings: Settings['links'], cron?: number): string[] {
  const lived = simulateYear(1, linkCount, settings, cron);
  const { days, silentDays }: DeathReport = measureDeaths(lived);
  return [
    name,
    ...[days, silentDays].flatMap((each) => [`${each.length}`, `${formatMedian(each)}, ${formatMaximum(each)}`]),
    `${lived.asked}`,
    `${lived.runs}`,
  ];
}

/** For sorted days. */
const formatMaximum = (days: readonly number[]): string => days.at(-1)?.toFixed(1) ?? '–';
const formatMedian = (days: readonly number[]): string => days[Math.floor((days.length - 1) / 2)]?.toFixed(1) ?? '–';
