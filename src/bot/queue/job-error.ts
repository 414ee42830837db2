import {
  type ErrorArguments,
  type ErrorCode,
  type ErrorValues,
  isListkeeperError,
  ListkeeperError,
} from '../../errors/listkeeper-error.ts';
import { ForgeError, type ForgeErrorCategory, type ForgeErrorCode, isForgeError } from '../../forge/index.ts';
import type { ForgeFailure } from '../../model/error-values.ts';

/** An error as it crosses a process boundary: no stack, no cause, no request. */
export type SerializedError =
  | { message: string }
  | { message: string; code: ErrorCode; values: unknown }
  | { message: string; code: ForgeErrorCode; category: ForgeErrorCategory; values: ForgeFailure; retryAt?: number };

type WorkerLossCode = 'job-timed-out' | 'job-worker-crashed';

/** A job without a result that threw nothing: it timed out, or its worker process ended. */
export class WorkerLost<Code extends WorkerLossCode = WorkerLossCode> extends ListkeeperError<Code> {
  /** The job was lost too often to be tried again. */
  readonly isPermanent: boolean;

  constructor(code: Code, values: ErrorValues<Code>, isPermanent = false) {
    super(code, ...([values] as unknown as ErrorArguments<Code>));
    this.name = 'WorkerLost';
    this.isPermanent = isPermanent;
  }

  /** The same loss, after which the job is not tried again. */
  toPermanent(): WorkerLost<Code> {
    return new WorkerLost(this.code, this.values, true);
  }
}

/** The part of an error that may be sent to another process, and logged. */
export function serializeError(error: unknown): SerializedError {
  const message = getErrorMessage(error);
  if (isForgeError(error)) {
    const { code, category, retryAt, values } = error;
    return { message, code, category, values, ...(retryAt === undefined ? {} : { retryAt }) };
  }
  return isListkeeperError(error) ? { message, code: error.code, values: error.values } : { message };
}

/**
 * The error that was serialized. A {@link WorkerLost} comes back as the ListkeeperError with its
 * code.
 */
export function deserializeError(serialized: SerializedError): Error {
  if (!('code' in serialized)) return new Error(serialized.message);
  if ('category' in serialized) return new ForgeError(serialized.category, serialized.values, serialized);
  return new ListkeeperError(serialized.code, ...([serialized.values] as unknown as ErrorArguments<ErrorCode>));
}

const maxMessageLength = 500;

/** An error's message, and what to do about it where that is known. */
export function formatErrorWithRemedy(error: unknown): string {
  const message = getErrorMessage(error);
  if (!isListkeeperError(error)) return message;
  return `${message}${/[.!?。！？]$/.test(message) ? '' : '.'} ${error.remedy}`;
}

/** An error's message, of bounded length. */
export function getErrorMessage(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).slice(0, maxMessageLength);
}
