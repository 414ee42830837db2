import { createHash } from 'node:crypto';
import type { ChangedFile, FileTree, Forge, PullRequest, Repository } from '../../../src/forge/forge.ts';
import { ForgeError } from '../../../src/forge/forge-error.ts';
import type { ForgeOperationName } from '../../../src/model/error-values.ts';

export type Files = Record<string, string>;

export interface MemoryForge extends Forge {
  /** Files of a branch; assign to push. */
  branches: Map<string, Files>;
  commitOf(ref: string): string;
  /** Opens a pull request that makes these files of the base's: a text, or null to delete. */
  propose(change: Record<string, string | null>, more?: Partial<PullRequest> & { renamed?: Record<string, string> }): PullRequest;
  pulls: PullRequest[];
  about: Repository;
  /** Questions asked, by name. */
  requests: string[];
}

/**
 * A repository in memory: branches with files, and pull requests. Commits are digests of what they
 * hold.
 */
export function memoryForge(main: Files, about: Partial<Repository> = {}): MemoryForge {
  const branches = new Map<string, Files>([['main', main]]);
  const heads = new Map<string, Files>();
  const renames = new Map<string, Record<string, string>>();
  const digest = (files: Files) =>
    createHash('sha1')
      .update(JSON.stringify(Object.entries(files).sort()))
      .digest('hex');
  const filesAt = (ref: string): Files => {
    const files = branches.get(ref) ?? heads.get(ref) ?? [...branches.values()].find((each) => digest(each) === ref);
    if (!files) throw notFound('read-files', ref);
    return files;
  };
  const treeOf = (ref: string, wanted: (path: string) => boolean): FileTree => {
    const files = filesAt(ref);
    const kept = Object.entries(files).filter(([path]) => wanted(path));
    return {
      commit: digest(files),
      files: kept.filter(([, text]) => !text.includes('\0')).map(([path, text]) => ({ path, text })),
      refused: kept.filter(([, text]) => text.includes('\0')).map(([path]) => ({ path, why: 'binary' })),
    };
  };
  const forge: MemoryForge = {
    branches,
    pulls: [],
    requests: [],
    commitOf: (ref) => digest(filesAt(ref)),
    about: {
      owner: 'someone',
      name: 'list',
      defaultBranch: 'main',
      private: false,
      archived: false,
      hasIssues: true,
      url: 'https://github.com/someone/list',
      ...about,
    },
    propose(change, { renamed = {}, ...more } = {}) {
      const files: Files = { ...filesAt('main') };
      for (const from of Object.values(renamed)) delete files[from];
      for (const [path, text] of Object.entries(change)) {
        if (text === null) delete files[path];
        else files[path] = text;
      }
      const sha = digest(files);
      heads.set(sha, files);
      renames.set(sha, renamed);
      const pull: PullRequest = {
        number: forge.pulls.length + 1,
        title: 'Add an entry',
        author: 'contributor',
        draft: false,
        state: 'open',
        head: { sha, ref: 'change', repository: 'contributor/list' },
        base: { sha: digest(filesAt('main')), ref: 'main' },
        fork: true,
        body: '',
        association: 'CONTRIBUTOR',
        labels: [],
        url: `https://github.com/someone/list/pull/${forge.pulls.length + 1}`,
        ...more,
      };
      changesAtOpening.set(pull.number, difference(filesAt('main'), files, renamed));
      forge.pulls.push(pull);
      return pull;
    },
    readRepository: async () => {
      forge.requests.push('repository');
      return forge.about;
    },
    readMatchingFiles: async (ref, wanted, { isKept = () => true, isKnown = () => false } = {}) => {
      forge.requests.push(`files ${ref}`);
      const tree = treeOf(ref, wanted);
      return { ...tree, files: tree.files.filter((file) => !isKnown(file.path, Buffer.from(file.text)) && isKept(file)) };
    },
    readFiles: async (ref, paths) => {
      forge.requests.push(`read ${ref}`);
      return treeOf(ref, (path) => paths.includes(path));
    },
    readPullRequest: async (number) => {
      const pull = forge.pulls.find((each) => each.number === number);
      if (!pull) throw notFound('read-pull-request', number);
      return pull;
    },
    listChangedFiles: async (pull) => ({ files: changesAtOpening.get(pull.number) ?? [], truncated: false }),
    listOpenPullRequests: async () => forge.pulls.filter(({ state }) => state === 'open'),
  };
  const changesAtOpening = new Map<number, ChangedFile[]>();
  return forge;
}

function difference(before: Files, after: Files, renamed: Record<string, string>): ChangedFile[] {
  const paths = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return paths.flatMap((path): ChangedFile[] => {
    const previousPath = renamed[path];
    if (previousPath) return [{ path, previousPath, status: 'renamed' }];
    if (Object.values(renamed).includes(path) || before[path] === after[path]) return [];
    return [{ path, status: before[path] === undefined ? 'added' : after[path] === undefined ? 'removed' : 'modified' }];
  });
}

const notFound = (name: ForgeOperationName, subject: string | number) =>
  new ForgeError('not-found', { operation: { name, subject }, reason: { kind: 'status', status: 404 } });
