import type { Clock } from '../../../runtime/clock.ts';
import {
  admitCommand,
  type CommandAuthor,
  findCommandAuthor,
  formatAuthorKey,
  quotaWindowMs,
  trustMs,
} from '../command-quota.ts';
import { type Job, maxConcurrentLinkChecks } from '../job.ts';
import type {
  EnqueueRequest,
  JobState,
  JobStore,
  QueuedJob,
  RunId,
  RunStatus,
  StoreListener,
  WebhookDelivery,
} from '../job-store.ts';
import { ClaimedRuns } from './claimed-runs.ts';
import type { Database, Row, Session } from './database.ts';
import { toEnqueueValues } from './enqueue-values.ts';
import { Member, type MemberTiming } from './member.ts';
import type { Statements } from './schema.ts';

/** Notifications within this time (ms) cause one look for work. */
const notificationDelayMs = 20;

/** Rows deleted in one batch, so that no webhook waits for it. */
const pruneBatchSize = 500;

export interface StoreParts {
  clock: Clock;
  statements: Statements;
  /** Of the notifications. */
  channel: string;
  timing: MemberTiming;
}

/** A {@link JobStore} that processes share. Claims carry the name of the process. */
export class PostgresJobStore implements JobStore {
  readonly #database: Database;
  readonly #parts: StoreParts;
  readonly #claimed = new ClaimedRuns();
  #member: Member | undefined;

  constructor(database: Database, parts: StoreParts) {
    this.#database = database;
    this.#parts = parts;
  }

  async acceptDelivery({ guid, event, action }: WebhookDelivery, jobs: readonly Job[]): Promise<'new' | 'known'> {
    const { statements } = this.#parts;
    const accept = async ({ query }: Session, admitted: readonly Job[]) => {
      const values = [...this.#toEnqueueValues(admitted.map((job) => ({ job }))), guid, event, action ?? null];
      const [answer] = await query(statements.accept, values);
      return Number(answer?.added) > 0 ? 'new' : 'known';
    };
    if (!jobs.some(findCommandAuthor)) return accept(this.#database, jobs);
    return this.#database.transaction(async (session) => {
      // A second copy of the delivery must not count its commands once more.
      await session.query(statements.lockDelivery, [guid]);
      if ((await session.query(statements.hasDelivery, [guid])).length > 0) return 'known';
      const admitted: Job[] = [];
      for (const job of jobs) {
        const allowed = await this.#admit(session, job, this.#now());
        if (allowed) admitted.push(allowed);
      }
      return accept(session, admitted);
    });
  }

  async hasDelivery(guid: string): Promise<boolean> {
    return (await this.#query('hasDelivery', guid)).length > 0;
  }

  enqueue(job: Job, notBefore?: number): Promise<void> {
    return this.enqueueAll([{ job, ...(notBefore === undefined ? {} : { notBefore }) }]);
  }

  async enqueueAll(requests: readonly EnqueueRequest[]): Promise<void> {
    if (requests.length === 0) return;
    await this.#query('enqueue', ...this.#toEnqueueValues(requests));
  }

  async claim(): Promise<QueuedJob | undefined> {
    if (!this.#member) return undefined;
    const [row] = await this.#query('claim', this.#member.id, maxConcurrentLinkChecks, this.#now());
    if (!row) return undefined;
    if (row.row === null) {
      // Another process has just changed the queue, which may have no due job any more.
      await this.#database.transaction(async ({ query }) => {
        await query(this.#parts.statements.lockQueue, [row.name]);
        await query(this.#parts.statements.repairDueAt, [row.name]);
      });
      return this.claim();
    }
    const run = { row: Number(row.row), tries: Number(row.tries) };
    this.#claimed.add(run);
    return { ...(JSON.parse(String(row.job)) as Job), ...run };
  }

  async getRunStatus({ row, tries }: RunId): Promise<RunStatus> {
    const [run] = await this.#query('runStatus', row, tries, this.#now());
    if (!run) return 'gone';
    return run.overtaken === true ? 'overtaken' : 'current';
  }

  async complete(run: RunId): Promise<void> {
    await this.#endRun(run, 'done', null);
  }

  async release(
    run: RunId,
    error: string,
    retryAt: number | undefined,
    { isCounted = true }: { isCounted?: boolean } = {},
  ): Promise<void> {
    if (retryAt === undefined) await this.#endRun(run, 'failed', error);
    else await this.#endRun(run, 'queued', error, { retryAt: Math.trunc(retryAt), uncounted: isCounted ? 0 : 1 });
  }

  async nextDueAt(): Promise<number | undefined> {
    if (!this.#member) return undefined;
    const [row] = await this.#query('nextDueAt', this.#member.id, maxConcurrentLinkChecks);
    return toNumber(row?.at);
  }

  async countByState(): Promise<Record<JobState, number>> {
    const counts: Record<JobState, number> = { queued: 0, running: 0, done: 0, failed: 0 };
    for (const { state, count } of await this.#query('countByState')) counts[state as JobState] = Number(count);
    return counts;
  }

  async getValue(name: string): Promise<string | undefined> {
    return (await this.getValues([name])).get(name);
  }

  async getValues(names: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.#query('getValues', names);
    return new Map(rows.map(({ name, value }) => [String(name), String(value)]));
  }

  async setValue(name: string, value: string | undefined): Promise<void> {
    if (value === undefined) await this.#query('deleteValue', name);
    else await this.#query('setValue', name, value);
  }

  async listValues(prefix: string, after: string, limit: number): Promise<[name: string, value: string][]> {
    const rows = await this.#query('listValues', prefix, after, limit);
    return rows.map(({ name, value }) => [String(name), String(value)]);
  }

  async takeValues(prefix: string): Promise<string[]> {
    return (await this.#query('takeValues', prefix)).map(({ name }) => String(name));
  }

  async checkWritable(): Promise<void> {
    await this.setValue('checked writable', String(this.#now()));
  }

  async oldestDueAt(): Promise<number | undefined> {
    return toNumber((await this.#query('oldestDueAt'))[0]?.at);
  }

  async trustMaintainer(person: CommandAuthor): Promise<void> {
    await this.#query('trust', formatAuthorKey(person), this.#now() + trustMs);
  }

  async reserveTurn(key: string, intervalMs: number): Promise<number> {
    const [turn] = await this.#query('reserveTurn', key, intervalMs);
    return Math.max(0, Math.ceil(Number(turn?.wait)));
  }

  async startPause(key: string, ms: number): Promise<void> {
    await this.#query('startPause', `pause ${key}`, ms);
  }

  async getRemainingPause(key: string): Promise<number> {
    const [pause] = await this.#query('remainingPause', `pause ${key}`);
    return Math.max(0, Math.ceil(Number(pause?.wait ?? 0)));
  }

  async prune(before: number): Promise<boolean> {
    const oldest = Math.trunc(before);
    await this.#query('pruneCommands', oldest);
    await this.#query('pruneTrusted', oldest);
    const deliveries = await this.#query('pruneDeliveries', oldest, pruneBatchSize);
    const jobs = await this.#query('pruneJobs', oldest, pruneBatchSize);
    return deliveries.length < pruneBatchSize && jobs.length < pruneBatchSize;
  }

  async join(listener: StoreListener): Promise<void> {
    const { statements, timing, channel } = this.#parts;
    const onLost = () => {
      this.#claimed.clear();
      listener.onLost();
    };
    const member = new Member({
      database: this.#database,
      statements,
      timing,
      listener: { ...listener, onLost, onWork: () => listener.onWork() },
      releaseOrphans: async () => this.#releaseAll(await this.#findRuns('findOrphans')),
      releaseForgotten: async (worker) => this.#releaseAll(this.#claimed.findForgotten(await this.#findRuns('findRuns', worker))),
    });
    this.#member = member;
    await member.start();
    let isWaiting = false;
    await this.#database.listen(channel, () => {
      if (isWaiting) return;
      isWaiting = true;
      setTimeout(() => {
        isWaiting = false;
        listener.onWork();
      }, notificationDelayMs).unref();
    });
  }

  async close(): Promise<void> {
    // Others find out that this process is gone even when the database cannot be reached.
    await this.#member?.stop().catch(() => {});
    await this.#database.close();
  }

  async #findRuns(name: 'findOrphans' | 'findRuns', ...values: unknown[]): Promise<RunId[]> {
    return (await this.#query(name, ...values)).map(({ row, tries }) => ({ row: Number(row), tries: Number(tries) }));
  }

  async #releaseAll(runs: readonly RunId[]): Promise<void> {
    for (const run of runs) await this.release(run, 'the process ended while it ran', this.#now());
    if (runs.length > 0) await this.#query('notify', this.#parts.channel);
  }

  /** Changes a running job and lets its queue go on, unless the run was given up. */
  async #endRun(
    run: RunId,
    state: JobState,
    error: string | null,
    again?: { retryAt: number; uncounted: number },
  ): Promise<void> {
    const { row, tries } = run;
    await this.#query('endRun', row, tries, state, error, this.#now(), again?.retryAt ?? null, again?.uncounted ?? 0);
    this.#claimed.delete(run);
  }

  /** The job that a command requested, as far as the quota of its author allows. */
  async #admit({ query }: Session, job: Job, now: number): Promise<Job | undefined> {
    const { statements } = this.#parts;
    const author = findCommandAuthor(job);
    if (!author) return job;
    const who = formatAuthorKey(author);
    await query(statements.lockAuthor, [who]);
    const isTrusted = (await query(statements.isTrusted, [who, now])).length > 0;
    const [counts] = await query(statements.countCommands, [who, now - quotaWindowMs]);
    const admission = admitCommand(job, { isTrusted, done: Number(counts?.done), refused: Number(counts?.refused) });
    if (!admission) return undefined;
    if (admission.counted !== 'no') await query(statements.insertCommand, [who, now, admission.counted === 'refused']);
    return admission.job;
  }

  #toEnqueueValues(requests: readonly EnqueueRequest[]): unknown[] {
    return [...toEnqueueValues(requests, this.#now()), this.#parts.channel];
  }

  #query(name: keyof Statements, ...values: unknown[]): Promise<Row[]> {
    return this.#database.query(this.#parts.statements[name], values);
  }

  #now(): number {
    return Math.trunc(this.#parts.clock.now());
  }
}

const toNumber = (value: unknown) => (typeof value === 'number' ? value : undefined);
