import type { Clock } from '../../../runtime/clock.ts';
import type { Job, JobStore } from '../../queue/index.ts';
import type { CompletedSweep } from '../rpc-api.ts';
import { getNextLinkCheckTime } from './link-check-schedule.ts';

type Repository = Pick<Job, 'owner' | 'repo'>;

interface SweptState extends Pick<CompletedSweep, 'state' | 'linkCheckInterval'> {
  /** In ms since 1970. Then the repository is swept in full, changed or not. */
  fullSweepAt: number;
  generation: string;
}

const hourMs = 3600 * 1000;
/**
 * Between two full sweeps: 17 to 24 hours, so that repositories swept together do not stay
 * together.
 */
const minFullSweepDelayMs = 17 * hourMs;
const spreadHours = 8;

export interface SweptStatesSettings {
  jobStore: Pick<JobStore, 'getValues' | 'setValue'>;
  clock: Clock;
  /** States of another generation do not count: another version may do more in a sweep. */
  generation: string;
}

/** The state in which each repository was last swept. */
export class SweptStates {
  readonly #settings: SweptStatesSettings;

  constructor(settings: SweptStatesSettings) {
    this.#settings = settings;
  }

  /**
   * The sweeps that would find anything: a change, a link check that is due, or its day is over.
   * @param getLastLinkCheck in ms since 1970.
   */
  async filterNeeded(sweeps: readonly Job[], getLastLinkCheck: (job: Job) => number | undefined): Promise<Job[]> {
    const { jobStore, clock, generation } = this.#settings;
    const now = clock.now();
    const values = await jobStore.getValues(sweeps.map(sweptKey));
    return sweeps.filter((job) => {
      const known = parseState(values.get(sweptKey(job)));
      if (job.state === undefined || known?.state !== job.state || known.generation !== generation) return true;
      const linkCheckAt = getNextLinkCheckTime(known.linkCheckInterval, getLastLinkCheck(job), now);
      return known.fullSweepAt <= now || (linkCheckAt !== undefined && linkCheckAt <= now);
    });
  }

  async record({ state, linkCheckInterval, ...repository }: CompletedSweep): Promise<void> {
    const { jobStore, clock, generation } = this.#settings;
    const key = sweptKey(repository);
    const fullSweepAt = clock.now() + minFullSweepDelayMs + (sumCharacters(key) % spreadHours) * hourMs;
    const swept: SweptState = { state, linkCheckInterval, fullSweepAt, generation };
    await jobStore.setValue(key, JSON.stringify(swept));
  }

  /** The next sweep is a full one: a job has failed, and the sweep is to queue it again. */
  async forget(repository: Repository): Promise<void> {
    await this.#settings.jobStore.setValue(sweptKey(repository), undefined);
  }
}

/** The job store's key for the state of a repository. */
const sweptKey = ({ owner, repo }: Repository) => `swept ${owner}/${repo}`.toLowerCase();

/** The store is our own; another version may have written it. */
const parseState = (value: string | undefined) => (value === undefined ? undefined : (JSON.parse(value) as SweptState));

/** The same for the same repository, and different enough for others to spread them. */
const sumCharacters = (text: string) => [...text].reduce((sum, character) => sum + (character.codePointAt(0) ?? 0), 0);
