import { expect } from 'vitest';
import { readIfThere } from '../../../src/forge/read-if-there.ts';
import type { Place } from '../two-githubs.ts';
import { files, type Promised } from './promised.ts';

export const reading: Promised[] = [
  {
    promise: 'a repository is described',
    holds: async ({ forge, owner, repo }) =>
      expect(await forge.repository()).toMatchObject({
        owner,
        name: repo,
        defaultBranch: 'main',
        hasIssues: true,
        archived: false,
        private: false,
        url: expect.stringMatching(new RegExp(`/${owner}/${repo}$`)),
      }),
  },
  {
    promise: 'the files of a branch are read at one commit',
    unserved: { why: 'no media type for a bare SHA, no archives', seen: /Could not resolve main/ },
    async holds({ forge, tip }) {
      const tree = await forge.files('main', (path) => path.startsWith('data/'));
      expect(tree.files.map(({ path, text }) => `${path}: ${text}`).sort()).toEqual([
        'data/a.yml: kind: dataset\n',
        'data/list.yml: title: x\n',
      ]);
      expect(tree.commit).toBe(await tip());
    },
  },
  {
    promise: 'a few files are read by their names, those that are not there left out',
    unserved: { why: 'no GraphQL', seen: /Not Found/ },
    async holds({ forge }) {
      const tree = await forge.read('main', ['README.md', 'data', 'no/such.yml']);
      expect(tree.files).toEqual([{ path: 'README.md', text: files['README.md'] }]);
    },
  },
  {
    promise: 'a branch that is not there reads as empty where that is asked for',
    holds: async ({ forge }) =>
      expect(await readIfThere(forge, 'listkeeper/health', ['x'])).toMatchObject({ commit: '', files: [] }),
  },
  {
    promise: 'a repository that is not there is not found',
    holds: async ({ octokit, owner }) => expect((await refusal(octokit, owner, 'nowhere')).status).toBe(404),
  },
  {
    promise: 'a token that nobody gave opens nothing',
    unserved: { why: 'it takes an unknown token for none', seen: /expected 200 to be 401/ },
    holds: async ({ clientOf, owner, repo }) => expect((await refusal(clientOf('ghs_nothing'), owner, repo)).status).toBe(401),
  },
];

async function refusal({ rest }: Place['octokit'], owner: string, repo: string): Promise<{ status: number }> {
  const error: unknown = await rest.repos.get({ owner, repo }).then(
    () => new Error('It was not refused'),
    (reason: unknown) => reason,
  );
  return { status: error instanceof Error && 'status' in error ? Number(error.status) : 200 };
}
