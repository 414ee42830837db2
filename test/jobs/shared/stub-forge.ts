import type { Forge, PullRequest } from '../../../src/forge/index.ts';

/** A pull request of a stranger, from a branch of this repository unless `fork` is set. */
export const pullRequest = (change: Partial<PullRequest> = {}): PullRequest => ({
  number: 12,
  title: 'Add CMID',
  author: 'somebody',
  draft: false,
  state: 'open',
  head: { sha: 'a1b2c3d4e5f6', ref: 'topic', repository: 'somebody/list' },
  base: { sha: 'b0', ref: 'main' },
  fork: false,
  body: '',
  association: 'NONE',
  labels: [],
  url: 'https://github.com/example/list/pull/12',
  ...change,
});

/**
 * A forge that answers from texts by commit and path. What else a test asks for, it adds; the rest
 * is refused.
 */
export function stubForge(commits: Readonly<Record<string, Readonly<Record<string, string>>>>, more: Partial<Forge> = {}): Forge {
  const read = (ref: string, wanted: (path: string) => boolean) => ({
    commit: ref,
    files: Object.entries(commits[ref] ?? {}).flatMap(([path, text]) => (wanted(path) ? [{ path, text }] : [])),
    refused: [],
  });
  const forge: Partial<Forge> = {
    readMatchingFiles: async (ref, wanted) => read(ref, wanted),
    readFiles: async (ref, paths) => read(ref, (path) => paths.includes(path)),
    listOpenPullRequests: async () => [],
    ...more,
  };
  return forge as Forge;
}
