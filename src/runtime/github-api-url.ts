export const publicApiUrl = 'https://api.github.com';

/**
 * Where the API is: `GITHUB_API_URL` as GitHub Actions sets it, or `GHE_HOST` as Probot reads it (a host name), else github.com.
 * Returns an address without a slash at its end. Throws a TypeError that names the variable when it is not an address.
 */
export function resolveApiUrl(environment: Readonly<Record<string, string | undefined>>): string {
  const given = environment.GITHUB_API_URL?.trim();
  if (given) return parseApiUrl('GITHUB_API_URL', given);
  const host = environment.GHE_HOST?.trim();
  if (!host) return publicApiUrl;
  const protocol = environment.GHE_PROTOCOL?.trim() || 'https';
  return parseApiUrl('GHE_HOST', `${protocol}://${host}/api/v3`);
}

function parseApiUrl(variable: string, text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const plain = url && /^https?:$/.test(url.protocol) && !url.username && !url.search && !url.hash;
  if (!plain) throw new TypeError(`${variable} is not an address of an API: ${text.slice(0, 200)}`);
  return url.href.replace(/\/+$/, '');
}
