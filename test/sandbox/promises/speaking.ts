import { expect } from 'vitest';
import { bodies, checkRun, comment, done, type Promised, proposal, stickyIssue } from './promised.ts';

export const speaking: Promised[] = [
  {
    promise: 'the one comment is made once, left alone when it says the same, and edited in place',
    async holds(at) {
      const issue = await at.guest.issue('New entry', 'Please.');
      const first = await done(at, comment(issue, 'Two to fix.'));
      expect(await done(at, comment(issue, 'Two to fix.'))).toMatchObject({ changed: false });
      expect(await done(at, comment(issue, 'All well.'))).toMatchObject({ changed: true, number: first.number });
      expect(await bodies(at, issue)).toEqual(['<!-- listkeeper:review -->\nAll well.']);
    },
  },
  {
    promise: 'a marker that somebody else copied is only words',
    async holds(at) {
      const issue = await at.guest.issue('New entry', 'Please.');
      await at.guest.comment(issue, '<!-- listkeeper:review -->\nMine.');
      await done(at, comment(issue, 'Ours.'));
      expect(await bodies(at, issue)).toEqual(['<!-- listkeeper:review -->\nMine.', '<!-- listkeeper:review -->\nOurs.']);
    },
  },
  {
    promise: 'comments are counted over all pages',
    async holds(at) {
      const issue = await at.guest.issue('New entry', 'Please.');
      for (let count = 0; count < 101; count += 1) await at.guest.comment(issue, `Word ${count}`);
      await done(at, comment(issue, 'Last.'));
      await done(at, comment(issue, 'Last, edited.'));
      expect((await bodies(at, issue)).slice(100)).toEqual(['Word 100', '<!-- listkeeper:review -->\nLast, edited.']);
    },
  },
  {
    promise: 'a check is concluded with its annotations, and not said twice',
    async holds(at) {
      const sha = await at.tip();
      const { number: check_run_id = 0 } = await done(at, checkRun(sha, 50));
      expect(await done(at, checkRun(sha, 50))).toMatchObject({ changed: false, number: check_run_id });
      const { octokit, owner, repo } = at;
      const { data } = await octokit.rest.checks.get({ owner, repo, check_run_id });
      expect(data).toMatchObject({
        status: 'completed',
        conclusion: 'failure',
        output: { title: 'Two to fix', annotations_count: 50 },
      });
      await done(at, checkRun(sha, 0, 'success'));
      const { data: latest } = await octokit.rest.checks.listForRef({ owner, repo, ref: sha, filter: 'latest' });
      expect(latest.check_runs.map(({ conclusion }) => conclusion)).toEqual(['success']);
    },
  },
  {
    promise: 'annotations beyond fifty are added by further requests',
    unserved: { why: 'an update replaces the annotations', seen: /Problem 100/ },
    async holds(at) {
      const sha = await at.tip();
      const { number: check_run_id = 0 } = await done(at, checkRun(sha, 120));
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
    promise: 'no request carries more than fifty annotations',
    unserved: { why: 'it takes any number', seen: /resolved/ },
    async holds({ octokit, owner, repo, tip }) {
      const { annotations } = checkRun(await tip(), 51);
      const rest = annotations.map(({ path, message, startLine: line }) => {
        return { path, message, start_line: line, end_line: line, annotation_level: 'failure' as const };
      });
      const output = { title: 'Many', summary: 'Many.', annotations: rest };
      const made = octokit.rest.checks.create({ owner, repo, name: 'Listkeeper', head_sha: await tip(), output });
      await expect(made).rejects.toMatchObject({ status: 422 });
    },
  },
  {
    promise: 'a verdict is known by the App that gave it',
    unserved: { why: 'a check does not say whose it is', seen: /expected false to be true/ },
    async holds(at) {
      const place = { installation: at.installation, owner: at.owner, repo: at.repo };
      const sha = await at.tip();
      expect(await at.app.hasVerdict(place, sha)).toBe(false);
      await done(at, checkRun(sha, 0, 'success'));
      expect(await at.app.hasVerdict(place, sha)).toBe(true);
    },
  },
  {
    promise: 'labels are added and taken away; one that is not there is no error',
    async holds(at) {
      const issue = await at.guest.issue('New entry', 'Please.');
      await done(at, { do: 'labels', issue, add: ['new-entry', 'needs-fix'], remove: [] });
      await done(at, { do: 'labels', issue, add: [], remove: ['needs-fix', 'duplicate'] });
      expect((await at.forge.issue(issue)).labels).toEqual(['new-entry']);
    },
  },
  {
    promise: 'a label that was never there gets its look',
    unserved: { why: 'a label that an issue is given has a colour of chance', seen: /0e8a16/ },
    async holds(at) {
      const issue = await at.guest.issue('New entry', 'Please.');
      await done(at, { do: 'labels', issue, add: ['new-entry'], remove: [] });
      const { data } = await at.octokit.rest.issues.getLabel({ owner: at.owner, repo: at.repo, name: 'new-entry' });
      expect(data).toMatchObject({ color: '0e8a16', description: 'Adds an entry to the list' });
    },
  },
  {
    promise: 'the one issue is opened, said again only when it changes, closed with a word, and opened again',
    async holds(at) {
      const { number = 0 } = await done(at, stickyIssue('One is dead.'));
      expect(await done(at, stickyIssue('One is dead.'))).toMatchObject({ changed: false });
      await done(at, stickyIssue('None is.', { state: 'closed', comment: 'It came back.' }));
      expect(await at.forge.issue(number)).toMatchObject({ state: 'closed', labels: ['link-health'], isPullRequest: false });
      expect((await bodies(at, number)).join()).toContain('It came back.');
      await done(at, stickyIssue('Another one is.'));
      expect(await at.forge.ownIssue?.('listkeeper:health')).toMatchObject({ number, state: 'open' });
      expect((await at.forge.issue(number)).body).toBe('<!-- listkeeper:health -->\nAnother one is.');
    },
  },
  {
    promise: 'an issue says who wrote it, and that it is no pull request',
    async holds(at) {
      const number = await at.guest.issue('New entry', 'Please.');
      expect(await at.forge.issue(number)).toMatchObject({
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
    promise: 'a pull request is an issue too',
    unserved: { why: 'a pull request is not among the issues', seen: /Could not read issue/ },
    async holds(at) {
      const { number: pull = 0 } = await done(at, proposal(await at.tip()));
      expect(await at.forge.issue(pull)).toMatchObject({
        isPullRequest: true,
        author: { login: 'listkeeper[bot]', isBot: true },
      });
    },
  },
  {
    promise: 'a line of the diff gets its suggestion once',
    unserved: { why: 'a review takes the old `position` only, no `line`', seen: /expected .* to match object/s },
    async holds(at) {
      const { number: pull = 0, commit: headSha = '' } = await done(at, proposal(await at.tip()));
      const lines = [{ path: 'data/a.yml', line: 1, key: 'a1', body: '```suggestion\nkind: dataset\n```' }];
      const suggest = { do: 'suggest' as const, pull, headSha, marker: 'listkeeper:suggest', lines };
      expect(await done(at, suggest)).toMatchObject({ changed: true });
      expect(await done(at, suggest)).toMatchObject({ changed: false });
      const { data } = await at.octokit.rest.pulls.listReviewComments({ owner: at.owner, repo: at.repo, pull_number: pull });
      expect(data).toMatchObject([{ path: 'data/a.yml', line: 1, body: expect.stringContaining('kind: dataset') }]);
    },
  },
  {
    promise: 'a comment is reacted to, once',
    unserved: { why: 'no reactions', seen: /expected .* to match object/s },
    async holds(at) {
      const issue = await at.guest.issue('New entry', 'Please.');
      await at.guest.comment(issue, '/listkeeper recheck');
      const { data } = await at.octokit.rest.issues.listComments({ owner: at.owner, repo: at.repo, issue_number: issue });
      const react = { do: 'react' as const, comment: data[0]?.id ?? 0, content: 'eyes' as const };
      expect(await done(at, react)).toMatchObject({ changed: true });
      expect(await done(at, react)).toMatchObject({ changed: false });
    },
  },
];
