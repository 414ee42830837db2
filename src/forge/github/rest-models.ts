import type { ChangedFile, Issue, PullRequest, Repository } from '../forge.ts';
import type { GitHubClient } from '../github-client.ts';

/** Answers of the REST API, as a forge describes them. */

type RestRepository = Awaited<ReturnType<GitHubClient['rest']['repos']['get']>>['data'];
type RestIssue = Awaited<ReturnType<GitHubClient['rest']['issues']['get']>>['data'];
type RestPullRequest = Awaited<ReturnType<GitHubClient['rest']['pulls']['get']>>['data'];
type ListedPullRequest = Awaited<ReturnType<GitHubClient['rest']['pulls']['list']>>['data'][number];
type RestChangedFile = Awaited<ReturnType<GitHubClient['rest']['pulls']['listFiles']>>['data'][number];

export function toRepository(data: RestRepository): Repository {
  return {
    owner: data.owner.login,
    name: data.name,
    defaultBranch: data.default_branch,
    private: data.private,
    archived: data.archived,
    hasIssues: data.has_issues,
    url: data.html_url.replace(/\/+$/, ''),
  };
}

export function toIssue(data: RestIssue): Issue {
  return {
    number: data.number,
    title: data.title,
    body: data.body ?? '',
    state: data.state === 'closed' ? 'closed' : 'open',
    author: { login: data.user?.login ?? 'ghost', id: data.user?.id ?? 0, isBot: data.user?.type === 'Bot' },
    association: data.author_association ?? 'NONE',
    labels: data.labels.map((label) => (typeof label === 'string' ? label : (label.name ?? ''))),
    isPullRequest: data.pull_request !== undefined && data.pull_request !== null,
  };
}

export function toPullRequest(data: RestPullRequest | ListedPullRequest): PullRequest {
  // A deleted fork leaves null, against the types.
  const headRepository = data.head.repo as { full_name: string } | null;
  return {
    number: data.number,
    title: data.title,
    author: data.user?.login ?? 'ghost',
    draft: data.draft ?? false,
    state: data.state === 'closed' ? 'closed' : 'open',
    head: { sha: data.head.sha, ref: data.head.ref, repository: headRepository?.full_name },
    base: { sha: data.base.sha, ref: data.base.ref },
    fork: headRepository?.full_name !== data.base.repo.full_name,
    body: data.body ?? '',
    association: data.author_association,
    labels: data.labels.map(({ name }) => name),
    url: data.html_url,
    ...(data.merged_at ? { merged: true } : {}),
    ...('maintainer_can_modify' in data ? { maintainerCanModify: data.maintainer_can_modify } : {}),
  };
}

export function toChangedFile(file: RestChangedFile): ChangedFile {
  const status = file.status === 'added' || file.status === 'removed' || file.status === 'renamed' ? file.status : 'modified';
  return {
    path: file.filename,
    status: file.status === 'copied' ? 'added' : status,
    ...(file.previous_filename && status === 'renamed' ? { previousPath: file.previous_filename } : {}),
    ...(file.patch === undefined ? {} : { patch: file.patch }),
  };
}
