import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type GitHubApp, openGitHubApp } from '../../../../src/bot/github/github-app.ts';
import { convertEventToJobs } from '../../../../src/bot/http/event-to-jobs.ts';
import { Metrics } from '../../../../src/bot/metrics.ts';
import { Dispatcher } from '../../../../src/bot/queue/dispatcher.ts';
import type { JobStore, QueuedJob } from '../../../../src/bot/queue/job-store.ts';
import { openJobStore } from '../../../../src/bot/queue/sqlite/sqlite-job-store.ts';
import { runJob } from '../../../../src/bot/worker/job/run-job.ts';
import type { WorkerHandle } from '../../../../src/bot/worker/pooled-worker.ts';
import { connectRpc, createInThreadTransports, type RpcTransport } from '../../../../src/bot/worker/rpc.ts';
import type { ServerApi, WorkerApi } from '../../../../src/bot/worker/rpc-api.ts';
import { createServerApi } from '../../../../src/bot/worker/server-api.ts';
import { WorkerPool } from '../../../../src/bot/worker/worker-pool.ts';
import { ArchiveCache } from '../../../../src/forge/github/archive/archive-cache.ts';
import { createGitHubForge } from '../../../../src/forge/github/github-forge.ts';
import { createHttpClient } from '../../../../src/http/client.ts';
import type { HttpClient } from '../../../../src/http/types.ts';
import { type Clock, systemClock } from '../../../../src/runtime/clock.ts';
import type { Sandbox } from '../../../../src/sandbox/open-sandbox.ts';
import {
  expectExactlyOneVerdict,
  openSandboxWithLists,
  repositoryNames,
  seededRandom,
  simulatePeople,
} from './simulated-activity.ts';

// Real servers and programs: on a busy machine they take their time.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

let sandbox: Sandbox;
let network: HttpClient;
let folder: string;

beforeEach(async () => {
  // Two hundred lives open and close a job store: in memory, where there is a folder for it, none waits for a disk.
  folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'listkeeper-kills-'));
  sandbox = await openSandboxWithLists();
  network = createHttpClient({});
});

afterEach(async () => {
  await network.close();
  await sandbox.close();
  rmSync(folder, { recursive: true, force: true });
});

interface ReceivedWebhook {
  guid: string;
  event: string;
  payload: Record<string, unknown>;
}

/** Takes webhooks and does nothing with them: the lives of the bot do. */
async function openWebhookSink(): Promise<{ url: string; told: ReceivedWebhook[]; server: Server }> {
  const told: ReceivedWebhook[] = [];
  const server = createServer(async (request, response) => {
    const chunks = await Array.fromAsync(request as AsyncIterable<Buffer>);
    const { 'x-github-delivery': guid, 'x-github-event': event } = request.headers;
    told.push({ guid: String(guid), event: String(event), payload: JSON.parse(Buffer.concat(chunks).toString('utf8')) });
    response.writeHead(202).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, told, server };
}

/** What one life leaves to the next: no more than its key. */
interface ProcessState {
  app: GitHubApp;
  speak: typeof globalThis.fetch;
}

function createProcessState(clock: Clock): ProcessState {
  const body: ProcessState = {
    speak: network.fetch,
    app: openGitHubApp({
      credentials: {
        appId: String(sandbox.app.id),
        privateKey: sandbox.app.privateKey,
      },
      environment: { GITHUB_API_URL: sandbox.api },
      network: { fetch: (input, init) => body.speak(input, init) },
      clock,
      throttle: false,
    }),
  };
  return body;
}

interface ScheduledCrash {
  /** The crash happens at the request of this number to GitHub, counted from 1. */
  at: number;
  /** Whether GitHub gets that request before the crash. */
  heard: boolean;
  /** The worker alone, or the whole bot. */
  who: 'worker' | 'all';
}

/**
 * One run of the bot, with its worker behind a transport as always. A killed process writes nothing
 * any more. When only the worker was killed, the run goes on with another one. Time goes on too,
 * since a lost job waits for its next try.
 */
function runBotOnce(bot: ProcessState, jobStore: JobStore, clock: Clock, deaths: readonly ScheduledCrash[], wait: () => void) {
  const end = Promise.withResolvers<'killed'>();
  const posts = new Set<() => void>();
  let alive = true;
  let words = 0;
  let kills = 0;
  const dieAll = () => {
    alive = false;
    void jobStore.close();
    for (const die of posts) die();
    end.resolve('killed');
  };

  function begin(): WorkerHandle {
    const [transport, workerTransport] = createInThreadTransports();
    const ended = Promise.withResolvers<string>();
    let isHere = true;
    const cut = ({ send, onMessage }: RpcTransport): RpcTransport => ({ send: (message) => isHere && send(message), onMessage });
    const die = () => {
      isHere = false;
      posts.delete(die);
      ended.resolve('killed');
    };
    posts.add(die);
    const mortal: typeof fetch = async (input, init) => {
      // What is left of it hears only silence, and has nothing to write to.
      if (!isHere) throw new Error('dead');
      words += 1;
      const death = deaths[kills]?.at === words ? deaths[kills] : undefined;
      const strike = () => {
        kills += 1;
        if (death?.who === 'worker') die();
        else dieAll();
      };
      if (death && !death.heard) strike();
      if (!isHere) throw new Error('dead');
      const response = await network.fetch(input, init);
      if (!death && isHere) return response;
      // The connection of a dead process is closed, whatever it had still to read.
      await response.body?.cancel();
      if (isHere) strike();
      throw new Error('dead');
    };
    const { app } = bot;
    forgetTokens(app);
    const worker: WorkerApi = {
      initialize: async () => {},
      ping: async () => {},
      runJob: (job, signal) => {
        bot.speak = mortal;
        const tools = {
          network: { ...network, fetch: mortal },
          clock,
          random: () => 0,
          log: () => {},
          archives: new ArchiveCache(),
          openForge: createGitHubForge,
        };
        return runJob(job, signal, { app, callServer: connection.call, ...tools });
      },
      reportFailure: async () => {},
      readApp: async () => ({ slug: 'listkeeper', permissions: {}, events: [], installations: 1 }),
      readWebhookUrl: async () => '',
      queueSweeps: async () => {},
      queueInstallationSweeps: async () => {},
      listDeliveries: async () => [],
      redeliver: async () => {},
    };
    const connection = connectRpc<ServerApi, WorkerApi>(cut(workerTransport), worker);
    return { transport: cut(transport), exited: ended.promise, close: async () => die(), kill: die };
  }

  // A dead process does not use its job store.
  const mortalMethods = new Set<string | symbol>(['claim', 'nextDueAt', 'complete', 'release', 'getValue', 'setValue']);
  const own = new Proxy(jobStore, {
    get(store, name) {
      const method = Reflect.get(store, name) as unknown;
      if (typeof method !== 'function') return method;
      return async (...values: unknown[]) => (alive || !mortalMethods.has(name) ? method.apply(store, values) : undefined);
    },
  });
  const log = () => {};
  const init = { credentials: { appId: '', privateKey: '' }, environment: {}, throttle: false, sharesPaces: false };
  const server = createServerApi({
    jobStore: own,
    clock,
    log,
    metrics: new Metrics(),
    generation: 'a test',
    onEnqueued: () => dispatcher.wake(),
  });
  const pool = new WorkerPool({ spawn: begin, init, serverApi: server.api, jobStore: own, clock, log });
  const run = (job: QueuedJob, signal: AbortSignal) => pool.runJob(job, signal);
  const dispatcher = new Dispatcher({ jobStore: own, clock, random: () => 0, log, run });

  async function toTheEnd(): Promise<'idle'> {
    for (let seen = -1; seen !== kills; ) {
      seen = kills;
      await dispatcher.idle();
      if (!alive) break;
      wait();
      dispatcher.wake();
      await dispatcher.idle();
    }
    return 'idle';
  }
  return {
    async ended() {
      const how = await Promise.race([end.promise, toTheEnd()]);
      await pool.close();
      return { how, kills };
    },
  };
}

/** By the words at which they come, and no two at one. */
function sortCrashes(deaths: readonly ScheduledCrash[]): ScheduledCrash[] {
  const sorted = deaths.toSorted((a, b) => a.at - b.at);
  return sorted.filter(({ at }, i) => at !== sorted[i - 1]?.at);
}

/** Who begins anew knows no token. */
function forgetTokens(app: GitHubApp): void {
  for (const name of repositoryNames) {
    const [owner = '', repo = ''] = name.split('/');
    app.forgetToken({ installation: sandbox.installationId, owner, repo });
  }
}

it('a bot that is killed at 100 points of its work loses nothing and writes nothing twice', async () => {
  const roll = seededRandom(20_261_122);
  const file = join(folder, 'inbox.sqlite');
  const mailbox = await openWebhookSink();
  sandbox.setWebhookUrl(mailbox.url);
  const { pulls, act } = simulatePeople(sandbox, roll);
  let later = 0;
  const clock: Clock = { now: () => systemClock.now() + later, sleep: systemClock.sleep };
  const bot = createProcessState(clock);
  const taken: ReceivedWebhook[] = [];
  let kills = 0;
  const begin = async () => {
    // What waits for another try is due at the next life.
    later += 3600_000;
    const jobStore = openJobStore(file, clock);
    const again = taken[roll(Math.max(1, taken.length))];
    for (const each of [...mailbox.told.splice(0), ...(again ? [again] : [])]) {
      taken.push(each);
      await jobStore.acceptDelivery(
        { guid: each.guid, event: each.event, action: undefined },
        convertEventToJobs(each.event, each.payload),
      );
    }
    return jobStore;
  };
  const wait = () => {
    later += 3600_000;
  };
  // How many pull requests a hundred kills reach depends on how many requests a job makes.
  const isVaried = () => pulls.length > 5 && pulls.some(({ merged }) => merged);
  while (kills < 100 || !isVaried()) {
    await act();
    await sandbox.waitForDeliveries();
    for (let life = 0; life <= 6; life++) {
      const jobStore = await begin();
      // Now and then it is spared, or it would give up on what kills it every time.
      const all: ScheduledCrash[] = life === 6 ? [] : [{ at: 1 + roll(16), heard: roll(2) === 0, who: 'all' }];
      const workerCrashes: ScheduledCrash[] = life % 2 === 0 ? [{ at: 1 + roll(16), heard: roll(2) === 0, who: 'worker' }] : [];
      const { how, kills: seen } = await runBotOnce(bot, jobStore, clock, sortCrashes([...workerCrashes, ...all]), wait).ended();
      kills += seen;
      if (how === 'idle') {
        await jobStore.close();
        break;
      }
      await sandbox.waitForDeliveries();
    }
  }
  for (let rest = 0; rest < 3; rest++) {
    await sandbox.waitForDeliveries();
    const jobStore = await begin();
    expect(await runBotOnce(bot, jobStore, clock, [], wait).ended()).toEqual({ how: 'idle', kills: 0 });
    if (rest === 2) expect(await jobStore.countByState()).toMatchObject({ queued: 0, running: 0, failed: 0 });
    await jobStore.close();
  }
  await new Promise<void>((resolve) => mailbox.server.close(() => resolve()));
  await expectExactlyOneVerdict(sandbox, pulls);
});
