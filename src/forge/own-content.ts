import type { GitHubClient } from './github-client.ts';

/**
 * Who we are on the forge. Our own content is recognised by its author, never by a marker alone,
 * which anybody can write.
 */
export interface AppIdentity {
  /** The App's slug: its comments are by `slug[bot]`. */
  slug?: string;
  /** The App's number, as in `performed_via_github_app.id`. */
  id?: number;
  /** The token's own user, where there is no App: `github-actions[bot]`. */
  login?: string;
}

/** The author of a comment or an issue, as GitHub returns it. */
export interface AuthoredContent {
  body?: string | null | undefined;
  user?: { login: string } | null;
  performed_via_github_app?: { id?: number } | null | undefined;
}

/** The body with its marker in the first line. */
export function prependMarker(marker: string, body: string): string {
  return `<!-- ${marker} -->\n${body}`;
}

/** True when this was written by us and has the marker in its first line. */
export function isOwnWithMarker(content: AuthoredContent, marker: string, identity: AppIdentity): boolean {
  const [first = ''] = (content.body ?? '').split(/\r?\n/, 1);
  return first.trim() === `<!-- ${marker} -->` && isOwnContent(content, identity);
}

/** True when this was written by us, with any text. */
export function isOwnContent({ user, performed_via_github_app: app }: AuthoredContent, identity: AppIdentity): boolean {
  if (identity.id !== undefined && app?.id === identity.id) return true;
  const login = user?.login.toLowerCase();
  return login !== undefined && getIdentityLogins(identity).includes(login);
}

/** The logins that we write as, in lower case. */
export function getIdentityLogins({ slug, login }: AppIdentity): string[] {
  return [slug && `${slug}[bot]`, login]
    .filter((each) => each !== undefined && each !== '')
    .map((each) => `${each}`.toLowerCase());
}

/**
 * The given identity, or that of the token. `GET /user` works for a personal token. Tokens of
 * installations and workflows may not call it; a workflow's token writes as `github-actions[bot]`.
 */
export async function resolveIdentity(octokit: GitHubClient, known: AppIdentity | undefined): Promise<AppIdentity> {
  if (known && (known.id !== undefined || getIdentityLogins(known).length > 0)) return known;
  try {
    return { login: (await octokit.rest.users.getAuthenticated()).data.login };
  } catch (error) {
    const status = error instanceof Error && 'status' in error ? error.status : undefined;
    if (status === 403 || status === 401 || status === 404) return { login: 'github-actions[bot]' };
    throw error;
  }
}

/** Whether two texts differ at most in line endings. */
export function isSameText(a: string | null | undefined, b: string): boolean {
  return (a ?? '').replace(/\r\n/g, '\n').trim() === b.replace(/\r\n/g, '\n').trim();
}
