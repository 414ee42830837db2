import { type ChildProcess, fork } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { Worker } from 'node:worker_threads';
import { errorMessage } from '../queue/index.ts';
import type { RpcTransport } from './rpc.ts';
import { serveWorkerApi, type WorkerDependencies, type WorkerInit } from './worker-api.ts';
import type { WorkerHandle } from './worker-pool.ts';

/** Variables that hold secrets: hands are told what they need, and nobody who looks at their environment finds more. */
const secretVariables = ['PRIVATE_KEY', 'WEBHOOK_SECRET'];

/** An environment without what is secret in it. */
export function omitSecrets(environment: WorkerInit['environment']): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !secretVariables.includes(name)));
}

/** The program of hands beside this module: TypeScript in a checkout, JavaScript when compiled. */
export const workerMainUrl = new URL(import.meta.url.replace(/worker-process(\.[jt]s)$/, 'worker-main$1'));

/** Hands in a process of their own, where a `program` calls {@link runWorkerProcess}. */
export function forkWorker(program: URL = workerMainUrl): WorkerHandle {
  const child = fork(program, {
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: omitSecrets(process.env),
  });
  const exited = new Promise<string>((resolve) => {
    child.once('exit', (code, signal) => resolve(signal ?? `code ${code}`));
    // A process that could not be made has no exit.
    child.once('error', (error) => resolve(errorMessage(error)));
  });
  return {
    transport: processTransport(child),
    exited,
    kill: () => child.kill('SIGKILL'),
    async close() {
      if (child.connected) child.disconnect();
      await exited;
    },
  };
}

/**
 * Makes this process hands: what is asked by the process that began it is done here. Ends when that one ends, at once and whatever is in hand,
 * since the next one does that again; and not by a signal, which a terminal or a supervisor sends to both: the other one says when.
 */
export function runWorkerProcess(openDependencies: (init: WorkerInit) => WorkerDependencies | Promise<WorkerDependencies>): void {
  if (!process.send) throw new Error('This program is begun by `listkeeper start`.');
  lowerPriority();
  exitWithParent();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {});
  process.on('disconnect', () => process.exit(0));
  // Only words and place: an error's other fields may hold a request with its token.
  const crash = (error: unknown) => {
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    process.stderr.write(`listkeeper: the process for jobs ends: ${stack.slice(0, 2000)}\n`, () => process.exit(1));
  };
  process.on('uncaughtException', crash);
  process.on('unhandledRejection', crash);
  serveWorkerApi(processTransport(process), openDependencies);
}

/**
 * A loop without end hears of no disconnect, and who would have ended it may have been killed: a thread beside it looks whether the process
 * that began this one is still its parent. Where a parent is never exchanged for another, on Windows, it sees nothing.
 */
function exitWithParent(): void {
  const checkParent = "if (process.ppid !== workerData) process.kill(process.pid, 'SIGKILL')";
  const program = `const { workerData } = require('node:worker_threads'); setInterval(() => { ${checkParent}; }, 1000);`;
  new Worker(program, { eval: true, workerData: process.ppid, execArgv: [] }).unref();
}

/** Whoever waits for an answer to a webhook comes before whoever waits for a review. */
function lowerPriority(): void {
  try {
    setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // Where priorities are not ours to set, it goes on as it is.
  }
}

function processTransport(end: ChildProcess | NodeJS.Process): RpcTransport {
  return {
    send: (message) => {
      // What can not be sent any more is lost with its end, which says so itself.
      if (end.connected) end.send?.(message as object, undefined, undefined, () => {});
    },
    onMessage: (heard) => void end.on('message', heard),
  };
}
