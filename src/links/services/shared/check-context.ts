import type { HttpClient } from '../../../http/index.ts';
import type { FactPurpose } from '../../../model/repository-facts.ts';
import type { LinkToCheck, Verdict } from '../../../model/verdict.ts';
import type { Clock } from '../../../runtime/clock.ts';
import type { Identity } from '../../url/index.ts';
import type { CheckTarget } from './check-target.ts';

/** What a list says about one host. */
export interface HostRule {
  /** Its name, in lower case; `*.name` for its subdomains. */
  host: string;
  /** Status codes from 300 up that are as good as an answer. */
  accept: readonly number[];
  /** Headers for requests to it, with names in lower case. */
  headers: Readonly<Record<string, string | undefined>>;
}

/** What checks need from outside. Nothing here is read from the environment. */
export interface CheckContext {
  network: HttpClient;
  clock: Clock;
  /** Between 0 and 1; for jitter and for the names of pages that nobody made. */
  random?: () => number;
  /** Base URL of GitHub's REST API without a slash at its end, and a token where there is one. */
  github?: { api: string; token?: string };
  /** Contact address for services that give identified clients a better quota (Crossref). */
  mailto?: string;
  signal?: AbortSignal;
  /**
   * A second route to the same hosts, such as a proxy in another country. It is asked about links
   * that the first could not reach, or saw missing without the owner's word.
   */
  secondNetwork?: HttpClient;
  /** The verdict of an earlier run; undefined asks again. See `getVerdictTtlMs`. */
  getCachedVerdict?: (link: LinkToCheck) => Verdict | undefined;
  /** Headers and accepted status codes by host. */
  hosts?: readonly HostRule[];
  /**
   * Whether to look for the parts of pages that links name behind a `#`. Default false: such pages
   * are read whole.
   */
  checkParts?: boolean;
  /**
   * Whether evidence holds a summary of each page, for a history that remembers it. Default false:
   * a summary takes as much processor time as everything else that is done with a page.
   */
  summarizePages?: boolean;
  /**
   * For what evidence holds what GitHub says of each repository. Costs no further request. Default:
   * for nothing.
   */
  collectFacts?: FactPurpose;
  /** Concurrent requests to a host without a pace of its own. Default 8. */
  maxPerHost?: number;
}

/** What the checker of one service may use beside that. */
export interface ServiceContext extends CheckContext {
  random: () => number;
  /** Says what an address leads to. */
  identify(url: string): Identity;
  /** Checks a target by its page alone: for what the service's API cannot say. */
  checkPage(target: CheckTarget): Promise<Verdict>;
}
