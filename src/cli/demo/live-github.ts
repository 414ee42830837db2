import type { HttpClient } from '../../http/index.ts';
import { publicApiUrl } from '../../runtime/github-api-url.ts';
import type { Environment } from '../terminal/index.ts';

/** Path of the API on servers other than github.com: `/api/v3` for REST, `/api` for GraphQL. */
const enterpriseApiPath = /^\/api(?:\/v3)?(?=\/)/;

/**
 * A network for the bot on the embedded GitHub that checks links to GitHub at github.com, with the
 * caller's GITHUB_TOKEN. The embedded one hosts no other repositories and would report all of them
 * as gone. The token of one is never sent to the other.
 * @param sandboxUrl origin of the embedded GitHub
 */
export function routeToGitHub(network: HttpClient, sandboxUrl: string, environment: Environment): HttpClient {
  const token = environment.GITHUB_TOKEN || environment.GH_TOKEN;
  return {
    ...network,
    request(options) {
      const path = options.url.startsWith(`${sandboxUrl}/`) ? options.url.slice(sandboxUrl.length) : '';
      if (options.service !== 'github' || !enterpriseApiPath.test(path)) return network.request(options);
      const { authorization: _, ...headers } = options.headers ?? {};
      const authorization = token ? { authorization: `Bearer ${token}` } : {};
      return network.request({
        ...options,
        url: `${publicApiUrl}${path.replace(enterpriseApiPath, '')}`,
        headers: { ...headers, ...authorization },
      });
    },
  };
}
