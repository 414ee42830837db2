import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { Clock } from '../../runtime/clock.ts';
import { commandQuotaSchema, openCommandQuota } from './command-quota.ts';
import { type Job, jobKey } from './job.ts';

/**
 * Work in hand, on disk: which deliveries came, which jobs they left behind, and how far those are. Only what a job needs to look at
 * the repository again is kept, never a payload. Losing the file loses nothing that a sweep does not find again.
 */

export interface WebhookDelivery {
  /** `X-GitHub-Delivery`: the same over redeliveries, so the same one counts once. */
  guid: string;
  event: string;
  action: string | undefined;
}

export interface QueuedJob extends Job {
  row: number;
  /** How often it was begun, this time included. */
  tries: number;
}

export type JobState = 'queued' | 'running' | 'done' | 'failed';

/**
 * Whether what a run of a job found is still to be said. `overtaken`: the same work is wanted again already, so it is not the last word;
 * `gone`: the run itself was given up.
 */
export type RunStatus = 'current' | 'overtaken' | 'gone';

export interface JobStore {
  /** Writes a delivery and its jobs down in one step. `known` when this delivery came before: then nothing is added. */
  acceptDelivery(delivery: WebhookDelivery, jobs: readonly Job[]): 'new' | 'known';
  /** Whether a delivery with this GUID came. */
  hasDelivery(guid: string): boolean;
  /** Queues a job unless the same one already waits. `notBefore` in milliseconds since 1970. True when it was added. */
  enqueue(job: Job, notBefore?: number): boolean;
  /** Queues several in one step. */
  enqueueAll(wanted: readonly { job: Job; notBefore?: number }[]): void;
  /**
   * The next job that is due; it counts as running from here on. Repositories take turns, one job each before any has a second one, and none
   * has two at once but for a check of its links, which stands in a line of its own; within a line the oldest comes first.
   */
  claim(): QueuedJob | undefined;
  getRunStatus(run: Pick<QueuedJob, 'row' | 'tries'>): RunStatus;
  complete(row: number): void;
  /** Puts a job back for later, or, without `retryAt`, ends it as failed. */
  release(row: number, error: string, retryAt: number | undefined): void;
  /** When the next waiting job is due, in milliseconds since 1970; undefined when none waits. */
  nextDueAt(): number | undefined;
  countByState(): Record<JobState, number>;
  /** A word to remember by its name, such as when a repository was last checked. */
  getValue(name: string): string | undefined;
  setValue(name: string, value: string): void;
  /** Somebody may write to this repository: what they ask is not counted. */
  trustMaintainer(who: { owner: string; repo: string; login: string }): void;
  /** Forgets deliveries and ended jobs from before this time, a bounded number of them: false when there may be more. */
  prune(before: number): boolean;
  close(): void;
}

const schema = `
create table if not exists deliveries (guid text primary key, event text not null, action text, received integer not null) strict;
create table if not exists jobs (
  row integer primary key autoincrement,
  key text not null, repository text not null, job text not null,
  state text not null, tries integer not null default 0, not_before integer not null, error text, changed integer not null
) strict;
create unique index if not exists one_waiting on jobs (key) where state = 'queued';
create index if not exists by_state on jobs (state, not_before);
create table if not exists words (name text primary key, value text not null) strict;
create index if not exists by_age on deliveries (received);
-- Who had a turn since all had one. Beside the file: after a restart all begin anew.
create temp table served (repository text primary key) strict;
`;

/** Checks of links at once, of the four jobs that the worker has in hand. */
const maxConcurrentLinkChecks = 2;

/**
 * Where a job stands in line: one after the other in a repository, but a check of its links, which may take hours, in a line of its own
 * with the remedies that change the same issue, so that no pull request waits for it. GitHub's names hold no space.
 */
function queueName({ kind, owner, repo }: Job): string {
  const links = kind === 'check' || kind === 'remedy' ? ' links' : '';
  return `${owner}/${repo}${links}`.toLowerCase();
}

/** What may begin: nothing of its line runs, and checks of links leave room for the rest. */
const runnableCondition = `repository not in (select repository from jobs where state = 'running') and not (
  repository like '% links' and (select count(*) from jobs where state = 'running' and repository like '% links') >= ${maxConcurrentLinkChecks})`;

/** Rows forgotten in one step, so that no webhook waits for it. */
const pruneBatchSize = 500;

/**
 * Opens the inbox in `file` (`:memory:` for none) and puts back in the queue what a killed process left running.
 * The file belongs to one process: a second one is refused by SQLite's own lock, and told so.
 */
export function openJobStore(file: string, clock: Clock): JobStore {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
  const { DatabaseSync } = loadSqlite();
  const db = new DatabaseSync(file);
  try {
    // An exclusive lock, because two workers that each resume the other's running jobs would say everything twice. What is written
    // survives the process, however it dies; only a power cut may take the last moments, which a sweep finds again. To wait for the
    // disk at every delivery would keep all others waiting.
    db.exec('pragma locking_mode = exclusive; pragma journal_mode = wal; pragma synchronous = normal; begin immediate; commit;');
    db.exec(schema);
    db.exec(commandQuotaSchema);
  } catch (error) {
    db.close();
    if (/locked|busy/i.test(String(error))) {
      throw new Error(`The inbox ${file} is in use by another process; stop that one, or set LISTKEEPER_INBOX to another file.`);
    }
    throw error;
  }
  const store = createStore(db, clock);
  store.resume();
  return store;
}

/** SQLite as Node brings it. Node 22 calls it experimental on stderr at every start; the tests hold it to what we need on both. */
function loadSqlite(): typeof import('node:sqlite') {
  const { emitWarning } = process;
  process.emitWarning = () => {};
  try {
    return process.getBuiltinModule('node:sqlite');
  } finally {
    process.emitWarning = emitWarning;
  }
}

function createStore(db: DatabaseSync, clock: Clock): JobStore & { resume(): void } {
  const insertDelivery = db.prepare(
    'insert into deliveries (guid, event, action, received) values (?, ?, ?, ?) on conflict do nothing',
  );
  // A job that waits already is the same work: it keeps its place, and comes forward when it is now wanted sooner.
  const insertJob = db.prepare(
    `insert into jobs (key, repository, job, state, not_before, changed) values (?, ?, ?, 'queued', ?, ?)
     on conflict (key) where state = 'queued' do update set job = excluded.job, not_before = min(not_before, excluded.not_before)
     returning changed = ? as added`,
  );
  const claimNext = db.prepare(
    `update jobs set state = 'running', tries = tries + 1, changed = ? where row = (
       select row from jobs where state = 'queued' and not_before <= ? and ${runnableCondition}
       and repository not in (select repository from served) order by not_before, row limit 1
     ) returning row, repository, job, tries`,
  );
  const markServed = db.prepare('insert into served values (?)');
  const clearServed = db.prepare('delete from served');
  const endJob = db.prepare('update jobs set state = ?, error = ?, changed = ? where row = ?');
  const requeue = db.prepare(`update jobs set state = 'queued', error = ?, not_before = ?, changed = ? where row = ?`);
  const selectQueuedDuplicate = db.prepare(
    `select 1 as yes from jobs where state = 'queued' and key = (select key from jobs where row = ?) limit 1`,
  );
  const selectRunningKey = db.prepare(`select key from jobs where row = ? and tries = ? and state = 'running'`);
  const selectDueDuplicate = db.prepare(
    `select 1 as yes from jobs where state = 'queued' and not_before <= ? and key = ? limit 1`,
  );
  const selectDelivery = db.prepare('select 1 as yes from deliveries where guid = ?');
  // What can not begin before something ends does not count: that end wakes the worker anyway.
  const selectNextDue = db.prepare(`select min(not_before) as at from jobs where state = 'queued' and ${runnableCondition}`);

  function insertOrAdvance(job: Job, notBefore: number): boolean {
    const key = jobKey(job);
    const stamp = nextTimestamp();
    const row = insertJob.get(key, queueName(job), JSON.stringify(job), notBefore, stamp, stamp);
    return row?.added === 1;
  }

  const commandQuota = openCommandQuota(db);
  let lastTimestamp = 0;
  /** The time, but never the same twice, so that an insert can tell itself from the row that stood there. */
  function nextTimestamp(): number {
    lastTimestamp = Math.max(lastTimestamp + 1, Math.trunc(clock.now()));
    return lastTimestamp;
  }

  function inTransaction<T>(act: () => T): T {
    db.exec('begin immediate');
    try {
      const result = act();
      db.exec('commit');
      return result;
    } catch (error) {
      db.exec('rollback');
      throw error;
    }
  }

  function releaseJob(row: number, error: string, retryAt: number | undefined): void {
    inTransaction(() => {
      const superseded = retryAt !== undefined && selectQueuedDuplicate.get(row) !== undefined;
      if (superseded) endJob.run('done', error, nextTimestamp(), row);
      else if (retryAt === undefined) endJob.run('failed', error, nextTimestamp(), row);
      else requeue.run(error, Math.trunc(retryAt), nextTimestamp(), row);
    });
  }

  return {
    acceptDelivery: (delivery, jobs) =>
      inTransaction(() => {
        const { changes } = insertDelivery.run(delivery.guid, delivery.event, delivery.action ?? null, Math.trunc(clock.now()));
        if (changes === 0) return 'known';
        for (const job of jobs) {
          const bounded = commandQuota.admit(job, clock.now());
          if (bounded) insertOrAdvance(bounded, Math.trunc(clock.now()));
        }
        return 'new';
      }),
    hasDelivery: (guid) => selectDelivery.get(guid) !== undefined,
    getRunStatus({ row, tries }) {
      const key = selectRunningKey.get(row, tries)?.key;
      if (typeof key !== 'string') return 'gone';
      return selectDueDuplicate.get(Math.trunc(clock.now()), key) ? 'overtaken' : 'current';
    },
    enqueue: (job, notBefore) => insertOrAdvance(job, Math.trunc(notBefore ?? clock.now())),
    enqueueAll: (wanted) =>
      inTransaction(() => {
        for (const { job, notBefore } of wanted) insertOrAdvance(job, Math.trunc(notBefore ?? clock.now()));
      }),
    trustMaintainer: (who) => commandQuota.trust(who, clock.now()),
    claim() {
      const now = Math.trunc(clock.now());
      let row = claimNext.get(nextTimestamp(), now);
      if (!row && clearServed.run().changes > 0) row = claimNext.get(nextTimestamp(), now);
      if (!row) return undefined;
      markServed.run(String(row.repository));
      return { ...(JSON.parse(String(row.job)) as Job), row: Number(row.row), tries: Number(row.tries) };
    },
    complete: (row) => void endJob.run('done', null, nextTimestamp(), row),
    release: releaseJob,
    nextDueAt() {
      const at = selectNextDue.get()?.at;
      return typeof at === 'number' ? at : undefined;
    },
    countByState() {
      const counts: Record<JobState, number> = { queued: 0, running: 0, done: 0, failed: 0 };
      for (const row of db.prepare('select state, count(*) as n from jobs group by state').all()) {
        counts[row.state as JobState] = Number(row.n);
      }
      return counts;
    },
    getValue(name) {
      const row = db.prepare('select value from words where name = ?').get(name);
      return row ? String(row.value) : undefined;
    },
    setValue(name, value) {
      db.prepare('insert into words values (?, ?) on conflict (name) do update set value = excluded.value').run(name, value);
    },
    prune(before) {
      const least = Math.trunc(before);
      commandQuota.prune(least);
      const deleted = [
        db
          .prepare('delete from deliveries where rowid in (select rowid from deliveries where received < ? limit ?)')
          .run(least, pruneBatchSize),
        db
          .prepare(
            `delete from jobs where row in (select row from jobs where state in ('done', 'failed') and changed < ? limit ?)`,
          )
          .run(least, pruneBatchSize),
      ];
      return deleted.every(({ changes }) => Number(changes) < pruneBatchSize);
    },
    close: () => db.close(),
    resume() {
      for (const row of db.prepare(`select row from jobs where state = 'running'`).all()) {
        releaseJob(Number(row.row), 'the process ended while it ran', clock.now());
      }
    },
  };
}
