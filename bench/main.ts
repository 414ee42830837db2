import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { awesome } from './awesome.ts';
import { fuzz } from './fuzz.ts';
import { health } from './health.ts';
import { hostile } from './hostile.ts';
import { intake } from './intake.ts';
import { lists } from './lists.ts';
import { machine, markdownOf, type Part } from './part.ts';
import { review } from './review.ts';
import { scale } from './scale.ts';
import { speed } from './speed.ts';
import { thrift } from './thrift.ts';
import { verdicts } from './verdicts.ts';
import { year } from './year.ts';

/**
 * The bench: what is claimed about verdicts, speed and thrift, measured. Prints tables in Markdown and ends with 1 when a goal is missed;
 * `--write` puts them into docs/bench.md, where parts that were not run stay as they are.
 */
const parts: Part[] = [verdicts, fuzz, speed, thrift, scale, health, year, review, intake, awesome, hostile, lists];
const page = new URL('../docs/bench.md', import.meta.url);

const usage = `npm run bench -- [${parts.map(({ name }) => name).join('|')}]… [--runs 5] [--no-peers] [FOLDER of lists] [--write --date YYYY-MM-DD]`;
const { values, positionals } = parseArgs({
  allowPositionals: true,
  allowNegative: true,
  options: {
    runs: { type: 'string', default: '5' },
    peers: { type: 'boolean', default: true },
    write: { type: 'boolean', default: false },
    date: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
// A folder among the names is one of lists, for the parts that measure on real ones.
const isFolder = (name: string) => !parts.some((part) => part.name === name) && existsSync(name) && statSync(name).isDirectory();
const folder = positionals.find(isFolder) ?? process.env.LISTKEEPER_LISTS;
const names = positionals.filter((name) => !isFolder(name));
const unknown = names.find((name) => !parts.some((part) => part.name === name));
const badDate = values.write && !/^\d{4}-\d{2}-\d{2}$/.test(values.date ?? '');
if (values.help || unknown || badDate) {
  if (unknown) console.error(`There is no part ${unknown}.`);
  if (badDate) console.error('With --write, say the day: --date YYYY-MM-DD.');
  console.log(usage);
  process.exit(values.help ? 0 : 2);
}

const missed: string[] = [];
for (const part of parts) {
  if (names.length > 0 && !names.includes(part.name)) continue;
  const say = (words: string) => console.error(`${part.name}: ${words}`);
  const result = await part.run({ runs: Math.max(1, Number(values.runs) || 1), peers: values.peers, lists: folder, say });
  missed.push(...result.missed);
  const goals = result.missed.length === 0 ? 'All goals met.' : result.missed.map((goal) => `**Missed:** ${goal}`).join('\n\n');
  const text = [`## ${part.title}`, part.about, ...result.tables.map(markdownOf), goals].join('\n\n');
  console.log(`${text}\n`);
  if (values.write) {
    const how = `\`npm run bench -- ${part.name}\`, ${values.date}, ${machine()}`;
    writeFileSync(page, withPart(readFileSync(page, 'utf8'), part.name, `${text}\n\n_Made by ${how}._`));
  }
}
process.exitCode = missed.length > 0 ? 1 : 0;

/** The page with one part's zone replaced, or added at the end. */
function withPart(text: string, name: string, part: string): string {
  const zone = `<!-- bench:${name} -->\n${part}\n<!-- /bench:${name} -->`;
  const known = new RegExp(`<!-- bench:${name} -->[\\s\\S]*<!-- /bench:${name} -->`);
  return known.test(text) ? text.replace(known, () => zone) : `${text.trimEnd()}\n\n${zone}\n`;
}
