import DataLoader from 'dataloader';
import type { FileTree, RepositoryName } from '../../forge.ts';
import type { GitHubClient } from '../../github-client.ts';
import { createMissingRefError, type FileContent, readFilesAtRefs } from './read-files.ts';

/** Files in one GraphQL query. */
const filesPerQuery = 50;

interface FileAtCommit {
  commit: string;
  path: string;
}

/**
 * Reads single files by GraphQL. Files that are asked for at the same moment are one query,
 * whatever their commits. No file of a commit is read twice.
 */
export class FileReader {
  readonly #octokit: GitHubClient;
  readonly #here: RepositoryName;
  readonly #resolveCommit: (ref: string) => Promise<string>;
  readonly #loader: DataLoader<FileAtCommit, FileContent, string>;

  /** @param resolveCommit the commit of an annotated tag. */
  constructor(octokit: GitHubClient, here: RepositoryName, resolveCommit: (ref: string) => Promise<string>) {
    this.#octokit = octokit;
    this.#here = here;
    this.#resolveCommit = resolveCommit;
    this.#loader = new DataLoader((files) => this.#readBatch(files), {
      maxBatchSize: filesPerQuery,
      cacheKeyFn: ({ commit, path }) => `${commit}:${path}`,
    });
  }

  /** What is at a path of a commit. */
  readFile(commit: string, path: string): Promise<FileContent> {
    return this.#loader.load({ commit, path });
  }

  async readFilesOfCommit(commit: string, paths: readonly string[]): Promise<FileTree> {
    const contents = await Promise.all(paths.map((path) => this.readFile(commit, path)));
    return toFileTree(commit, paths, (_, index) => contents[index]);
  }

  /** The same of a branch or a tag, at the commit that it is at. */
  async readFilesOfBranch(ref: string, paths: readonly string[]): Promise<FileTree> {
    const first = paths.slice(0, filesPerQuery);
    const found = (await readFilesAtRefs(this.#octokit, this.#here, new Map([[ref, first]]))).get(ref);
    if (!found) throw createMissingRefError(this.#here, ref, 'not-found');
    const { commit } = found;
    if (commit === undefined) return this.readFilesOfCommit(await this.#resolveCommit(ref), paths);
    for (const [path, content] of found.files) this.#loader.prime({ commit, path }, content);
    return this.readFilesOfCommit(commit, paths);
  }

  async #readBatch(files: readonly FileAtCommit[]): Promise<(FileContent | Error)[]> {
    const wanted = new Map<string, string[]>();
    for (const { commit, path } of files) wanted.set(commit, [...(wanted.get(commit) ?? []), path]);
    const found = await readFilesAtRefs(this.#octokit, this.#here, wanted);
    return files.map(({ commit, path }) => {
      const contents = found.get(commit);
      return contents ? contents.files.get(path) : createMissingRefError(this.#here, commit, 'not-found');
    });
  }
}

export function toFileTree(
  commit: string,
  paths: readonly string[],
  getContent: (path: string, index: number) => FileContent,
): FileTree {
  const tree: FileTree = { commit, files: [], refused: [] };
  for (const [index, path] of paths.entries()) {
    const content = getContent(path, index);
    if (content === undefined) continue;
    if ('text' in content) tree.files.push({ path, text: content.text });
    else tree.refused.push({ path, why: content.refused });
  }
  return tree;
}
