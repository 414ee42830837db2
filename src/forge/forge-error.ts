import { type ErrorCode, ListkeeperError } from '../errors/listkeeper-error.ts';
import type { ForgeFailure, ForgeFailureReason, ForgeOperation } from '../model/error-values.ts';
import { UnusableAnswerError } from './unusable-answer-error.ts';

/** Failures of a forge, as far as a program acts differently on them. */
const forgeErrorCategories = [
  'not-permitted', // the App or token lacks a permission
  'bad-credentials', // the token or key is not accepted
  'not-found', // repository, pull request, branch or file
  'moved', // the branch has moved on since it was read: run the job again
  'rate-limited', // too many requests: come back at `retryAt`
  'protected-branch', // a branch rule forbids the write
  'conversation-locked', // nobody may comment but those with write access, and no App
  'issues-disabled',
  'archived', // the repository is read-only
  'suspended', // the installation is suspended, or the account blocked
  'empty', // the repository has no commit yet
  'too-large', // more than Listkeeper reads
  'unavailable', // the forge does not answer, or answers with 5xx
  'refused', // the forge calls the request invalid (422)
] as const;

export type ForgeErrorCategory = (typeof forgeErrorCategories)[number];

/** Codes whose remedy is more specific than that of their category. */
export type ForgeErrorCode = Extract<
  ErrorCode,
  | ForgeErrorCategory
  | 'actions-cannot-propose'
  | 'path-in-the-way'
  | 'own-branch-restricted'
  | 'incomplete-clone'
  | 'no-common-commit'
  | 'no-such-commit'
  | 'not-a-clone'
  | 'no-git'
>;

/** Failures that pass by themselves: the same job may succeed when it runs again. */
const transientCategories: ReadonlySet<ForgeErrorCategory> = new Set(['rate-limited', 'unavailable', 'moved']);

export const isTransient = (category: ForgeErrorCategory): boolean => transientCategories.has(category);

export interface ForgeErrorOptions extends ErrorOptions {
  /** When to come back, in ms since 1970, where the forge said so. */
  retryAt?: number | undefined;
  /** Default: the category. */
  code?: ForgeErrorCode;
}

/** A failure of GitHub, or of a local clone read in its place. */
export class ForgeError extends ListkeeperError<ForgeErrorCode> {
  readonly category: ForgeErrorCategory;
  readonly retryAt: number | undefined;

  constructor(category: ForgeErrorCategory, failure: ForgeFailure, options: ForgeErrorOptions = {}) {
    super(options.code ?? category, failure, options.cause === undefined ? {} : { cause: options.cause });
    this.name = 'ForgeError';
    this.category = category;
    this.retryAt = options.retryAt;
  }

  /** True when the same job may succeed later without anyone's help. */
  get isTransient(): boolean {
    return isTransient(this.category);
  }
}

export function isForgeError(error: unknown, category?: ForgeErrorCategory): error is ForgeError {
  return error instanceof ForgeError && (category === undefined || error.category === category);
}

interface HttpFailure {
  status: number;
  /** As GitHub worded it, or as the body is: perhaps a page of HTML. */
  message: string;
  /** False where the body is not GitHub's own error, and not for people. */
  isWorded: boolean;
  headers: Record<string, string | number | undefined>;
}

/**
 * Turns an error of Octokit into a {@link ForgeError}.
 *
 * The signs are from GitHub's documentation. 403 and 429 with `x-ratelimit-remaining: 0` or
 * `retry-after` are rate limits; other 403 are distinguished by their message. 409 is an empty
 * repository or a moved branch, 410 disabled issues, 451 a blocked repository.
 * @returns the error unchanged when it is not an HTTP failure of the forge.
 */
export function toForgeError(error: unknown, operation: ForgeOperation): unknown {
  if (error instanceof ForgeError) return error;
  const failure = parseHttpFailure(error) ?? parseGraphqlFailure(error);
  if (!failure) return error;
  const category = classifyFailure(failure);
  const text = failure.isWorded ? failure.message.replace(/\s+/g, ' ').slice(0, 300) : '';
  const code = findSpecificCode(category, operation, text);
  const reason = describeFailure(error, failure, text);
  return new ForgeError(
    category,
    { operation, reason },
    {
      cause: error,
      retryAt: category === 'rate-limited' ? parseRetryAt(failure) : undefined,
      ...(code === undefined ? {} : { code }),
    },
  );
}

/** Where the remedy is another than that of the category. */
function findSpecificCode(category: ForgeErrorCategory, { subject }: ForgeOperation, text: string): ForgeErrorCode | undefined {
  if (/Actions is not permitted to create/i.test(text)) return 'actions-cannot-propose';
  const isOwnBranch = category === 'protected-branch' && String(subject).startsWith('listkeeper/');
  return isOwnBranch ? 'own-branch-restricted' : undefined;
}

/** GitHub's own words where it has some. A raw page or half a JSON text helps nobody. */
function describeFailure(error: unknown, { status }: HttpFailure, text: string): ForgeFailureReason {
  if (error instanceof Error && error.cause instanceof UnusableAnswerError) return { kind: 'no-answer' };
  return text ? { kind: 'reply', text } : { kind: 'status', status };
}

/** Runs work on the forge and turns its errors into a ForgeError that names the operation. */
export async function withForgeError<T>(operation: ForgeOperation, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw toForgeError(error, operation);
  }
}

function classifyFailure({ status, message, headers }: HttpFailure): ForgeErrorCategory {
  if (status === 401) return 'bad-credentials';
  if (status === 404) return 'not-found';
  if (status === 410) return /issue/i.test(message) ? 'issues-disabled' : 'not-found';
  if (status === 451) return 'suspended';
  if (status === 429) return 'rate-limited';
  if (status === 409) return /empty/i.test(message) ? 'empty' : 'moved';
  if (status >= 500) return 'unavailable';
  if (isBranchProtection(message)) return 'protected-branch';
  if (status === 403) return classifyForbidden(message, headers);
  if (/no commit found/i.test(message)) return 'not-found';
  if (/not a fast forward|already exists|reference does not exist|expected/i.test(message)) return 'moved';
  return 'refused';
}

function classifyForbidden(message: string, headers: HttpFailure['headers']): ForgeErrorCategory {
  if (String(headers['x-ratelimit-remaining']) === '0' || headers['retry-after'] !== undefined) return 'rate-limited';
  if (/rate limit|abuse/i.test(message)) return 'rate-limited';
  if (/issue is locked|conversation is locked/i.test(message)) return 'conversation-locked';
  if (/archived/i.test(message)) return 'archived';
  if (/suspended|blocked|access to this repository has been disabled/i.test(message)) return 'suspended';
  return 'not-permitted';
}

const isBranchProtection = (message: string) =>
  /protected branch|repository rule|required status check|changes must be made through a pull request/i.test(message);

/** By the forge's own clock (`date`), because the clock of this machine may be wrong. */
function parseRetryAt({ headers }: HttpFailure): number | undefined {
  const serverTime = Date.parse(String(headers.date));
  const retryAfterSeconds = Number(headers['retry-after']);
  if (Number.isFinite(retryAfterSeconds) && Number.isFinite(serverTime)) return serverTime + retryAfterSeconds * 1000;
  const reset = Number(headers['x-ratelimit-reset']);
  return Number.isFinite(reset) && reset > 0 ? reset * 1000 : undefined;
}

/** Recognised by its shape, because Probot has its own copy of the error class. */
function parseHttpFailure(error: unknown): HttpFailure | undefined {
  if (!(error instanceof Error) || !('status' in error) || typeof error.status !== 'number') return undefined;
  const response = 'response' in error ? error.response : undefined;
  const headers = isRecord(response) && isRecord(response.headers) ? response.headers : {};
  const data = isRecord(response) ? response.data : undefined;
  // Without data nothing was received, and the message says why.
  const isWorded = data === undefined || (isRecord(data) && typeof data.message === 'string');
  return { status: error.status, message: error.message, isWorded, headers: headers as HttpFailure['headers'] };
}

/**
 * GraphQL fails within a 200. Its error types are mapped to the statuses that REST would have
 * given.
 */
function parseGraphqlFailure(error: unknown): HttpFailure | undefined {
  const answer = error instanceof Error ? findGraphqlAnswer(error) : undefined;
  if (!(error instanceof Error) || !Array.isArray(answer?.errors)) return undefined;
  const headers = isRecord(answer.headers) ? (answer.headers as HttpFailure['headers']) : {};
  const types = answer.errors.map((each: unknown) => (isRecord(each) ? each.type : undefined));
  const known = graphqlStatuses.find(([type]) => types.includes(type));
  const isLimit = findGraphqlLimit(answer.errors) !== undefined;
  return { status: known?.[1] ?? (isLimit ? 429 : 502), message: error.message, isWorded: true, headers };
}

/** Octokit's throttling throws an error of its own for a limit, which only has the response. */
function findGraphqlAnswer(error: Error & { response?: unknown }): { errors?: unknown; headers?: unknown } | undefined {
  if (error.name === 'GraphqlResponseError') return error as { errors?: unknown; headers?: unknown };
  const { response } = error;
  if (!isRecord(response) || !isRecord(response.data)) return undefined;
  return { errors: response.data.errors, headers: response.headers };
}

const graphqlStatuses = [
  ['NOT_FOUND', 404],
  ['FORBIDDEN', 403],
] as const;

/**
 * The words of a rate limit among the errors of a GraphQL answer, which has status 200 then; empty
 * where it has none. The primary limit has a type, in two spellings, a secondary one perhaps not.
 * https://docs.github.com/graphql/overview/rate-limits-and-query-limits-for-the-graphql-api
 */
export function findGraphqlLimit(errors: unknown): string | undefined {
  for (const error of Array.isArray(errors) ? errors : []) {
    if (!isRecord(error)) continue;
    const message = typeof error.message === 'string' ? error.message : '';
    const isTyped = error.type === 'RATE_LIMITED' || error.type === 'RATE_LIMIT';
    if (isTyped || /\brate limit\b/i.test(message)) return message;
  }
  return undefined;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
