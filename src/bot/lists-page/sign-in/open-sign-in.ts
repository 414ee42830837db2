import type { HttpClient } from '../../../http/index.ts';
import type { Clock } from '../../../runtime/clock.ts';
import { resolveApiUrl, resolveWebUrl } from '../../../runtime/github-api-url.ts';
import type { OAuthClient } from '../../github/index.ts';
import type { Logger } from '../../log.ts';
import type { ListRecord } from '../list-records.ts';
import { SignIn } from './sign-in.ts';
import { VisibleLists } from './visible-lists.ts';

export interface OpenSignInSettings {
  client: OAuthClient;
  environment: Readonly<Record<string, string | undefined>>;
  network: Pick<HttpClient, 'fetch'>;
  readRecords: () => Promise<readonly ListRecord[]>;
  hasToken: boolean;
  clock: Pick<Clock, 'now'>;
  log: Logger;
}

/** Signing in with the GitHub of the environment. */
export async function openSignIn(settings: OpenSignInSettings): Promise<SignIn> {
  const { client, environment, network, readRecords, hasToken, clock, log } = settings;
  const { formatVisibleName, GitHubUsers } = await import('../../github/github-users.ts');
  const users = new GitHubUsers({ client, apiUrl: resolveApiUrl(environment), fetch: network.fetch });
  const lists = new VisibleLists({
    readRecords,
    listRepositories: (token, installations) => users.listRepositories(token, installations),
    formatName: formatVisibleName,
    clock,
  });
  return new SignIn({ client, webUrl: resolveWebUrl(environment), users, lists, hasToken, clock, log });
}
