import { expect } from 'vitest';
import { applySuccessfully, type ContractCase, proposeFiles, readText } from '../contract-case.ts';
import type { ContractRepository } from '../github-hosts.ts';

export const rejectionCases: ContractCase[] = [
  {
    title: 'rejects a second branch of one name and an update that is no fast-forward',
    async run({ octokit: { rest }, owner, repo, getTip }) {
      const [here, sha] = [{ owner, repo }, await getTip()];
      await expect(rest.git.createRef({ ...here, ref: 'refs/heads/main', sha })).rejects.toMatchObject({ status: 422 });
      const { data } = await rest.git.createCommit({
        ...here,
        message: 'Alone',
        tree: await getTreeSha(rest, here, sha),
        parents: [],
      });
      await expect(rest.git.updateRef({ ...here, ref: 'heads/main', sha: data.sha })).rejects.toMatchObject({ status: 422 });
      expect(await getTip()).toBe(sha);
    },
  },
  {
    title: 'rejects the deletion of a missing branch',
    unsupported: { reason: 'it answers 404 where GitHub describes 422', error: /Not Found/ },
    async run({ octokit: { rest }, owner, repo }) {
      await expect(rest.git.deleteRef({ owner, repo, ref: 'heads/nothing' })).rejects.toMatchObject({ status: 422 });
    },
  },
  {
    title: 'rejects a second pull request for one branch',
    unsupported: { reason: 'it opens another one', error: /resolved/ },
    async run(at) {
      await applySuccessfully(at, proposeFiles(await at.getTip()));
      await expect(openPullRequest(at, 'listkeeper/move')).rejects.toMatchObject({ status: 422 });
    },
  },
  {
    title: 'rejects a pull request for a missing branch',
    unsupported: { reason: 'it invents a head', error: /resolved/ },
    run: async (at) => expect(openPullRequest(at, 'nowhere')).rejects.toMatchObject({ status: 422 }),
  },
  {
    title: 'rejects a pull request without commits',
    unsupported: { reason: 'it opens an empty one', error: /resolved/ },
    async run(at) {
      await at.octokit.rest.git.createRef({ owner: at.owner, repo: at.repo, ref: 'refs/heads/same', sha: await at.getTip() });
      await expect(openPullRequest(at, 'same')).rejects.toMatchObject({ status: 422 });
    },
  },
  {
    title: 'rejects a second label of one name',
    run: (at) => createLabelTwice(at, 'once'),
  },
  {
    title: 'compares label names without regard to case',
    unsupported: { reason: 'its label names are case-sensitive', error: /resolved/ },
    run: (at) => createLabelTwice(at, 'Once'),
  },
  {
    title: 'rejects a completed check run without a conclusion',
    async run({ octokit, owner, repo, getTip }) {
      const check = { owner, repo, name: 'Listkeeper', head_sha: await getTip(), status: 'completed' };
      const create: string = 'POST /repos/{owner}/{repo}/check-runs';
      await expect(octokit.request(create, check)).rejects.toMatchObject({ status: 422 });
    },
  },
  {
    title: 'completes a check run that has a conclusion but no status',
    unsupported: { reason: 'it requires the status too', error: /to match object/ },
    async run({ octokit, owner, repo, getTip }) {
      const check = { owner, repo, name: 'Listkeeper', head_sha: await getTip(), conclusion: 'neutral' } as const;
      expect((await octokit.rest.checks.create(check)).data).toMatchObject({ status: 'completed', conclusion: 'neutral' });
    },
  },
  {
    title: 'rejects a check run for a missing commit',
    unsupported: { reason: 'it accepts any commit', error: /resolved/ },
    async run({ octokit, owner, repo }) {
      const made = octokit.rest.checks.create({ owner, repo, name: 'Listkeeper', head_sha: '0'.repeat(40) });
      await expect(made).rejects.toMatchObject({ status: 422 });
    },
  },
  {
    title: 'rejects a comment that is too long',
    unsupported: { reason: 'it accepts a text of any length', error: /resolved/ },
    async run({ octokit, owner, repo, guest }) {
      const issue_number = await guest.issue('New entry', 'Please.');
      const body = 'x'.repeat(65_537);
      await expect(octokit.rest.issues.createComment({ owner, repo, issue_number, body })).rejects.toMatchObject({ status: 422 });
    },
  },
  {
    title: 'gives addresses of a file with the requested branch',
    async run({ octokit, owner, repo }) {
      const { data } = await octokit.rest.repos.getContent({ owner, repo, path: 'data/a.yml' });
      expect(data).toMatchObject({
        html_url: expect.stringMatching(/\/blob\/main\/data\/a\.yml$/),
        url: expect.stringMatching(/\/contents\/data\/a\.yml\?ref=main$/),
      });
    },
  },
  {
    title: 'answers 404 for missing issues, comments and check runs',
    async run({ octokit: { rest }, owner, repo }) {
      const here = { owner, repo };
      const all = [
        rest.issues.createComment({ ...here, issue_number: 99, body: 'x' }),
        rest.issues.update({ ...here, issue_number: 99, title: 'x' }),
        rest.issues.updateComment({ ...here, comment_id: 99_999, body: 'x' }),
        rest.pulls.get({ ...here, pull_number: 99 }),
        rest.git.getBlob({ ...here, file_sha: '0'.repeat(40) }),
        rest.git.getCommit({ ...here, commit_sha: '0'.repeat(40) }),
        rest.git.getTree({ ...here, tree_sha: '0'.repeat(40) }),
        rest.repos.getContent({ ...here, path: 'no/such.yml' }),
      ];
      const statuses = await Promise.all(
        all.map((each) =>
          each.then(
            () => 200,
            ({ status }: { status: number }) => status,
          ),
        ),
      );
      expect(statuses).toEqual(all.map(() => 404));
    },
  },
  {
    title: 'issues no token with more permissions than the App has',
    run: async ({ clientWith }) => expect(clientWith({ administration: 'write' })).rejects.toMatchObject({ status: 422 }),
  },
  {
    title: 'rejects an empty comment',
    async run({ octokit: { rest }, owner, repo, guest }) {
      const issue_number = await guest.issue('New entry', 'Please.');
      await expect(rest.issues.createComment({ owner, repo, issue_number, body: '' })).rejects.toMatchObject({ status: 422 });
    },
  },
  {
    title: 'rejects an issue without a title',
    async run({ octokit, owner, repo }) {
      const create: string = 'POST /repos/{owner}/{repo}/issues';
      await expect(octokit.request(create, { owner, repo, body: 'Please.' })).rejects.toMatchObject({ status: 422 });
    },
  },
  {
    title: 'gives the time and reason of a closed issue',
    async run({ octokit: { rest }, owner, repo, guest }) {
      const here = { owner, repo, issue_number: await guest.issue('New entry', 'Please.') };
      await rest.issues.update({ ...here, state: 'closed', state_reason: 'not_planned' });
      const { data } = await rest.issues.get(here);
      expect(data).toMatchObject({ state: 'closed', state_reason: 'not_planned', closed_at: expect.any(String) });
    },
  },
  {
    title: 'links the next and the last page of a list',
    async run({ octokit: { rest }, owner, repo, guest }) {
      for (const title of ['One', 'Two', 'Three']) await guest.issue(title, '');
      const { headers, data } = await rest.issues.listForRepo({ owner, repo, per_page: 1, page: 2 });
      expect(data).toHaveLength(1);
      for (const rel of ['prev', 'next', 'first', 'last']) expect(headers.link).toContain(`rel="${rel}"`);
    },
  },
  {
    title: 'merges a pull request into its base branch',
    async run(at) {
      const { octokit, owner, repo } = at;
      const { number: pull_number = 0, commit } = await applySuccessfully(at, proposeFiles(await at.getTip()));
      await octokit.rest.pulls.merge({ owner, repo, pull_number, sha: commit ?? '' });
      expect(await at.forge.readPullRequest(pull_number)).toMatchObject({ state: 'closed', merged: true });
      expect(await readText(at, 'data/a.yml', 'main')).toBe('kind: corpus\n');
    },
  },
  {
    title: 'compares two commits by commits and files',
    async run(at) {
      const { octokit, owner, repo } = at;
      const base = await at.getTip();
      const { commit } = await applySuccessfully(at, proposeFiles(base));
      const { data } = await octokit.rest.repos.compareCommitsWithBasehead({ owner, repo, basehead: `${base}...${commit}` });
      expect(data).toMatchObject({
        status: 'ahead',
        ahead_by: 1,
        behind_by: 0,
        files: [{ filename: 'data/a.yml', status: 'modified' }],
      });
    },
  },
];

const openPullRequest = ({ octokit, owner, repo }: ContractRepository, head: string) =>
  octokit.rest.pulls.create({ owner, repo, title: 'Again', head, base: 'main' });

async function createLabelTwice({ octokit: { rest }, owner, repo }: ContractRepository, name: string): Promise<void> {
  await rest.issues.createLabel({ owner, repo, name: 'once', color: 'ededed' });
  await expect(rest.issues.createLabel({ owner, repo, name, color: 'ededed' })).rejects.toMatchObject({ status: 422 });
}

const getTreeSha = async (
  rest: ContractRepository['octokit']['rest'],
  here: { owner: string; repo: string },
  commit_sha: string,
) => (await rest.git.getCommit({ ...here, commit_sha })).data.tree.sha;
