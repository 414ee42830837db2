import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Benchmark, describeMachine, formatTable } from './benchmark.ts';
import { adoptLists } from './suites/adopt/adopt.ts';
import { awesomeLintSuite } from './suites/awesome-lint.ts';
import { hostileMarkdownSuite } from './suites/hostile-markdown.ts';
import { importLists } from './suites/import-lists.ts';
import { largeLists } from './suites/large-lists.ts';
import { linkHealth } from './suites/link-health.ts';
import { longLists } from './suites/long-lists.ts';
import { manyHourly } from './suites/many-hourly.ts';
import { manyLists } from './suites/many-lists.ts';
import { manyMachines } from './suites/many-machines.ts';
import { markdownReaders } from './suites/markdown-readers.ts';
import { oddServers } from './suites/odd-servers.ts';
import { requestsPerLink } from './suites/requests-per-link.ts';
import { reviewSuite } from './suites/review.ts';
import { simulatedYear } from './suites/simulated-year.ts';
import { siteSuite } from './suites/site.ts';
import { speedSuite } from './suites/speed/speed.ts';
import { startupSuite } from './suites/startup.ts';
import { verdictAccuracy } from './suites/verdict-accuracy.ts';
import { webhookLatency } from './suites/webhook-latency.ts';
import { yamlReaders } from './suites/yaml-readers.ts';

/**
 * The bench measures what is claimed about verdicts, speed and cost. It prints Markdown tables, and
 * exits with 1 if a goal is missed. `--write` puts them into docs/bench.md; parts that were not run
 * stay.
 */
const benchmarks: Benchmark[] = [
  verdictAccuracy,
  oddServers,
  speedSuite,
  requestsPerLink,
  startupSuite,
  largeLists,
  longLists,
  linkHealth,
  simulatedYear,
  reviewSuite,
  webhookLatency,
  manyLists,
  manyHourly,
  manyMachines,
  siteSuite,
  awesomeLintSuite,
  hostileMarkdownSuite,
  importLists,
  adoptLists,
  yamlReaders,
  markdownReaders,
];
const resultsPage = new URL('../docs/bench.md', import.meta.url);

const usage = `npm run bench -- [${benchmarks.map(({ name }) => name).join('|')}]… [--runs 5] [--no-peers] [--lists FOLDER] [--write --date YYYY-MM-DD]`;
const { values, positionals } = parseArgs({
  allowPositionals: true,
  allowNegative: true,
  options: {
    runs: { type: 'string', default: '5' },
    peers: { type: 'boolean', default: true },
    write: { type: 'boolean', default: false },
    date: { type: 'string' },
    lists: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
// A folder among the names contains lists, for the parts that measure on real ones.
const isFolder = (name: string) =>
  !benchmarks.some((part) => part.name === name) && existsSync(name) && statSync(name).isDirectory();
const folder = values.lists ?? positionals.find(isFolder) ?? process.env.LISTKEEPER_LISTS;
const names = positionals.filter((name) => !isFolder(name));
const unknown = names.find((name) => !benchmarks.some((part) => part.name === name));
const badDate = values.write && !/^\d{4}-\d{2}-\d{2}$/.test(values.date ?? '');
if (values.help || unknown || badDate) {
  if (unknown) console.error(`There is no part ${unknown}.`);
  if (badDate) console.error('--write needs a date: --date YYYY-MM-DD.');
  console.log(usage);
  process.exit(values.help ? 0 : 2);
}

const missedGoals: string[] = [];
for (const part of benchmarks) {
  // `many` is also the first word of `many-machines`.
  if (names.length > 0 && !names.some((name) => part.name === name || part.name.startsWith(`${name}-`))) continue;
  const log = (text: string) => console.error(`${part.name}: ${text}`);
  const result = await part.run({ runs: Math.max(1, Number(values.runs) || 1), peers: values.peers, lists: folder, log });
  missedGoals.push(...result.missed);
  const goals = result.missed.length === 0 ? 'All goals met.' : result.missed.map((goal) => `**Missed:** ${goal}`).join('\n\n');
  const text = [`## ${part.title}`, part.about, ...result.tables.map(formatTable), goals].join('\n\n');
  console.log(`${text}\n`);
  if (values.write) {
    const how = `\`npm run bench -- ${part.name}\`, ${values.date}, ${describeMachine()}`;
    writeFileSync(resultsPage, replaceResults(readFileSync(resultsPage, 'utf8'), part.name, `${text}\n\n_Made by ${how}._`));
  }
}
process.exitCode = missedGoals.length > 0 ? 1 : 0;

/** Replaces one part of the page, or adds it at the end. */
function replaceResults(text: string, name: string, part: string): string {
  const zone = `<!-- bench:${name} -->\n${part}\n<!-- /bench:${name} -->`;
  const known = new RegExp(`<!-- bench:${name} -->[\\s\\S]*<!-- /bench:${name} -->`);
  return known.test(text) ? text.replace(known, () => zone) : `${text.trimEnd()}\n\n${zone}\n`;
}
