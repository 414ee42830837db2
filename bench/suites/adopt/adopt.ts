import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Benchmark, type Measurement, runMeasured } from '../../benchmark.ts';

/** Goals for each list. */
const goals = { wordsGone: 0.5, headingsKept: 99, linksKept: 99, changedLines: 2, secondsFor4000Lines: 2 };

/** Whether adopting a real list gives its README back. */
export const adoptLists: Benchmark = {
  name: 'adopt',
  title: 'Adoption: a real list comes back as it was',
  about:
    'Each list of a folder is imported, its README is written from the data, and the data is validated, each in a process of its own. The old and the new README are then read with a CommonMark reader, without the importer. Run it with `--lists FOLDER`.',
  async run({ lists: folder, log }) {
    if (folder === undefined || !existsSync(folder)) {
      log(`SKIPPED: ${folder === undefined ? 'no folder of lists: --lists FOLDER' : `there is no folder ${folder}`}`);
      return { tables: [], missed: [] };
    }
    const missed: string[] = [];
    const rows: string[][] = [];
    const factRows: string[][] = [];
    for (const { name, text } of readLists(folder)) {
      log(name);
      const lines = text.trimEnd().split('\n').length;
      const measured = await runMeasured('adopt.ts', { text });
      rows.push(formatRow(name, lines, measured));
      if (measured.counts.entries) factRows.push(formatFactRow(name, measured));
      missed.push(...findMissedGoals(lines, measured).map((goal) => `${name}: ${goal}`));
    }
    const columns = ['list', 'lines', 'entries', 'addresses lost', 'addresses new', 'words gone %', 'headings kept %'];
    columns.push('links kept %', 'lines changed in 100', '+', '−', 'second render', 'errors', 'CPU s', 'MB');
    const notes = [
      'Lines changed: by `git diff`, without white space, blank lines, lists of contents and the two markers, for each 100 lines that are not blank.',
      'Errors: what the validator says about the imported data, without mistakes that the list has itself.',
    ];
    const facts = {
      columns: ['list', 'entries', ...factNames],
      rows: factRows,
      notes: ['How many entries have each field. Own fields are those that the settings declare, such as columns and marks.'],
    };
    return { tables: [{ columns, rows, notes }, facts], missed };
  },
};

/** Fields that the words of an entry may say. */
const factNames = ['year', 'license', 'languages', 'status', 'venue', 'authors', 'access', 'own fields'];

const formatFactRow = (name: string, { counts }: Measurement): string[] => [
  name,
  String(counts.entries),
  ...factNames.map((field) => String(counts[`with ${field}`] ?? 0)),
];

function formatRow(name: string, lines: number, { counts, cpu, memory }: Measurement): string[] {
  const { entries = 0, isStable } = counts;
  if (entries === 0) return [name, String(lines), 'refused', ...Array.from({ length: 10 }, () => ''), cpu.toFixed(1), ''];
  const percent = (key: string) => (counts[key] ?? 0).toFixed(1);
  const count = (key: string) => String(counts[key] ?? 0);
  return [
    name,
    String(lines),
    String(entries),
    count('lostAddresses'),
    count('newAddresses'),
    percent('wordsGone'),
    percent('headingsKept'),
    percent('linksKept'),
    percent('changedLines'),
    count('addedLines'),
    count('removedLines'),
    isStable === 1 ? 'equal' : 'differs',
    count('errors'),
    cpu.toFixed(1),
    memory.toFixed(0),
  ];
}

function findMissedGoals(lines: number, { counts, cpu }: Measurement): string[] {
  const { entries, lostAddresses = 0, newAddresses = 0, wordsGone = 0, headingsKept = 0, linksKept = 0 } = counts;
  const { changedLines = 0, isStable, errors = 0 } = counts;
  if (entries === 0) return [];
  const maxSeconds = goals.secondsFor4000Lines * Math.max(1, lines / 4000);
  const checks: [isMet: boolean, goal: string][] = [
    [lostAddresses === 0, `${lostAddresses} addresses lost`],
    [newAddresses === 0, `${newAddresses} addresses that it did not have`],
    [wordsGone <= goals.wordsGone, `${wordsGone.toFixed(1)} % of the words gone`],
    [headingsKept >= goals.headingsKept, `${headingsKept.toFixed(1)} % of the headings kept`],
    [linksKept >= goals.linksKept, `${linksKept.toFixed(1)} % of the links with the same words`],
    [changedLines <= goals.changedLines, `${changedLines.toFixed(1)} lines changed in 100`],
    [isStable === 1, 'a second render differs'],
    [errors === 0, `${errors} errors made by the import`],
    [cpu <= maxSeconds, `${cpu.toFixed(1)} s of processor time, goal ${maxSeconds.toFixed(1)} s`],
  ];
  return checks.flatMap(([isMet, goal]) => (isMet ? [] : [goal]));
}

function readLists(folder: string): { name: string; text: string }[] {
  const files = readdirSync(folder).filter((file) => /\.(?:md|rst)$/i.test(file) && !/^readme\.md$/i.test(file));
  return files.toSorted().map((file) => ({ name: basename(file), text: readFileSync(join(folder, file), 'utf8') }));
}
