import { expect } from 'vitest';
import {
  applyAction,
  applySuccessfully,
  type ContractCase,
  createCommit,
  initialFiles,
  proposeFiles,
  readText,
} from '../contract-case.ts';

export const commitCases: ContractCase[] = [
  {
    title: 'a commit changes what it names, and nothing when all is so already',
    async run(at) {
      const first = await applySuccessfully(at, createCommit(await at.getTip()));
      expect(first).toMatchObject({ changed: true, commit: await at.getTip() });
      expect(await readText(at, 'data/b.yml', 'main')).toBe('kind: paper\n');
      expect(await readText(at, 'README.md', 'main')).toBe(initialFiles['README.md']);
      expect(await applySuccessfully(at, createCommit(await at.getTip()))).toMatchObject({ changed: false });
    },
  },
  {
    title: 'a commit takes files away, and does not mind those that are gone',
    async run(at) {
      const removed = ['data/a.yml', 'never/there.yml'].map((path) => ({ path, delete: true as const }));
      await applySuccessfully(at, createCommit(await at.getTip(), { files: removed }));
      expect(await readText(at, 'data/a.yml', 'main')).toBeUndefined();
      expect(await readText(at, 'data/list.yml', 'main')).toBe(initialFiles['data/list.yml']);
    },
  },
  {
    title: 'a commit on a branch that has gone on is not made',
    async run(at) {
      const before = await at.getTip();
      await applySuccessfully(at, createCommit(before));
      const late = await applyAction(at, createCommit(before, { files: [{ path: 'late.yml', text: 'late: 1\n' }] }));
      expect(late).toMatchObject({ done: false, errorCode: 'moved' });
      expect(await readText(at, 'late.yml', 'main')).toBeUndefined();
    },
  },
  {
    title: 'a branch of our own begins without history and stays one commit',
    async run(at) {
      const on = (expectedHead: string, text: string) =>
        createCommit(expectedHead, { branch: 'listkeeper/health', files: [{ path: 'history', text }], squash: true });
      const first = await applySuccessfully(at, on('', 'one'));
      const second = await applySuccessfully(at, on(first.commit ?? '', 'two'));
      const { data } = await at.octokit.rest.git.getCommit({ owner: at.owner, repo: at.repo, commit_sha: second.commit ?? '' });
      expect(data.parents).toEqual([]);
      expect(await readText(at, 'history', 'listkeeper/health')).toBe('two');
    },
  },
  {
    title: 'a pull request of our own is opened, kept, and taken back when nothing is left of it',
    async run(at) {
      const base = await at.getTip();
      const opened = await applySuccessfully(at, proposeFiles(base));
      const number = opened.number ?? 0;
      expect(await at.forge.readPullRequest(number)).toMatchObject({
        title: 'Move an address',
        author: 'listkeeper[bot]',
        state: 'open',
        fork: false,
        labels: ['listkeeper'],
        head: { ref: 'listkeeper/move', sha: opened.commit },
        base: { ref: 'main', sha: base },
      });
      expect(await applySuccessfully(at, proposeFiles(base))).toMatchObject({ changed: false, number });
      expect(await applySuccessfully(at, proposeFiles(base, { title: 'Move it' }))).toMatchObject({ changed: true, number });
      expect((await at.forge.listOpenPullRequests()).map((pull) => [pull.number, pull.title])).toEqual([[number, 'Move it']]);
      await applySuccessfully(at, proposeFiles(base, { files: [{ path: 'data/a.yml', text: initialFiles['data/a.yml'] }] }));
      expect(await at.forge.listOpenPullRequests()).toEqual([]);
    },
  },
  {
    title: 'the head of a pull request follows its branch',
    unsupported: { why: 'a pull request keeps the head it was opened with', seen: /to be/ },
    async run(at) {
      const base = await at.getTip();
      await applySuccessfully(at, proposeFiles(base));
      const again = await applySuccessfully(
        at,
        proposeFiles(base, { files: [{ path: 'data/a.yml', text: 'kind: benchmark\n' }] }),
      );
      expect((await at.forge.readPullRequest(again.number ?? 0)).head.sha).toBe(again.commit);
    },
  },
  {
    title: 'the files that a pull request changes are told, with how',
    unsupported: { why: 'the list of files is always empty', seen: /expected \[\]/ },
    async run(at) {
      const { number = 0 } = await applySuccessfully(at, proposeFiles(await at.getTip()));
      const { files: changed } = await at.forge.listChangedFiles(await at.forge.readPullRequest(number));
      expect(changed).toMatchObject([
        { path: 'data/a.yml', status: 'modified', patch: expect.stringContaining('+kind: corpus') },
      ]);
    },
  },
  {
    title: 'pull requests are found by the branch they come from, open and closed',
    async run(at) {
      const { number = 0 } = await applySuccessfully(at, proposeFiles(await at.getTip()));
      await at.octokit.rest.pulls.update({ owner: at.owner, repo: at.repo, pull_number: number, state: 'closed' });
      expect(await at.forge.listPullRequestsFrom('listkeeper/move')).toMatchObject([{ number, state: 'closed' }]);
      expect(await at.forge.listPullRequestsFrom('listkeeper/other')).toEqual([]);
    },
  },
];
