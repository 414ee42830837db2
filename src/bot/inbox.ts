import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { Clock } from '../net/clock.ts';
import { askTables, openAsks } from './asks.ts';
import { type Job, jobKey } from './job.ts';

/**
 * Work in hand, on disk: which deliveries came, which jobs they left behind, and how far those are. Only what a job needs to look at
 * the repository again is kept, never a payload. Losing the file loses nothing that a sweep does not find again.
 */

export interface Delivery {
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
export type Standing = 'current' | 'overtaken' | 'gone';

export interface Inbox {
  /** Writes a delivery and its jobs down in one step. `known` when this delivery came before: then nothing is added. */
  accept(delivery: Delivery, jobs: readonly Job[]): 'new' | 'known';
  /** Whether a delivery with this GUID came. */
  knows(guid: string): boolean;
  /** Queues a job unless the same one already waits. `notBefore` in milliseconds since 1970. True when it was added. */
  add(job: Job, notBefore?: number): boolean;
  /** Queues several in one step. */
  addAll(wanted: readonly { job: Job; notBefore?: number }[]): void;
  /**
   * The next job that is due; it counts as running from here on. Repositories take turns, one job each before any has a second one, and none
   * has two at once but for a check of its links, which stands in a line of its own; within a line the oldest comes first.
   */
  take(): QueuedJob | undefined;
  standing(run: Pick<QueuedJob, 'row' | 'tries'>): Standing;
  finish(row: number): void;
  /** Puts a job back for later, or, without `retryAt`, ends it as failed. */
  giveBack(row: number, error: string, retryAt: number | undefined): void;
  /** When the next waiting job is due, in milliseconds since 1970; undefined when none waits. */
  nextDue(): number | undefined;
  counts(): Record<JobState, number>;
  /** A word to remember by its name, such as when a repository was last checked. */
  recall(name: string): string | undefined;
  remember(name: string, value: string): void;
  /** Somebody may write to this repository: what they ask is not counted. */
  trust(who: { owner: string; repo: string; login: string }): void;
  /** Forgets deliveries and ended jobs from before this time, a bounded number of them: false when there may be more. */
  prune(before: number): boolean;
  close(): void;
}

const tables = `
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
const mostChecks = 2;

/**
 * Where a job stands in line: one after the other in a repository, but a check of its links, which may take hours, in a line of its own
 * with the remedies that change the same issue, so that no pull request waits for it. GitHub's names hold no space.
 */
function queueOf({ kind, owner, repo }: Job): string {
  const links = kind === 'check' || kind === 'remedy' ? ' links' : '';
  return `${owner}/${repo}${links}`.toLowerCase();
}

/** What may begin: nothing of its line runs, and checks of links leave room for the rest. */
const free = `repository not in (select repository from jobs where state = 'running') and not (
  repository like '% links' and (select count(*) from jobs where state = 'running' and repository like '% links') >= ${mostChecks})`;

/** Rows forgotten in one step, so that no webhook waits for it. */
const prunedAtOnce = 500;

/**
 * Opens the inbox in `file` (`:memory:` for none) and puts back in the queue what a killed process left running.
 * The file belongs to one process: a second one is refused by SQLite's own lock, and told so.
 */
export function openInbox(file: string, clock: Clock): Inbox {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
  const { DatabaseSync } = sqlite();
  const db = new DatabaseSync(file);
  try {
    // An exclusive lock, because two workers that each resume the other's running jobs would say everything twice. What is written
    // survives the process, however it dies; only a power cut may take the last moments, which a sweep finds again. To wait for the
    // disk at every delivery would keep all others waiting.
    db.exec('pragma locking_mode = exclusive; pragma journal_mode = wal; pragma synchronous = normal; begin immediate; commit;');
    db.exec(tables);
    db.exec(askTables);
  } catch (error) {
    db.close();
    if (/locked|busy/i.test(String(error))) {
      throw new Error(`The inbox ${file} is in use by another process; stop that one, or set LISTKEEPER_INBOX to another file.`);
    }
    throw error;
  }
  const inbox = queries(db, clock);
  inbox.resume();
  return inbox;
}

/** SQLite as Node brings it. Node 22 calls it experimental on stderr at every start; the tests hold it to what we need on both. */
function sqlite(): typeof import('node:sqlite') {
  const { emitWarning } = process;
  process.emitWarning = () => {};
  try {
    return process.getBuiltinModule('node:sqlite');
  } finally {
    process.emitWarning = emitWarning;
  }
}

function queries(db: DatabaseSync, clock: Clock): Inbox & { resume(): void } {
  const insertDelivery = db.prepare(
    'insert into deliveries (guid, event, action, received) values (?, ?, ?, ?) on conflict do nothing',
  );
  // A job that waits already is the same work: it keeps its place, and comes forward when it is now wanted sooner.
  const insertJob = db.prepare(
    `insert into jobs (key, repository, job, state, not_before, changed) values (?, ?, ?, 'queued', ?, ?)
     on conflict (key) where state = 'queued' do update set job = excluded.job, not_before = min(not_before, excluded.not_before)
     returning changed = ? as added`,
  );
  const next = db.prepare(
    `update jobs set state = 'running', tries = tries + 1, changed = ? where row = (
       select row from jobs where state = 'queued' and not_before <= ? and ${free}
       and repository not in (select repository from served) order by not_before, row limit 1
     ) returning row, repository, job, tries`,
  );
  const serve = db.prepare('insert into served values (?)');
  const newRound = db.prepare('delete from served');
  const end = db.prepare('update jobs set state = ?, error = ?, changed = ? where row = ?');
  const requeue = db.prepare(`update jobs set state = 'queued', error = ?, not_before = ?, changed = ? where row = ?`);
  const twinWaits = db.prepare(
    `select 1 as yes from jobs where state = 'queued' and key = (select key from jobs where row = ?) limit 1`,
  );
  const runs = db.prepare(`select key from jobs where row = ? and tries = ? and state = 'running'`);
  const wantedAgain = db.prepare(`select 1 as yes from jobs where state = 'queued' and not_before <= ? and key = ? limit 1`);
  const known = db.prepare('select 1 as yes from deliveries where guid = ?');
  // What can not begin before something ends does not count: that end wakes the worker anyway.
  const due = db.prepare(`select min(not_before) as at from jobs where state = 'queued' and ${free}`);

  function insert(job: Job, notBefore: number): boolean {
    const key = jobKey(job);
    const stamp = sequence();
    const row = insertJob.get(key, queueOf(job), JSON.stringify(job), notBefore, stamp, stamp);
    return row?.added === 1;
  }

  const asks = openAsks(db);
  let last = 0;
  /** The time, but never the same twice, so that an insert can tell itself from the row that stood there. */
  function sequence(): number {
    last = Math.max(last + 1, Math.trunc(clock.now()));
    return last;
  }

  function inOneStep<T>(act: () => T): T {
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

  function giveBack(row: number, error: string, retryAt: number | undefined): void {
    inOneStep(() => {
      const superseded = retryAt !== undefined && twinWaits.get(row) !== undefined;
      if (superseded) end.run('done', error, sequence(), row);
      else if (retryAt === undefined) end.run('failed', error, sequence(), row);
      else requeue.run(error, Math.trunc(retryAt), sequence(), row);
    });
  }

  return {
    accept: (delivery, jobs) =>
      inOneStep(() => {
        const { changes } = insertDelivery.run(delivery.guid, delivery.event, delivery.action ?? null, Math.trunc(clock.now()));
        if (changes === 0) return 'known';
        for (const job of jobs) {
          const bounded = asks.bounded(job, clock.now());
          if (bounded) insert(bounded, Math.trunc(clock.now()));
        }
        return 'new';
      }),
    knows: (guid) => known.get(guid) !== undefined,
    standing({ row, tries }) {
      const key = runs.get(row, tries)?.key;
      if (typeof key !== 'string') return 'gone';
      return wantedAgain.get(Math.trunc(clock.now()), key) ? 'overtaken' : 'current';
    },
    add: (job, notBefore) => insert(job, Math.trunc(notBefore ?? clock.now())),
    addAll: (wanted) =>
      inOneStep(() => {
        for (const { job, notBefore } of wanted) insert(job, Math.trunc(notBefore ?? clock.now()));
      }),
    trust: (who) => asks.trust(who, clock.now()),
    take() {
      const now = Math.trunc(clock.now());
      let row = next.get(sequence(), now);
      if (!row && newRound.run().changes > 0) row = next.get(sequence(), now);
      if (!row) return undefined;
      serve.run(String(row.repository));
      return { ...(JSON.parse(String(row.job)) as Job), row: Number(row.row), tries: Number(row.tries) };
    },
    finish: (row) => void end.run('done', null, sequence(), row),
    giveBack,
    nextDue() {
      const at = due.get()?.at;
      return typeof at === 'number' ? at : undefined;
    },
    counts() {
      const counts: Record<JobState, number> = { queued: 0, running: 0, done: 0, failed: 0 };
      for (const row of db.prepare('select state, count(*) as n from jobs group by state').all()) {
        counts[row.state as JobState] = Number(row.n);
      }
      return counts;
    },
    recall(name) {
      const row = db.prepare('select value from words where name = ?').get(name);
      return row ? String(row.value) : undefined;
    },
    remember(name, value) {
      db.prepare('insert into words values (?, ?) on conflict (name) do update set value = excluded.value').run(name, value);
    },
    prune(before) {
      const least = Math.trunc(before);
      asks.prune(least);
      const deleted = [
        db
          .prepare('delete from deliveries where rowid in (select rowid from deliveries where received < ? limit ?)')
          .run(least, prunedAtOnce),
        db
          .prepare(
            `delete from jobs where row in (select row from jobs where state in ('done', 'failed') and changed < ? limit ?)`,
          )
          .run(least, prunedAtOnce),
      ];
      return deleted.every(({ changes }) => Number(changes) < prunedAtOnce);
    },
    close: () => db.close(),
    resume() {
      for (const row of db.prepare(`select row from jobs where state = 'running'`).all()) {
        giveBack(Number(row.row), 'the process ended while it ran', clock.now());
      }
    },
  };
}
