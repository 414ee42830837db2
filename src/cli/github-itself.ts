import type { Network } from '../net/network.ts';

const gitHub = 'https://api.github.com';

/** Where a GitHub that is not github.com has its interfaces; `v3` is REST's and not GraphQL's. */
const interfaces = /^\/api(?:\/v3)?(?=\/)/;

/**
 * A network by which links to GitHub are asked for at GitHub itself, with the caller's GITHUB_TOKEN where there is one, though the bot
 * lives on an embedded GitHub at the origin `embedded`, which knows no repository of the outside and would call all of them gone. The
 * token of the one is never shown to the other.
 */
export function gitHubItself(
  network: Network,
  embedded: string,
  environment: Readonly<Record<string, string | undefined>>,
): Network {
  const token = environment.GITHUB_TOKEN || environment.GH_TOKEN;
  return {
    ...network,
    ask(question) {
      const path = question.url.startsWith(`${embedded}/`) ? question.url.slice(embedded.length) : '';
      if (question.service !== 'github' || !interfaces.test(path)) return network.ask(question);
      const { authorization: _, ...headers } = question.headers ?? {};
      const own = token ? { authorization: `Bearer ${token}` } : {};
      return network.ask({
        ...question,
        url: `${gitHub}${path.replace(interfaces, '')}`,
        headers: { ...headers, ...own },
      });
    },
  };
}
