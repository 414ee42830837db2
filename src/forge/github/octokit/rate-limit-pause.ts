import { ForgeError, findGraphqlLimit } from '../../forge-error.ts';

/**
 * How long everybody who shares a rate limit has to stay away from GitHub: all clients of an
 * installation, on whatever machine.
 */
export interface RateLimitPause {
  /** Milliseconds until requests may go on; 0 for now. Never rejects. */
  getRemainingMs(): Promise<number>;
  /** Records that GitHub asked for a pause of this length. */
  record(ms: number): void;
  sleep(ms: number): Promise<void>;
  now(): number;
}

/**
 * Waits until a pause is over.
 * @throws ForgeError `rate-limited` for one of more than `maxWaitMs`, with its end.
 */
export async function waitForPause(pause: RateLimitPause, maxWaitMs: number): Promise<void> {
  const ms = await pause.getRemainingMs();
  if (ms <= 0) return;
  if (ms <= maxWaitMs) return pause.sleep(ms);
  const values = { operation: { name: 'send-request' }, reason: { kind: 'status', status: 429 } } as const;
  throw new ForgeError('rate-limited', values, { retryAt: pause.now() + ms });
}

/** The same fetch, which records what GitHub says of its limits. */
export function recordPauses(send: typeof globalThis.fetch, pause: RateLimitPause): typeof globalThis.fetch {
  return async (input, init) => {
    const response = await send(input, init);
    const ms = getPauseMs(response);
    if (ms > 0) pause.record(ms);
    return response;
  };
}

/** Records what an answer of GraphQL says of limits. */
export function recordGraphqlPause(pause: RateLimitPause, answer: unknown, headers: Headers): void {
  const ms = getGraphqlPauseMs(answer, headers);
  if (ms > 0) pause.record(ms);
}

/** A secondary limit without a time is over after a minute, as GitHub's documentation says. */
const unknownPauseMs = 60_000;
/** A longer pause is not believed. The primary limit is over after an hour at most. */
const maxPauseMs = 65 * 60_000;

/**
 * How long a refusal asks to stay away, by GitHub's own clock; 0 for a refusal that is not about a
 * limit. Its body is not read, since the headers always name a limit too.
 */
export function getPauseMs({ status, headers }: Pick<Response, 'status' | 'headers'>): number {
  if (status !== 403 && status !== 429) return 0;
  return readHeaders(headers, headers.get('x-ratelimit-remaining') === '0') ?? (status === 429 ? unknownPauseMs : 0);
}

/**
 * The same of an answer of GraphQL, whose limits come with status 200. The primary limit also
 * refuses a query that costs more points than are left, so points may remain.
 */
export function getGraphqlPauseMs(answer: unknown, headers: Headers): number {
  const limit = findGraphqlLimit(typeof answer === 'object' && answer !== null && 'errors' in answer ? answer.errors : undefined);
  if (limit === undefined) return 0;
  const isUsedUp = !/secondary/i.test(limit) || headers.get('x-ratelimit-remaining') === '0';
  return readHeaders(headers, isUsedUp) ?? unknownPauseMs;
}

/** @param isUsedUp whether requests go on when the window of the primary limit ends. */
function readHeaders(headers: Headers, isUsedUp: boolean): number | undefined {
  const retryAfter = Number(headers.get('retry-after') ?? Number.NaN);
  if (Number.isFinite(retryAfter)) return Math.min(Math.max(0, retryAfter * 1000), maxPauseMs);
  const reset = Number(headers.get('x-ratelimit-reset') ?? Number.NaN) * 1000;
  const now = Date.parse(headers.get('date') ?? '');
  if (!isUsedUp || !Number.isFinite(reset) || !Number.isFinite(now)) return undefined;
  return Math.min(Math.max(0, reset - now), maxPauseMs);
}
