import { dirname } from 'node:path';
import type { DatabaseSync, SQLInputValue, SQLOutputValue, StatementSync } from 'node:sqlite';
import { ListkeeperError } from '../../../errors/listkeeper-error.ts';
import { makeFolder } from '../../../runtime/make-folder.ts';

const schema = `
create table if not exists deliveries (guid text primary key, event text not null, action text, received integer not null) strict;
create table if not exists jobs (
  row integer primary key autoincrement,
  key text not null, repository text not null, job text not null,
  state text not null, tries integer not null default 0, not_before integer not null, error text, changed integer not null
) strict;
create unique index if not exists one_waiting on jobs (key) where state = 'queued';
create index if not exists by_state on jobs (state, not_before);
create table if not exists stored_values (name text primary key, value text not null) strict;
create index if not exists by_age on deliveries (received);
create table if not exists commands (author text not null, at integer not null, refused integer not null) strict;
create index if not exists commands_by_author on commands (author, at);
create table if not exists trusted (who text primary key, until integer not null) strict;
-- Queues that were served in this round of the round robin. Temporary: a restart starts a new round.
create temp table served (repository text primary key) strict;
`;

/** What gives a table of an older version its present name. */
const olderTables = [
  { older: 'words', sql: 'alter table words rename to stored_values' },
  {
    older: 'asks',
    sql: `drop index if exists asks_by_who; alter table asks rename to commands;
      alter table commands rename column who to author; alter table commands rename column told to refused`,
  },
];

type Row = Record<string, SQLOutputValue>;

/** The database of a job store, which only this process has open. */
export class SqliteDatabase {
  readonly #db: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  /**
   * Opens it, creates its tables where they are missing, and locks it.
   * @param file `:memory:` for none.
   * @throws ListkeeperError `queue-in-use`; errors of SQLite and of the file system as they are.
   */
  constructor(file: string) {
    if (file !== ':memory:') makeFolder(dirname(file));
    const { DatabaseSync } = loadSqlite();
    this.#db = new DatabaseSync(file);
    try {
      // An exclusive lock, because a second process would resume the running jobs of this one.
      // `synchronous = normal` survives the death of the process; a power cut may lose the last
      // moments, which a sweep finds again. Waiting for the disk at every delivery would delay all
      // others.
      this.exec('pragma locking_mode = exclusive; pragma journal_mode = wal; pragma synchronous = normal;');
      this.exec('begin immediate; commit;');
      this.#renameOlderTables();
      this.exec(schema);
    } catch (error) {
      this.close();
      if (/locked|busy/i.test(String(error))) throw new ListkeeperError('queue-in-use', { file }, { cause: error });
      throw error;
    }
  }

  /** Runs statements without values. */
  exec(sql: string): void {
    this.#db.exec(sql);
  }

  /** The first row of the answer. */
  get(sql: string, ...values: SQLInputValue[]): Row | undefined {
    return this.#prepare(sql).get(...values);
  }

  /** All rows of the answer. */
  all(sql: string, ...values: SQLInputValue[]): Row[] {
    return this.#prepare(sql).all(...values);
  }

  /** @returns how many rows changed. */
  run(sql: string, ...values: SQLInputValue[]): number {
    return Number(this.#prepare(sql).run(...values).changes);
  }

  /** Runs `work` as one transaction, which an error undoes. */
  transaction<T>(work: () => T): T {
    this.exec('begin immediate');
    try {
      const result = work();
      this.exec('commit');
      return result;
    } catch (error) {
      // After some errors, such as a full disk, SQLite has rolled back by itself.
      if (this.#db.isTransaction) this.exec('rollback');
      throw error;
    }
  }

  close(): void {
    this.#db.close();
  }

  /** Keeps what an older version stored. A table is there already when that version came back once. */
  #renameOlderTables(): void {
    const names = this.all(`select name from sqlite_schema where type = 'table'`).map(({ name }) => name);
    if (names.includes('stored_values')) return;
    this.transaction(() => {
      for (const { older, sql } of olderTables) if (names.includes(older)) this.exec(sql);
    });
  }

  #prepare(sql: string): StatementSync {
    const prepared = this.#statements.get(sql) ?? this.#db.prepare(sql);
    this.#statements.set(sql, prepared);
    return prepared;
  }
}

/**
 * Node 22 prints a warning that its SQLite is experimental. The tests hold it to what is needed
 * here, on both versions.
 */
function loadSqlite(): typeof import('node:sqlite') {
  const { emitWarning } = process;
  process.emitWarning = () => {};
  try {
    return process.getBuiltinModule('node:sqlite');
  } finally {
    process.emitWarning = emitWarning;
  }
}
