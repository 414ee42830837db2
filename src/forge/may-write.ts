import { forgeError, isForgeError } from './errors.ts';
import type { RepositoryName } from './github.ts';
import type { GitHubClient } from './octokit.ts';

/**
 * Whether somebody may write to a repository, by the forge's own word. Rejects with ForgeError.
 * Facts: `permission` is `admin`, `write`, `read` or `none`; `maintain` counts as `write`, `triage` as `read`.
 */
export async function mayWrite(octokit: Pick<GitHubClient, 'rest'>, here: RepositoryName, login: string): Promise<boolean> {
  const { owner, repo } = here;
  try {
    const { data } = await octokit.rest.repos.getCollaboratorPermissionLevel({ owner, repo, username: login });
    return data.permission === 'admin' || data.permission === 'write';
  } catch (error) {
    const known = forgeError(error, `ask what ${login} may do in ${owner}/${repo}`);
    // Somebody whom the forge does not know may do nothing.
    if (isForgeError(known, 'not-found')) return false;
    throw known;
  }
}
