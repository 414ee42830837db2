import type { Clock } from '../../runtime/clock.ts';
import type { Logger } from '../log.ts';
import { type Job, jobKey, type QueuedJob, WorkerLost } from '../queue/index.ts';
import { connectRpc, type RpcCall, type RpcTransport } from './rpc.ts';
import type { ServerApi, WorkerApi, WorkerInit } from './worker-api.ts';

/** Hands somewhere, from their beginning to their end. */
export interface WorkerHandle {
  transport: RpcTransport;
  /** Resolves with why when they ended, told to or not; never rejects. */
  exited: Promise<string>;
  /** Lets them end in good order. */
  close(): Promise<void>;
  /** Ends them at once, whatever they do. Missing where they share our thread: there nobody could. */
  kill?(): void;
}

export interface WorkerPoolSettings {
  /** Puts new hands somewhere. */
  spawn: () => WorkerHandle;
  init: WorkerInit;
  serverApi: ServerApi;
  clock: Clock;
  log: Logger;
  /** Called when hands ended that nobody told to. */
  onWorkerLost?: () => void;
  limits?: Partial<WorkerLimits>;
}

/** In milliseconds. */
export interface WorkerLimits {
  /** Between two questions whether somebody is there. */
  pingIntervalMs: number;
  /** So long may the answer take: a thread that is busy for longer will not come back. */
  pingTimeoutMs: number;
  /** So long may a job of this kind take. */
  jobTimeoutMs: (kind: Job['kind']) => number;
  /** So long may a job take to stop when it is told to. */
  stopTimeoutMs: number;
}

const minuteMs = 60_000;
/** What asks about every link of a long list waits for hosts as long as they like. */
const longJobKinds: ReadonlySet<Job['kind']> = new Set(['check', 'adopt', 'command']);
const defaultLimits: WorkerLimits = {
  pingIntervalMs: 5000,
  pingTimeoutMs: minuteMs,
  jobTimeoutMs: (kind) => (longJobKinds.has(kind) ? 6 * 60 * minuteMs : 20 * minuteMs),
  stopTimeoutMs: 10_000,
};

export interface WorkerPool {
  /** Resolves when hands are there and have what they need; rejects when they can not begin. */
  ready(): Promise<void>;
  call: RpcCall<WorkerApi>;
  /** Does a job. Rejects with its error, or with a LostJob. */
  runJob(job: QueuedJob, signal: AbortSignal): Promise<string>;
  close(): Promise<void>;
}

/** A job may be lost so often on its own before it is hopeless. */
const maxIsolatedLosses = 2;

interface PooledWorker {
  call: RpcCall<WorkerApi>;
  initialized: Promise<void>;
  /** `why` is what whoever waits for a job is told. */
  terminate(why: string): void;
  close(): Promise<void>;
  canTerminate: boolean;
}

/**
 * Keeps hands at work: begins new ones when they end, ends them when they do not answer any more. All jobs that ran in hands that ended are
 * suspects, and each is done again by hands of its own, so that the guilty one is known and the others are done. A job that ends those too is
 * hopeless; who remembers how often a job was begun is the inbox, should this process end meanwhile.
 */
export function openWorkerPool(settings: WorkerPoolSettings): WorkerPool {
  const { clock, log } = settings;
  const limits = { ...defaultLimits, ...settings.limits };
  const workers = new Set<PooledWorker>();
  /** How often a job was lost. By what it is about: another push must not let it begin beside others again. */
  const lossCounts = new Map<string, number>();
  let sharedWorker: PooledWorker | undefined;
  let closing = false;
  /**
   * The last in each line of those that are done apart, one at a time: what needs more memory than there is must not be begun four times at
   * once. What may take hours has a line of its own, since those that wait keep the worker's hands full, and with them every repository.
   */
  const isolatedQueues = { long: Promise.resolve(), short: Promise.resolve() };

  function startPooledWorker(): PooledWorker {
    const post = settings.spawn();
    const { ask, hangUp } = connectRpc<WorkerApi, ServerApi>(post.transport, settings.serverApi);
    const over = new AbortController();
    let why: string | undefined;
    let dismissed = false;
    const member: PooledWorker = {
      call: ask,
      initialized: ask('initialize', settings.init),
      canTerminate: post.kill !== undefined,
      terminate(reason) {
        why ??= reason;
        post.kill?.();
      },
      async close() {
        dismissed = true;
        await post.close();
      },
    };
    workers.add(member);
    post.exited.then((how) => {
      workers.delete(member);
      if (sharedWorker === member) sharedWorker = undefined;
      over.abort();
      const reason = why ?? `the process for jobs ended (${how})`;
      hangUp(new WorkerLost(reason));
      if (dismissed || closing) return;
      log('error', `${reason}: what it had in hand is begun again`);
      settings.onWorkerLost?.();
    });
    member.initialized
      .then(() => (post.kill ? monitorWorker(member, over.signal) : undefined))
      .catch(() => member.terminate('could not begin'));
    return member;
  }

  async function monitorWorker(member: PooledWorker, over: AbortSignal): Promise<void> {
    while (!over.aborted) {
      await clock.sleep(limits.pingIntervalMs, over).catch(() => {});
      if (over.aborted) return;
      const answered = new AbortController();
      const late = clock.sleep(limits.pingTimeoutMs, AbortSignal.any([over, answered.signal])).then(
        () =>
          member.terminate(
            `the process for jobs was busy for ${Math.round(limits.pingTimeoutMs / 1000)} s without a break and was ended`,
          ),
        () => {},
      );
      await Promise.race([member.call('ping', undefined).catch(() => {}), late]);
      answered.abort();
    }
  }

  function getSharedWorker(): PooledWorker {
    sharedWorker ??= startPooledWorker();
    return sharedWorker;
  }

  async function runOn(member: PooledWorker, job: QueuedJob, signal: AbortSignal): Promise<string> {
    try {
      await member.initialized;
    } catch (error) {
      // That nobody could begin is not the job's doing.
      throw error instanceof WorkerLost ? new Error(error.message) : error;
    }
    const overdue = new AbortController();
    const done = new AbortController();
    const work = member.call('runJob', job, AbortSignal.any([signal, overdue.signal]));
    const late = clock.sleep(limits.jobTimeoutMs(job.kind), done.signal).then(() => {
      overdue.abort();
      return clock.sleep(limits.stopTimeoutMs, done.signal);
    });
    const words = `it took longer than ${Math.round(limits.jobTimeoutMs(job.kind) / minuteMs)} minutes`;
    try {
      return await Promise.race([
        work,
        late.then(() => {
          throw new WorkerLost(words);
        }),
      ]);
    } catch (error) {
      throw overdue.signal.aborted ? new WorkerLost(words) : error;
    } finally {
      done.abort();
      work.catch(() => {});
      late.catch(() => {});
    }
  }

  /** By hands of its own, after those before it in its line. */
  function runIsolated(job: QueuedJob, signal: AbortSignal): Promise<string> {
    const line = longJobKinds.has(job.kind) ? 'long' : 'short';
    const turn = isolatedQueues[line].then(async () => {
      signal.throwIfAborted();
      const own = startPooledWorker();
      try {
        return await runOn(own, job, signal);
      } finally {
        await closeWorker(own);
      }
    });
    isolatedQueues[line] = turn.then(
      () => {},
      () => {},
    );
    return turn;
  }

  /** Hands that do not end by themselves are ended. */
  async function closeWorker(member: PooledWorker): Promise<void> {
    const closed = new AbortController();
    const patience = clock.sleep(limits.stopTimeoutMs, closed.signal).then(
      () => member.terminate('it did not end when it was told to'),
      () => {},
    );
    await Promise.race([member.close(), patience]);
    closed.abort();
  }

  return {
    ready: () => getSharedWorker().initialized,
    call: (name, given, signal) => getSharedWorker().call(name, given, signal),
    async runJob(job, signal) {
      const key = jobKey(job);
      const lost = lossCounts.get(key) ?? 0;
      try {
        const result = await (lost === 0 ? runOn(getSharedWorker(), job, signal) : runIsolated(job, signal));
        lossCounts.delete(key);
        return result;
      } catch (error) {
        if (!(error instanceof WorkerLost) || closing) throw error;
        lossCounts.set(key, lost + 1);
        if (lost < maxIsolatedLosses) throw error;
        // What is wanted of it later is done alone from the start.
        lossCounts.set(key, 1);
        throw new WorkerLost(error.message, true);
      }
    },
    async close() {
      closing = true;
      await Promise.all([...workers].map(closeWorker));
    },
  };
}
