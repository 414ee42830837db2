import type { Clock } from '../../../runtime/clock.ts';
import {
  admitCommand,
  type CommandAuthor,
  findCommandAuthor,
  formatAuthorKey,
  quotaWindowMs,
  trustMs,
} from '../command-quota.ts';
import { getJobKey, getQueueName, isLinkJob, type Job, maxConcurrentLinkChecks } from '../job.ts';
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
import { Database, type Row, type Session } from './database.ts';
import { defaultTiming, Member, type MemberTiming } from './member.ts';
import { createStatements, createTablesSql, type Statements } from './schema.ts';

export interface PostgresJobStoreSettings {
  /** `postgres://user:password@host:port/database`. */
  url: string;
  clock: Clock;
  /** The schema of the tables. Default `listkeeper`. */
  schema?: string;
  timing?: MemberTiming;
}

/** One look for work follows all notifications of so long a time. */
const notificationDelayMs = 20;

/** Rows deleted in one batch, so that no webhook waits for it. */
const pruneBatchSize = 500;

/**
 * Opens the job store in PostgreSQL, and makes its tables where they are missing. Any number of
 * processes may have it open.
 * @throws ListkeeperError `bad-database-url`; `queue-unavailable`, as do all methods of the store.
 */
export async function openPostgresJobStore(settings: PostgresJobStoreSettings): Promise<JobStore> {
  const { url, clock, schema = 'listkeeper', timing = defaultTiming } = settings;
  const database = new Database(url);
  try {
    await database.transaction(async ({ query }) => {
      // Two processes that make the same table at once would fail.
      await query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`listkeeper schema ${schema}`]);
      // A user without the right to make them can still work with what is there.
      const sql = 'select to_regnamespace($1) as schema, to_regclass($2) as last';
      const [known] = await query(sql, [schema, `${schema}.lanes`]);
      if (known?.schema === null) await query(`create schema ${schema}`);
      if (known?.last === null) await query(createTablesSql(schema));
    });
  } catch (error) {
    await database.close();
    throw error;
  }
  return new PostgresJobStore(database, { clock, statements: createStatements(schema), channel: schema, timing });
}

interface StoreParts {
  clock: Clock;
  statements: Statements;
  /** Of the notifications. */
  channel: string;
  timing: MemberTiming;
}

/** A {@link JobStore} that processes share. Claims carry the name of the process. */
class PostgresJobStore implements JobStore {
  readonly #database: Database;
  readonly #parts: StoreParts;
  /** Runs that this process claimed and has not ended. */
  readonly #held = new Set<string>();
  /** Runs that the database had as ours at the last look, and that this process does not know. */
  #forgotten = new Set<string>();
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
    this.#held.add(formatRun(run));
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

  async reserveTurn(lane: string, intervalMs: number): Promise<number> {
    const [turn] = await this.#query('reserveTurn', lane, intervalMs);
    return Math.max(0, Math.ceil(Number(turn?.wait)));
  }

  async pauseLane(lane: string, ms: number): Promise<void> {
    await this.#query('pauseLane', `pause ${lane}`, ms);
  }

  async getLanePause(lane: string): Promise<number> {
    const [pause] = await this.#query('lanePause', `pause ${lane}`);
    return Math.max(0, Math.ceil(Number(pause?.wait ?? 0)));
  }

  async prune(before: number): Promise<boolean> {
    const oldest = Math.trunc(before);
    await this.#query('pruneAsks', oldest);
    await this.#query('pruneTrusted', oldest);
    const deliveries = await this.#query('pruneDeliveries', oldest, pruneBatchSize);
    const jobs = await this.#query('pruneJobs', oldest, pruneBatchSize);
    return deliveries.length < pruneBatchSize && jobs.length < pruneBatchSize;
  }

  async join(listener: StoreListener): Promise<void> {
    const { statements, timing, channel } = this.#parts;
    const onLost = () => {
      this.#held.clear();
      listener.onLost();
    };
    const member = new Member({
      database: this.#database,
      statements,
      timing,
      listener: { ...listener, onLost, onWork: () => listener.onWork() },
      releaseOrphans: async () => this.#releaseAll(await this.#query('findOrphans')),
      releaseForgotten: (worker) => this.#releaseForgotten(worker),
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
    // Others find out that this process is gone even when the database can not be told.
    await this.#member?.stop().catch(() => {});
    await this.#database.close();
  }

  /**
   * Claims whose answer was lost with a connection are running for the database, and for nobody
   * else. Seen twice, because the answer of a claim may be on its way.
   */
  async #releaseForgotten(worker: string): Promise<void> {
    const unknown = (await this.#query('findRuns', worker)).filter((row) => !this.#held.has(formatRun(toRun(row))));
    await this.#releaseAll(unknown.filter((row) => this.#forgotten.has(formatRun(toRun(row)))));
    this.#forgotten = new Set(unknown.map((row) => formatRun(toRun(row))));
  }

  async #releaseAll(rows: readonly Row[]): Promise<void> {
    for (const row of rows) await this.release(toRun(row), 'the process ended while it ran', this.#now());
    if (rows.length > 0) await this.#query('notify', this.#parts.channel);
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
    this.#held.delete(formatRun(run));
  }

  /** The job that a command requested, as far as the quota of its author allows. */
  async #admit({ query }: Session, job: Job, now: number): Promise<Job | undefined> {
    const { statements } = this.#parts;
    const author = findCommandAuthor(job);
    if (!author) return job;
    const who = formatAuthorKey(author);
    await query(statements.lockAuthor, [who]);
    const isTrusted = (await query(statements.isTrusted, [who, now])).length > 0;
    const [counts] = await query(statements.countAsks, [who, now - quotaWindowMs]);
    const admission = admitCommand(job, { isTrusted, done: Number(counts?.done), told: Number(counts?.told) });
    if (!admission) return undefined;
    if (admission.counted !== 'no') await query(statements.insertAsk, [who, now, admission.counted === 'told']);
    return admission.job;
  }

  /**
   * The values of the statement `enqueue`: each queue and each job once, the time and the channel.
   */
  #toEnqueueValues(requests: readonly EnqueueRequest[]): unknown[] {
    const now = this.#now();
    const jobs = new Map<string, { job: Job; notBefore: number }>();
    const queues = new Map<string, { isLinks: boolean; dueAt: number }>();
    for (const { job, notBefore = now } of requests) {
      const [key, queue, dueAt] = [getJobKey(job), getQueueName(job), Math.trunc(notBefore)];
      // The later of two has the job's data, the earlier of two times counts.
      jobs.set(key, { job, notBefore: Math.min(dueAt, jobs.get(key)?.notBefore ?? dueAt) });
      queues.set(queue, { isLinks: isLinkJob(job), dueAt: Math.min(dueAt, queues.get(queue)?.dueAt ?? dueAt) });
    }
    const [jobRows, queueRows] = [[...jobs], [...queues]];
    return [
      queueRows.map(([name]) => name),
      queueRows.map(([, { isLinks }]) => isLinks),
      queueRows.map(([, { dueAt }]) => dueAt),
      jobRows.map(([key]) => key),
      jobRows.map(([, { job }]) => getQueueName(job)),
      jobRows.map(([, { job }]) => JSON.stringify(job)),
      jobRows.map(([, { notBefore }]) => notBefore),
      now,
      this.#parts.channel,
    ];
  }

  #query(name: keyof Statements, ...values: unknown[]): Promise<Row[]> {
    return this.#database.query(this.#parts.statements[name], values);
  }

  #now(): number {
    return Math.trunc(this.#parts.clock.now());
  }
}

const formatRun = ({ row, tries }: RunId) => `${row} ${tries}`;
const toRun = ({ row, tries }: Row): RunId => ({ row: Number(row), tries: Number(tries) });
const toNumber = (value: unknown) => (typeof value === 'number' ? value : undefined);
