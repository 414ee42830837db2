import { type Benchmark, type Measurement, median, runMeasured } from '../benchmark.ts';
import { generateList } from '../fixtures/generated-list.ts';

const entries = 10_000;
const minGain = 1.5;

/**
 * The same list in two spellings. A comment behind a value is beyond the subset reader, so the file
 * goes to the full one. Both are measured through the code that users run.
 */
const withComments = (files: Record<string, string>) =>
  Object.fromEntries(Object.entries(files).map(([path, text]) => [path, text.replace('\n', ' # generated\n')]));

/** What the subset reader saves, to decide whether a second YAML reader pays. */
export const yamlReaders: Benchmark = {
  name: 'yaml-readers',
  title: 'Two YAML readers: the subset reader and the full one',
  about: `A list of ${entries.toLocaleString('en')} entries, a file each, read and checked in a process of its own: once as generated, which the subset reader understands, and once with a comment behind the first value of each file, which only the full reader (the package \`yaml\`) understands. The goal compares processor time.`,
  async run({ runs, log }) {
    const files = generateList(entries);
    const measure = async (program: string, task: { files: Record<string, string> }) => {
      const measurements: Measurement[] = [];
      for (let run = 0; run < runs; run++) measurements.push(await runMeasured(program, task));
      log(`${program} measured`);
      return median(measurements, ({ cpu }) => cpu) as Measurement;
    };
    const missed: string[] = [];
    const rows: string[][] = [];
    for (const [name, program] of [
      ['read', 'read-list.ts'],
      ['read and validate', 'validate.ts'],
    ] as const) {
      const subset = await measure(program, { files });
      const full = await measure(program, { files: withComments(files) });
      if (subset.counts.entries !== entries || full.counts.entries !== entries)
        missed.push(`${name}: not all entries were read.`);
      const gain = full.cpu / subset.cpu;
      if (gain < minGain)
        missed.push(`${name}: the full reader takes ${gain.toFixed(1)} times the processor time, goal ${minGain}.`);
      for (const [reader, { seconds, cpu, memory }] of [
        ['subset', subset],
        ['full', full],
      ] as const)
        rows.push([name, reader, seconds.toFixed(2), cpu.toFixed(2), memory.toFixed(0)]);
    }
    return { tables: [{ columns: ['what', 'reader', 'seconds', 'CPU s', 'memory MB'], rows }], missed };
  },
};
