import type { FileDiff } from '../git/index.ts';
import type { HostedRepository, World } from '../model/index.ts';
import { repositoryApiUrl, repositoryPageUrl } from './repositories.ts';

/** A changed file as pull requests, commits and comparisons give it. */
export function serializeChangedFile(world: World, repository: HostedRepository, head: string, file: FileDiff) {
  const page = repositoryPageUrl(world, repository);
  const path = encodeURIComponent(file.path);
  return {
    sha: file.sha,
    filename: file.path,
    status: file.status,
    additions: file.additions,
    deletions: file.deletions,
    changes: file.additions + file.deletions,
    blob_url: `${page}/blob/${head}/${path}`,
    raw_url: `${page}/raw/${head}/${path}`,
    contents_url: `${repositoryApiUrl(world, repository)}/contents/${path}?ref=${head}`,
    ...(file.patch === undefined ? {} : { patch: file.patch }),
    ...(file.previousPath === undefined ? {} : { previous_filename: file.previousPath }),
  };
}
