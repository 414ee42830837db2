import { z } from 'zod';
import type { KnownRepository } from '../../forge/index.ts';
import type { Clock } from '../../runtime/clock.ts';
import { parseJson } from '../../text/parse-json.ts';
import type { JobStore } from './job-store.ts';

const hourMs = 3600 * 1000;
/**
 * Between two listings: 17 to 24 hours, so that installations made together are soon listed at
 * different times.
 */
const minListedMs = 17 * hourMs;
const spreadHours = 8;
/** A longer list is read anew each time. */
const maxRepositories = 1000;

const storedList = z.object({
  until: z.number(),
  repositories: z.array(z.object({ owner: z.string(), repo: z.string(), private: z.boolean() })),
});

/**
 * The repositories of each installation, as GitHub listed them within the last day. Events about an
 * installation or its repositories make it forgotten.
 */
export class InstalledRepositories {
  readonly #jobStore: Pick<JobStore, 'getValues' | 'setValue'>;
  readonly #clock: Clock;

  constructor(jobStore: Pick<JobStore, 'getValues' | 'setValue'>, clock: Clock) {
    this.#jobStore = jobStore;
    this.#clock = clock;
  }

  async read(installations: readonly number[]): Promise<[number, KnownRepository[]][]> {
    const values = await this.#jobStore.getValues(installations.map(installedKey));
    return installations.flatMap((installation): [number, KnownRepository[]][] => {
      const stored = storedList.safeParse(parseJson(values.get(installedKey(installation)) ?? '')).data;
      return stored && stored.until > this.#clock.now() ? [[installation, stored.repositories]] : [];
    });
  }

  async record(installation: number, repositories: readonly KnownRepository[]): Promise<void> {
    const until = this.#clock.now() + minListedMs + (installation % spreadHours) * hourMs;
    const value = repositories.length > maxRepositories ? undefined : JSON.stringify({ until, repositories });
    await this.#jobStore.setValue(installedKey(installation), value);
  }
}

/** The job store's key for the repositories of an installation. */
export const installedKey = (installation: number) => `installed ${installation}`;
