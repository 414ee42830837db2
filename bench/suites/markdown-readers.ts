import { readFileSync } from 'node:fs';
import { type Benchmark, median, runMeasured } from '../benchmark.ts';
import type { MarkdownReaderTask } from '../programs/markdown-readers.ts';

/**
 * A reader of one pass is kept only where remark alone takes this many times as long on a list of
 * 10,000 entries.
 */
const minGain = 3;

/**
 * Whether the two readers of one pass beside remark pay; see docs/decisions/markdown-readers.md.
 */
export const markdownReaders: Benchmark = {
  name: 'markdown-readers',
  title: 'Markdown: what a reader of one pass saves',
  about:
    'Links and headings of a text, read by remark alone and by the reader of one pass, which hands to remark what is in doubt. Each time is of the processor, all threads, in a process of its own that loads what it needs under the clock, as `listkeeper check FILE` does.',
  async run({ runs, log }) {
    const missed: string[] = [];
    const rows: string[][] = [];
    for (const { name, text } of buildTexts()) {
      for (const what of ['links', 'headings'] as const) {
        log(`${what} of ${name}`);
        const [remark, onePass] = [
          await measure({ text, reader: `${what}-remark` }, runs),
          await measure({ text, reader: `${what}-one-pass` }, runs),
        ];
        const gain = remark.ms / onePass.ms;
        const counts = [remark, onePass].map(({ found }) => String(found));
        const costs = [remark, onePass].flatMap(({ ms, memory }) => [ms.toFixed(0), memory.toFixed(0)]);
        rows.push([name, what, Math.round(text.length / 1000).toString(), ...counts, ...costs, gain.toFixed(1)]);
        if (name === longList && gain < minGain) missed.push(`${what}: ${gain.toFixed(1)} times as fast, goal ${minGain}`);
        if (what === 'links' && remark.found !== onePass.found)
          missed.push(`${name}: ${remark.found} and ${onePass.found} ${what}`);
      }
    }
    const columns = [
      'text',
      'what',
      'thousand characters',
      'found by remark',
      'by one pass',
      'remark, CPU ms',
      'MB',
      'one pass, CPU ms',
      'MB',
      'times as fast',
    ];
    return { tables: [{ columns, rows }], missed };
  },
};

const longList = 'a list of 10,000 entries';

function buildTexts(): { name: string; text: string }[] {
  const item = (n: number) =>
    `- [Thing ${n}](https://host${n % 500}.example.org/data/${n}) - An annotated corpus for task ${n}, from a public evaluation.`;
  const sections = Array.from({ length: 20 }, (_, section) => {
    const items = Array.from({ length: 500 }, (_, n) => item(section * 500 + n));
    return `## Part ${section}\n\n${items.join('\n')}\n`;
  });
  return [
    { name: 'README.md of this project', text: readFileSync(new URL('../../README.md', import.meta.url), 'utf8') },
    { name: longList, text: `# A long list\n\n${sections.join('\n')}` },
  ];
}

async function measure(task: MarkdownReaderTask, runs: number): Promise<{ ms: number; memory: number; found: number }> {
  const results: { ms: number; memory: number; found: number }[] = [];
  for (let run = 0; run < runs; run += 1) {
    const { counts, cpu, memory } = await runMeasured('markdown-readers.ts', task);
    results.push({ ms: cpu * 1000, memory, found: counts.found ?? 0 });
  }
  return median(results, ({ ms }) => ms) ?? { ms: 0, memory: 0, found: 0 };
}
