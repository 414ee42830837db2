import { expect } from 'vitest';
import {
  applySuccessfully,
  type ContractCase,
  createCheckRun,
  createStickyComment,
  createStickyIssue,
  proposeFiles,
  readCommentBodies,
} from '../contract-case.ts';

export const issueAndCheckCases: ContractCase[] = [
  {
    title: 'creates the sticky comment once, keeps an unchanged one, and edits it in place',
    async run(at) {
      const issue = await at.guest.issue('New entry', 'Please.');
      const first = await applySuccessfully(at, createStickyComment(issue, 'Two to fix.'));
      expect(await applySuccessfully(at, createStickyComment(issue, 'Two to fix.'))).toMatchObject({ changed: false });
      expect(await applySuccessfully(at, createStickyComment(issue, 'All well.'))).toMatchObject({
        changed: true,
        number: first.number,
      });
      expect(await readCommentBodies(at, issue)).toEqual(['<!-- listkeeper:review -->\nAll well.']);
    },
  },
  {
    title: 'ignores a marker in a comment of somebody else',
    async run(at) {
      const issue = await at.guest.issue('New entry', 'Please.');
      await at.guest.comment(issue, '<!-- listkeeper:review -->\nMine.');
      await applySuccessfully(at, createStickyComment(issue, 'Ours.'));
      expect(await readCommentBodies(at, issue)).toEqual([
        '<!-- listkeeper:review -->\nMine.',
        '<!-- listkeeper:review -->\nOurs.',
      ]);
    },
  },
  {
    title: 'finds its comment on any page of the list',
    async run(at) {
      const issue = await at.guest.issue('New entry', 'Please.');
      for (let count = 0; count < 101; count += 1) await at.guest.comment(issue, `Word ${count}`);
      await applySuccessfully(at, createStickyComment(issue, 'Last.'));
      await applySuccessfully(at, createStickyComment(issue, 'Last, edited.'));
      expect((await readCommentBodies(at, issue)).slice(100)).toEqual(['Word 100', '<!-- listkeeper:review -->\nLast, edited.']);
    },
  },
  {
    title: 'completes a check run with annotations, and only once',
    async run(at) {
      const sha = await at.getTip();
      const { number: check_run_id = 0 } = await applySuccessfully(at, createCheckRun(sha, 50));
      expect(await applySuccessfully(at, createCheckRun(sha, 50))).toMatchObject({ changed: false, number: check_run_id });
      const { octokit, owner, repo } = at;
      const { data } = await octokit.rest.checks.get({ owner, repo, check_run_id });
      expect(data).toMatchObject({
        status: 'completed',
        conclusion: 'failure',
        output: { title: 'Two to fix', annotations_count: 50 },
      });
      await applySuccessfully(at, createCheckRun(sha, 0, 'success'));
      const { data: latest } = await octokit.rest.checks.listForRef({ owner, repo, ref: sha, filter: 'latest' });
      expect(latest.check_runs.map(({ conclusion }) => conclusion)).toEqual(['success']);
    },
  },
  {
    title: 'sends more than fifty annotations in several requests',
    unsupported: { reason: 'an update replaces the annotations', error: /Problem 100/ },
    async run(at) {
      const sha = await at.getTip();
      const { number: check_run_id = 0 } = await applySuccessfully(at, createCheckRun(sha, 120));
      const { octokit, owner, repo } = at;
      const all = await octokit.paginate(octokit.rest.checks.listAnnotations, { owner, repo, check_run_id, per_page: 100 });
      expect(all.map(({ message }) => message)).toEqual(Array.from({ length: 120 }, (_, index) => `Problem ${index}`));
      expect(all[0]).toMatchObject({
        path: 'data/a.yml',
        start_line: 1,
        start_column: 3,
        end_column: 9,
        annotation_level: 'failure',
      });
    },
  },
  {
    title: 'rejects more than fifty annotations in one request',
    unsupported: { reason: 'it accepts any number', error: /resolved/ },
    async run({ octokit, owner, repo, getTip }) {
      const { annotations } = createCheckRun(await getTip(), 51);
      const rest = annotations.map(({ path, message, startLine: line }) => {
        return { path, message, start_line: line, end_line: line, annotation_level: 'failure' as const };
      });
      const output = { title: 'Many', summary: 'Many.', annotations: rest };
      const made = octokit.rest.checks.create({ owner, repo, name: 'Listkeeper', head_sha: await getTip(), output });
      await expect(made).rejects.toMatchObject({ status: 422 });
    },
  },
  {
    title: 'adds and removes labels, and ignores one that is not set',
    async run(at) {
      const issue = await at.guest.issue('New entry', 'Please.');
      await applySuccessfully(at, { type: 'labels', issue, add: ['new-entry', 'needs-fix'], remove: [] });
      await applySuccessfully(at, { type: 'labels', issue, add: [], remove: ['needs-fix', 'duplicate'] });
      expect((await at.forge.readIssue(issue)).labels).toEqual(['new-entry']);
    },
  },
  {
    title: 'creates a new label with its colour and description',
    unsupported: { reason: 'a new label has a random colour', error: /0e8a16/ },
    async run(at) {
      const issue = await at.guest.issue('New entry', 'Please.');
      await applySuccessfully(at, { type: 'labels', issue, add: ['new-entry'], remove: [] });
      const { data } = await at.octokit.rest.issues.getLabel({ owner: at.owner, repo: at.repo, name: 'new-entry' });
      expect(data).toMatchObject({ color: '0e8a16', description: 'Adds an entry to the list' });
    },
  },
  {
    title: 'opens the sticky issue, updates it when it changes, closes it with a comment, and reopens it',
    async run(at) {
      const { number = 0 } = await applySuccessfully(at, createStickyIssue('One is dead.'));
      expect(await applySuccessfully(at, createStickyIssue('One is dead.'))).toMatchObject({ changed: false });
      await applySuccessfully(at, createStickyIssue('None is.', { state: 'closed', comment: 'It came back.' }));
      expect(await at.forge.readIssue(number)).toMatchObject({ state: 'closed', labels: ['link-health'], isPullRequest: false });
      expect((await readCommentBodies(at, number)).join()).toContain('It came back.');
      await applySuccessfully(at, createStickyIssue('Another one is.'));
      expect(await at.forge.findOwnIssue?.('listkeeper:health')).toMatchObject({ number, state: 'open' });
      expect((await at.forge.readIssue(number)).body).toBe('<!-- listkeeper:health -->\nAnother one is.');
    },
  },
  {
    title: 'reads the author of an issue and that it is no pull request',
    async run(at) {
      const number = await at.guest.issue('New entry', 'Please.');
      expect(await at.forge.readIssue(number)).toMatchObject({
        title: 'New entry',
        body: 'Please.',
        state: 'open',
        author: { login: at.guest.login, isBot: false },
        association: 'NONE',
        isPullRequest: false,
      });
    },
  },
  {
    title: 'reads a pull request as an issue',
    unsupported: { reason: 'a pull request is not among the issues', error: /Could not read issue/ },
    async run(at) {
      const { number: pull = 0 } = await applySuccessfully(at, proposeFiles(await at.getTip()));
      expect(await at.forge.readIssue(pull)).toMatchObject({
        isPullRequest: true,
        author: { login: 'listkeeper[bot]', isBot: true },
      });
    },
  },
  {
    title: 'suggests a change on a diff line once',
    unsupported: { reason: 'a review accepts `position` only, not `line`', error: /expected .* to match object/s },
    async run(at) {
      const { number: pull = 0, commit: headSha = '' } = await applySuccessfully(at, proposeFiles(await at.getTip()));
      const lines = [{ path: 'data/a.yml', line: 1, key: 'a1', body: '```suggestion\nkind: dataset\n```' }];
      const suggest = { type: 'suggest' as const, pull, headSha, marker: 'listkeeper:suggest', lines };
      expect(await applySuccessfully(at, suggest)).toMatchObject({ changed: true });
      expect(await applySuccessfully(at, suggest)).toMatchObject({ changed: false });
      const { data } = await at.octokit.rest.pulls.listReviewComments({ owner: at.owner, repo: at.repo, pull_number: pull });
      expect(data).toMatchObject([{ path: 'data/a.yml', line: 1, body: expect.stringContaining('kind: dataset') }]);
    },
  },
  {
    title: 'adds a reaction to a comment once',
    unsupported: { reason: 'no reactions', error: /expected .* to match object/s },
    async run(at) {
      const issue = await at.guest.issue('New entry', 'Please.');
      await at.guest.comment(issue, '/listkeeper recheck');
      const { data } = await at.octokit.rest.issues.listComments({ owner: at.owner, repo: at.repo, issue_number: issue });
      const react = { type: 'react' as const, comment: data[0]?.id ?? 0, content: 'eyes' as const };
      expect(await applySuccessfully(at, react)).toMatchObject({ changed: true });
      expect(await applySuccessfully(at, react)).toMatchObject({ changed: false });
    },
  },
];
