import type { HttpClient } from '../../http/index.ts';
import type { CommitAction } from '../../model/plan.ts';
import type { Clock } from '../../runtime/clock.ts';

/**
 * What a job has of the world beside the forge. The top puts it together; tests and the sandbox
 * give their own.
 */
export interface JobContext {
  network: HttpClient;
  /**
   * A second way to the same hosts, from another network. Asked before a silent link counts as
   * failed.
   */
  secondNetwork?: HttpClient;
  clock: Clock;
  random?: () => number;
  /**
   * For links that point to GitHub: the same API, by its base address, and a token to ask it with.
   */
  github?: { api: string; token?: string };
  /** Address for the polite pools of Crossref and its kin. */
  mailto?: string;
  /** Address of the page that explains the codes of findings, where this installation has one. */
  docs?: string;
  /** True where commands in comments are listened to: by the bot, not by an Action. */
  commands?: boolean;
  signal?: AbortSignal;
  /**
   * Writes down what a long job has so far, before its plan is applied. What the forge refuses is
   * passed over: nothing is lost but the checkpoint.
   */
  checkpoint?: (action: CommitAction) => Promise<void>;
}
