import { ForgeError, type ForgeErrorCode, isForgeError } from '../../forge/index.ts';

/** An error as it passes between threads and processes: its words, and what a forge said. No stack, no cause, no request. */
export interface SerializedError {
  message: string;
  forge?: { code: ForgeErrorCode; remedy: string; retryAt?: number };
}

/** Why a job has no result though it threw nothing: its process ended, or was ended, or it never came to an end. */
export class WorkerLost extends Error {
  /** It was lost again and again. */
  readonly isPermanent: boolean;

  constructor(message: string, isPermanent = false) {
    super(message);
    this.name = 'WorkerLost';
    this.isPermanent = isPermanent;
  }
}

/** What becomes of a job that failed. `soon`: however often it was tried, since somebody else counts. */
export type RetryDecision = { again: 'never' } | { again: 'soon' } | { again: 'later'; at?: number };

/** Whether an error of a job may pass by itself: GitHub's limits and outages do, missing rights and broken settings do not. */
export function decideRetry(error: unknown): RetryDecision {
  if (error instanceof WorkerLost) return { again: error.isPermanent ? 'never' : 'soon' };
  if (!isForgeError(error)) return { again: 'later' };
  if (!error.transient) return { again: 'never' };
  return error.retryAt === undefined ? { again: 'later' } : { again: 'later', at: error.retryAt };
}

/** What of an error may travel, and be logged. */
export function serializeError(error: unknown): SerializedError {
  const message = errorMessage(error);
  // Whoever brought it must not get a check that lets it pass for that.
  if (error instanceof WorkerLost)
    return serializeError(new ForgeError('too-large', `Listkeeper could not do this: ${message}.`));
  if (!isForgeError(error)) return { message };
  const { code, remedy, retryAt } = error;
  return { message, forge: { code, remedy, ...(retryAt === undefined ? {} : { retryAt }) } };
}

/** The error that it was, as far as anybody asks. */
export function deserializeError({ message, forge }: SerializedError): Error {
  return forge ? new ForgeError(forge.code, message, forge) : new Error(message);
}

/** An error's own words, bounded. */
export function errorMessage(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).slice(0, 500);
}
