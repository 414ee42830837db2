import { expect } from 'vitest';
import { commit, done, files, type Promised, proposal, run, textAt } from './promised.ts';

export const committing: Promised[] = [
  {
    promise: 'a commit changes what it names, and nothing when all is so already',
    async holds(at) {
      const first = await done(at, commit(await at.tip()));
      expect(first).toMatchObject({ changed: true, commit: await at.tip() });
      expect(await textAt(at, 'data/b.yml', 'main')).toBe('kind: paper\n');
      expect(await textAt(at, 'README.md', 'main')).toBe(files['README.md']);
      expect(await done(at, commit(await at.tip()))).toMatchObject({ changed: false });
    },
  },
  {
    promise: 'a commit takes files away, and does not mind those that are gone',
    async holds(at) {
      const removed = ['data/a.yml', 'never/there.yml'].map((path) => ({ path, delete: true as const }));
      await done(at, commit(await at.tip(), { files: removed }));
      expect(await textAt(at, 'data/a.yml', 'main')).toBeUndefined();
      expect(await textAt(at, 'data/list.yml', 'main')).toBe(files['data/list.yml']);
    },
  },
  {
    promise: 'a commit on a branch that has gone on is not made',
    async holds(at) {
      const before = await at.tip();
      await done(at, commit(before));
      const late = await run(at, commit(before, { files: [{ path: 'late.yml', text: 'late: 1\n' }] }));
      expect(late).toMatchObject({ done: false, why: 'moved' });
      expect(await textAt(at, 'late.yml', 'main')).toBeUndefined();
    },
  },
  {
    promise: 'a branch of our own begins without history and stays one commit',
    async holds(at) {
      const on = (expectedHead: string, text: string) =>
        commit(expectedHead, { branch: 'listkeeper/health', files: [{ path: 'history', text }], squash: true });
      const first = await done(at, on('', 'one'));
      const second = await done(at, on(first.commit ?? '', 'two'));
      const { data } = await at.octokit.rest.git.getCommit({ owner: at.owner, repo: at.repo, commit_sha: second.commit ?? '' });
      expect(data.parents).toEqual([]);
      expect(await textAt(at, 'history', 'listkeeper/health')).toBe('two');
    },
  },
  {
    promise: 'a pull request of our own is opened, kept, and taken back when nothing is left of it',
    async holds(at) {
      const base = await at.tip();
      const opened = await done(at, proposal(base));
      const number = opened.number ?? 0;
      expect(await at.forge.pullRequest(number)).toMatchObject({
        title: 'Move an address',
        author: 'listkeeper[bot]',
        state: 'open',
        fork: false,
        labels: ['listkeeper'],
        head: { ref: 'listkeeper/move', sha: opened.commit },
        base: { ref: 'main', sha: base },
      });
      expect(await done(at, proposal(base))).toMatchObject({ changed: false, number });
      expect(await done(at, proposal(base, { title: 'Move it' }))).toMatchObject({ changed: true, number });
      expect((await at.forge.openPullRequests()).map((pull) => [pull.number, pull.title])).toEqual([[number, 'Move it']]);
      await done(at, proposal(base, { files: [{ path: 'data/a.yml', text: files['data/a.yml'] }] }));
      expect(await at.forge.openPullRequests()).toEqual([]);
    },
  },
  {
    promise: 'the head of a pull request follows its branch',
    unserved: { why: 'a pull request keeps the head it was opened with', seen: /to be/ },
    async holds(at) {
      const base = await at.tip();
      await done(at, proposal(base));
      const again = await done(at, proposal(base, { files: [{ path: 'data/a.yml', text: 'kind: benchmark\n' }] }));
      expect((await at.forge.pullRequest(again.number ?? 0)).head.sha).toBe(again.commit);
    },
  },
  {
    promise: 'the files that a pull request changes are told, with how',
    unserved: { why: 'the list of files is always empty', seen: /expected \[\]/ },
    async holds(at) {
      const { number = 0 } = await done(at, proposal(await at.tip()));
      const { files: changed } = await at.forge.changes(await at.forge.pullRequest(number));
      expect(changed).toMatchObject([
        { path: 'data/a.yml', status: 'modified', patch: expect.stringContaining('+kind: corpus') },
      ]);
    },
  },
  {
    promise: 'pull requests are found by the branch they come from, open and closed',
    async holds(at) {
      const { number = 0 } = await done(at, proposal(await at.tip()));
      await at.octokit.rest.pulls.update({ owner: at.owner, repo: at.repo, pull_number: number, state: 'closed' });
      expect(await at.forge.pullRequestsFrom('listkeeper/move')).toMatchObject([{ number, state: 'closed' }]);
      expect(await at.forge.pullRequestsFrom('listkeeper/other')).toEqual([]);
    },
  },
];
