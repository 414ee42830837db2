import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { JobStore, StoreListener } from '../../../../src/bot/queue/job-store.ts';
import type { MemberTiming } from '../../../../src/bot/queue/postgres/member.ts';
import { openPostgresJobStore } from '../../../../src/bot/queue/postgres/open-postgres-job-store.ts';
import { type Clock, systemClock } from '../../../../src/runtime/clock.ts';
import { describeCommandQuota } from '../command-quota-suite.ts';
import { delivery, describeJobStore, noRun, review } from '../job-store-suite.ts';
import { findPostgres, type NetworkLink, openLink, type PostgresServer, startPostgres } from '../postgres-server.ts';

const programs = findPostgres();
if (!programs) process.stderr.write('PostgreSQL is not installed: the tests of the job store in PostgreSQL do NOT run.\n');

let server: PostgresServer;
let admin: pg.Pool;
beforeAll(async () => {
  if (!programs) return;
  server = await startPostgres(programs);
  admin = new pg.Pool({ connectionString: server.url, max: 2 });
  admin.on('error', () => {});
});
afterAll(async () => {
  await admin?.end();
  await server?.stop();
});

const quick: MemberTiming = { heartbeatMs: 50, fenceMs: 300, deadMs: 500, leaseMs: 150 };
const slow: MemberTiming = { heartbeatMs: 60_000, fenceMs: 300_000, deadMs: 300_000, leaseMs: 300_000 };
const deaf: StoreListener = { onWork: () => {}, onLost: () => {}, onLeader: () => {} };

interface OpenOptions {
  schema: string;
  timing: MemberTiming;
  listener: StoreListener;
  url: string;
}

const newSchema = () => `test_${randomUUID().replaceAll('-', '')}`;

async function openStore(clock: Clock, more: Partial<OpenOptions> = {}): Promise<JobStore> {
  const { schema = newSchema(), timing = slow, listener = deaf, url = server.url } = more;
  const store = await openPostgresJobStore({ url, clock, schema, timing });
  await store.join(listener);
  return store;
}

describe.runIf(programs)('with PostgreSQL', () => {
  describeJobStore('the job store in PostgreSQL', (clock) => openStore(clock), 20);
  describeCommandQuota('the command quota in PostgreSQL', (clock) => openStore(clock));

  describe('job stores of several processes', () => {
    const opened: JobStore[] = [];
    afterEach(async () => {
      for (const store of opened.splice(0)) await store.close();
      for (const link of links.splice(0)) link.close();
    });
    const links: NetworkLink[] = [];
    /** A store whose process can vanish, or lose its network. */
    async function openLinked(schema: string, listener: Partial<StoreListener> = {}) {
      const link = await openLink(Number(new URL(server.url).port));
      links.push(link);
      return {
        store: await open(schema, { listener, url: link.url(server.url) }),
        cut: () => link.cut(),
        mend: () => link.mend(),
      };
    }
    async function open(schema: string, more: { timing?: MemberTiming; listener?: Partial<StoreListener>; url?: string } = {}) {
      const listener = { ...deaf, ...more.listener };
      const store = await openStore(systemClock, { timing: quick, ...more, schema, listener });
      opened.push(store);
      return store;
    }
    const until = async (isSo: () => boolean | Promise<boolean>) => {
      while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 10));
    };

    it('run one job of a repository at a time, whoever claims first', async () => {
      const schema = newSchema();
      const stores = await Promise.all([1, 2, 3, 4].map(() => open(schema)));
      await stores[0]?.enqueueAll([1, 2, 3, 4, 5, 6].map((number) => ({ job: review(number, number < 4 ? 'a' : 'b') })));
      const claims = await Promise.all([...stores, ...stores].map((store) => store.claim()));
      expect(claims.flatMap((job) => (job ? [job.repo] : [])).toSorted()).toEqual(['a', 'b']);
    });

    it('accept a delivery that arrives at two of them once', async () => {
      const schema = newSchema();
      const [first, second] = [await open(schema), await open(schema)];
      const both = await Promise.all([first, second].map((store) => store.acceptDelivery(delivery('a'), [review(1)])));
      expect(both.toSorted()).toEqual(['known', 'new']);
      expect((await first.countByState()).queued).toBe(1);
    });

    it('tell each other of work at once', async () => {
      const schema = newSchema();
      const sender = await open(schema, { timing: slow });
      let told = 0;
      await open(schema, { timing: slow, listener: { onWork: () => told++ } });
      await until(() => told > 0);
      const before = told;
      await sender.enqueue(review(1));
      await until(() => told > before);
    });

    it('take over the jobs of one that was killed, and choose another leader', async () => {
      const schema = newSchema();
      const leaders: string[] = [];
      const lead = (name: string) => ({ onLeader: (isLeader: boolean) => void (isLeader && leaders.push(name)) });
      const { store: first, cut } = await openLinked(schema, lead('first'));
      const second = await open(schema, { listener: lead('second') });
      await first.enqueue(review(1));
      expect((await first.claim())?.tries).toBe(1);
      cut();
      await until(async () => (await second.countByState()).running === 0);
      expect(await second.claim()).toMatchObject({ number: 1, tries: 2 });
      expect(leaders).toEqual(['first', 'second']);
    });

    it('stop their jobs before others can have them, when they are cut off', async () => {
      const schema = newSchema();
      const events: string[] = [];
      const { store: first, cut } = await openLinked(schema, { onLost: () => void events.push('lost') });
      const second = await open(schema);
      await first.enqueue(review(1));
      const run = (await first.claim()) ?? noRun;
      cut();
      await until(async () => (await second.countByState()).running === 0);
      events.push('given back');
      expect(events).toEqual(['lost', 'given back']);
      expect(await second.getRunStatus(run)).toBe('gone');
    });

    it('open no more connections for a network that fails for long', async () => {
      const { store, cut, mend } = await openLinked(newSchema());
      cut();
      await new Promise((resolve) => setTimeout(resolve, 3500));
      mend();
      await until(() =>
        store.countByState().then(
          () => true,
          () => false,
        ),
      );
      await new Promise((resolve) => setTimeout(resolve, 1500));
      const sql = "select count(*) from pg_stat_activity where application_name = 'listkeeper' and query like 'listen%'";
      expect(Number((await admin.query(sql)).rows[0].count)).toBe(1);
    });

    it('take turns by key, and each key has its own', async () => {
      const schema = newSchema();
      const stores = [await open(schema), await open(schema)];
      const waits = await Promise.all([...stores, ...stores].map((store) => store.reserveTurn('host a', 10_000)));
      expect(waits.toSorted((a, b) => a - b).map((ms) => Math.ceil(ms / 10_000))).toEqual([0, 1, 2, 3]);
      expect(await stores[0]?.reserveTurn('host b', 10_000)).toBe(0);
    });

    it('know of a pause that one of them has learned', async () => {
      const schema = newSchema();
      const [one, other] = [await open(schema), await open(schema)];
      await one.startPause('installation 1', 3600_000);
      expect(await other.getRemainingPause('installation 1')).toBeGreaterThan(3000_000);
      expect(await other.getRemainingPause('installation 2')).toBe(0);
    });

    it('share values, counts and rate limits with a process that knows the tables by their older names', async () => {
      const schema = newSchema();
      await (await openPostgresJobStore({ url: server.url, clock: systemClock, schema })).close();
      await admin.query(`drop table ${schema}.stored_values, ${schema}.commands, ${schema}.rate_limits;
        create table ${schema}.words (name text primary key, value text not null);
        create table ${schema}.asks (who text not null, at bigint not null, told boolean not null);
        create index asks_by_who on ${schema}.asks (who, at);
        create table ${schema}.lanes (name text primary key, next_at double precision not null)`);
      const setByOlder = `insert into ${schema}.words values ($1, $2) on conflict (name) do update set value = excluded.value`;
      const pauseByOlder = `insert into ${schema}.lanes as lane values ($1, extract(epoch from clock_timestamp()) * 1000 + $2)
        on conflict (name) do update set next_at = greatest(lane.next_at, excluded.next_at)`;
      await admin.query(setByOlder, ['checked a/b', '1']);
      await admin.query(pauseByOlder, ['pause installation 1', 3600_000]);
      const store = (await Promise.all([open(schema), open(schema)]))[0];
      expect(await store.getValue('checked a/b')).toBe('1');
      expect(await store.getRemainingPause('installation 1')).toBeGreaterThan(3000_000);
      await admin.query(setByOlder, ['checked a/b', '2']);
      expect(await store.getValue('checked a/b')).toBe('2');
      await store.startPause('installation 1', 7200_000);
      await admin.query(pauseByOlder, ['pause installation 1', 1000]);
      expect(await store.getRemainingPause('installation 1')).toBeGreaterThan(7000_000);
      await admin.query(`insert into ${schema}.asks values ('a/b someone', 3, true)`);
      expect((await admin.query(`select author, refused from ${schema}.commands`)).rows).toEqual([
        { author: 'a/b someone', refused: true },
      ]);
    });

    it('give back a claim whose answer was lost', async () => {
      const schema = newSchema();
      const store = await open(schema);
      await store.enqueue(review(1));
      const [worker] = (await admin.query(`select id from ${schema}.workers`)).rows;
      await admin.query(`update ${schema}.jobs set state = 'running', tries = 1`);
      await admin.query(`update ${schema}.queues set running = (select row from ${schema}.jobs), worker = $1`, [worker.id]);
      await until(async () => (await store.countByState()).queued === 1);
      expect((await store.claim())?.tries).toBe(2);
    });

    it('hand over what they run when they are closed', async () => {
      const schema = newSchema();
      const first = await open(schema, { timing: slow });
      const second = await open(schema, { timing: slow });
      await first.enqueue(review(1));
      await first.claim();
      await first.close();
      opened.splice(opened.indexOf(first), 1);
      expect(await second.claim()).toMatchObject({ number: 1, tries: 2 });
    });

    it('go on after the database was restarted, and count no one as dead for it', async () => {
      const schema = newSchema();
      let lost = 0;
      const timing = { ...quick, fenceMs: 30_000, deadMs: 60_000 };
      const listener = { onLost: () => void lost++ };
      const [first, second] = [await open(schema, { timing, listener }), await open(schema, { timing, listener })];
      await first.enqueue(review(1));
      const run = (await first.claim()) ?? noRun;
      await server.restart();
      const answer = async () =>
        second
          .countByState()
          .then(({ running }) => running === 1)
          .catch(() => false);
      await until(answer);
      await first.complete(run);
      expect(await second.countByState()).toMatchObject({ running: 0, done: 1 });
      expect(lost).toBe(0);
    });
  });

  it('names the database and the remedy, and never the password, when it can not be reached', async () => {
    const opening = openPostgresJobStore({ url: 'postgres://keeper:secret@127.0.0.1:1/lists', clock: systemClock });
    const error = await opening.catch((reason: unknown) => reason);
    expect(error).toMatchObject({
      code: 'queue-unavailable',
      values: { file: 'postgres://127.0.0.1:1/lists', problem: 'unreachable' },
    });
    expect(String(error)).not.toContain('secret');
    await expect(openPostgresJobStore({ url: 'mysql://a:secret@b/c', clock: systemClock })).rejects.toMatchObject({
      code: 'bad-database-url',
    });
  });
});
