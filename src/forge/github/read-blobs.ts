import type { FileTree, RepositoryName } from '../forge.ts';
import { ForgeError } from '../forge-error.ts';
import type { GitHubClient } from '../github-client.ts';
import { decodeUtf8, readLimits } from '../read-limits.ts';

interface GitObject {
  __typename?: string;
  oid?: string;
  text?: string | null;
  byteSize?: number;
  isBinary?: boolean | null;
}

type FilesQueryResult = { isEmpty?: boolean; tip: GitObject | null } & Record<`f${number}`, GitObject | null>;

/** Files by GraphQL; `commit` where the ref was a branch or a commit. */
export type ReadBlobs = Omit<FileTree, 'commit'> & { commit: string | undefined };

/**
 * Reads up to fifty files, and the commit that they are read at, in one GraphQL query. GraphQL
 * reads the commit first, so a push in between is noticed when something is written on top of it.
 *
 * `object(expression: "ref:path")` is null where there is nothing, and `text` is null for binaries.
 * A symbolic link reads as its own short text, never as its target.
 */
export async function readBlobs(octokit: GitHubClient, here: RepositoryName, ref: string, paths: string[]): Promise<ReadBlobs> {
  const parameters = paths.map((_, index) => `$e${index}: String!`).join(', ');
  const aliases = paths
    .map((_, index) => `f${index}: object(expression: $e${index}) { __typename ... on Blob { oid text byteSize isBinary } }`)
    .join('\n');
  const query = `query Files($owner: String!, $repo: String!, $ref: String!, ${parameters}) {
    repository(owner: $owner, name: $repo) {
      isEmpty
      tip: object(expression: $ref) { __typename oid }
      ${aliases}
    }
  }`;
  const expressions = Object.fromEntries(paths.map((path, index) => [`e${index}`, `${ref}:${path}`]));
  const { repository } = await octokit.graphql<{ repository: FilesQueryResult }>(query, { ...here, ref, ...expressions });
  const tip = requireTip(repository, here, ref);
  const read: ReadBlobs = { commit: tip.__typename === 'Commit' ? tip.oid : undefined, files: [], refused: [] };
  for (const [index, path] of paths.entries()) {
    const blob = repository[`f${index}`];
    if (blob?.__typename !== 'Blob') continue;
    const text = await readFullText(octokit, here, blob);
    if (typeof text === 'string') read.files.push({ path, text });
    else read.refused.push({ path, why: text.refused });
  }
  return read;
}

function requireTip({ tip, isEmpty }: FilesQueryResult, { owner, repo }: RepositoryName, ref: string): GitObject {
  if (tip) return tip;
  const operation = { name: 'read-repository', subject: `${owner}/${repo}` } as const;
  if (isEmpty) throw new ForgeError('empty', { operation, reason: { kind: 'no-commit' } });
  throw new ForgeError('not-found', { operation, reason: { kind: 'no-such-ref', ref } });
}

/**
 * GraphQL truncates long texts and may drop a byte order mark. Where the length differs, the blob
 * is fetched by REST.
 */
async function readFullText(
  octokit: GitHubClient,
  here: RepositoryName,
  blob: GitObject,
): Promise<string | { refused: 'binary' | 'too-large' }> {
  const size = blob.byteSize ?? 0;
  if (size > readLimits.maxFileBytes) return { refused: 'too-large' };
  if (blob.isBinary || typeof blob.text !== 'string') return { refused: 'binary' };
  if (Buffer.byteLength(blob.text) === size || !blob.oid) return blob.text;
  const { data } = await octokit.rest.git.getBlob({ ...here, file_sha: blob.oid });
  return decodeUtf8(Buffer.from(data.content, 'base64')) ?? { refused: 'binary' };
}
