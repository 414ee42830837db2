import type { Clock } from '../../runtime/clock.ts';
import type { Job } from '../queue/index.ts';
import { getNextLinkCheckTime } from './link-check-schedule.ts';
import type { CompletedSweep } from './rpc-api.ts';

type Repository = Pick<Job, 'owner' | 'repo'>;

interface SweptState extends CompletedSweep {
  /** In ms since 1970. Then the repository is swept in full, changed or not. */
  fullSweepAt: number;
}

const hourMs = 3600 * 1000;
/** Between two full sweeps: 17 to 24 hours, so that repositories swept together part ways. */
const minFullSweepDelayMs = 17 * hourMs;
const spreadHours = 8;

/**
 * The state in which each repository was last swept, in memory: a new process, which may be a new
 * version, sweeps everything once.
 */
export class SweptStates {
  readonly #states = new Map<string, SweptState>();
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /**
   * Whether a sweep would find anything: a change, a link check that is due, or its day is over.
   * @param lastLinkCheckAt in ms since 1970.
   */
  needsSweep({ owner, repo, state }: Job, lastLinkCheckAt: number | undefined): boolean {
    const now = this.#clock.now();
    const known = this.#states.get(repositoryKey({ owner, repo }));
    if (state === undefined || known?.state !== state || known.fullSweepAt <= now) return true;
    const linkCheckAt = getNextLinkCheckTime(known.linkCheckInterval, lastLinkCheckAt, now);
    return linkCheckAt !== undefined && linkCheckAt <= now;
  }

  record(sweep: CompletedSweep): void {
    const key = repositoryKey(sweep);
    const delayMs = minFullSweepDelayMs + (sumCharacters(key) % spreadHours) * hourMs;
    this.#states.set(key, { ...sweep, fullSweepAt: this.#clock.now() + delayMs });
  }

  /** The next sweep is a full one: a job has failed, and the sweep is to queue it again. */
  forget(repository: Repository): void {
    this.#states.delete(repositoryKey(repository));
  }
}

const repositoryKey = ({ owner, repo }: Repository) => `${owner}/${repo}`.toLowerCase();

/** The same for the same repository, and different enough for others to spread them. */
const sumCharacters = (text: string) => [...text].reduce((sum, character) => sum + (character.codePointAt(0) ?? 0), 0);
