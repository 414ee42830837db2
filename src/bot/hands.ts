import { apiAddress } from '../forge/api-address.ts';
import type { DeliveryAttempt } from '../forge/app.ts';
import { docsAddress } from '../jobs/docs-address.ts';
import { type Clock, systemClock } from '../net/clock.ts';
import type { Network } from '../net/network.ts';
import { openSecondNetwork } from '../net/second.ts';
import { openApp } from './app.ts';
import { sayGivenUp } from './conclude.ts';
import type { Credentials } from './credentials.ts';
import { errorOf, type Failure, wordsOf } from './failure.ts';
import type { QueuedJob, Standing } from './inbox.ts';
import type { Job } from './job.ts';
import type { Level, Log } from './log.ts';
import { counted, type Exchange } from './metrics.ts';
import { type Ask, converse, type Wire } from './wire.ts';
import { work } from './work.ts';

/**
 * The bot has two sides. The *desk* takes webhooks, keeps the inbox, and never does anything that takes long. The *hands* do the jobs: they
 * read repositories, parse, ask about links and speak to GitHub. They stand in a process of their own, so that nothing they do keeps a
 * webhook waiting; a demo and most tests let both stand in one thread, with the same messages between them.
 */

/** What the desk asks of the hands. */
export interface Hands {
  /** The first thing said: what they need to begin. Rejects when they can not. */
  open(init: Init): Promise<void>;
  /** Answered at once, unless something holds the thread. */
  ping(given: undefined): Promise<void>;
  /** Does a job and returns one line about what came of it. */
  work(job: QueuedJob, signal: AbortSignal): Promise<string>;
  /** Tells whoever waits for a job that it failed for good. */
  giveUp(given: { job: QueuedJob; failure: Failure }): Promise<void>;
  /** Has a sweep of every repository queued. */
  lookAround(given: undefined): Promise<void>;
  /** Attempts of GitHub to reach us since this time. */
  deliveries(since: number): Promise<DeliveryAttempt[]>;
  /** Asks GitHub to send this one again. */
  redeliver(id: number): Promise<void>;
}

/** What the hands ask of the desk: the inbox is its alone. */
export interface Desk {
  /** Whether what this run of a job found is still to be said. Asked before anything is written, so that a run that was given up writes nothing. */
  standing(job: QueuedJob): Promise<Standing>;
  queue(wanted: { job: Job; notBefore?: number }[]): Promise<void>;
  /** When the links of a repository were last checked, in milliseconds since 1970. */
  lastCheck(place: { owner: string; repo: string }): Promise<number | undefined>;
  /** Somebody was found to be a maintainer. */
  maintains(who: { owner: string; repo: string; login: string }): Promise<void>;
  log(line: { level: Level; message: string; fields?: Readonly<Record<string, string | number | boolean>> }): Promise<void>;
  exchanged(exchange: Exchange): Promise<void>;
}

/** What the hands are told to begin with. The webhooks' secret is not theirs to know. */
export interface Init {
  credentials: Pick<Credentials, 'appId' | 'privateKey'>;
  environment: Readonly<Record<string, string | undefined>>;
  throttle: boolean;
}

/** What can not be told, and is different in a test. */
export interface Tools {
  network: Network;
  clock?: Clock;
  random?: () => number;
}

/**
 * Lets hands answer at the end of a wire.
 * @param tools gives what they work with, when they are told to begin.
 */
export function serveHands(wire: Wire, tools: (init: Init) => Tools | Promise<Tools>): { close(): Promise<void> } {
  const opened = Promise.withResolvers<Opened>();
  opened.promise.catch(() => {});
  const { ask } = converse<Desk, Hands>(wire, {
    async open(init) {
      try {
        opened.resolve(openHands(init, await tools(init), (...given) => ask(...given)));
      } catch (error) {
        opened.reject(error);
        throw error;
      }
    },
    ping: async () => {},
    work: async (job, signal) => (await opened.promise).work(job, signal),
    giveUp: async (given) => (await opened.promise).giveUp(given),
    lookAround: async () => (await opened.promise).lookAround(undefined),
    deliveries: async (since) => (await opened.promise).deliveries(since),
    redeliver: async (id) => (await opened.promise).redeliver(id),
  });
  return { close: () => opened.promise.then((hands) => hands.close()).catch(() => {}) };
}

type Opened = Omit<Hands, 'open' | 'ping'> & { close(): Promise<void> };

/** Repositories named to the desk at once: it writes each lot in one step. */
const lot = 100;

function openHands({ credentials, environment, throttle }: Init, tools: Tools, desk: Ask<Desk>): Opened {
  const { clock = systemClock, random = Math.random } = tools;
  // What is only told is not waited for; that nobody hears it any more is no reason to stop.
  const log: Log = (level, message, fields) =>
    void desk('log', { level, message, ...(fields ? { fields } : {}) }).catch(() => {});
  const tell = (exchange: Exchange) => void desk('exchanged', exchange).catch(() => {});
  const network = { ...tools.network, fetch: counted(tools.network.fetch, apiAddress(environment), tell) };
  const second = openSecondNetwork({ environment, clock });
  const app = openApp({ credentials, environment, network, clock, throttle });
  const more = { ...(second ? { second } : {}), ...docsAddress(environment) };
  return {
    work: (job, signal) => work(job, signal, { app, desk, network, ...more, clock, random, log }),
    giveUp: ({ job, failure }) => sayGivenUp(job, errorOf(failure), app),
    async lookAround() {
      const sweeps: { job: Job }[] = [];
      for await (const place of app.repositories((error) => log('warn', `sweep: ${wordsOf(error)}`))) {
        sweeps.push({ job: { kind: 'sweep', ...place, because: 'sweep' } });
        if (sweeps.length === lot) await desk('queue', sweeps.splice(0));
      }
      if (sweeps.length > 0) await desk('queue', sweeps);
    },
    deliveries: (since) => app.deliveries(since),
    redeliver: (id) => app.redeliver(id),
    async close() {
      await second?.close();
    },
  };
}
