import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import {
  findPostgres,
  type NetworkLink,
  openLink,
  type PostgresServer,
  startPostgres,
} from '../../test/bot/queue/postgres-server.ts';
import { type Benchmark, runMeasured } from '../benchmark.ts';
import { openRunRecorder, type RunRecorder } from '../servers/run-recorder.ts';

const rate = 100;
const pullsOfEach = 20;
const workerCount = 4;
const webhookSecret = 'a secret of the bench';
/** What the operator is promised, in seconds. */
const takeoverGoal = 30;

/** What a run of the queue came to. */
export interface QueueResult {
  jobs: number;
  seconds: number;
  /** Milliseconds until a webhook was acknowledged. */
  p50: number;
  p99: number;
  overlaps: number;
  lost: number;
  /** Things that were said more than once. */
  doubled: number;
  kills: number;
  /** Seconds after a kill until its repositories went on; the longest. */
  takeover: number;
}

interface Member {
  name: string;
  child: ChildProcess;
  webhooks: string;
  link?: NetworkLink;
}

/** One queue and the processes around it. */
class QueueRun {
  readonly recorder: RunRecorder;
  readonly members: Member[] = [];
  readonly #database: { server: PostgresServer } | { file: string };
  readonly #takeovers: Promise<number>[] = [];
  #started = 0;

  constructor(recorder: RunRecorder, database: { server: PostgresServer } | { file: string }) {
    this.recorder = recorder;
    this.#database = database;
  }

  async start(roles: ('web' | 'worker')[]): Promise<Member> {
    this.#started += 1;
    const name = `${roles.join('-')}-${this.#started}`;
    const { server, file = '' } = { server: undefined, file: undefined, ...this.#database };
    const link = server ? await openLink(Number(new URL(server.url).port)) : undefined;
    const program = new URL('../programs/queue-process.ts', import.meta.url);
    const child = fork(program, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    const database = server && link ? { databaseUrl: link.url(server.url) } : {};
    child.send({ name, ...database, file, roles, webhookSecret, recorder: this.recorder.url, jobMs: 40 });
    const [{ webhooks = '' }] = (await once(child, 'message')) as [{ webhooks?: string }];
    const member = { name, child, webhooks, ...(link ? { link } : {}) };
    this.members.push(member);
    return member;
  }

  /** Ends a worker as a failing machine does, and starts another one. */
  async kill(worker: Member): Promise<void> {
    const repositories = this.recorder.repositoriesOf(worker.name);
    this.#takeovers.push(...repositories.map((repository) => this.recorder.nextRun(repository)));
    worker.child.kill('SIGKILL');
    await once(worker.child, 'exit');
    worker.link?.close();
    this.members.splice(this.members.indexOf(worker), 1);
    await this.start(['worker']);
  }

  takeovers(): Promise<number[]> {
    return Promise.all(this.#takeovers);
  }

  async close(): Promise<void> {
    for (const { child, link } of this.members) {
      child.kill('SIGKILL');
      link?.close();
    }
    await this.recorder.close();
  }
}

const repositoriesOf = (count: number) => Array.from({ length: count }, (_, index) => `list-${index + 1}`);

/** Delivers webhooks at a steady rate, lets something happen meanwhile, and waits until all is done. */
async function work(run: QueueRun, repositories: number, disturb: (run: QueueRun) => Promise<number>): Promise<QueueResult> {
  const jobs = repositories * pullsOfEach;
  const webhooks = run.members.flatMap((member) => (member.webhooks ? [member.webhooks] : []));
  const names = { repositories: repositoriesOf(repositories), pulls: pullsOfEach, every: 1 };
  const task = { webhooks, again: true, secret: webhookSecret, installation: 1, rate, seconds: jobs / rate, ...names };
  const started = performance.now();
  const [{ counts }, kills] = await Promise.all([runMeasured('deliver-webhooks.ts', task), disturb(run)]);
  const deadline = performance.now() + 120_000;
  while (run.recorder.said.size < jobs && performance.now() < deadline) await wait(100);
  const seconds = (performance.now() - started) / 1000;
  const takeover = Math.max(0, ...(await Promise.race([run.takeovers(), wait(60_000, [Number.POSITIVE_INFINITY])])));
  // What is to be said twice needs a moment.
  await wait(2000);
  return {
    jobs,
    seconds,
    p50: counts.p50 ?? 0,
    p99: counts.p99 ?? 0,
    overlaps: run.recorder.overlaps(),
    lost: jobs - run.recorder.said.size,
    doubled: [...run.recorder.said.values()].filter((count) => count > 1).length,
    kills,
    takeover,
  };
}

/** One process with its queue in a file. */
async function measureSqlite(repositories: number): Promise<QueueResult> {
  const folder = mkdtempSync(join(tmpdir(), 'listkeeper-bench-'));
  const run = new QueueRun(await openRunRecorder(), { file: join(folder, 'inbox.sqlite') });
  try {
    await run.start(['web', 'worker']);
    return await work(run, repositories, async () => 0);
  } finally {
    await run.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Two web processes and four workers with their queue in PostgreSQL.
 * @param programs the folder of PostgreSQL's programs.
 * @param faults kills, cuts and restarts, while jobs arrive.
 */
export async function measurePostgres(programs: string, repositories: number, faults: boolean): Promise<QueueResult> {
  const server = await startPostgres(programs);
  const run = new QueueRun(await openRunRecorder(), { server });
  try {
    for (let web = 0; web < 2; web += 1) await run.start(['web']);
    for (let worker = 0; worker < workerCount; worker += 1) await run.start(['worker']);
    const seconds = (repositories * pullsOfEach) / rate;
    return await work(run, repositories, (each) => (faults ? disturb(each, server, seconds) : Promise.resolve(0)));
  } finally {
    await run.close();
    await server.stop();
  }
}

/**
 * Every tenth of the time something fails, in turn: a worker is killed, all connections are cut, the
 * database is restarted, a worker loses its network for 24 seconds.
 * @returns how many workers were killed.
 */
async function disturb(run: QueueRun, server: PostgresServer, seconds: number): Promise<number> {
  const workers = () => run.members.filter(({ webhooks }) => webhooks === '');
  let kills = 0;
  const mends: Promise<void>[] = [];
  for (let step = 0; step < 9; step += 1) {
    await wait((seconds * 1000) / 10);
    const list = workers();
    const worker = list[step % list.length];
    if (!worker) continue;
    const fault = ['kill', 'cut all', 'kill', 'restart', 'kill', 'cut one'][step % 6];
    if (fault === 'kill') {
      await run.kill(worker);
      kills += 1;
    } else if (fault === 'restart') await server.restart();
    else if (fault === 'cut all') await cutConnections(server.url);
    else {
      worker.link?.cut();
      mends.push(wait(24_000).then(() => worker.link?.mend()));
    }
  }
  await Promise.all(mends);
  return kills;
}

async function cutConnections(url: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query('select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()');
  await client.end();
}

/** The promises about a shared queue that a result breaks. */
export function findBroken(name: string, { overlaps, lost, doubled, takeover, p99 }: QueueResult): string[] {
  return [
    ...(overlaps > 0 ? [`${name}: ${overlaps} overlaps in a repository, goal 0.`] : []),
    ...(lost > 0 ? [`${name}: ${lost} jobs lost, goal 0.`] : []),
    ...(doubled > 0 ? [`${name}: ${doubled} things said twice, goal 0.`] : []),
    ...(takeover > takeoverGoal ? [`${name}: repositories went on after ${takeover.toFixed(1)} s, goal ${takeoverGoal} s.`] : []),
    ...(p99 > 50 ? [`${name}: p99 was ${p99.toFixed(0)} ms, goal 50 ms.`] : []),
  ];
}

/** The queue on one machine and on many. */
export const manyMachines: Benchmark = {
  name: 'many-machines',
  title: 'Many machines: one queue for several processes',
  about: `Signed webhooks, ${rate} a second, about ${pullsOfEach} pull requests in each repository: of 150 repositories without faults, and of 500 with them. Each becomes a job that works for 20 to 60 ms, or every 200th for 22 s, and says one thing outside, where runs and words are counted. First one process with its queue in SQLite; then 2 web processes and ${workerCount} workers with theirs in PostgreSQL, each by a connection of its own that can break; then the same while workers are killed by SIGKILL, all connections are cut, the database is restarted, and a worker loses its network for 24 s. What is not accepted is sent again after a second, as GitHub does when asked. The p99 is over all answers with 202, those during the faults too.`,
  async run({ log }) {
    const programs = findPostgres();
    if (!programs) return { tables: [], missed: ['PostgreSQL is not installed.'] };
    const results: [string, QueueResult][] = [];
    const parts: [string, () => Promise<QueueResult>][] = [
      ['SQLite, one process', () => measureSqlite(150)],
      ['PostgreSQL, six processes', () => measurePostgres(programs, 150, false)],
      ['PostgreSQL, six processes, with faults', () => measurePostgres(programs, 500, true)],
    ];
    for (const [name, measure] of parts) {
      const result = await measure();
      log(JSON.stringify({ name, ...result }));
      results.push([name, result]);
    }
    const counts = ['overlaps', 'lost', 'said twice', 'workers killed', 'longest takeover s'];
    const columns = ['queue', 'jobs', 'seconds until done', 'acknowledged p50 ms', 'p99 ms', ...counts];
    const rows = results.map(([name, result]) => [
      name,
      String(result.jobs),
      ...[result.seconds, result.p50, result.p99].map((value) => value.toFixed(1)),
      ...[result.overlaps, result.lost, result.doubled, result.kills].map(String),
      result.kills > 0 ? result.takeover.toFixed(1) : '-',
    ]);
    return { tables: [{ columns, rows }], missed: results.flatMap(([name, result]) => findBroken(name, result)) };
  },
};
