import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Clock } from '../../../runtime/clock.ts';
import type { ListRecord } from '../list-records.ts';

/** What GitHub says a person may see. See `VisibleRepositories` in `src/bot/github/`. */
export interface VisibleRepositories {
  names: ReadonlySet<string>;
  isPartial: boolean;
  hidesOrganizations: boolean;
}

export interface VisibleListsSettings {
  readRecords: () => Promise<readonly ListRecord[]>;
  listRepositories: (token: string, installations: ReadonlySet<number>) => Promise<VisibleRepositories>;
  /** A name as `VisibleRepositories` has it. */
  formatName: (installation: number, owner: string, repo: string) => string;
  clock: Pick<Clock, 'now'>;
}

/**
 * How long (ms) an answer of GitHub is used. A list that somebody may no longer see is gone from
 * the page after that.
 */
const maxAgeMs = 2 * 60_000;
const maxPeople = 500;

interface Look {
  until: number;
  installations: ReadonlySet<number>;
  visible: Promise<VisibleRepositories>;
}

/**
 * The lists that GitHub lets a person see. GitHub's answer is cached for two minutes, in this
 * process only.
 */
export class VisibleLists {
  readonly #settings: VisibleListsSettings;
  readonly #looks = new LRUCache<string, Look>({ max: maxPeople });

  constructor(settings: VisibleListsSettings) {
    this.#settings = settings;
  }

  /** Rejects with ForgeError, `bad-credentials` where the token has ended. */
  async read(token: string): Promise<Omit<VisibleRepositories, 'names'> & { records: ListRecord[] }> {
    const { readRecords, formatName } = this.#settings;
    const records = await readRecords();
    const installations = new Set(records.map(({ installation }) => installation));
    const { names, ...more } = await this.#look(token, installations);
    return {
      records: records.filter(({ installation, owner, repo }) => names.has(formatName(installation, owner, repo))),
      ...more,
    };
  }

  forget(token: string): void {
    this.#looks.delete(hash(token));
  }

  /** Requests at the same time share one look. A failed one is not kept. */
  #look(token: string, installations: ReadonlySet<number>): Promise<VisibleRepositories> {
    const { listRepositories, clock } = this.#settings;
    const key = hash(token);
    const known = this.#looks.get(key);
    if (known && known.until > clock.now() && isSubset(installations, known.installations)) return known.visible;
    const visible = listRepositories(token, installations).catch((error: unknown) => {
      if (this.#looks.get(key) === look) this.#looks.delete(key);
      throw error;
    });
    const look = { until: clock.now() + maxAgeMs, installations, visible };
    this.#looks.set(key, look);
    return visible;
  }
}

const isSubset = (some: ReadonlySet<number>, all: ReadonlySet<number>) => [...some].every((each) => all.has(each));

const hash = (token: string) => createHash('sha256').update(token).digest('base64');
