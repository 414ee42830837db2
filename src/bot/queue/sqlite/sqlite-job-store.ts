import type { Clock } from '../../../runtime/clock.ts';
import {
  admitCommand,
  type CommandAuthor,
  findCommandAuthor,
  formatAuthorKey,
  quotaWindowMs,
  trustMs,
} from '../command-quota.ts';
import { getJobKey, getQueueName, type Job, maxConcurrentLinkChecks } from '../job.ts';
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
import { translateJobStoreErrors } from '../translate-errors.ts';
import { SqliteDatabase } from './sqlite-database.ts';
import { toSqliteStoreError } from './sqlite-error.ts';

/** The condition that a row is of the second queue of its repository. */
const isLinkQueue = `repository like '% links'`;

/** A job may start when no job of its queue runs, and link checks leave room for other jobs. */
const runnableCondition = `repository not in (select repository from jobs where state = 'running') and not (
  ${isLinkQueue} and (select count(*) from jobs where state = 'running' and ${isLinkQueue}) >= ${maxConcurrentLinkChecks})`;

/**
 * A queued job is the same work: it keeps its place, and moves forward when it is now wanted
 * sooner.
 */
const insertJobSql = `insert into jobs (key, repository, job, state, not_before, changed) values (?, ?, ?, 'queued', ?, ?)
  on conflict (key) where state = 'queued' do update set job = excluded.job, not_before = min(not_before, excluded.not_before)`;

const claimSql = `update jobs set state = 'running', tries = tries + 1, changed = ? where row = (
    select row from jobs where state = 'queued' and not_before <= ? and ${runnableCondition}
    and repository not in (select repository from served) order by not_before, row limit 1
  ) returning row, repository, job, tries`;

/** Rows deleted in one batch, so that no webhook waits for it. */
const pruneBatchSize = 500;

/**
 * Opens the job store.
 * @param file `:memory:` for none.
 * @throws ListkeeperError `queue-in-use` when another process has the file open;
 * `queue-unavailable` when it can not be used. So do the methods of the store, at any time.
 */
export function openJobStore(file: string, clock: Clock): JobStore {
  try {
    return createJobStore(new SqliteDatabase(file), file, clock);
  } catch (error) {
    throw toSqliteStoreError(error, file);
  }
}

/** The job store in an open database. */
export function createJobStore(db: SqliteDatabase, file: string, clock: Clock): JobStore {
  return translateJobStoreErrors(new SqliteJobStore(db, clock), (error) => toSqliteStoreError(error, file));
}

/** A {@link JobStore} in a SQLite database that this process alone has open. */
class SqliteJobStore implements JobStore {
  readonly #db: SqliteDatabase;
  readonly #clock: Clock;
  #lastTimestamp = 0;

  /** Puts the jobs that a killed process left running back in the queue. */
  constructor(db: SqliteDatabase, clock: Clock) {
    this.#db = db;
    this.#clock = clock;
    const running = this.#db.all(`select row from jobs where state = 'running'`);
    this.#db.transaction(() => {
      for (const { row } of running) this.#release(Number(row), 'the process ended while it ran', clock.now(), true);
    });
  }

  async acceptDelivery({ guid, event, action }: WebhookDelivery, jobs: readonly Job[]): Promise<'new' | 'known'> {
    return this.#db.transaction(() => {
      const now = Math.trunc(this.#clock.now());
      const sql = 'insert into deliveries (guid, event, action, received) values (?, ?, ?, ?) on conflict do nothing';
      if (this.#db.run(sql, guid, event, action ?? null, now) === 0) return 'known';
      for (const job of jobs) {
        const admitted = this.#admit(job, now);
        if (admitted) this.#insert(admitted, now);
      }
      return 'new';
    });
  }

  async hasDelivery(guid: string): Promise<boolean> {
    return this.#db.get('select 1 from deliveries where guid = ?', guid) !== undefined;
  }

  async enqueue(job: Job, notBefore?: number): Promise<void> {
    this.#insert(job, Math.trunc(notBefore ?? this.#clock.now()));
  }

  async enqueueAll(requests: readonly EnqueueRequest[]): Promise<void> {
    this.#db.transaction(() => {
      for (const { job, notBefore } of requests) this.#insert(job, Math.trunc(notBefore ?? this.#clock.now()));
    });
  }

  async claim(): Promise<QueuedJob | undefined> {
    const now = Math.trunc(this.#clock.now());
    const claimNext = () => this.#db.get(claimSql, this.#nextTimestamp(), now);
    let row = claimNext();
    // Every queue with due jobs was served: the next round begins.
    if (!row && this.#db.run('delete from served') > 0) row = claimNext();
    if (!row) return undefined;
    this.#db.run('insert into served values (?)', String(row.repository));
    return { ...(JSON.parse(String(row.job)) as Job), row: Number(row.row), tries: Number(row.tries) };
  }

  async getRunStatus(run: RunId): Promise<RunStatus> {
    const key = this.#findRun(run);
    if (key === undefined) return 'gone';
    const now = Math.trunc(this.#clock.now());
    const sql = `select 1 from jobs where state = 'queued' and not_before <= ? and key = ? limit 1`;
    return this.#db.get(sql, now, key) ? 'overtaken' : 'current';
  }

  async complete(run: RunId): Promise<void> {
    if (this.#findRun(run) !== undefined) this.#end(run.row, 'done', null);
  }

  async release(
    run: RunId,
    error: string,
    retryAt: number | undefined,
    { isCounted = true }: { isCounted?: boolean } = {},
  ): Promise<void> {
    this.#db.transaction(() => {
      if (this.#findRun(run) !== undefined) this.#release(run.row, error, retryAt, isCounted);
    });
  }

  async nextDueAt(): Promise<number | undefined> {
    // Jobs that wait for another one to end do not count: that end wakes the dispatcher anyway.
    const sql = `select min(not_before) as at from jobs where state = 'queued' and ${runnableCondition}`;
    const at = this.#db.get(sql)?.at;
    return typeof at === 'number' ? at : undefined;
  }

  async countByState(): Promise<Record<JobState, number>> {
    const counts: Record<JobState, number> = { queued: 0, running: 0, done: 0, failed: 0 };
    for (const { state, count } of this.#db.all('select state, count(*) as count from jobs group by state')) {
      counts[state as JobState] = Number(count);
    }
    return counts;
  }

  async getValue(name: string): Promise<string | undefined> {
    const row = this.#db.get('select value from stored_values where name = ?', name);
    return row ? String(row.value) : undefined;
  }

  async getValues(names: readonly string[]): Promise<Map<string, string>> {
    const sql = 'select name, value from stored_values where name in (select value from json_each(?))';
    const rows = this.#db.all(sql, JSON.stringify(names));
    return new Map(rows.map(({ name, value }) => [String(name), String(value)]));
  }

  async setValue(name: string, value: string | undefined): Promise<void> {
    if (value === undefined) this.#db.run('delete from stored_values where name = ?', name);
    else
      this.#db.run(
        'insert into stored_values values (?, ?) on conflict (name) do update set value = excluded.value',
        name,
        value,
      );
  }

  async listValues(prefix: string, after: string, limit: number): Promise<[name: string, value: string][]> {
    // Two bounds, so that the index finds the first and the last name.
    const sql = `select name, value from stored_values where name > ? and name >= ? and name < ? || char(0x10ffff)
      and substr(name, 1, ?) = ? order by name limit ?`;
    const rows = this.#db.all(sql, after, prefix, prefix, prefix.length, prefix, limit);
    return rows.map(({ name, value }) => [String(name), String(value)]);
  }

  async takeValues(prefix: string): Promise<string[]> {
    const rows = this.#db.all('delete from stored_values where substr(name, 1, ?) = ? returning name', prefix.length, prefix);
    return rows.map(({ name }) => String(name));
  }

  async checkWritable(): Promise<void> {
    await this.setValue('checked writable', String(this.#clock.now()));
  }

  async oldestDueAt(): Promise<number | undefined> {
    const at = this.#db.get(`select min(not_before) as at from jobs where state = 'queued'`)?.at;
    return typeof at === 'number' ? at : undefined;
  }

  async trustMaintainer(person: CommandAuthor): Promise<void> {
    const sql = 'insert into trusted values (?, ?) on conflict (who) do update set until = excluded.until';
    this.#db.run(sql, formatAuthorKey(person), Math.trunc(this.#clock.now()) + trustMs);
  }

  async reserveTurn(): Promise<number> {
    return 0;
  }

  async startPause(key: string, ms: number): Promise<void> {
    const until = Math.max(Number(await this.getValue(`pause ${key}`)) || 0, this.#clock.now() + ms);
    await this.setValue(`pause ${key}`, String(until));
  }

  async getRemainingPause(key: string): Promise<number> {
    return Math.max(0, (Number(await this.getValue(`pause ${key}`)) || 0) - this.#clock.now());
  }

  async prune(before: number): Promise<boolean> {
    const oldest = Math.trunc(before);
    this.#db.run('delete from commands where at < ?', oldest);
    this.#db.run('delete from trusted where until < ?', oldest);
    const counts = [
      'delete from deliveries where rowid in (select rowid from deliveries where received < ? limit ?)',
      `delete from jobs where row in (select row from jobs where state in ('done', 'failed') and changed < ? limit ?)`,
    ].map((sql) => this.#db.run(sql, oldest, pruneBatchSize));
    return counts.every((count) => count < pruneBatchSize);
  }

  /** The only process that has the file open leads from the start. */
  async join({ onLeader }: StoreListener): Promise<void> {
    onLeader(true);
  }

  async close(): Promise<void> {
    this.#db.close();
  }

  /** The job that a command requested, as far as the quota of its author allows. */
  #admit(job: Job, now: number): Job | undefined {
    const author = findCommandAuthor(job);
    if (!author) return job;
    const who = formatAuthorKey(author);
    const isTrusted = this.#db.get('select 1 from trusted where who = ? and until > ?', who, now) !== undefined;
    const countSql = 'select count(*) - sum(refused) as done, sum(refused) as refused from commands where author = ? and at > ?';
    const counts = this.#db.get(countSql, who, now - quotaWindowMs);
    const admission = admitCommand(job, { isTrusted, done: Number(counts?.done ?? 0), refused: Number(counts?.refused ?? 0) });
    if (!admission) return undefined;
    const { counted } = admission;
    if (counted !== 'no') this.#db.run('insert into commands values (?, ?, ?)', who, now, counted === 'refused' ? 1 : 0);
    return admission.job;
  }

  #insert(job: Job, notBefore: number): void {
    const values = [getJobKey(job), getQueueName(job), JSON.stringify(job), notBefore, this.#nextTimestamp()];
    this.#db.run(insertJobSql, ...values);
  }

  /** The key of the job while this run of it goes on. */
  #findRun({ row, tries }: RunId): string | undefined {
    const running = this.#db.get(`select key from jobs where row = ? and tries = ? and state = 'running'`, row, tries);
    return running ? String(running.key) : undefined;
  }

  #release(row: number, error: string, retryAt: number | undefined, isCounted: boolean): void {
    const queuedDuplicate = `select 1 from jobs where state = 'queued' and key = (select key from jobs where row = ?) limit 1`;
    const requeue = `update jobs set state = 'queued', error = ?, not_before = ?, changed = ?, tries = tries - ? where row = ?`;
    if (retryAt === undefined) this.#end(row, 'failed', error);
    else if (this.#db.get(queuedDuplicate, row)) this.#end(row, 'done', error);
    else this.#db.run(requeue, error, Math.trunc(retryAt), this.#nextTimestamp(), isCounted ? 0 : 1, row);
  }

  #end(row: number, state: 'done' | 'failed', error: string | null): void {
    this.#db.run('update jobs set state = ?, error = ?, changed = ? where row = ?', state, error, this.#nextTimestamp(), row);
  }

  /** Grows with every write, so that rows have an order. */
  #nextTimestamp(): number {
    this.#lastTimestamp = Math.max(this.#lastTimestamp + 1, Math.trunc(this.#clock.now()));
    return this.#lastTimestamp;
  }
}
