import { type ChildProcess, fork } from 'node:child_process';
import type { Benchmark } from '../benchmark.ts';
import type { HostileResult, HostileTask } from '../programs/hostile-markdown.ts';

const documents = 10_000;
const seed = 20_261_122;
/**
 * Limits in ms: processor time after which a document counts as hanging, and time after which it is
 * killed.
 */
const maxCpuMs = 2000;
const maxWaitMs = 30_000;

/** Whether hostile Markdown crashes or stops an import, or loses a URL in it. */
export const hostileMarkdownSuite: Benchmark = {
  name: 'hostile',
  title: 'Hostile Markdown: nothing crashes, hangs or is lost',
  about: `${documents.toLocaleString('en')} generated documents of every construct, nested, broken and mixed; every second one with \`--mend\`. Each is imported and rendered in another process, which is ended when a document takes too long. Seed ${seed}. CommonMark’s own examples are in \`test/list/import/commonmark.slow.test.ts\`.`,
  async run({ log }) {
    const start = performance.now();
    const answers: HostileResult[] = [];
    let hung = 0;
    for (let from = 0; from < documents; ) {
      const ended = await importInChild({ seed, from, to: documents }, (answer) => {
        answers.push(answer);
        if (answer.index % 1000 === 0) log(`document ${answer.index}`);
      });
      from = ended ? documents : (answers.at(-1)?.index ?? from - 1) + 2;
      if (!ended) {
        hung += 1;
        log(`document ${from - 1} did not end`);
      }
    }
    const seconds = (performance.now() - start) / 1000;
    const crashed = answers.filter(({ crash }) => crash !== undefined);
    const slow = answers.filter(({ ms }) => ms > maxCpuMs);
    const lost = answers.flatMap(({ index, lost: all, notRendered }) =>
      [...all, ...notRendered].map((text) => ({ index, text })),
    );
    const missed: string[] = [];
    if (crashed.length > 0)
      missed.push(`${crashed.length} documents crashed, such as ${crashed[0]?.index}: ${crashed[0]?.crash}`);
    if (hung + slow.length > 0)
      missed.push(`${hung + slow.length} documents took more than ${maxCpuMs / 1000} s of processor time`);
    if (lost.length > 0) missed.push(`${lost.length} lost, such as document ${lost[0]?.index}: ${lost[0]?.text}`);
    const sum = (by: (answer: HostileResult) => number) => answers.reduce((all, each) => all + by(each), 0);
    const row = [
      documents,
      sum(({ addresses }) => addresses),
      crashed.length,
      hung + slow.length,
      lost.length,
      sum(({ notPlaced }) => notPlaced),
      Math.round(answers.reduce((most, { ms }) => Math.max(most, ms), 0)),
      Math.round(seconds),
    ];
    const columns = [
      'documents',
      'addresses in data',
      'crashes',
      'over 2 s of CPU',
      'lost',
      'told as without a place',
      'slowest, CPU ms',
      'seconds',
    ];
    return { tables: [{ columns, rows: [row.map(String)] }], missed };
  },
};

/**
 * Runs the documents in a separate process. False if one exceeded the time limit and the process
 * was killed.
 */
async function importInChild(task: HostileTask, onResult: (answer: HostileResult) => void): Promise<boolean> {
  const child: ChildProcess = fork(new URL('../programs/hostile-markdown.ts', import.meta.url), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  let isLate = false;
  const kill = () => {
    isLate = true;
    child.kill('SIGKILL');
  };
  let timer = setTimeout(kill, maxWaitMs * 2);
  child.on('message', (answer) => {
    clearTimeout(timer);
    timer = setTimeout(kill, maxWaitMs);
    onResult(answer as HostileResult);
  });
  child.send(task);
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  clearTimeout(timer);
  if (!isLate && code !== 0) throw new Error(`the process of hostile documents ended with ${code}`);
  return !isLate;
}
