import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Dispatcher } from '../../../../src/bot/queue/dispatcher.ts';
import type { Job } from '../../../../src/bot/queue/job.ts';
import { SqliteDatabase } from '../../../../src/bot/queue/sqlite/sqlite-database.ts';
import { createJobStore, openJobStore } from '../../../../src/bot/queue/sqlite/sqlite-job-store.ts';
import { testClock } from '../../test-clock.ts';

const job = (number: number): Job => ({
  kind: 'review',
  installation: 1,
  owner: 'someone',
  repo: `list-${number}`,
  number,
  because: 'because '.repeat(400),
});
const delivery = (guid: string) => ({ guid, event: 'push', action: undefined });
const flushMacrotasks = () => new Promise((resolve) => setImmediate(resolve));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'listkeeper-store-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A store whose database may not grow any more, as on a full disk: SQLite answers SQLITE_FULL. */
function openFullStore(clock = testClock()) {
  const file = join(folder, 'inbox.sqlite');
  const database = new SqliteDatabase(file);
  const store = createJobStore(database, file, clock);
  const { page_count: pages } = database.get('pragma page_count') as { page_count: number };
  const limit = (count: number) => database.exec(`pragma max_page_count = ${count}`);
  limit(pages + 2);
  return { store, file, clock, freeSpace: () => limit(1_000_000) };
}

describe('a job store in a folder that can not be written', () => {
  // Permissions do not hold for root.
  it.skipIf(process.getuid?.() === 0).each(['inbox.sqlite', 'a/new/folder/inbox.sqlite'])(
    'names that as the reason: %s',
    (name) => {
      chmodSync(folder, 0o555);
      const file = join(folder, name);
      const open = () => openJobStore(file, testClock());
      expect(open).toThrow(expect.objectContaining({ code: 'queue-unavailable', values: { file, problem: 'read-only' } }));
      chmodSync(folder, 0o755);
    },
  );
});

describe('a job store where no folder can be made', () => {
  it.skipIf(!existsSync('/proc/self'))('fails at once and says so', () => {
    const file = '/proc/self/no-such-folder/inbox.sqlite';
    const open = () => openJobStore(file, testClock());
    expect(open).toThrow(expect.objectContaining({ code: 'queue-unavailable', values: { file, problem: 'no-folder' } }));
  });
});

describe('a job store on a full disk', () => {
  it('names the file and the remedy, keeps what it has, and works again once there is space', async () => {
    const { store, file, freeSpace } = openFullStore();
    const fill = async () => {
      for (let number = 0; number < 100; number += 1) await store.acceptDelivery(delivery(`guid-${number}`), [job(number)]);
    };
    await expect(fill()).rejects.toMatchObject({ code: 'queue-unavailable', values: { file, problem: 'full' } });
    const stored = (await store.countByState()).queued;
    expect(stored).toBeLessThan(100);
    await store.checkWritable(); // a write that needs no new page
    freeSpace();
    await fill();
    expect((await store.countByState()).queued).toBe(100);
    await store.close();
  });

  it('does not stop the dispatcher, which goes on by itself', async () => {
    const clock = testClock();
    const store = openJobStore(':memory:', clock);
    let isFull = true;
    const lines: string[] = [];
    const failing = new Proxy(store, {
      get(target, name) {
        const member: unknown = Reflect.get(target, name);
        if (typeof member !== 'function') return member;
        return async (...values: unknown[]) => {
          if (isFull && (name === 'claim' || name === 'complete')) throw new Error('the disk is full');
          return member.apply(target, values);
        };
      },
    });
    await store.enqueue(job(1));
    const runs: number[] = [];
    const dispatcher = new Dispatcher({
      jobStore: failing,
      clock,
      random: () => 0.5,
      log: (level, words) => lines.push(`${level} ${words.slice(0, 30)}`),
      run: async ({ number }) => {
        runs.push(number ?? 0);
        isFull = true;
        return 'done';
      },
    });
    await flushMacrotasks();
    expect(runs).toEqual([]);
    isFull = false;
    clock.advance(5000);
    await flushMacrotasks();
    expect(runs).toEqual([1]);
    expect(await store.countByState(), 'its end can not be stored').toMatchObject({ running: 1 });
    isFull = false;
    clock.advance(5000);
    await flushMacrotasks();
    expect(await store.countByState()).toMatchObject({ running: 0, done: 1 });
    expect(runs).toEqual([1]);
    // One line for one outage.
    expect(lines).toEqual(['error the disk is full', expect.stringMatching(/^info review: done/)]);
    await dispatcher.stop();
  });
});

describe('a job store that can not be opened', () => {
  it('is damaged, where the file is something else', async () => {
    const file = join(folder, 'notes.sqlite');
    writeFileSync(file, 'These are notes, and no database. '.repeat(200));
    expect(() => openJobStore(file, testClock())).toThrowError(
      expect.objectContaining({ code: 'queue-unavailable', values: { file, problem: 'damaged' } }),
    );
  });

  it('is unreadable, where its folder is a file', async () => {
    writeFileSync(join(folder, 'file'), '');
    expect(() => openJobStore(join(folder, 'file', 'inbox.sqlite'), testClock())).toThrowError(
      expect.objectContaining({ code: 'queue-unavailable' }),
    );
  });
});
