import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median } from './benchmark.ts';

/** What one run of a program cost, by GNU time. */
export interface CommandCost {
  seconds: number;
  /** Seconds of processor time, user and system. */
  cpu: number;
  /** Peak memory in megabytes. */
  memory: number;
  /** Exit code. */
  code: number;
  output: string;
}

/** A program as it is measured. */
export interface MeasuredCommand {
  command: readonly string[];
  cwd?: string;
  environment?: NodeJS.ProcessEnv;
}

/** Runs a program once. Needs GNU time, since Node does not tell what a child cost. */
async function measureCommand({ command, cwd, environment }: MeasuredCommand): Promise<CommandCost> {
  const folder = mkdtempSync(join(tmpdir(), 'listkeeper-cost-'));
  const file = join(folder, 'cost');
  const started = performance.now();
  const child = spawn('/usr/bin/time', ['-q', '-f', '%U %S %M', '-o', file, ...command], {
    ...(cwd === undefined ? {} : { cwd }),
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  const code = await new Promise<number>((resolve, reject) => {
    child.on('close', (status) => resolve(status ?? 1)).on('error', reject);
  });
  const seconds = (performance.now() - started) / 1000;
  const [user = 0, system = 0, kilobytes = 0] = readFileSync(file, 'utf8').trim().split(' ').map(Number);
  rmSync(folder, { recursive: true });
  return { seconds, cpu: user + system, memory: kilobytes / 1024, code, output };
}

/**
 * Measures programs in turns, A B A B, so that what else happens on the machine meets all of them.
 * @returns the median of each number, for each program.
 */
export async function measureInTurns(commands: readonly MeasuredCommand[], runs: number): Promise<CommandCost[]> {
  const costs = commands.map((): CommandCost[] => []);
  for (let run = 0; run < runs; run += 1) {
    for (const [index, command] of commands.entries()) costs[index]?.push(await measureCommand(command));
  }
  return costs.map((all) => {
    const middle = (read: (cost: CommandCost) => number) => read(median(all, read) as CommandCost);
    const last = all.at(-1) as CommandCost;
    return {
      seconds: middle(({ seconds }) => seconds),
      cpu: middle(({ cpu }) => cpu),
      memory: middle(({ memory }) => memory),
      code: Math.max(...all.map(({ code }) => code)),
      output: last.output,
    };
  });
}

/** A row's verdict on a target. */
export const formatTarget = (value: number, target: number, digits = 2): string =>
  `${value.toFixed(digits)} (≤ ${target}${value <= target ? '' : ', **missed**'})`;
