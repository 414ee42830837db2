import type { ContentFilter, FileTree, RepositoryName } from '../forge.ts';
import { ForgeError, isForgeError } from '../forge-error.ts';
import type { GitHubClient } from '../github-client.ts';
import type { KeptArchives } from './archive/archive-cache.ts';
import { readTarball } from './archive/tarball.ts';
import { describeOperation, runOperation } from './operation.ts';
import { FileReader } from './queries/file-reader.ts';

/** More files than this are cheaper from the archive. */
const maxGraphqlFiles = 150;

/**
 * Reads files of a repository: a few by GraphQL, many from the archive of their commit. A branch or
 * tag is first resolved to its commit, so that the files are of one state. All methods reject with
 * `ForgeError`.
 */
export class RepositoryFiles {
  readonly #octokit: GitHubClient;
  readonly #here: RepositoryName;
  readonly #archives: KeptArchives | undefined;
  /** Reads single files. */
  readonly reader: FileReader;

  /** @param archives those that were read before. */
  constructor(octokit: GitHubClient, here: RepositoryName, archives?: KeptArchives) {
    this.#octokit = octokit;
    this.#here = here;
    this.#archives = archives;
    this.reader = new FileReader(octokit, here, (ref) => this.#resolveCommit(ref));
  }

  /** All files whose path is wanted. */
  readMatching(ref: string, wanted: (path: string) => boolean, filter?: ContentFilter): Promise<FileTree> {
    return runOperation(this.#here, 'read-files', ref, async () => {
      const commit = await this.#resolveCommit(ref);
      const { body, keep } = await this.#openArchive(commit);
      const tree = await readTarball(body, { wanted, ...filter });
      keep?.();
      return { commit, ...tree };
    });
  }

  /** The files of these paths that there are. */
  async read(ref: string, paths: readonly string[]): Promise<FileTree> {
    const wanted = new Set(paths);
    const fromArchive = () => this.readMatching(ref, (path) => wanted.has(path));
    if (wanted.size === 0) return { commit: await this.#resolveCommit(ref), files: [], refused: [] };
    if (wanted.size > maxGraphqlFiles) return fromArchive();
    try {
      const read = isFullSha(ref) ? 'readFilesOfCommit' : 'readFilesOfBranch';
      return await runOperation(this.#here, 'read-files', ref, () => this.reader[read](ref, [...wanted]));
    } catch (error) {
      // GraphQL gives up with 502 on queries that take it too long; the archive does not.
      if (isForgeError(error, 'unavailable')) return fromArchive();
      throw error;
    }
  }

  async #openArchive(commit: string): Promise<{ body: AsyncIterable<Uint8Array>; keep?: () => void }> {
    const key = `${this.#here.owner}/${this.#here.repo} ${commit}`;
    const kept = this.#archives?.get(key);
    if (kept) return { body: toStream(kept) };
    const { data } = await this.#octokit.request('GET /repos/{owner}/{repo}/tarball/{ref}', {
      ...this.#here,
      ref: commit,
      request: { parseSuccessResponseBody: false },
    });
    const body = data as ReadableStream<Uint8Array>;
    return this.#archives ? this.#archives.collect(key, body) : { body };
  }

  /** The commit of a branch, tag or commit, in one request without its diff. */
  async #resolveCommit(ref: string): Promise<string> {
    if (isFullSha(ref)) return ref;
    const { data } = await this.#octokit.rest.repos.getCommit({ ...this.#here, ref, mediaType: { format: 'sha' } });
    const sha = String(data).trim();
    if (isFullSha(sha)) return sha;
    const operation = describeOperation(this.#here, 'resolve-ref', ref);
    throw new ForgeError('unavailable', { operation, reason: { kind: 'no-answer' } });
  }
}

const isFullSha = (text: string) => /^[0-9a-f]{40}$/.test(text);

async function* toStream(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
