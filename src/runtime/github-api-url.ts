import { ListkeeperError } from '../errors/listkeeper-error.ts';

export const publicApiUrl = 'https://api.github.com';

/**
 * The version of GitHub's REST API that this program was written for, sent as
 * `X-GitHub-Api-Version` in every request. Without the header GitHub chooses one, and 2026-03-10
 * was the first that breaks answers. GitHub keeps this one until March 2028 at least. Source:
 * https://docs.github.com/rest/about-the-rest-api/api-versions
 */
export const githubApiVersion = '2022-11-28';

/**
 * The URL of GitHub's API: `GITHUB_API_URL` as GitHub Actions sets it, `GHE_HOST` (a host name) as
 * Probot reads it, else that of github.com.
 *
 * @returns a URL without a slash at its end.
 * @throws ListkeeperError `bad-api-url`, which names the variable, when its value is not a valid
 * URL.
 * @example resolveApiUrl({ GHE_HOST: 'github.example.com' }) // 'https://github.example.com/api/v3'
 */
export function resolveApiUrl(environment: Readonly<Record<string, string | undefined>>): string {
  const apiUrl = environment.GITHUB_API_URL?.trim();
  if (apiUrl) return parseApiUrl('GITHUB_API_URL', apiUrl);
  const host = environment.GHE_HOST?.trim();
  if (!host) return publicApiUrl;
  // `https://github.example.com` would be read as the host `https`.
  if (host.includes('/')) throw new ListkeeperError('bad-api-url', { variable: 'GHE_HOST', text: host.slice(0, 200) });
  const protocol = environment.GHE_PROTOCOL?.trim() || 'https';
  return parseApiUrl('GHE_HOST', `${protocol}://${host}/api/v3`);
}

/**
 * Where people open GitHub in a browser. On GitHub Enterprise Server that is the host of the API.
 * On github.com and on GHE.com the API has a host of its own.
 * @example resolveWebUrl({ GHE_HOST: 'github.example.com' }) // 'https://github.example.com'
 */
export function resolveWebUrl(environment: Readonly<Record<string, string | undefined>>): string {
  const apiUrl = resolveApiUrl(environment);
  return apiUrl.replace(/^https:\/\/api\.(github\.com|[^./]+\.ghe\.com)$/, 'https://$1').replace(/\/api\/v3$/, '');
}

function parseApiUrl(variable: string, text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isPlain = url && /^https?:$/.test(url.protocol) && !url.username && !url.password && !url.search && !url.hash;
  if (!isPlain) throw new ListkeeperError('bad-api-url', { variable, text: text.slice(0, 200) });
  return url.href.replace(/\/+$/, '');
}
