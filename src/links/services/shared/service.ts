import type { HostPace, HttpClient } from '../../../http/index.ts';
import type { LinkToCheck, Verdict } from '../../../model/verdict.ts';
import type { Clock } from '../../../runtime/clock.ts';
import type { Identity } from '../../identify/index.ts';

/** What checks need from outside. Nothing here is read from the environment. */
export interface CheckContext {
  network: HttpClient;
  clock: Clock;
  /** Between 0 and 1; for jitter and random sibling addresses. */
  random?: () => number;
  /** Address of GitHub's REST API without a slash at its end, and a token where there is one. */
  github?: { api: string; token?: string };
  /** Address for services that serve those better who say who they are (Crossref). */
  mailto?: string;
  signal?: AbortSignal;
  /**
   * Another way to the same hosts, from elsewhere (a proxy, a runner abroad): asked about what the first could not reach, or saw missing without the
   * owner's word. What lives there, lives.
   */
  secondNetwork?: HttpClient;
  /** What is known of a link from an earlier run; undefined asks. See `memory.ts`. */
  getCachedVerdict?: (link: LinkToCheck) => Verdict | undefined;
  /** Requests at once to a host without a pace of its own. Default 8. */
  maxPerHost?: number;
}

/** One thing to judge, however many links lead to it. */
export interface CheckTarget {
  identity: Identity;
  /** The address as the first link wrote it, without what pasting left. */
  url: string;
  /** Extraction code, for a share. */
  code?: string;
  /** What the entries call it. */
  names: string[];
}

/** Many of them, light while they wait: each is made only when it is asked for, and made again when it is asked for again. */
export interface TargetCollection extends Iterable<CheckTarget> {
  readonly length: number;
  at(index: number): CheckTarget | undefined;
  /** The hosts of their addresses, in the same order. */
  hosts(): Iterable<string>;
}

/** A list of targets as such. */
export function createTargetCollection(targets: readonly CheckTarget[]): TargetCollection {
  return {
    length: targets.length,
    at: (index) => targets[index],
    hosts: () => targets.map(({ url }) => URL.parse(url)?.host ?? ''),
    [Symbol.iterator]: () => targets[Symbol.iterator](),
  };
}

export type TargetVerdict = [CheckTarget, Verdict];

export interface ServiceContext extends CheckContext {
  random: () => number;
  /** Judges by the page alone: for what a service cannot say. */
  checkPage(target: CheckTarget): Promise<Verdict>;
}

/** Addresses of one service by which its answers can be proved: one that is there as long as the service is, one that can not be. */
export interface Canaries {
  alive: string;
  missing: string;
}

/** One service that links lead to. A file a service: how it is asked, what each answer means, its pace. */
export interface LinkService {
  name: string;
  /** How its hosts are to be treated. */
  pace: Record<string, HostPace>;
  /** Judges every target exactly once, in any order; never throws for what a host says. */
  check(targets: TargetCollection, tools: ServiceContext): AsyncIterable<TargetVerdict>;
  /**
   * How a run in which the service says no to many things is proved: by its canaries, or, where nobody knows any that will last, by anything at
   * all that the service shows in the same run. Undefined for hosts without a common reading.
   */
  canaries?(tools: ServiceContext): Canaries | 'run' | undefined;
  /** For an address of this service that still leads there but is one the service has left: the one to use. */
  getCanonicalUrl?(url: string, identity: Identity): string | undefined;
}

/** Cuts a list into pieces of at most `size`. */
export function splitIntoBatches<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));
}

/** The same, each piece when it is wanted. */
export function* iterateBatches<T>(items: Iterable<T>, size: number): Generator<T[], void> {
  let piece: T[] = [];
  for (const item of items) {
    if (piece.push(item) < size) continue;
    yield piece;
    piece = [];
  }
  if (piece.length > 0) yield piece;
}

/** So much is taken from sources beyond what was asked for. */
const maxBufferedItems = 256;

/** Yields what several sources yield, as it comes, and takes no more from them while nobody takes it. A source that fails, fails the whole. */
export async function* mergeAsync<T>(sources: readonly AsyncIterable<T>[]): AsyncGenerator<T, void> {
  let buffer: T[] = [];
  let openSources = sources.length;
  let failure: { error: unknown } | undefined;
  let wake = Promise.withResolvers<void>();
  let spaceAvailable = Promise.withResolvers<void>();
  const pump = async (source: AsyncIterable<T>) => {
    try {
      for await (const item of source) {
        buffer.push(item);
        wake.resolve();
        while (buffer.length >= maxBufferedItems) await spaceAvailable.promise;
      }
    } catch (error) {
      failure ??= { error };
    }
    openSources--;
    wake.resolve();
  };
  for (const source of sources) void pump(source);
  for (;;) {
    const batch = buffer;
    buffer = [];
    spaceAvailable.resolve();
    spaceAvailable = Promise.withResolvers<void>();
    yield* batch;
    if (failure !== undefined) throw failure.error;
    if (buffer.length > 0) continue;
    if (openSources === 0) return;
    await wake.promise;
    wake = Promise.withResolvers<void>();
  }
}

/** Runs `work` for all items, at most `limit` at once, and yields the results as they come. */
export function mapConcurrently<T, R>(items: Iterable<T>, limit: number, work: (item: T) => Promise<R>): AsyncGenerator<R, void> {
  return mergeAsync(createWorkers(items, limit, work));
}

function createWorkers<T, R>(items: Iterable<T>, count: number, work: (item: T) => Promise<R>): AsyncGenerator<R, void>[] {
  const rest = items[Symbol.iterator]();
  return Array.from({ length: count }, async function* () {
    for (let next = rest.next(); !next.done; next = rest.next()) yield await work(next.value);
  });
}
