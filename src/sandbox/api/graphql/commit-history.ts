import { blameFile, type Commit } from '../../git/index.ts';
import type { HostedRepository, World } from '../../model/index.ts';
import { findCommitAccount } from '../../serializers/index.ts';

export interface HistoryArguments {
  first?: number;
  after?: string;
  path?: string;
}

type BuildNode = (sha: string) => Promise<Record<string, unknown> | null>;

/** The commits from a tip back, newest first; with a path those that changed it. */
export async function buildHistoryNode(
  { store }: HostedRepository,
  tip: string,
  { first = 30, after, path }: HistoryArguments,
  buildNode: BuildNode,
) {
  const all = await store.log(tip);
  const changes: Commit[] = [];
  const findOid = async (sha: string) => {
    let oid = (await store.readCommit(sha))?.tree;
    for (const part of (path ?? '').split('/').filter((each) => each !== ''))
      oid = oid && (await store.readTree(oid))?.find((child) => child.path === part)?.oid;
    return oid;
  };
  for (const commit of all) {
    const own = await findOid(commit.sha);
    const before = await Promise.all(commit.parents.map(findOid));
    // A merge that is like one of its parents changed nothing.
    if (before.length === 0 ? own !== undefined : before.every((oid) => oid !== own)) changes.push(commit);
  }
  const from = after === undefined ? 0 : changes.findIndex(({ sha }) => sha === after) + 1;
  const page = changes.slice(from, from + first);
  return {
    nodes: await Promise.all(page.map(({ sha }) => buildNode(sha))),
    pageInfo: { endCursor: page.at(-1)?.sha ?? null, hasNextPage: from + first < changes.length },
    totalCount: changes.length,
  };
}

/** A person as git and trailers name them. */
export function buildActorNode(world: World, { name, email }: { name: string; email: string }) {
  const account = findCommitAccount(world, email);
  const user = account?.type === 'User' ? { __typename: 'User', login: account.login, databaseId: account.id } : null;
  return { name, email, user };
}

/** The author of a commit, and those whom its trailers name. */
export function buildAuthorsNode(world: World, { author, message }: Commit, first: number) {
  const trailers = [...message.matchAll(/^Co-authored-by: (.+?) <([^<>\s]+)>$/gim)];
  const people = [author, ...trailers.map(([, name = '', email = '']) => ({ name, email }))];
  return { nodes: people.slice(0, first).map((person) => buildActorNode(world, person)), totalCount: people.length };
}

export async function buildBlameNode({ store }: HostedRepository, tip: string, path: string, buildNode: BuildNode) {
  const ranges = await blameFile(store, tip, path);
  return {
    ranges: await Promise.all(
      ranges.map(async ({ start, end, commit }) => ({
        startingLine: start,
        endingLine: end,
        commit: await buildNode(commit.sha),
      })),
    ),
  };
}
