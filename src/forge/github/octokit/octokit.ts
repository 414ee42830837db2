import { Octokit } from 'octokit';
import { githubApiVersion } from '../../../runtime/github-api-url.ts';
import { measureWaits, type WaitMeter } from './measure-waits.ts';
import { type RateLimitPause, recordGraphqlPause, recordPauses, waitForPause } from './rate-limit-pause.ts';
import { requireUsableAnswers } from './usable-answers.ts';

export interface OctokitSettings {
  /** Base address of the REST API; see `resolveApiUrl`. */
  apiUrl: string;
  /** Installation, workflow or personal token. Without one only public things can be read. */
  token?: string;
  /** The `fetch` of `src/http/`, which knows the proxies. */
  fetch: typeof globalThis.fetch;
  /**
   * Keep the pace that GitHub asks for (one write a second). False for a forge on loopback. Default
   * true.
   */
  throttle?: boolean;
  /**
   * Whose limits the requests count against. Clients with the same id share one queue of writes.
   * GitHub counts per installation, or per user of a token. Default: one queue for the process.
   */
  throttleId?: string;
  /** Waits for the turn of a write, where several machines keep one pace. Never rejects. */
  waitToWrite?: () => Promise<void>;
  /** The pause that all clients of the same rate limit share. */
  pause?: RateLimitPause;
  /** Called with how long a request waited. */
  waitMeter?: WaitMeter;
  /**
   * Longest wait for a rate limit within a call, in seconds; beyond it the call fails as
   * `rate-limited`. Default 60.
   */
  maxWaitSeconds?: number;
}

/** The default of {@link OctokitSettings}. */
const maxWaitSeconds = 60;

/** An Octokit that sends its requests by `fetch`, waits for short rate limits, and logs nothing. */
export function openOctokit(settings: OctokitSettings): Octokit {
  const octokit = createOctokit(settings);
  octokit.hook.before('request', disablePostRetries);
  const { waitToWrite } = settings;
  if (waitToWrite) octokit.hook.before('request', ({ method }) => (method === 'GET' ? undefined : waitToWrite()));
  // All our GraphQL documents are queries. The throttling plugin would count them as writes.
  const queries = createOctokit(settings, { write: unlimitedGroup });
  const { waitMeter } = settings;
  if (waitMeter) for (const each of [octokit, queries]) measureWaits(each, waitMeter);
  return Object.assign(octokit, { graphql: queries.graphql });
}

function createOctokit({ apiUrl, token, pause, ...pace }: OctokitSettings, limits: object = {}): Octokit {
  const fetch = pause ? recordPauses(pace.fetch, pause) : pace.fetch;
  const { retry, throttle } = retrySettings(pace.throttle ?? true, pace);
  const octokit = new Octokit({
    baseUrl: apiUrl,
    userAgent: 'listkeeper',
    ...(token ? { auth: token } : {}),
    request: { fetch: requireUsableAnswers(fetch, pause && ((answer, headers) => recordGraphqlPause(pause, answer, headers))) },
    retry,
    throttle: { ...throttle, ...limits },
    log: { debug: noop, info: noop, warn: noop, error: noop },
  });
  octokit.hook.before('request', setApiVersion);
  if (pause) octokit.hook.before('request', () => waitForPause(pause, (pace.maxWaitSeconds ?? maxWaitSeconds) * 1000));
  return octokit;
}

/** A group of Bottleneck limiters without a limit. */
const unlimitedGroup = { key: () => ({ schedule: (_options: object, work: () => unknown) => work() }) };

/**
 * How an Octokit retries. It waits at most `maxWaitSeconds` for a rate limit. A longer one fails
 * the call, and the job is tried again when the limit is over (`src/bot/queue/retry-policy.ts`).
 * `throttle: false` waits for nothing.
 */
export function retrySettings(
  throttle: boolean,
  { maxWaitSeconds: most = maxWaitSeconds, throttleId }: Pick<OctokitSettings, 'maxWaitSeconds' | 'throttleId'> = {},
) {
  if (!throttle) return { retry: { enabled: false }, throttle: { enabled: false } } as const;
  const isShortWait = (retryAfter: number, _options: unknown, _octokit: unknown, retryCount: number) =>
    retryAfter <= most && retryCount < 2;
  const id = throttleId === undefined ? {} : { id: throttleId };
  return { retry: { retries: 2 }, throttle: { ...id, onRateLimit: isShortWait, onSecondaryRateLimit: isShortWait } };
}

/**
 * Turns off retries of a POST. GitHub may have done what it answers with a 5xx, and a retry could
 * post a comment twice. The job that runs again looks first. A GraphQL query is a POST that changes
 * nothing.
 */
function disablePostRetries(options: { method: string; url: string; request?: object }): void {
  if (options.method !== 'POST' || options.url.endsWith('/graphql')) return;
  options.request = { ...options.request, retries: 0 };
}

/** Sets the API version of a request. Octokit does not do so itself. */
export function setApiVersion(options: { headers: Record<string, string | number | undefined> }): void {
  options.headers['x-github-api-version'] = githubApiVersion;
}

const noop = () => undefined;
