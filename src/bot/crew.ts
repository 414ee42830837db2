import type { Clock } from '../net/clock.ts';
import { LostJob } from './failure.ts';
import type { Desk, Hands, Init } from './hands.ts';
import type { QueuedJob } from './inbox.ts';
import { type Job, jobKey } from './job.ts';
import type { Log } from './log.ts';
import { type Ask, converse, type Wire } from './wire.ts';

/** Hands somewhere, from their beginning to their end. */
export interface Post {
  wire: Wire;
  /** Resolves with why when they ended, told to or not; never rejects. */
  ended: Promise<string>;
  /** Lets them end in good order. */
  close(): Promise<void>;
  /** Ends them at once, whatever they do. Missing where they share our thread: there nobody could. */
  kill?(): void;
}

export interface CrewSettings {
  /** Puts new hands somewhere. */
  begin: () => Post;
  init: Init;
  desk: Desk;
  clock: Clock;
  log: Log;
  /** Called when hands ended that nobody told to. */
  lost?: () => void;
  limits?: Partial<Limits>;
}

/** In milliseconds. */
export interface Limits {
  /** Between two questions whether somebody is there. */
  ping: number;
  /** So long may the answer take: a thread that is busy for longer will not come back. */
  deaf: number;
  /** So long may a job of this kind take. */
  job: (kind: Job['kind']) => number;
  /** So long may a job take to stop when it is told to. */
  grace: number;
}

const minute = 60_000;
/** What asks about every link of a long list waits for hosts as long as they like. */
const long: ReadonlySet<Job['kind']> = new Set(['check', 'adopt', 'command']);
const usual: Limits = {
  ping: 5000,
  deaf: minute,
  job: (kind) => (long.has(kind) ? 6 * 60 * minute : 20 * minute),
  grace: 10_000,
};

export interface Crew {
  /** Resolves when hands are there and have what they need; rejects when they can not begin. */
  ready(): Promise<void>;
  ask: Ask<Hands>;
  /** Does a job. Rejects with its error, or with a LostJob. */
  work(job: QueuedJob, signal: AbortSignal): Promise<string>;
  close(): Promise<void>;
}

/** A job may be lost so often on its own before it is hopeless. */
const mostAlone = 2;

interface Member {
  ask: Ask<Hands>;
  opened: Promise<void>;
  /** `why` is what whoever waits for a job is told. */
  end(why: string): void;
  close(): Promise<void>;
  canBeEnded: boolean;
}

/**
 * Keeps hands at work: begins new ones when they end, ends them when they do not answer any more. All jobs that ran in hands that ended are
 * suspects, and each is done again by hands of its own, so that the guilty one is known and the others are done. A job that ends those too is
 * hopeless; who remembers how often a job was begun is the inbox, should this process end meanwhile.
 */
export function openCrew(settings: CrewSettings): Crew {
  const { clock, log } = settings;
  const limits = { ...usual, ...settings.limits };
  const members = new Set<Member>();
  /** How often a job was lost. By what it is about: another push must not let it begin beside others again. */
  const losses = new Map<string, number>();
  let shared: Member | undefined;
  let closing = false;
  /**
   * The last in each line of those that are done apart, one at a time: what needs more memory than there is must not be begun four times at
   * once. What may take hours has a line of its own, since those that wait keep the worker's hands full, and with them every repository.
   */
  const alone = { long: Promise.resolve(), short: Promise.resolve() };

  function begin(): Member {
    const post = settings.begin();
    const { ask, hangUp } = converse<Hands, Desk>(post.wire, settings.desk);
    const over = new AbortController();
    let why: string | undefined;
    let dismissed = false;
    const member: Member = {
      ask,
      opened: ask('open', settings.init),
      canBeEnded: post.kill !== undefined,
      end(reason) {
        why ??= reason;
        post.kill?.();
      },
      async close() {
        dismissed = true;
        await post.close();
      },
    };
    members.add(member);
    post.ended.then((how) => {
      members.delete(member);
      if (shared === member) shared = undefined;
      over.abort();
      const reason = why ?? `the process for jobs ended (${how})`;
      hangUp(new LostJob(reason));
      if (dismissed || closing) return;
      log('error', `${reason}: what it had in hand is begun again`);
      settings.lost?.();
    });
    member.opened.then(() => (post.kill ? watch(member, over.signal) : undefined)).catch(() => member.end('could not begin'));
    return member;
  }

  async function watch(member: Member, over: AbortSignal): Promise<void> {
    while (!over.aborted) {
      await clock.sleep(limits.ping, over).catch(() => {});
      if (over.aborted) return;
      const answered = new AbortController();
      const late = clock.sleep(limits.deaf, AbortSignal.any([over, answered.signal])).then(
        () => member.end(`the process for jobs was busy for ${Math.round(limits.deaf / 1000)} s without a break and was ended`),
        () => {},
      );
      await Promise.race([member.ask('ping', undefined).catch(() => {}), late]);
      answered.abort();
    }
  }

  function staff(): Member {
    shared ??= begin();
    return shared;
  }

  async function on(member: Member, job: QueuedJob, signal: AbortSignal): Promise<string> {
    try {
      await member.opened;
    } catch (error) {
      // That nobody could begin is not the job's doing.
      throw error instanceof LostJob ? new Error(error.message) : error;
    }
    const overdue = new AbortController();
    const done = new AbortController();
    const work = member.ask('work', job, AbortSignal.any([signal, overdue.signal]));
    const late = clock.sleep(limits.job(job.kind), done.signal).then(() => {
      overdue.abort();
      return clock.sleep(limits.grace, done.signal);
    });
    const words = `it took longer than ${Math.round(limits.job(job.kind) / minute)} minutes`;
    try {
      return await Promise.race([
        work,
        late.then(() => {
          throw new LostJob(words);
        }),
      ]);
    } catch (error) {
      throw overdue.signal.aborted ? new LostJob(words) : error;
    } finally {
      done.abort();
      work.catch(() => {});
      late.catch(() => {});
    }
  }

  /** By hands of its own, after those before it in its line. */
  function apart(job: QueuedJob, signal: AbortSignal): Promise<string> {
    const line = long.has(job.kind) ? 'long' : 'short';
    const turn = alone[line].then(async () => {
      signal.throwIfAborted();
      const own = begin();
      try {
        return await on(own, job, signal);
      } finally {
        await dismiss(own);
      }
    });
    alone[line] = turn.then(
      () => {},
      () => {},
    );
    return turn;
  }

  /** Hands that do not end by themselves are ended. */
  async function dismiss(member: Member): Promise<void> {
    const closed = new AbortController();
    const patience = clock.sleep(limits.grace, closed.signal).then(
      () => member.end('it did not end when it was told to'),
      () => {},
    );
    await Promise.race([member.close(), patience]);
    closed.abort();
  }

  return {
    ready: () => staff().opened,
    ask: (name, given, signal) => staff().ask(name, given, signal),
    async work(job, signal) {
      const key = jobKey(job);
      const lost = losses.get(key) ?? 0;
      try {
        const result = await (lost === 0 ? on(staff(), job, signal) : apart(job, signal));
        losses.delete(key);
        return result;
      } catch (error) {
        if (!(error instanceof LostJob) || closing) throw error;
        losses.set(key, lost + 1);
        if (lost < mostAlone) throw error;
        // What is wanted of it later is done alone from the start.
        losses.set(key, 1);
        throw new LostJob(error.message, true);
      }
    },
    async close() {
      closing = true;
      await Promise.all([...members].map(dismiss));
    },
  };
}
