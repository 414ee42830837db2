import { type ChildProcess, fork } from 'node:child_process';
import { getCompileCacheDir } from 'node:module';
import { constants, setPriority } from 'node:os';
import { dirname, extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { getMessages } from '../../messages/index.ts';
import { limitYoungGeneration } from '../../runtime/young-generation.ts';
import { getErrorMessage } from '../queue/index.ts';
import type { WorkerHandle } from './pooled-worker.ts';
import type { RpcTransport } from './rpc.ts';
import type { WorkerInit } from './rpc-api.ts';
import { type OpenDependencies, serveWorkerApi } from './worker-api.ts';

/**
 * Environment variables that a worker is not started with. It receives the secrets it needs in a
 * message.
 */
const secretVariables = ['PRIVATE_KEY', 'WEBHOOK_SECRET', 'DATABASE_URL', 'LISTKEEPER_LISTS_TOKEN'];

/** The environment without its secrets. */
export function omitSecrets(environment: WorkerInit['environment']): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !secretVariables.includes(name)));
}

/**
 * The environment of a worker: that of this process, and where its Node keeps compiled code, which
 * a fork does not inherit. The folder that Node tells is one for its version, in the one meant.
 * @param cacheFolder as `getCompileCacheDir()` tells it.
 */
export function createWorkerEnvironment(environment: WorkerInit['environment'], cacheFolder: string | undefined) {
  return { ...(cacheFolder && { NODE_COMPILE_CACHE: dirname(cacheFolder) }), ...omitSecrets(environment) };
}

/** The worker program beside this module: TypeScript in a checkout, JavaScript in the bundle. */
export const workerMainUrl = new URL(`worker-main${extname(import.meta.url)}`, import.meta.url);

/**
 * Starts a worker in a process of its own.
 * @param program calls {@link runWorkerProcess}.
 */
export function forkWorker(program: URL = workerMainUrl): WorkerHandle {
  const child = fork(program, {
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: createWorkerEnvironment(process.env, getCompileCacheDir()),
  });
  const exited = new Promise<string>((resolve) => {
    child.once('exit', (code, signal) => resolve(signal ?? `code ${code}`));
    // A process that could not be started emits no exit.
    child.once('error', (error) => resolve(getErrorMessage(error)));
  });
  return {
    transport: createProcessTransport(child),
    exited,
    kill: () => child.kill('SIGKILL'),
    async close() {
      if (child.connected) child.disconnect();
      await exited;
    },
  };
}

/**
 * Makes this process a worker of its parent. It exits as soon as the parent does, whatever it is
 * doing, because the next worker starts that job again. It ignores signals: a terminal or a
 * supervisor sends them to both processes, and the parent decides.
 */
export function runWorkerProcess(openDependencies: OpenDependencies): void {
  const { log } = getMessages('en');
  if (!process.send) throw new Error(log.notStartedByBot);
  lowerPriority();
  // The memory of a worker is that of its largest job.
  limitYoungGeneration();
  exitWithParent();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {});
  process.on('disconnect', () => process.exit(0));
  // Only the stack: other fields of an error may hold a request with its token.
  const crash = (error: unknown) => {
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    process.stderr.write(`${log.workerCrash(stack.slice(0, 2000))}\n`, () => process.exit(1));
  };
  process.on('uncaughtException', crash);
  process.on('unhandledRejection', crash);
  serveWorkerApi(createProcessTransport(process), openDependencies);
}

/**
 * Kills this process when its parent is gone. An endless loop never sees the `disconnect` event, so
 * a thread polls the parent's process id. On Windows that id never changes, and the check has no
 * effect.
 */
function exitWithParent(): void {
  const checkParent = "if (process.ppid !== workerData) process.kill(process.pid, 'SIGKILL')";
  const program = `const { workerData } = require('node:worker_threads'); setInterval(() => { ${checkParent}; }, 1000);`;
  new Worker(program, { eval: true, workerData: process.ppid, execArgv: [] }).unref();
}

/** Webhooks have ten seconds for their response; jobs can wait. */
function lowerPriority(): void {
  try {
    setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // Without the right to set priorities, the default priority will do.
  }
}

function createProcessTransport(end: ChildProcess | NodeJS.Process): RpcTransport {
  return {
    send: (message) => {
      // The callback ignores the error: the other end's exit is reported by itself.
      if (end.connected) end.send?.(message as object, undefined, undefined, () => {});
    },
    onMessage: (listener) => void end.on('message', listener),
  };
}
