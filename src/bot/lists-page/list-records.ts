import { z } from 'zod';
import type { ListStatus } from '../../model/list-status.ts';
import type { Clock } from '../../runtime/clock.ts';
import { toSingleLine } from '../../text/invisible-characters.ts';
import { parseJson } from '../../text/parse-json.ts';
import { truncate } from '../../text/truncate.ts';
import { type Job, type JobOutcome, type JobStore, renderCachePrefix } from '../queue/index.ts';

/** A repository as a job names it. */
export type RecordedRepository = Pick<Job, 'installation' | 'owner' | 'repo'>;

/** What a sweep has seen of a repository that has a list. */
export interface RepositoryStatus {
  part: 'repository';
  /** Its page, without a slash at its end. */
  url: string;
  isPrivate: boolean;
  /** The newest open pull requests, at most a hundred. */
  pulls: number;
  /** Numbers of those that have no completed check of ours yet. */
  unreviewed: number[];
}

/** What is known of a list. Times in ms since 1970. */
export interface ListRecord {
  installation: number;
  owner: string;
  repo: string;
  repository: z.infer<typeof repositorySchema>;
  links?: z.infer<typeof linksSchema>;
  outputs?: z.infer<typeof outputsSchema>;
  /** Kinds of jobs whose last run has failed for good. */
  failures: { kind: RecordedFailure; at: number }[];
}

/**
 * Kinds whose failure concerns a whole list. A failed review shows in its pull request, and in the
 * count of those that are reviewed.
 */
const recordedFailures = ['publish', 'check', 'sweep'] as const;
type RecordedFailure = (typeof recordedFailures)[number];

const isRecordedFailure = (kind: string): kind is RecordedFailure => recordedFailures.some((each) => each === kind);

const dayMs = 24 * 3600 * 1000;
/**
 * Every repository is swept in full within a day. One that was not seen for this long (ms) is no
 * longer installed, whatever event was missed.
 */
const maxUnseenMs = 3 * dayMs;
/** Read in one go; webhooks are stored in between. */
const batchSize = 2000;
const maxTitleLength = 200;

const count = z.number().int().nonnegative();
const named = { owner: z.string().min(1), repo: z.string().min(1) };
const titleSchema = z.object({ en: z.string().optional(), zh: z.string().optional() });
const contents = { title: titleSchema.optional(), entries: count };
const repositorySchema = z.object({
  part: z.literal('repository'),
  ...named,
  at: z.number(),
  // What is not an address of a page never becomes one.
  url: z.url({ protocol: /^https?$/ }),
  isPrivate: z.boolean(),
  pulls: count,
  unreviewed: z.array(count).max(100),
});
const linksSchema = z.object({
  part: z.literal('links'),
  ...named,
  at: z.number(),
  ...contents,
  links: count,
  dead: count,
  toReview: count,
});
const outputsSchema = z.object({ part: z.literal('outputs'), ...named, at: z.number(), ...contents, problems: count });
const failureSchema = z.object({ part: z.literal('failure'), ...named, at: z.number(), kind: z.enum(recordedFailures) });
/** The store is our own; another version may have written it. */
const partSchema = z.discriminatedUnion('part', [repositorySchema, linksSchema, outputsSchema, failureSchema]);
type StoredPart = z.infer<typeof partSchema>;

type RecordStore = Pick<JobStore, 'getValue' | 'listValues' | 'setValue' | 'takeValues'>;

/**
 * What jobs have seen of each list, in the job store. Each part is a value of its own, which its
 * job replaces as a whole, so that jobs at once need no lock. A part that is lost comes back with
 * the next job.
 */
export class ListRecords {
  readonly #jobStore: RecordStore;
  readonly #clock: Pick<Clock, 'now'>;

  constructor(jobStore: RecordStore, clock: Pick<Clock, 'now'>) {
    this.#jobStore = jobStore;
    this.#clock = clock;
  }

  async record(repository: RecordedRepository, status: ListStatus | RepositoryStatus): Promise<void> {
    const { owner, repo } = repository;
    const title = 'title' in status && status.title ? { title: shortenTitle(status.title) } : {};
    const part = { ...status, ...title, owner, repo, at: this.#clock.now() };
    await this.#jobStore.setValue(partKey(repository, status.part), JSON.stringify(part));
  }

  /** Remembers that a job has failed for good, until one of its kind succeeds. */
  async recordOutcome(job: RecordedRepository & Pick<Job, 'kind' | 'number'>, outcome: JobOutcome): Promise<void> {
    if (outcome === 'done' && job.kind === 'review') await this.#recordReview(job);
    if (outcome === 'again' || !isRecordedFailure(job.kind)) return;
    const { owner, repo, kind } = job;
    const failure = JSON.stringify({ part: 'failure', owner, repo, at: this.#clock.now(), kind });
    await this.#jobStore.setValue(partKey(job, `failed ${kind}`), outcome === 'failed' ? failure : undefined);
  }

  /**
   * A review changes nothing that makes a repository be swept again, so the last sweep would call
   * its pull request unreviewed for a day. Sweeps and reviews of one repository never run at once.
   */
  async #recordReview(job: RecordedRepository & Pick<Job, 'number'>): Promise<void> {
    const key = partKey(job, 'repository');
    const { data } = repositorySchema.safeParse(parseJson((await this.#jobStore.getValue(key)) ?? ''));
    const unreviewed = data?.unreviewed.filter((number) => number !== job.number);
    if (!unreviewed || unreviewed.length === data?.unreviewed.length) return;
    await this.#jobStore.setValue(key, JSON.stringify({ ...data, unreviewed }));
  }

  /** The lists of repositories that a sweep has seen within three days. */
  async read(): Promise<ListRecord[]> {
    const records: ListRecord[] = [];
    for await (const { installation, parts } of this.#readRepositories()) {
      const record = toRecord(installation, parts);
      if (record && record.repository.at >= this.#clock.now() - maxUnseenMs) records.push(record);
    }
    return records;
  }

  /** Deletes what no job has seen for three days. */
  async prune(): Promise<void> {
    const gone: RecordedRepository[] = [];
    for await (const { installation, parts } of this.#readRepositories()) {
      const [first] = parts;
      const isSeen = parts.some(({ at }) => at >= this.#clock.now() - maxUnseenMs);
      if (first && !isSeen) gone.push({ installation, owner: first.owner, repo: first.repo });
    }
    for (const repository of gone) await forgetLists(this.#jobStore, repository);
  }

  /** The parts of each repository. They follow each other in the order of names. */
  async *#readRepositories(): AsyncGenerator<{ installation: number; parts: StoredPart[] }> {
    let key = '';
    let parts: StoredPart[] = [];
    for await (const [name, value] of this.#readValues()) {
      const next = name.split(' ', 3).join(' ');
      if (next !== key && parts.length > 0) yield { installation: parseInstallation(key), parts };
      if (next !== key) parts = [];
      key = next;
      const part = partSchema.safeParse(parseJson(value)).data;
      if (part) parts.push(part);
    }
    if (parts.length > 0) yield { installation: parseInstallation(key), parts };
  }

  async *#readValues(): AsyncGenerator<[name: string, value: string]> {
    let after = '';
    for (;;) {
      const batch = await this.#jobStore.listValues(prefix, after, batchSize);
      yield* batch;
      const last = batch.at(-1);
      if (!last || batch.length < batchSize) return;
      [after] = last;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}

const prefix = 'list ';

/** Names of GitHub hold no space, and ignore case. */
const repositoryKey = ({ installation, owner, repo }: RecordedRepository) => `${installation} ${owner}/${repo} `.toLowerCase();
const partKey = (repository: RecordedRepository, part: string) => `${prefix}${repositoryKey(repository)}${part}`;
const parseInstallation = (key: string) => Number(key.split(' ')[1]);

/** One repository, or all of an installation. */
export type RemovedLists = Pick<RecordedRepository, 'installation'> & Partial<RecordedRepository>;

/** Forgets what was recorded. */
export async function forgetLists(jobStore: Pick<JobStore, 'takeValues'>, removed: RemovedLists): Promise<void> {
  const { installation, owner, repo } = removed;
  const isOne = owner !== undefined && repo !== undefined;
  const names = isOne ? repositoryKey({ installation, owner, repo }) : `${installation} `;
  for (const each of [prefix, renderCachePrefix]) await jobStore.takeValues(`${each}${names}`);
}

function shortenTitle(title: z.infer<typeof titleSchema>): z.infer<typeof titleSchema> {
  const shorten = (text: string | undefined) => text && truncate(toSingleLine(text), maxTitleLength);
  return { en: shorten(title.en), zh: shorten(title.zh) };
}

function toRecord(installation: number, parts: readonly StoredPart[]): ListRecord | undefined {
  const record: Pick<ListRecord, 'failures'> & Partial<ListRecord> = { failures: [] };
  for (const part of parts) {
    if (part.part === 'repository') record.repository = part;
    else if (part.part === 'links') record.links = part;
    else if (part.part === 'outputs') record.outputs = part;
    else record.failures.push({ kind: part.kind, at: part.at });
  }
  const { repository } = record;
  return repository && { ...record, installation, owner: repository.owner, repo: repository.repo, repository };
}
