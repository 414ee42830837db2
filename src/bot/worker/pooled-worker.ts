import { getMessages } from '../../messages/index.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Logger } from '../log.ts';
import { type QueuedJob, WorkerLost } from '../queue/index.ts';
import { connectRpc, type RpcCall, type RpcTransport } from './rpc.ts';
import type { ServerApi, WorkerApi, WorkerInit } from './rpc-api.ts';
import type { WorkerLimits } from './worker-limits.ts';

/** A worker that was started somewhere. */
export interface WorkerHandle {
  transport: RpcTransport;
  /**
   * Resolves when the worker has exited, with an exit code, a signal or a reason. Never rejects.
   */
  exited: Promise<string>;
  /** Lets the worker finish and exit. */
  close(): Promise<void>;
  /** Ends the worker at once. Missing where it shares this thread. */
  kill?(): void;
}

export interface PooledWorkerSettings {
  init: WorkerInit;
  serverApi: ServerApi;
  clock: Clock;
  log: Logger;
  limits: WorkerLimits;
  /** Called when the worker has exited. `isExpected` when it was closed. */
  onExit: (worker: PooledWorker, isExpected: boolean) => void;
}

/** One worker of a pool: pinged while it lives, terminated when it does not answer. */
export class PooledWorker {
  /** Resolves when the worker is ready for jobs. Rejects when it can not start. */
  readonly initialized: Promise<void>;
  readonly call: RpcCall<WorkerApi>;
  readonly #handle: WorkerHandle;
  readonly #settings: PooledWorkerSettings;
  readonly #exited = new AbortController();
  #terminationReason: string | undefined;
  #isClosing = false;
  #isInitialized = false;

  constructor(handle: WorkerHandle, settings: PooledWorkerSettings) {
    this.#handle = handle;
    this.#settings = settings;
    const { call, disconnect } = connectRpc<WorkerApi, ServerApi>(handle.transport, settings.serverApi);
    this.call = call;
    this.initialized = call('initialize', settings.init);
    handle.exited.then((exit) => {
      this.#exited.abort();
      const detail = this.#terminationReason ?? exit;
      const loss = new WorkerLost('job-worker-crashed', { detail });
      disconnect(loss);
      settings.onExit(this, this.#isClosing);
      if (!this.#isClosing) settings.log('error', getMessages('en').log.workerLost(detail));
    });
    this.initialized
      .then(() => {
        this.#isInitialized = true;
        return handle.kill ? this.#monitor() : undefined;
      })
      .catch(() => this.#terminate(getMessages('en').log.workerDidNotStart));
  }

  get isInitialized(): boolean {
    return this.#isInitialized;
  }

  /**
   * Runs a job until it ends or its time is up.
   * @throws WorkerLost when the job timed out, or the worker exited.
   */
  async run(job: QueuedJob, signal: AbortSignal): Promise<string> {
    const { clock, limits } = this.#settings;
    try {
      await this.initialized;
    } catch (error) {
      // The job is not to blame for a worker that can not start.
      throw error instanceof WorkerLost ? new Error(error.message) : error;
    }
    const timedOut = new AbortController();
    const ended = new AbortController();
    const timeoutMs = limits.jobTimeoutMs(job.kind);
    const timeout = new WorkerLost('job-timed-out', { minutes: Math.round(timeoutMs / 60_000) });
    const result = this.call('runJob', job, AbortSignal.any([signal, timedOut.signal]));
    const deadline = clock.sleep(timeoutMs, ended.signal).then(async () => {
      timedOut.abort();
      await clock.sleep(limits.stopTimeoutMs, ended.signal);
      throw timeout;
    });
    try {
      return await Promise.race([result, deadline]);
    } catch (error) {
      throw timedOut.signal.aborted ? timeout : error;
    } finally {
      ended.abort();
      result.catch(() => {});
      deadline.catch(() => {});
    }
  }

  /** Lets the worker exit, and terminates it when it takes too long. */
  async close(): Promise<void> {
    const { clock, limits } = this.#settings;
    this.#isClosing = true;
    const closed = new AbortController();
    const deadline = clock.sleep(limits.stopTimeoutMs, closed.signal).then(
      () => this.#terminate(getMessages('en').log.workerDidNotStop),
      () => {},
    );
    await Promise.race([this.#handle.close(), deadline]);
    closed.abort();
  }

  #terminate(reason: string): void {
    this.#terminationReason ??= reason;
    this.#handle.kill?.();
  }

  /**
   * Pings the worker. A thread that is blocked for the whole timeout is not expected to come back.
   */
  async #monitor(): Promise<void> {
    const { clock, limits } = this.#settings;
    const exited = this.#exited.signal;
    while (!exited.aborted) {
      await clock.sleep(limits.pingIntervalMs, exited).catch(() => {});
      if (exited.aborted) return;
      const answered = new AbortController();
      const deadline = clock.sleep(limits.pingTimeoutMs, AbortSignal.any([exited, answered.signal])).then(
        () => this.#terminate(getMessages('en').log.workerUnresponsive(Math.round(limits.pingTimeoutMs / 1000))),
        () => {},
      );
      await Promise.race([this.call('ping', undefined).catch(() => {}), deadline]);
      answered.abort();
    }
  }
}
