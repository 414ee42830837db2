import { expect } from 'vitest';
import { readFilesIfPresent } from '../../../../src/forge/read-files-if-present.ts';
import { type ContractCase, initialFiles } from '../contract-case.ts';
import type { ContractRepository } from '../github-hosts.ts';

export const readCases: ContractCase[] = [
  {
    title: 'a repository is described',
    run: async ({ forge, owner, repo }) =>
      expect(await forge.readRepository()).toMatchObject({
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
    title: 'the files of a branch are read at one commit',
    unsupported: { why: 'no media type for a bare SHA, no archives', seen: /Could not resolve main/ },
    async run({ forge, getTip }) {
      const tree = await forge.readMatchingFiles('main', (path) => path.startsWith('data/'));
      expect(tree.files.map(({ path, text }) => `${path}: ${text}`).sort()).toEqual([
        'data/a.yml: kind: dataset\n',
        'data/list.yml: title: x\n',
      ]);
      expect(tree.commit).toBe(await getTip());
    },
  },
  {
    title: 'a few files are read by their names, those that are not there left out',
    unsupported: { why: 'no GraphQL', seen: /Not Found/ },
    async run({ forge }) {
      const tree = await forge.readFiles('main', ['README.md', 'data', 'no/such.yml']);
      expect(tree.files).toEqual([{ path: 'README.md', text: initialFiles['README.md'] }]);
    },
  },
  {
    title: 'a branch that is not there reads as empty where that is asked for',
    run: async ({ forge }) =>
      expect(await readFilesIfPresent(forge, 'listkeeper/health', ['x'])).toMatchObject({ commit: '', files: [] }),
  },
  {
    title: 'a repository that is not there is not found',
    run: async ({ octokit, owner }) => expect((await captureRejection(octokit, owner, 'nowhere')).status).toBe(404),
  },
  {
    title: 'a token that nobody gave opens nothing',
    unsupported: { why: 'it takes an unknown token for none', seen: /expected 200 to be 401/ },
    run: async ({ clientOf, owner, repo }) =>
      expect((await captureRejection(clientOf('ghs_nothing'), owner, repo)).status).toBe(401),
  },
];

async function captureRejection(
  { rest }: ContractRepository['octokit'],
  owner: string,
  repo: string,
): Promise<{ status: number }> {
  const error: unknown = await rest.repos.get({ owner, repo }).then(
    () => new Error('It was not refused'),
    (reason: unknown) => reason,
  );
  return { status: error instanceof Error && 'status' in error ? Number(error.status) : 200 };
}
