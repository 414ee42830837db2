import type { Job } from './job.ts';
import type { JobStore } from './job-store.ts';

type CachedRepository = Pick<Job, 'installation' | 'owner' | 'repo'>;

/** Prefix of the names of the values that hold a list's last rendering. */
export const renderCachePrefix = 'rendered ';

/** The cache of a list of 100,000 entries takes 25 MB. What is longer is rendered as a whole. */
const maxCacheCharacters = 32 * 1024 * 1024;

/**
 * What the last publication of a list left for the next one, in the job store. One that is lost
 * makes the next publication a whole one.
 */
export class RenderCaches {
  readonly #jobStore: Pick<JobStore, 'getValue' | 'setValue'>;
  readonly #generation: string;

  /** @param generation another version may render otherwise, so what it left does not count. */
  constructor(jobStore: Pick<JobStore, 'getValue' | 'setValue'>, generation: string) {
    this.#jobStore = jobStore;
    this.#generation = generation;
  }

  async read(repository: CachedRepository): Promise<string | undefined> {
    const value = (await this.#jobStore.getValue(cacheKey(repository))) ?? '';
    const [generation = ''] = value.split('\n', 1);
    return generation === this.#generation ? value.slice(generation.length + 1) : undefined;
  }

  async record(repository: CachedRepository, cache: string): Promise<void> {
    const value = cache.length > maxCacheCharacters ? undefined : `${this.#generation}\n${cache}`;
    await this.#jobStore.setValue(cacheKey(repository), value);
  }
}

/** Ends with a space, as names of repositories may begin alike. */
const cacheKey = ({ installation, owner, repo }: CachedRepository) =>
  `${renderCachePrefix}${installation} ${owner}/${repo} `.toLowerCase();
