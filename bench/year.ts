import { defaultSettings, type Settings } from '../src/list/settings.ts';
import { type Deaths, deathsOf, memoryless, yearOf } from '../test/health/year.ts';
import type { Part } from './part.ts';

const count = 500;
const seeds = [1, 2, 3, 4, 5];

export const year: Part = {
  name: 'year',
  title: 'A year of a list, beside a checker without memory',
  about: `A simulated year of ${count} links on 80 hosts, drawn from a seed (\`test/health/fates.ts\`): one link in ten dies, a quarter of these come back, one in twelve moves; hosts are out for up to ten days, our own network for a day or so; of the looks at a page that is well 1% say "not found", 1% meet silence, 6% a wall and 3% a quota. Runs come when the bot would make them. *Days* are counted from the death itself.`,
  async run({ say }) {
    const missed: string[] = [];
    const rows = seeds.map((seed) => {
      say(`seed ${seed}`);
      const lived = yearOf(seed, count);
      const deaths = deathsOf(lived);
      const without = memoryless(seed, count);
      if (deaths.wrong.length > 0) missed.push(`seed ${seed} called dead what lives: ${deaths.wrong.join(', ')}`);
      if (deaths.late.length > 0) missed.push(`seed ${seed} told late: ${deaths.late.join(', ')}`);
      const told = [deaths.days, deaths.silentDays].flatMap((days) => [`${days.length}`, most(days)]);
      const asked = [`${lived.asked}`, `${lived.runs}`, `${lived.comments}`];
      return [
        `${seed}`,
        ...told,
        `${deaths.wrong.length}`,
        ...asked,
        ...[without.reports, without.wrong, without.asked].map(String),
      ];
    });
    const columns = ['seed', 'deaths told', 'days, at most (goal 14)', 'silent hosts told', 'days, at most (goal 28)'];
    columns.push(
      'wrongly dead (goal 0)',
      'links asked',
      'runs',
      'comments',
      'without memory: failures reported',
      'of them wrong',
      'links asked',
    );
    const strict = { ...defaultSettings.links, dead: { strikes: 5, days: 21, silentDays: 42 } };
    const monthly = { ...defaultSettings.links, every: 'month' as const };
    return {
      tables: [
        {
          columns,
          rows,
          notes: [
            'The checker without memory looks at every link once a week and reports every failure. Ours looks every six days, and again at what failed.',
            'Among deaths at silent hosts are those of pages whose host was out in the fortnight after their death.',
          ],
        },
        {
          columns: [
            'seed 1',
            'deaths told',
            'days, median and most',
            'silent hosts told',
            'days, median and most',
            'links asked',
            'runs',
          ],
          rows: [
            settingsRow('the bot, by the defaults', defaultSettings.links),
            settingsRow('an Action once a day', defaultSettings.links, 1),
            settingsRow('an Action once a week', defaultSettings.links, 7),
            settingsRow('the bot with `links.dead: {strikes: 5, days: 21, silentDays: 42}`', strict),
            settingsRow('the bot with `links.every: month`', monthly),
          ],
        },
      ],
      missed,
    };
  },
};

function settingsRow(name: string, settings: Settings['links'], cron?: number): string[] {
  const lived = yearOf(1, count, settings, cron);
  const { days, silentDays }: Deaths = deathsOf(lived);
  return [
    name,
    ...[days, silentDays].flatMap((each) => [`${each.length}`, `${middle(each)}, ${most(each)}`]),
    `${lived.asked}`,
    `${lived.runs}`,
  ];
}

/** Of days in order. */
const most = (days: readonly number[]): string => days.at(-1)?.toFixed(1) ?? '–';
const middle = (days: readonly number[]): string => days[Math.floor((days.length - 1) / 2)]?.toFixed(1) ?? '–';
