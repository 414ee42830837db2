import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { JobStore } from '../../../../src/bot/queue/job-store.ts';
import { openJobStore } from '../../../../src/bot/queue/sqlite/sqlite-job-store.ts';
import { testClock } from '../../test-clock.ts';
import { describeCommandQuota } from '../command-quota-suite.ts';
import { delivery, describeJobStore, review } from '../job-store-suite.ts';

const opened: JobStore[] = [];
const folders: string[] = [];
afterEach(async () => {
  for (const store of opened.splice(0)) await store.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function open(file: string) {
  const store = openJobStore(file, testClock());
  opened.push(store);
  return store;
}

async function closeLast() {
  await opened.pop()?.close();
}

function createFileName(): string {
  const folder = mkdtempSync(join(tmpdir(), 'listkeeper-store-'));
  folders.push(folder);
  return join(folder, 'deep', 'inbox.sqlite');
}

describeJobStore('the job store in SQLite', async (clock) => openJobStore(':memory:', clock));
describeCommandQuota('the command quota in SQLite', async (clock) => openJobStore(':memory:', clock));

describe('a job store in a file', () => {
  it('resumes jobs of a killed process, and counts the attempt', async () => {
    const path = createFileName();
    const first = open(path);
    await first.acceptDelivery(delivery('a'), [review(1), review(2)]);
    expect((await first.claim())?.number).toBe(1);
    await closeLast();
    const second = open(path);
    expect(await second.claim()).toMatchObject({ number: 1, tries: 2 });
    expect(await second.acceptDelivery(delivery('a'), [review(1)])).toBe('known');
  });

  it('does not resume a job twice when the same job is waiting', async () => {
    const path = createFileName();
    const first = open(path);
    await first.enqueue(review(1));
    await first.claim();
    await first.enqueue(review(1));
    await closeLast();
    expect(await open(path).countByState()).toEqual({ queued: 1, running: 0, done: 1, failed: 0 });
  });

  it('refuses a second process with a clear error', () => {
    const path = createFileName();
    open(path);
    expect(() => openJobStore(path, testClock())).toThrow(/Another process is using/);
  });

  it('leads from the start, since no other process can', async () => {
    const told: boolean[] = [];
    await open(':memory:').join({ onWork: () => {}, onLost: () => {}, onLeader: (isLeader) => told.push(isLeader) });
    expect(told).toEqual([true]);
  });
});
