import type { RepositoryName } from '../forge.ts';
import { isForgeError, toForgeError } from '../forge-error.ts';
import type { GitHubClient } from '../github-client.ts';

/**
 * Whether GitHub says that somebody may write to a repository. Rejects with ForgeError.
 *
 * `permission` is `admin`, `write`, `read` or `none`. GitHub reports `maintain` as `write`, and
 * `triage` as `read`.
 */
export async function hasWriteAccess(
  octokit: Pick<GitHubClient, 'rest'>,
  repository: RepositoryName,
  login: string,
): Promise<boolean> {
  const { owner, repo } = repository;
  try {
    const { data } = await octokit.rest.repos.getCollaboratorPermissionLevel({ owner, repo, username: login });
    return data.permission === 'admin' || data.permission === 'write';
  } catch (error) {
    const known = toForgeError(error, { name: 'read-permission', subject: login, repository: `${owner}/${repo}` });
    // Somebody whom GitHub does not know may do nothing.
    if (isForgeError(known, 'not-found')) return false;
    throw known;
  }
}
