import { expect } from 'vitest';
import { readFilesIfPresent } from '../../../../src/forge/read-files-if-present.ts';
import { type ContractCase, initialFiles } from '../contract-case.ts';
import type { ContractRepository } from '../github-hosts.ts';

export const readCases: ContractCase[] = [
  {
    title: 'reads the description of a repository',
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
    title: 'reads the files of a branch at one commit',
    unsupported: { reason: 'no media type for a bare SHA, no archives', error: /Could not resolve main/ },
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
    title: 'reads files by name and leaves out missing ones',
    unsupported: { reason: 'no GraphQL', error: /Not Found/ },
    async run({ forge }) {
      const tree = await forge.readFiles('main', ['README.md', 'data', 'no/such.yml']);
      expect(tree.files).toEqual([{ path: 'README.md', text: initialFiles['README.md'] }]);
    },
  },
  {
    title: 'reads a missing branch as empty when asked to',
    run: async ({ forge }) =>
      expect(await readFilesIfPresent(forge, 'listkeeper/health', ['x'])).toMatchObject({ commit: '', files: [] }),
  },
  {
    title: 'answers 404 for a repository that does not exist',
    run: async ({ octokit, owner }) => expect((await captureRejection(octokit, owner, 'nowhere')).status).toBe(404),
  },
  {
    title: 'rejects an unknown token',
    unsupported: { reason: 'it treats an unknown token as no token', error: /expected 200 to be 401/ },
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
