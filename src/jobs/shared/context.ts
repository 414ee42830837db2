import type { HttpClient } from '../../http/index.ts';
import type { CheckContext } from '../../links/index.ts';
import type { CommitAction } from '../../model/plan.ts';
import type { Clock } from '../../runtime/clock.ts';

/**
 * What a job needs besides the forge. The hosts create it; tests and the sandbox have their own.
 */
export interface JobContext {
  network: HttpClient;
  /**
   * A second route to the internet, from another network. Asked before a silent link counts as
   * failed.
   */
  secondNetwork?: HttpClient;
  clock: Clock;
  random?: () => number;
  /** For links to GitHub: the base URL of the API, and a token. */
  github?: { api: string; token?: string };
  /** Contact address for the polite pools of Crossref and similar services. */
  mailto?: string;
  /** URL of the page that explains the codes of findings, where this installation has one. */
  docs?: string;
  /**
   * Whether commands and ticked boxes are answered: by the App, or by an Action with `boxes: true`.
   */
  commands?: boolean;
  /** Headers and accepted status codes by host, from the settings. */
  hosts?: NonNullable<CheckContext['hosts']>;
  /** For what GitHub's facts about repositories are collected. */
  collectFacts?: NonNullable<CheckContext['collectFacts']>;
  /** Whether pages are summarized for the history. */
  summarizePages?: boolean;
  /** The `renderCache` of the last publication's plan, where the host remembers it. */
  readRenderCache?: () => Promise<string | undefined>;
  signal?: AbortSignal;
  /**
   * Commits the results so far of a long job, before its plan is applied. Refusals of the forge are
   * ignored, because only the checkpoint is lost.
   */
  checkpoint?: (action: CommitAction) => Promise<void>;
}
