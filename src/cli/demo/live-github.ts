import type { HttpClient } from '../../http/index.ts';

const gitHubApiUrl = 'https://api.github.com';

/** Where a GitHub that is not github.com has its interfaces; `v3` is REST's and not GraphQL's. */
const enterpriseApiPath = /^\/api(?:\/v3)?(?=\/)/;

/**
 * A network by which links to GitHub are asked for at GitHub itself, with the caller's GITHUB_TOKEN where there is one, though the bot
 * lives on an embedded GitHub at the origin `embedded`, which knows no repository of the outside and would call all of them gone. The
 * token of the one is never shown to the other.
 */
export function routeToGitHub(
  network: HttpClient,
  sandboxUrl: string,
  environment: Readonly<Record<string, string | undefined>>,
): HttpClient {
  const token = environment.GITHUB_TOKEN || environment.GH_TOKEN;
  return {
    ...network,
    request(question) {
      const path = question.url.startsWith(`${sandboxUrl}/`) ? question.url.slice(sandboxUrl.length) : '';
      if (question.service !== 'github' || !enterpriseApiPath.test(path)) return network.request(question);
      const { authorization: _, ...headers } = question.headers ?? {};
      const own = token ? { authorization: `Bearer ${token}` } : {};
      return network.request({
        ...question,
        url: `${gitHubApiUrl}${path.replace(enterpriseApiPath, '')}`,
        headers: { ...headers, ...own },
      });
    },
  };
}
