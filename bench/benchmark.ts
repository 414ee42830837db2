import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';

/** A table of numbers in docs/bench.md. */
export interface BenchmarkTable {
  columns: string[];
  rows: string[][];
  /** Below the table: how it was measured, and what it does not show. */
  notes?: string[];
}

export interface BenchmarkOptions {
  /** How often each measurement is made; the median counts. */
  runs: number;
  /** Run other link checkers beside ours. */
  peers: boolean;
  /** A folder of Markdown lists, for the parts that measure on real ones. */
  lists: string | undefined;
  /** Reports progress. */
  log: (words: string) => void;
}

/** One part of the bench: a question, and the tables that answer it. */
export interface Benchmark {
  name: string;
  title: string;
  /** What is measured and how, in a few sentences. */
  about: string;
  run(options: BenchmarkOptions): Promise<{ tables: BenchmarkTable[]; missed: string[] }>;
}

export function formatTable({ columns, rows, notes = [] }: BenchmarkTable): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  const table = [line(columns), line(columns.map(() => '---')), ...rows.map(line)].join('\n');
  return notes.length > 0 ? `${table}\n\n${notes.map((note) => `- ${note}`).join('\n')}` : table;
}

/** The item with the median value, the lower of two; undefined for no items. */
export function median<T>(items: readonly T[], by: (item: T) => number): T | undefined {
  return items.toSorted((a, b) => by(a) - by(b))[Math.floor((items.length - 1) / 2)];
}

/** Cores, Node version and platform: what the numbers depend on. */
export function describeMachine(): string {
  return `${availableParallelism()} cores, Node ${process.version.slice(1)}, ${process.platform}`;
}

/** What a program in `programs/` reports: its own numbers, and what it cost as a process. */
export interface Measurement {
  seconds: number;
  /** Seconds of processor time, all threads. */
  cpu: number;
  /** Peak memory in megabytes. */
  memory: number;
  /** Other counts of the program. */
  counts: Record<string, number>;
}

/**
 * Runs a program of `programs/`, or a compiled one, in a separate process, so that memory and
 * processor time can be measured. It receives `task` as a message and answers with one
 * `Measurement`.
 *
 * @throws if the process ends without an answer.
 */
export async function runMeasured(program: string | URL, task: object): Promise<Measurement> {
  const programUrl = program instanceof URL ? program : new URL(`programs/${program}`, import.meta.url);
  const child = fork(programUrl, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  child.send(task);
  const answer: unknown = await waitForMessage(child);
  child.kill();
  return answer as Measurement;
}

async function waitForMessage(child: ChildProcess): Promise<unknown> {
  const ended = once(child, 'exit').then(([code]) => Promise.reject(new Error(`a measured program ended with ${code}`)));
  ended.catch(() => {});
  const [message] = (await Promise.race([once(child, 'message'), ended])) as [unknown];
  return message;
}
