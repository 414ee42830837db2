import { monotonicNow } from '../../runtime/clock.ts';
import { connectionGraceMs, defaultMaxConnections } from '../types.ts';
import { DeferredTask } from './deferred-task.ts';
import { canFinishOnOpenConnections } from './open-connections.ts';

/**
 * Many tasks, each for one host. A task is only created when it starts, so those that wait are
 * light.
 */
export interface HostTasks<T> {
  readonly length: number;
  at(index: number): T | undefined;
  /** The host of each task, in order. */
  hosts(): Iterable<string>;
}

/**
 * Tasks in flight: as many as there are connections, so that all are busy. More would only wait,
 * and make hosts take connections from each other.
 */
const maxInFlight = defaultMaxConnections;
/** Hosts that are active in any case, so that slow ones do not hold up the rest. */
const minActiveHosts = 128;
/** Tasks in flight when every host has only one left. */
const maxInFlightAcrossHosts = 2048;
/**
 * Tasks started in one turn of the event loop, so that the first requests leave before the last are
 * created.
 */
const maxStartsPerTurn = 32;

interface TaskQueue {
  /** The next task of the host that waits, plus one; 0 when none does. */
  next: number;
  waiting: number;
  inFlight: number;
  /** When a task of the host last ended, by {@link monotonicNow}. */
  lastEndedAt: number;
}

/**
 * Runs tasks with limited concurrency per host and in total, and yields results as they arrive.
 *
 * This is the admission control before the host scheduler. The scheduler decides when a request may
 * be sent; this decides how many tasks exist at all, and of which hosts. What waits costs memory,
 * and a connection is only worth keeping for a host that goes on.
 *
 * - Hosts with the most tasks come first.
 * - Each host's share of what is in flight is its share of what remains (proportional-share
 *   scheduling). So a long list keeps one connection to each of many hosts instead of eight to a
 *   few, and no host is left over at the end.
 *
 * @param maxPerHost - concurrent tasks of one host.
 * @throws what `run` rejects with; then nothing more is started. Nothing is started either after
 * the consumer stops iterating.
 */
export function runPerHost<T, R>(
  tasks: HostTasks<T>,
  maxPerHost: number,
  run: (task: T) => Promise<R>,
): AsyncGenerator<[T, R], void> {
  return new PerHostRunner(tasks, maxPerHost, run).results();
}

class PerHostRunner<T, R> {
  readonly #tasks: HostTasks<T>;
  readonly #maxPerHost: number;
  readonly #run: (task: T) => Promise<R>;
  /** Hosts with waiting tasks, those with the most first. */
  readonly #queues: Set<TaskQueue>;
  /** By task: the next one of its host, plus one. */
  readonly #nextTasks: Uint32Array;
  /** Hosts with more than one task waiting. */
  #longQueues = 0;
  /** Tasks that wait or are in flight. */
  #remaining: number;
  #inFlight = 0;
  #activeHosts = 0;
  #startedThisTurn = 0;
  #now = monotonicNow();
  #results: [T, R][] = [];
  #failure: { error: unknown } | undefined;
  #isStopped = false;
  #wakeConsumer: () => void = () => {};
  readonly #nextTurn = new DeferredTask(setImmediate, () => this.#startMore());
  /**
   * If all hosts fall silent at once, no response would trigger another look. Keeps no process
   * alive.
   */
  readonly #recheck = new DeferredTask(
    (run) => setTimeout(run, connectionGraceMs).unref(),
    () => this.#startMore(),
  );
  /**
   * The next request on a connection is sent in an immediate after the last response. Results are
   * delivered after that.
   */
  readonly #delivery = new DeferredTask(
    (run) => setImmediate(() => setImmediate(run)),
    () => this.#wakeConsumer(),
  );

  constructor(tasks: HostTasks<T>, maxPerHost: number, run: (task: T) => Promise<R>) {
    this.#tasks = tasks;
    this.#maxPerHost = maxPerHost;
    this.#run = run;
    this.#remaining = tasks.length;
    const { queues, nextTasks } = queueByHost(tasks);
    this.#nextTasks = nextTasks;
    this.#queues = new Set(queues.sort((a, b) => b.waiting - a.waiting));
    for (const { waiting } of queues) if (waiting > 1) this.#longQueues += 1;
  }

  async *results(): AsyncGenerator<[T, R], void> {
    this.#startMore();
    try {
      while (this.#inFlight > 0 || this.#results.length > 0) {
        if (this.#results.length === 0) {
          await new Promise<void>((resolve) => {
            this.#wakeConsumer = resolve;
          });
        }
        const batch = this.#results;
        this.#results = [];
        // `yield*` would make three promises of each.
        for (const result of batch) yield result;
        if (this.#failure !== undefined) throw this.#failure.error;
        this.#startMore();
      }
    } finally {
      this.#isStopped = true;
    }
  }

  #startMore(): void {
    this.#startedThisTurn = 0;
    this.#now = monotonicNow();
    this.#startWhere((queue) => queue.inFlight === 0 || this.#isWithinShare(queue));
    this.#startWhere(() => true);
    if (this.#startedThisTurn >= maxStartsPerTurn) this.#nextTurn.schedule();
    else if (this.#queues.size > 0 && this.#inFlight < maxInFlight && this.#canContinue()) this.#recheck.schedule();
  }

  #startWhere(isEligible: (queue: TaskQueue) => boolean): void {
    for (const queue of this.#queues) {
      if (!this.#canStartHost()) return;
      while (this.#canStart(queue) && isEligible(queue)) this.#start(queue);
    }
  }

  #start(queue: TaskQueue): void {
    const index = queue.next - 1;
    const task = this.#tasks.at(index);
    queue.next = this.#nextTasks[index] ?? 0;
    queue.waiting -= 1;
    if (queue.waiting === 1) this.#longQueues -= 1;
    if (queue.waiting === 0) this.#queues.delete(queue);
    if (task === undefined) {
      this.#remaining -= 1;
      return;
    }
    this.#startedThisTurn += 1;
    if (queue.inFlight === 0) this.#activeHosts += 1;
    queue.inFlight += 1;
    this.#inFlight += 1;
    this.#run(task).then(
      (result) => {
        this.#results.push([task, result]);
        this.#finish(queue);
      },
      (error: unknown) => {
        this.#failure ??= { error };
        this.#isStopped = true;
        this.#finish(queue);
      },
    );
  }

  #finish(queue: TaskQueue): void {
    queue.inFlight -= 1;
    this.#now = monotonicNow();
    queue.lastEndedAt = this.#now;
    if (queue.inFlight === 0) this.#activeHosts -= 1;
    this.#inFlight -= 1;
    this.#remaining -= 1;
    if (this.#canReuseConnection(queue)) this.#start(queue);
    else if (!this.#nextTurn.isScheduled) this.#startMore();
    this.#delivery.schedule();
  }

  /** Backpressure: nothing is started while the consumer does not take the results. */
  #canContinue(): boolean {
    return !this.#isStopped && this.#results.length < maxInFlight;
  }

  #canStart(queue: TaskQueue): boolean {
    return queue.waiting > 0 && (queue.inFlight === 0 ? this.#canStartHost() : this.#canAddConnection(queue));
  }

  #canStartHost(): boolean {
    const hasRoom =
      this.#inFlight < maxInFlight ||
      this.#activeHosts < minActiveHosts ||
      (this.#longQueues === 0 && this.#inFlight < maxInFlightAcrossHosts);
    return hasRoom && this.#startedThisTurn < maxStartsPerTurn && this.#canContinue();
  }

  #canAddConnection(queue: TaskQueue): boolean {
    return (
      !canFinishOnOpenConnections(queue, this.#now) && this.#hasRoomForHost(queue) && this.#getShareUse(queue, queue.inFlight) < 1
    );
  }

  /**
   * Full shares are filled first. If shares were rounded up in the first pass, the last hosts would
   * have one connection each, and all would wait for those.
   */
  #isWithinShare(queue: TaskQueue): boolean {
    return this.#getShareUse(queue, queue.inFlight + 1) <= 1;
  }

  /** An open connection stays with its host until the host's share is clearly exceeded. */
  #canReuseConnection(queue: TaskQueue): boolean {
    return queue.waiting > 0 && this.#hasRoomForHost(queue) && this.#getShareUse(queue, queue.inFlight) < 2;
  }

  #hasRoomForHost(queue: TaskQueue): boolean {
    return this.#canContinue() && this.#inFlight < maxInFlight && queue.inFlight < this.#maxPerHost;
  }

  /** How much of its share a host would use with that many tasks in flight; 1 is all of it. */
  #getShareUse(queue: TaskQueue, inFlight: number): number {
    return (inFlight * this.#remaining) / (maxInFlight * (queue.waiting + queue.inFlight));
  }
}

/** The queue of each host, in the order of their first tasks. A linked list of numbers. */
function queueByHost(tasks: HostTasks<unknown>): { queues: TaskQueue[]; nextTasks: Uint32Array } {
  const nextTasks = new Uint32Array(tasks.length);
  const lastTasks = new Map<string, { queue: TaskQueue; task: number }>();
  let task = 0;
  for (const host of tasks.hosts()) {
    const last = lastTasks.get(host);
    if (last === undefined) {
      const queue = { next: task + 1, waiting: 1, inFlight: 0, lastEndedAt: Number.NEGATIVE_INFINITY };
      lastTasks.set(host, { queue, task });
    } else {
      nextTasks[last.task] = task + 1;
      last.task = task;
      last.queue.waiting += 1;
    }
    task += 1;
  }
  return { queues: Array.from(lastTasks.values(), ({ queue }) => queue), nextTasks };
}
