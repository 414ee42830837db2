import pg from 'pg';
import { formatDatabaseAddress } from '../database-address.ts';
import { toPostgresStoreError } from './postgres-error.ts';

export type Row = Readonly<Record<string, unknown>>;

/** Where statements go: any connection, or the one of a transaction. */
export interface Session {
  query(sql: string, values?: readonly unknown[]): Promise<Row[]>;
}

/** Connections of one process. More than it has jobs, so that no webhook waits for a job's end. */
const maxConnections = 10;
/** Longest wait (ms) for a connection, and for an answer: a dead server sends none. */
const connectTimeoutMs = 5000;
const answerTimeoutMs = 10_000;
/** Between two tries (ms) to listen again after the connection was lost. */
const listenRetryMs = 1000;
/** How often a transaction is tried that met another one. */
const maxTransactionTries = 5;
/** SQLSTATE of transactions that may be run again: serialization failure, deadlock. */
const repeatableStates = new Set(['40001', '40P01']);

/** `bigint` arrives as a number: rows, times in ms and counts are far below 2^53. */
const types = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser,
};

/** Opens connections. Tests have one of their own. */
export interface PostgresDriver {
  openPool(config: pg.PoolConfig): pg.Pool;
  createClient(config: pg.PoolConfig): pg.Client;
}

const pgDriver: PostgresDriver = {
  openPool: (config) => new pg.Pool(config),
  createClient: (config) => new pg.Client(config),
};

/**
 * Connections to one PostgreSQL database. A connection that breaks is replaced. Every method
 * rejects with ListkeeperError `queue-unavailable`.
 */
export class Database implements Session {
  readonly #driver: PostgresDriver;
  readonly #config: pg.PoolConfig;
  readonly #pool: pg.Pool;
  readonly #address: string;
  readonly #closing = new AbortController();
  #listening: pg.Client | undefined;

  constructor(url: string, driver = pgDriver) {
    this.#driver = driver;
    this.#address = formatDatabaseAddress(url);
    this.#config = {
      connectionString: url,
      max: maxConnections,
      connectionTimeoutMillis: connectTimeoutMs,
      // The server is to end a statement first, so that it is known to have no effect.
      query_timeout: answerTimeoutMs + 2000,
      statement_timeout: answerTimeoutMs,
      idle_in_transaction_session_timeout: answerTimeoutMs,
      keepAlive: true,
      application_name: 'listkeeper',
      types,
    };
    this.#pool = driver.openPool(this.#config);
    // A connection that breaks emits an error, in use or not. Its query rejects as well.
    this.#pool.on('error', () => {});
    this.#pool.on('connect', (client) => client.on('error', () => {}));
  }

  readonly query = (sql: string, values: readonly unknown[] = []): Promise<Row[]> =>
    this.#repeat(async () => (await this.#pool.query<Record<string, unknown>>(sql, [...values])).rows);

  /** Runs statements in one transaction, and all of them again when it met another transaction. */
  transaction<T>(work: (session: Session) => Promise<T>): Promise<T> {
    return this.#repeat(() => this.#tryTransaction(work));
  }

  /** A statement alone is a transaction, too. */
  async #repeat<T>(work: () => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await work();
      } catch (error) {
        const isRepeatable = error instanceof pg.DatabaseError && repeatableStates.has(error.code ?? '');
        if (!isRepeatable || tries >= maxTransactionTries) throw toPostgresStoreError(error, this.#address);
      }
    }
  }

  async #tryTransaction<T>(work: (session: Session) => Promise<T>): Promise<T> {
    const client = await this.#pool.connect();
    const query = async (sql: string, values: readonly unknown[] = []) =>
      (await client.query<Record<string, unknown>>(sql, [...values])).rows;
    let isBroken = false;
    try {
      await client.query('begin');
      const result = await work({ query });
      await client.query('commit');
      return result;
    } catch (error) {
      await client.query('rollback').catch(() => {
        isBroken = true;
      });
      throw error;
    } finally {
      client.release(isBroken);
    }
  }

  /** Calls the listener at each notification, and after each loss of the connection. */
  async listen(channel: string, listener: () => void): Promise<void> {
    if (this.#closing.signal.aborted) return;
    const client = this.#driver.createClient(this.#config);
    // One loss causes several events.
    let isLost = false;
    const again = () => {
      if (isLost) return;
      isLost = true;
      client.removeAllListeners();
      client.on('error', () => {});
      client.end().catch(() => {});
      if (this.#closing.signal.aborted) return;
      setTimeout(() => void this.listen(channel, listener), listenRetryMs).unref();
    };
    client.once('error', again);
    client.once('end', again);
    client.on('notification', listener);
    this.#listening = client;
    try {
      await client.connect();
      await client.query(`listen ${channel}`);
      listener();
    } catch {
      again();
    }
  }

  async close(): Promise<void> {
    this.#closing.abort();
    this.#listening?.removeAllListeners();
    this.#listening?.on('error', () => {});
    await this.#listening?.end().catch(() => {});
    await this.#pool.end();
  }
}
