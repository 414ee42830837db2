import { Octokit } from 'octokit';

/** What this room uses of Octokit, so that Probot's own will do as well. */
export type GitHubClient = Pick<Octokit, 'rest' | 'request' | 'paginate' | 'graphql'>;

export interface OctokitSettings {
  /** Base address of the REST API; see `apiAddress`. */
  api: string;
  /** Installation, workflow or personal token. Without one only public things can be read. */
  token?: string;
  /** `network.fetch`: proxies and routes are its business. */
  fetch: typeof globalThis.fetch;
  /** Keep the pace that GitHub asks for (one write a second). False for a forge on loopback. Default true. */
  throttle?: boolean;
  /** Longest wait for a rate limit within a call, in seconds; beyond it the call fails as `rate-limited`. Default 60. */
  patience?: number;
}

export const publicApi = 'https://api.github.com';

/**
 * Where the API is: `GITHUB_API_URL` as GitHub Actions sets it, or `GHE_HOST` as Probot reads it (a host name), else github.com.
 * Returns an address without a slash at its end. Throws a TypeError that names the variable when it is not an address.
 */
export function apiAddress(environment: Readonly<Record<string, string | undefined>>): string {
  const given = environment.GITHUB_API_URL?.trim();
  if (given) return address('GITHUB_API_URL', given);
  const host = environment.GHE_HOST?.trim();
  if (!host) return publicApi;
  const protocol = environment.GHE_PROTOCOL?.trim() || 'https';
  return address('GHE_HOST', `${protocol}://${host}/api/v3`);
}

function address(variable: string, text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const plain = url && /^https?:$/.test(url.protocol) && !url.username && !url.search && !url.hash;
  if (!plain) throw new TypeError(`${variable} is not an address of an API: ${text.slice(0, 200)}`);
  return url.href.replace(/\/+$/, '');
}

/** An Octokit that speaks through our network, waits for short limits, and is silent. */
export function openOctokit({ api, token, fetch, throttle = true, patience = 60 }: OctokitSettings): Octokit {
  const octokit = new Octokit({
    baseUrl: api,
    userAgent: 'listkeeper',
    ...(token ? { auth: token } : {}),
    request: { fetch },
    ...briefly(throttle, patience),
    log: { debug: silent, info: silent, warn: silent, error: silent },
  });
  octokit.hook.before('request', once);
  return octokit;
}

/**
 * Settings of an Octokit that waits no longer than `patience` seconds for a limit: beyond it the worker does other work meanwhile and
 * comes back when the limit is over. `throttle: false` waits for nothing.
 */
export function briefly(throttle: boolean, patience = 60) {
  if (!throttle) return { retry: { enabled: false }, throttle: { enabled: false } } as const;
  const short = (retryAfter: number, _options: unknown, _octokit: unknown, retryCount: number) =>
    retryAfter <= patience && retryCount < 2;
  return { retry: { retries: 2 }, throttle: { onRateLimit: short, onSecondaryRateLimit: short } };
}

/**
 * What GitHub answers with a 5xx it may have done all the same, so that trying a POST again at once could say something twice. The job
 * that runs again looks first. A question of GraphQL is a POST that changes nothing.
 */
export function once(options: { method: string; url: string; request?: object }): void {
  if (options.method !== 'POST' || options.url.endsWith('/graphql')) return;
  options.request = { ...options.request, retries: 0 };
}

const silent = () => undefined;
