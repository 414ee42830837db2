import { formatTimestamp, getFullName, type HostedRepository, type World } from '../model/index.ts';
import { encodeNodeId, serializeAccount } from './accounts.ts';

/** Answers of GitHub about repositories and commits. */

export const repositoryApiUrl = (world: World, repository: HostedRepository): string =>
  `${world.api}/repos/${getFullName(repository)}`;
export const repositoryPageUrl = (world: World, repository: HostedRepository): string =>
  `${world.url}/${getFullName(repository)}`;

/**
 * The templates of addresses that every form of a repository carries, by their end under the
 * repository's own address.
 */
const urlTemplates = {
  archive: '/{archive_format}{/ref}',
  assignees: '/assignees{/user}',
  blobs: '/git/blobs{/sha}',
  branches: '/branches{/branch}',
  collaborators: '/collaborators{/collaborator}',
  comments: '/comments{/number}',
  commits: '/commits{/sha}',
  compare: '/compare/{base}...{head}',
  contents: '/contents/{+path}',
  contributors: '/contributors',
  deployments: '/deployments',
  downloads: '/downloads',
  events: '/events',
  forks: '/forks',
  git_commits: '/git/commits{/sha}',
  git_refs: '/git/refs{/sha}',
  git_tags: '/git/tags{/sha}',
  hooks: '/hooks',
  issue_comment: '/issues/comments{/number}',
  issue_events: '/issues/events{/number}',
  issues: '/issues{/number}',
  keys: '/keys{/key_id}',
  labels: '/labels{/name}',
  languages: '/languages',
  merges: '/merges',
  milestones: '/milestones{/number}',
  notifications: '/notifications{?since,all,participating}',
  pulls: '/pulls{/number}',
  releases: '/releases{/id}',
  stargazers: '/stargazers',
  statuses: '/statuses/{sha}',
  subscribers: '/subscribers',
  subscription: '/subscription',
  tags: '/tags',
  teams: '/teams',
  trees: '/git/trees{/sha}',
};

function serializeLicense(world: World, spdxId: string | undefined) {
  if (!spdxId) return null;
  const key = spdxId.toLowerCase();
  return { key, name: spdxId, spdx_id: spdxId, url: `${world.api}/licenses/${key}`, node_id: encodeNodeId('License', key) };
}

export function serializeRepository(world: World, repository: HostedRepository) {
  const api = repositoryApiUrl(world, repository);
  const page = repositoryPageUrl(world, repository);
  const addresses = Object.entries(urlTemplates).map(([name, end]) => [`${name}_url`, api + end]);
  const open = [...repository.issues.values()].filter((issue) => issue.state === 'open').length;
  const forks = [...world.hosted.values()].filter((other) => other.parent === repository).length;
  return {
    id: repository.id,
    node_id: encodeNodeId('Repository', repository.id),
    name: repository.name,
    full_name: getFullName(repository),
    private: repository.private,
    visibility: repository.private ? 'private' : 'public',
    owner: serializeAccount(world, repository.owner),
    html_url: page,
    description: repository.description || null,
    fork: repository.parent !== undefined,
    url: api,
    ...Object.fromEntries(addresses),
    git_url: `git:${page.slice(page.indexOf('//'))}.git`,
    ssh_url: `git@localhost:${getFullName(repository)}.git`,
    clone_url: `${page}.git`,
    svn_url: page,
    mirror_url: null,
    homepage: null,
    size: 0,
    stargazers_count: 0,
    watchers_count: 0,
    watchers: 0,
    language: null,
    has_issues: repository.hasIssues,
    has_projects: true,
    has_downloads: true,
    has_wiki: false,
    has_pages: false,
    has_discussions: false,
    forks_count: forks,
    forks,
    archived: repository.archived,
    disabled: false,
    open_issues_count: open,
    open_issues: open,
    license: serializeLicense(world, repository.license),
    allow_forking: true,
    is_template: false,
    web_commit_signoff_required: false,
    topics: [],
    default_branch: repository.defaultBranch,
    created_at: formatTimestamp(repository.createdAt),
    updated_at: formatTimestamp(repository.pushedAt),
    pushed_at: formatTimestamp(repository.pushedAt),
  };
}

/** What `GET /repos/{owner}/{repo}` says beyond what a repository in a list says. */
export function serializeFullRepository(world: World, repository: HostedRepository) {
  const source = findSourceRepository(repository);
  return {
    ...serializeRepository(world, repository),
    network_count: [...world.hosted.values()].filter((other) => other.store === repository.store).length - 1,
    subscribers_count: 0,
    allow_merge_commit: true,
    allow_squash_merge: true,
    allow_rebase_merge: true,
    ...(repository.parent
      ? { parent: serializeRepository(world, repository.parent), source: serializeRepository(world, source) }
      : {}),
  };
}

const findSourceRepository = (repository: HostedRepository): HostedRepository =>
  repository.parent ? findSourceRepository(repository.parent) : repository;
