import type { RefusalReason, RepositoryName } from '../../forge.ts';
import { ForgeError } from '../../forge-error.ts';
import type { GitHubClient } from '../../github-client.ts';
import { decodeUtf8, isTooLarge, readLimits } from '../../read-limits.ts';

/** What is at a path of a commit; undefined where there is no file. */
export type FileContent = { text: string } | { refused: RefusalReason } | undefined;

/** What a branch, tag or commit leads to. */
export interface RefContents {
  /** Undefined for an annotated tag, which is an object of its own. */
  commit: string | undefined;
  files: ReadonlyMap<string, FileContent>;
}

/** A file in an answer of GraphQL, as {@link fileFragment} asks for it. */
export interface FileNode {
  mode: number;
  object: {
    __typename: string;
    oid?: string;
    text?: string | null;
    byteSize?: number;
    isBinary?: boolean | null;
  } | null;
}

export const fileFragment = `fragment File on TreeEntry {
  mode object { __typename ... on Blob { oid text byteSize isBinary } }
}`;

/** GraphQL gives git's modes as numbers: 40960 is the symlink that git writes `120000`. */
const refusedModes = new Map<number, RefusalReason>([
  [0o120000, 'symlink'],
  [0o160000, 'submodule'],
]);

type RefNode = { __typename: string; oid: string } & Record<`f${number}`, FileNode | null | undefined>;
type FilesResult = { isEmpty?: boolean } & Record<`r${number}`, RefNode | null>;

/**
 * Reads files at several branches or commits, and the commits that they are read at, in one GraphQL
 * query. GraphQL reads a commit first, so a push in between is noticed when something is written on
 * top of it.
 * @returns the contents by ref; undefined for a ref that does not exist.
 * @throws ForgeError `empty` for a repository without a commit.
 */
export async function readFilesAtRefs(
  octokit: GitHubClient,
  here: RepositoryName,
  wanted: ReadonlyMap<string, readonly string[]>,
): Promise<Map<string, RefContents | undefined>> {
  const refs = [...wanted];
  const paths = [...new Set(refs.flatMap(([, each]) => each))];
  const fields = refs.map(([, each], index) => {
    const files = each.map((path) => `f${paths.indexOf(path)}: file(path: $p${paths.indexOf(path)}) { ...File }`);
    return `r${index}: object(expression: $r${index}) { __typename oid ... on Commit { ${files.join(' ')} } }`;
  });
  const parameters = [...refs.map((_, index) => `$r${index}: String!`), ...paths.map((_, index) => `$p${index}: String!`)];
  const query = `query Files($owner: String!, $repo: String!, ${parameters.join(', ')}) {
    repository(owner: $owner, name: $repo) { isEmpty ${fields.join('\n')} }
  }
  ${fileFragment}`;
  const variables = {
    ...Object.fromEntries(refs.map(([ref], index) => [`r${index}`, ref])),
    ...Object.fromEntries(paths.map((path, index) => [`p${index}`, path])),
  };
  const { repository } = await queryWithFiles<{ repository: FilesResult }>(octokit, query, { ...here, ...variables });
  const found = new Map<string, RefContents | undefined>();
  let bytes = 0;
  const readContent = (node: FileNode | null | undefined, path: string) => {
    bytes += node?.object?.byteSize ?? 0;
    // One long file may be an output; many of them are no list.
    return bytes > readLimits.maxTotalBytes ? ({ refused: 'too-large' } as const) : toFileContent(octokit, here, node, path);
  };
  for (const [index, [ref, each]] of refs.entries()) {
    const node = repository[`r${index}`];
    if (!node && repository.isEmpty) throw createMissingRefError(here, ref, 'empty');
    const files = new Map<string, FileContent>();
    for (const path of each) files.set(path, await readContent(node?.[`f${paths.indexOf(path)}`], path));
    found.set(ref, node ? { commit: node.__typename === 'Commit' ? node.oid : undefined, files } : undefined);
  }
  return found;
}

export function createMissingRefError({ owner, repo }: RepositoryName, ref: string, why: 'empty' | 'not-found'): ForgeError {
  const operation = { name: 'read-repository', subject: `${owner}/${repo}` } as const;
  if (why === 'empty') return new ForgeError('empty', { operation, reason: { kind: 'no-commit' } });
  return new ForgeError('not-found', { operation, reason: { kind: 'no-such-ref', ref } });
}

/**
 * A query with files of commits. For each path that is not there GitHub answers null, and an error
 * beside the data: “Could not resolve file for path”. These errors are no failure.
 */
export async function queryWithFiles<T>(octokit: GitHubClient, query: string, variables: Record<string, unknown>): Promise<T> {
  try {
    return await octokit.graphql<T>(query, variables);
  } catch (error) {
    if (hasOnlyMissingFiles(error)) return error.data as T;
    throw error;
  }
}

function hasOnlyMissingFiles(error: unknown): error is Error & { data: unknown } {
  if (!(error instanceof Error) || !('data' in error) || !error.data) return false;
  const errors: unknown = 'errors' in error ? error.errors : undefined;
  return Array.isArray(errors) && errors.every((each) => /^Could not resolve file for path/.test(String(each?.message)));
}

/**
 * GraphQL truncates long texts and may drop a byte order mark. Where the length differs, the blob
 * is fetched by REST. A symlink reads as its own text, which may be a sound entry: only its mode
 * tells it apart.
 */
export async function toFileContent(
  octokit: GitHubClient,
  here: RepositoryName,
  node: FileNode | null | undefined,
  path: string,
): Promise<FileContent> {
  // The commit of a submodule is in another repository, so that there is no object.
  const refused = node ? refusedModes.get(node.mode) : undefined;
  if (refused !== undefined) return { refused };
  const blob = node?.object;
  if (blob?.__typename !== 'Blob') return undefined;
  const size = blob.byteSize ?? 0;
  if (isTooLarge(path, size)) return { refused: 'too-large' };
  if (blob.isBinary || typeof blob.text !== 'string') return { refused: 'binary' };
  if (Buffer.byteLength(blob.text) === size || !blob.oid) return { text: blob.text };
  const { data } = await octokit.rest.git.getBlob({ ...here, file_sha: blob.oid });
  const text = decodeUtf8(Buffer.from(data.content, 'base64'));
  return text === undefined ? { refused: 'binary' } : { text };
}
