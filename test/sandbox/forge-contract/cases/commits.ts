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
    title: 'commits the given files, and nothing when they are the same already',
    async run(at) {
      const first = await applySuccessfully(at, createCommit(await at.getTip()));
      expect(first).toMatchObject({ changed: true, commit: await at.getTip() });
      expect(await readText(at, 'data/b.yml', 'main')).toBe('kind: paper\n');
      expect(await readText(at, 'README.md', 'main')).toBe(initialFiles['README.md']);
      expect(await applySuccessfully(at, createCommit(await at.getTip()))).toMatchObject({ changed: false });
    },
  },
  {
    title: 'deletes files in a commit and ignores files that do not exist',
    async run(at) {
      const removed = ['data/a.yml', 'never/there.yml'].map((path) => ({ path, delete: true as const }));
      await applySuccessfully(at, createCommit(await at.getTip(), { files: removed }));
      expect(await readText(at, 'data/a.yml', 'main')).toBeUndefined();
      expect(await readText(at, 'data/list.yml', 'main')).toBe(initialFiles['data/list.yml']);
    },
  },
  {
    title: 'does not commit to a branch that has moved',
    async run(at) {
      const before = await at.getTip();
      await applySuccessfully(at, createCommit(before));
      const late = await applyAction(at, createCommit(before, { files: [{ path: 'late.yml', text: 'late: 1\n' }] }));
      expect(late).toMatchObject({ done: false, errorCode: 'moved' });
      expect(await readText(at, 'late.yml', 'main')).toBeUndefined();
    },
  },
  {
    title: 'starts its own branch without history and keeps it at one commit',
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
    title: 'opens a pull request, updates it, and closes it when no change is left',
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
    title: 'updates the head of a pull request after a push to its branch',
    unsupported: { reason: 'a pull request keeps the head that it was opened with', error: /to be/ },
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
    title: 'lists the changed files of a pull request with their patches',
    unsupported: { reason: 'the list of files is always empty', error: /expected \[\]/ },
    async run(at) {
      const { number = 0 } = await applySuccessfully(at, proposeFiles(await at.getTip()));
      const { files: changed } = await at.forge.listChangedFiles(await at.forge.readPullRequest(number));
      expect(changed).toMatchObject([
        { path: 'data/a.yml', status: 'modified', patch: expect.stringContaining('+kind: corpus') },
      ]);
    },
  },
  {
    title: 'finds open and closed pull requests by their head branch',
    async run(at) {
      const { number = 0 } = await applySuccessfully(at, proposeFiles(await at.getTip()));
      await at.octokit.rest.pulls.update({ owner: at.owner, repo: at.repo, pull_number: number, state: 'closed' });
      expect(await at.forge.listPullRequestsFrom('listkeeper/move')).toMatchObject([{ number, state: 'closed' }]);
      expect(await at.forge.listPullRequestsFrom('listkeeper/other')).toEqual([]);
    },
  },
];
