import type { Commit } from '../git/index.ts';
import { type Account, formatTimestamp, type HostedRepository, type World } from '../model/index.ts';
import { encodeNodeId, serializeAccount } from './accounts.ts';
import { repositoryApiUrl, repositoryPageUrl } from './repositories.ts';

const unsignedVerification = { verified: false, reason: 'unsigned', signature: null, payload: null, verified_at: null };

const serializeCommitIdentity = ({ name, email, timestamp }: Commit['author']) => ({
  name,
  email,
  date: formatTimestamp(timestamp * 1000),
});

/** A commit as `git/commits` gives it. */
export function serializeGitCommit(world: World, repository: HostedRepository, commit: Commit) {
  const api = repositoryApiUrl(world, repository);
  const page = repositoryPageUrl(world, repository);
  return {
    sha: commit.sha,
    node_id: encodeNodeId('Commit', commit.sha),
    url: `${api}/git/commits/${commit.sha}`,
    html_url: `${page}/commit/${commit.sha}`,
    author: serializeCommitIdentity(commit.author),
    committer: serializeCommitIdentity(commit.committer),
    tree: { sha: commit.tree, url: `${api}/git/trees/${commit.tree}` },
    message: commit.message.replace(/\n$/, ''),
    parents: commit.parents.map((sha) => ({ sha, url: `${api}/git/commits/${sha}`, html_url: `${page}/commit/${sha}` })),
    verification: unsignedVerification,
  };
}

/** A commit as `commits` and `compare` give it. */
export function serializeCommit(world: World, repository: HostedRepository, commit: Commit) {
  const api = repositoryApiUrl(world, repository);
  const page = repositoryPageUrl(world, repository);
  const { verification, tree, message, author, committer } = serializeGitCommit(world, repository, commit);
  return {
    sha: commit.sha,
    node_id: encodeNodeId('Commit', commit.sha),
    commit: { author, committer, message, tree, url: `${api}/git/commits/${commit.sha}`, comment_count: 0, verification },
    url: `${api}/commits/${commit.sha}`,
    html_url: `${page}/commit/${commit.sha}`,
    comments_url: `${api}/commits/${commit.sha}/comments`,
    author: serializeAccountByEmail(world, commit.author.email),
    committer: serializeAccountByEmail(world, commit.committer.email),
    parents: commit.parents.map((sha) => ({ sha, url: `${api}/commits/${sha}`, html_url: `${page}/commit/${sha}` })),
  };
}

/** The account whose mail address a commit carries, as GitHub links commits to people. */
export function findCommitAccount(world: World, email: string): Account | undefined {
  const login = /^(?:\d+\+)?([^@]+)@users\.noreply\./.exec(email)?.[1];
  return login ? world.accounts.get(login.toLowerCase()) : undefined;
}

function serializeAccountByEmail(world: World, email: string) {
  const account = findCommitAccount(world, email);
  return account ? serializeAccount(world, account) : null;
}

/** The mail address that commits of an account carry. */
export const formatNoreplyEmail = (account: { id: number; login: string }): string =>
  `${account.id}+${account.login}@users.noreply.github.com`;

export function serializeSimpleCommit(commit: Commit) {
  const person = ({ name, email }: Commit['author']) => ({ name, email });
  return {
    id: commit.sha,
    tree_id: commit.tree,
    message: commit.message.replace(/\n$/, ''),
    timestamp: formatTimestamp(commit.committer.timestamp * 1000),
    author: person(commit.author),
    committer: person(commit.committer),
  };
}
