import { ListkeeperError } from '../../errors/listkeeper-error.ts';

/** What the App shows GitHub when it exchanges the code of a person who signs in. */
export interface OAuthClient {
  clientId: string;
  clientSecret: string;
}

/**
 * GITHUB_CLIENT_ID and GITHUB_CLIENT_SECRET, as Probot names them.
 * @returns undefined when neither is set: then nobody signs in with GitHub.
 * @throws ListkeeperError `incomplete-sign-in` when one is missing.
 */
export function readOAuthClient(environment: Readonly<Record<string, string | undefined>>): OAuthClient | undefined {
  const clientId = environment.GITHUB_CLIENT_ID?.trim();
  const clientSecret = environment.GITHUB_CLIENT_SECRET?.trim();
  if (!clientId && !clientSecret) return undefined;
  if (!clientId) throw new ListkeeperError('incomplete-sign-in', { missing: 'GITHUB_CLIENT_ID' });
  if (!clientSecret) throw new ListkeeperError('incomplete-sign-in', { missing: 'GITHUB_CLIENT_SECRET' });
  return { clientId, clientSecret };
}
