import type { Commit } from '../git/store.ts';
import { fullName, type HostedRepository, iso, type World } from '../world.ts';
import { accountShape, nodeId } from './accounts.ts';

/** Answers of GitHub about repositories and commits. */

export const repositoryApi = (world: World, repository: HostedRepository): string => `${world.api}/repos/${fullName(repository)}`;
export const repositoryPage = (world: World, repository: HostedRepository): string => `${world.url}/${fullName(repository)}`;

/** The templates of addresses that every form of a repository carries, by their end under the repository's own address. */
const templates = {
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

export function licenseShape(world: World, spdx: string | undefined) {
  if (!spdx) return null;
  const key = spdx.toLowerCase();
  return { key, name: spdx, spdx_id: spdx, url: `${world.api}/licenses/${key}`, node_id: nodeId('License', key) };
}

export function repositoryShape(world: World, repository: HostedRepository) {
  const api = repositoryApi(world, repository);
  const page = repositoryPage(world, repository);
  const addresses = Object.entries(templates).map(([name, end]) => [`${name}_url`, api + end]);
  const open = [...repository.issues.values()].filter((issue) => issue.state === 'open').length;
  const forks = [...world.hosted.values()].filter((other) => other.parent === repository).length;
  return {
    id: repository.id,
    node_id: nodeId('Repository', repository.id),
    name: repository.name,
    full_name: fullName(repository),
    private: repository.private,
    visibility: repository.private ? 'private' : 'public',
    owner: accountShape(world, repository.owner),
    html_url: page,
    description: repository.description || null,
    fork: repository.parent !== undefined,
    url: api,
    ...Object.fromEntries(addresses),
    git_url: `git:${page.slice(page.indexOf('//'))}.git`,
    ssh_url: `git@localhost:${fullName(repository)}.git`,
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
    license: licenseShape(world, repository.license),
    allow_forking: true,
    is_template: false,
    web_commit_signoff_required: false,
    topics: [],
    default_branch: repository.defaultBranch,
    created_at: iso(repository.createdAt),
    updated_at: iso(repository.pushedAt),
    pushed_at: iso(repository.pushedAt),
  };
}

/** What `GET /repos/{owner}/{repo}` says beyond what a repository in a list says. */
export function fullRepositoryShape(world: World, repository: HostedRepository) {
  const source = sourceOf(repository);
  return {
    ...repositoryShape(world, repository),
    network_count: [...world.hosted.values()].filter((other) => other.store === repository.store).length - 1,
    subscribers_count: 0,
    allow_merge_commit: true,
    allow_squash_merge: true,
    allow_rebase_merge: true,
    ...(repository.parent ? { parent: repositoryShape(world, repository.parent), source: repositoryShape(world, source) } : {}),
  };
}

const sourceOf = (repository: HostedRepository): HostedRepository =>
  repository.parent ? sourceOf(repository.parent) : repository;

const unsigned = { verified: false, reason: 'unsigned', signature: null, payload: null, verified_at: null };

const personShape = ({ name, email, timestamp }: Commit['author']) => ({ name, email, date: iso(timestamp * 1000) });

/** A commit as `git/commits` gives it. */
export function gitCommitShape(world: World, repository: HostedRepository, commit: Commit) {
  const api = repositoryApi(world, repository);
  const page = repositoryPage(world, repository);
  return {
    sha: commit.sha,
    node_id: nodeId('Commit', commit.sha),
    url: `${api}/git/commits/${commit.sha}`,
    html_url: `${page}/commit/${commit.sha}`,
    author: personShape(commit.author),
    committer: personShape(commit.committer),
    tree: { sha: commit.tree, url: `${api}/git/trees/${commit.tree}` },
    message: commit.message.replace(/\n$/, ''),
    parents: commit.parents.map((sha) => ({ sha, url: `${api}/git/commits/${sha}`, html_url: `${page}/commit/${sha}` })),
    verification: unsigned,
  };
}

/** A commit as `commits` and `compare` give it. */
export function commitShape(world: World, repository: HostedRepository, commit: Commit) {
  const api = repositoryApi(world, repository);
  const page = repositoryPage(world, repository);
  const { verification, tree, message, author, committer } = gitCommitShape(world, repository, commit);
  return {
    sha: commit.sha,
    node_id: nodeId('Commit', commit.sha),
    commit: { author, committer, message, tree, url: `${api}/git/commits/${commit.sha}`, comment_count: 0, verification },
    url: `${api}/commits/${commit.sha}`,
    html_url: `${page}/commit/${commit.sha}`,
    comments_url: `${api}/commits/${commit.sha}/comments`,
    author: accountOf(world, commit.author.email),
    committer: accountOf(world, commit.committer.email),
    parents: commit.parents.map((sha) => ({ sha, url: `${api}/commits/${sha}`, html_url: `${page}/commit/${sha}` })),
  };
}

/** The account whose mail address a commit carries, as GitHub links commits to people. */
function accountOf(world: World, email: string) {
  const login = /^(?:\d+\+)?([^@]+)@users\.noreply\./.exec(email)?.[1];
  const account = login ? world.accounts.get(login.toLowerCase()) : undefined;
  return account ? accountShape(world, account) : null;
}

/** The mail address that commits of an account carry. */
export const mailOf = (account: { id: number; login: string }): string =>
  `${account.id}+${account.login}@users.noreply.github.com`;
