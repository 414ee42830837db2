import { EventEmitter } from 'node:events';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Database } from '../../../../src/bot/queue/postgres/database.ts';

const url = 'postgres://someone:secret@db.example.org:5432/lists';

/** What one connection is asked, and what it answers: rows, or an error. */
type Answer = (sql: string) => object[];

class FakeClient extends EventEmitter {
  readonly asked: string[] = [];
  released: boolean | undefined;
  ended = false;
  readonly #answer: Answer;

  constructor(answer: Answer) {
    super();
    this.#answer = answer;
  }

  async connect(): Promise<void> {
    this.#answer('connect');
  }

  async query(sql: string): Promise<{ rows: object[] }> {
    this.asked.push(sql);
    return { rows: this.#answer(sql) };
  }

  release(isBroken: boolean): void {
    this.released = isBroken;
  }

  async end(): Promise<void> {
    this.ended = true;
  }
}

/** A database whose connections answer so. The clients are those of transactions and of `listen`. */
function openFakeDatabase(answer: Answer) {
  const clients: FakeClient[] = [];
  const createClient = () => {
    clients.push(new FakeClient(answer));
    return clients.at(-1);
  };
  const pool = Object.assign(new FakeClient(answer), { connect: async () => createClient() });
  const driver = { openPool: () => pool as unknown as pg.Pool, createClient: () => createClient() as unknown as pg.Client };
  return { database: new Database(url, driver), pool, clients };
}

function sqlError(code: string): pg.DatabaseError {
  return Object.assign(new pg.DatabaseError('refused', 1, 'error'), { code });
}

/** Fails so often with the error, then answers. */
function failTimes(times: number, error: Error, isMeant: (sql: string) => boolean): Answer {
  let left = times;
  return (sql) => {
    if (!isMeant(sql) || left === 0) return [{ ok: true }];
    left -= 1;
    throw error;
  };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a statement', () => {
  it.each(['40001', '40P01'])('is run again when it met another transaction (%s)', async (code) => {
    const { database, pool } = openFakeDatabase(failTimes(4, sqlError(code), (sql) => sql === 'work'));
    expect(await database.query('work')).toEqual([{ ok: true }]);
    expect(pool.asked).toHaveLength(5);
  });

  it('is given up after five tries', async () => {
    const { database, pool } = openFakeDatabase(failTimes(9, sqlError('40001'), () => true));
    await expect(database.query('work')).rejects.toMatchObject({ code: 'queue-unavailable' });
    expect(pool.asked).toHaveLength(5);
  });

  it('that fails otherwise is run once, and its error names the database without the password', async () => {
    const { database, pool } = openFakeDatabase(failTimes(1, sqlError('42501'), () => true));
    const error = await database.query('work').catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'queue-unavailable', values: { problem: 'no-rights' } });
    expect(JSON.stringify(error)).not.toContain('secret');
    expect(pool.asked).toEqual(['work']);
  });
});

describe('a connection that breaks while nobody uses it', () => {
  it('does not end the process', () => {
    const { pool } = openFakeDatabase(() => []);
    expect(pool.emit('error', new Error('terminated'))).toBe(true);
    const fresh = new FakeClient(() => []);
    pool.emit('connect', fresh);
    expect(fresh.emit('error', new Error('terminated'))).toBe(true);
  });
});

describe('a transaction', () => {
  it('is committed, and its connection serves others', async () => {
    const { database, clients } = openFakeDatabase(() => [{ count: 1 }]);
    expect(await database.transaction(({ query }) => query('work'))).toEqual([{ count: 1 }]);
    expect(clients.map(({ asked, released }) => [asked, released])).toEqual([[['begin', 'work', 'commit'], false]]);
  });

  it('is rolled back when its work fails', async () => {
    const { database, clients } = openFakeDatabase(() => []);
    const failing = database.transaction(async () => {
      throw new TypeError('a mistake of ours');
    });
    await expect(failing).rejects.toThrow('a mistake of ours');
    expect(clients.map(({ asked, released }) => [asked, released])).toEqual([[['begin', 'rollback'], false]]);
  });

  it('runs all of its work again, in a new transaction, after a deadlock', async () => {
    const { database, clients } = openFakeDatabase(failTimes(1, sqlError('40P01'), (sql) => sql === 'second'));
    await database.transaction(async ({ query }) => {
      await query('first');
      await query('second');
    });
    expect(clients.map(({ asked }) => asked)).toEqual([
      ['begin', 'first', 'second', 'rollback'],
      ['begin', 'first', 'second', 'commit'],
    ]);
  });

  it('throws its connection away when even the rollback fails', async () => {
    const { database, clients } = openFakeDatabase((sql) => {
      if (sql === 'begin') return [];
      throw new Error('Connection terminated unexpectedly');
    });
    const failing = database.transaction(({ query }) => query('work'));
    await expect(failing).rejects.toMatchObject({ code: 'queue-unavailable', values: { problem: 'unreachable' } });
    expect(clients.map(({ released }) => released)).toEqual([true]);
  });
});

describe('a listener of notifications', () => {
  it('is called once it listens, at each notification, and after each loss, once for a loss', async () => {
    const { database, clients } = openFakeDatabase(() => []);
    const listener = vi.fn();
    await database.listen('work', listener);
    expect(listener).toHaveBeenCalledTimes(1);
    clients[0]?.emit('notification');
    expect(listener).toHaveBeenCalledTimes(2);
    clients[0]?.emit('error', new Error('terminated'));
    clients[0]?.emit('error', new Error('terminated'));
    clients[0]?.emit('end');
    expect(clients[0]?.ended).toBe(true);
    await vi.advanceTimersByTimeAsync(1000);
    expect(clients.map(({ asked }) => asked)).toEqual([['listen work'], ['listen work']]);
    expect(listener, 'notifications may have been lost').toHaveBeenCalledTimes(3);
  });

  it('is called later where the server is away at first', async () => {
    const { database, clients } = openFakeDatabase(failTimes(2, new Error('ECONNREFUSED'), (sql) => sql === 'connect'));
    const listener = vi.fn();
    await database.listen('work', listener);
    await vi.advanceTimersByTimeAsync(1000);
    expect(listener).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1000);
    expect(listener).toHaveBeenCalledTimes(1);
    expect(clients).toHaveLength(3);
  });

  it('ends with the database, and does not come back', async () => {
    const { database, pool, clients } = openFakeDatabase(() => []);
    const listener = vi.fn();
    await database.listen('work', listener);
    clients[0]?.emit('end');
    await database.close();
    await vi.advanceTimersByTimeAsync(5000);
    await database.listen('work', listener);
    expect(listener).toHaveBeenCalledTimes(1);
    expect(clients).toHaveLength(1);
    expect([clients[0]?.ended, pool.ended]).toEqual([true, true]);
  });
});
