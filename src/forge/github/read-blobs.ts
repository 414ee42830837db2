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

/** Of a commit: the mode of each file, by the same numbers as the blobs. */
type Tip = GitObject & Record<`m${number}`, { mode: number } | null | undefined>;

type FilesQueryResult = { isEmpty?: boolean; tip: Tip | null } & Record<`f${number}`, GitObject | null>;

/** GraphQL gives git's modes as numbers: 40960 is the symlink that git writes `120000`. */
const symlinkMode = 0o120000;

/** Files by GraphQL; `commit` where the ref was a branch or a commit. */
export type ReadBlobs = Omit<FileTree, 'commit'> & { commit: string | undefined };

/**
 * Reads up to fifty files, and the commit that they are read at, in one GraphQL query. GraphQL
 * reads the commit first, so a push in between is noticed when something is written on top of it.
 *
 * `object(expression: "ref:path")` is null where there is nothing, and `text` is null for binaries.
 * A symlink reads as its own text, which may be a sound entry: only its mode tells it apart.
 */
export async function readBlobs(octokit: GitHubClient, here: RepositoryName, ref: string, paths: string[]): Promise<ReadBlobs> {
  const parameters = paths.map((_, index) => `$e${index}: String!, $p${index}: String!`).join(', ');
  const modes = paths.map((_, index) => `m${index}: file(path: $p${index}) { mode }`).join(' ');
  const aliases = paths
    .map((_, index) => `f${index}: object(expression: $e${index}) { __typename ... on Blob { oid text byteSize isBinary } }`)
    .join('\n');
  const query = `query Files($owner: String!, $repo: String!, $ref: String!, ${parameters}) {
    repository(owner: $owner, name: $repo) {
      isEmpty
      tip: object(expression: $ref) { __typename oid ... on Commit { ${modes} } }
      ${aliases}
    }
  }`;
  const variables = Object.fromEntries(
    paths.flatMap((path, index) => [
      [`e${index}`, `${ref}:${path}`],
      [`p${index}`, path],
    ]),
  );
  const { repository } = await octokit.graphql<{ repository: FilesQueryResult }>(query, { ...here, ref, ...variables });
  const tip = requireTip(repository, here, ref);
  const read: ReadBlobs = { commit: tip.__typename === 'Commit' ? tip.oid : undefined, files: [], refused: [] };
  for (const [index, path] of paths.entries()) {
    const blob = repository[`f${index}`];
    if (blob?.__typename !== 'Blob') continue;
    const isSymlink = tip[`m${index}`]?.mode === symlinkMode;
    const text = isSymlink ? ({ refused: 'symlink' } as const) : await readFullText(octokit, here, blob);
    if (typeof text === 'string') read.files.push({ path, text });
    else read.refused.push({ path, why: text.refused });
  }
  return read;
}

function requireTip({ tip, isEmpty }: FilesQueryResult, { owner, repo }: RepositoryName, ref: string): Tip {
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
