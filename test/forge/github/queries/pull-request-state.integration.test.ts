import { schema } from '@octokit/graphql-schema';
import { buildSchema, parse, validate } from 'graphql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { applyPlan } from '../../../../src/forge/apply.ts';
import { createGitHubForge, type GitHubForge } from '../../../../src/forge/github/github-forge.ts';
import type { Connection } from '../../../../src/forge/github/queries/graphql-nodes.ts';
import type { CheckRunAction } from '../../../../src/model/plan.ts';
import { createClient, name, openSandboxFixture, owner, repo, type SandboxFixture } from '../../sandbox-fixture.ts';

const files = { 'README.md': '# List\n', 'data/list.yml': 'title: x\n', 'data/a.yml': 'kind: dataset\n' };
const settingsPath = '.github/listkeeper.yml';
const basePaths = [settingsPath, 'data/list.yml'];
const checkName = 'Listkeeper';
let fixture: SandboxFixture;
let now = 0;
/** Reads pull requests by one query. */
let forge: GitHubForge;
const queries: string[] = [];

beforeEach(async () => {
  fixture = await openSandboxFixture(files);
  const app = { slug: fixture.sandbox.world.actionsApp.slug };
  forge = createGitHubForge(fixture.octokit, { owner, repo }, { app, pullRequests: { checkName, basePaths, now: () => now } });
  fixture.sandbox.observe(({ path, requestBody }) => {
    if (path === '/graphql') queries.push((requestBody as { query: string }).query);
  });
});
afterEach(() => fixture.sandbox.close());

const openPull = (login: string, branch: string, added: Record<string, string | null>) =>
  fixture.sandbox
    .asUser(login)
    .openPullRequest({ repository: name, title: `Add ${branch}`, branch, files: added, body: 'Words.' });

const check = (headSha: string, change: Partial<CheckRunAction> = {}): CheckRunAction => ({
  type: 'check-run',
  name: checkName,
  headSha,
  conclusion: 'success',
  title: 'Sound',
  summary: 'Nothing.',
  annotations: [],
  ...change,
});

const apply = (actions: Parameters<typeof applyPlan>[0]['actions']) =>
  applyPlan({ actions, summary: '' }, fixture.octokit, { ...fixture.target, recent: forge.getRecentReads() });

describe('a pull request read with all that its review needs', () => {
  it('is what REST says of it: from a fork, from a branch, a draft, closed, merged, of a bot', async () => {
    const someone = fixture.sandbox.asUser(owner);
    const fromFork = await openPull('contributor', 'fork', { 'data/b.yml': 'b\n' });
    const fromBranch = await openPull(owner, 'branch', { 'data/c.yml': 'c\n', 'data/a.yml': null });
    await fixture.octokit.rest.issues.addLabels({ owner, repo, issue_number: fromBranch.number, labels: ['new-entry', 'bug'] });
    const closed = await openPull('contributor', 'closed', { 'data/d.yml': 'd\n' });
    await someone.close(name, closed.number);
    const merged = await openPull(owner, 'merged', { 'data/e.yml': 'e\n' });
    await someone.merge({ repository: name, number: merged.number });
    const { data } = await fixture.octokit.rest.pulls.create({
      owner,
      repo,
      title: 'Bot',
      head: 'branch',
      base: 'merged',
      draft: true,
    });
    for (const { number } of [fromFork, fromBranch, closed, merged, data]) {
      expect(await forge.readPullRequest(number), `#${number}`).toEqual(await fixture.forge.readPullRequest(number));
    }
  });

  it('spares the requests for settings, changes, other pull requests and own comments', async () => {
    const other = await openPull('other', 'other', { 'data/o.yml': 'o\n' });
    const { number } = await openPull('contributor', 'first', { 'data/b.yml': 'b\n', 'data/a.yml': null });
    fixture.requests();
    const pull = await forge.readPullRequest(number);
    expect(await forge.readFiles('main', basePaths)).toEqual({
      commit: pull.base.sha,
      files: [{ path: 'data/list.yml', text: 'title: x\n' }],
      refused: [],
    });
    expect((await forge.listChangedFiles(pull)).files).toEqual([
      { path: 'data/a.yml', status: 'removed' },
      { path: 'data/b.yml', status: 'added' },
    ]);
    expect(await forge.findOwnComment(number, 'listkeeper:review')).toBeUndefined();
    expect(fixture.requests()).toEqual(['POST /graphql']);
    const [head, others] = await Promise.all([
      forge.readFiles(pull.head.sha, ['data/b.yml']),
      forge.listOpenPullRequestFiles({ except: number, wanted: (path) => path.startsWith('data/') }),
    ]);
    expect(head.files).toEqual([{ path: 'data/b.yml', text: 'b\n' }]);
    expect(others).toMatchObject([{ number: other.number, author: 'other', files: [{ path: 'data/o.yml', text: 'o\n' }] }]);
    expect(fixture.requests(), 'files of both heads in one query').toEqual(['POST /graphql']);
  });

  it('asks REST for patches, for renames, and for more files than a page', async () => {
    const edited = await openPull('contributor', 'edited', { 'data/a.yml': 'kind: tool\n' });
    const pull = await forge.readPullRequest(edited.number);
    expect((await forge.listChangedFiles(pull)).files).toEqual([{ path: 'data/a.yml', status: 'modified' }]);
    expect((await forge.listChangedFiles(pull, { patches: true })).files[0]?.patch).toContain('+kind: tool');
    const many = Object.fromEntries(Array.from({ length: 120 }, (_, index) => [`data/n${index}.yml`, `n: ${index}\n`]));
    const large = await openPull('contributor', 'large', many);
    expect((await forge.listChangedFiles(await forge.readPullRequest(large.number))).files).toHaveLength(120);
    const renamed = await openPull('contributor', 'renamed', { 'data/a.yml': null, 'data/z.yml': 'kind: dataset\n' });
    const { files: changes } = await forge.listChangedFiles(await forge.readPullRequest(renamed.number));
    expect(changes).toMatchObject([{ path: 'data/z.yml', previousPath: 'data/a.yml', status: 'renamed' }]);
  });

  it('is asked of REST where the token may not read checks, and where GraphQL fails', async () => {
    const { number } = await openPull('contributor', 'first', { 'data/b.yml': 'b\n' });
    const expected = await fixture.forge.readPullRequest(number);
    const { contents, metadata, pull_requests } = { contents: 'read', metadata: 'read', pull_requests: 'read' } as const;
    const client = createClient(fixture.sandbox, fixture.sandbox.createToken({ contents, metadata, pull_requests }));
    const limited = createGitHubForge(client, { owner, repo }, { pullRequests: { checkName, basePaths, now: () => now } });
    expect(await limited.readPullRequest(number)).toEqual(expected);
    expect(limited.getRecentReads()).toBeUndefined();
    fixture.sandbox.injectFault({ path: /graphql/, status: 502 });
    expect(await forge.readPullRequest(number)).toEqual(expected);
    await expect(forge.readPullRequest(99)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('is read where GitHub leaves out parts of a list, which REST is asked for', async () => {
    const { number } = await openPull('contributor', 'first', { 'data/b.yml': 'b\n', 'data/c.yml': 'c\n' });
    await openPull('other', 'other', { 'data/o.yml': 'o\n' });
    const expected = await fixture.forge.readPullRequest(number);
    // A partial answer has no error where a node is only gone.
    const graphql = async (...query: Parameters<typeof fixture.octokit.graphql>) => {
      const whole = await fixture.octokit.graphql(...query);
      const { repository } = whole as { repository: { pullRequest: Record<string, Partial<Connection<unknown>>> } };
      for (const name of ['files', 'comments', 'reviewThreads', 'commits'])
        Object.assign(repository.pullRequest[name] ?? {}, { totalCount: 2, nodes: name === 'commits' ? null : [null] });
      return whole;
    };
    const octokit = Object.assign(Object.create(fixture.octokit), { graphql });
    const pullRequests = { checkName, basePaths: ['data/list.yml'], now: () => now };
    const partial = createGitHubForge(octokit, { owner, repo }, { pullRequests });
    const pull = await partial.readPullRequest(number);
    expect(pull).toEqual(expected);
    expect((await partial.listChangedFiles(pull)).files.map(({ path }) => path)).toEqual(['data/b.yml', 'data/c.yml']);
    expect(partial.getRecentReads()?.takeComments(number)).toBeUndefined();
  });

  it('sends only queries that GitHub’s own schema takes', () => {
    const whole = buildSchema(schema.idl, { assumeValidSDL: true });
    expect(queries.length).toBeGreaterThan(5);
    for (const query of new Set(queries)) expect(validate(whole, parse(query)), query).toEqual([]);
  });
});

describe('actions on a pull request that was just read', () => {
  it('look for nothing, and write only what differs', async () => {
    const { number, headSha } = await openPull('contributor', 'first', { 'data/b.yml': 'b\n' });
    const comment = { type: 'comment', issue: number, marker: 'listkeeper:review', body: 'Words.' } as const;
    await forge.readPullRequest(number);
    fixture.requests();
    await apply([check(headSha), comment]);
    expect(fixture.requests()).toEqual([`POST /repos/${name}/check-runs`, `POST /repos/${name}/issues/${number}/comments`]);
    await forge.readPullRequest(number);
    fixture.requests();
    expect(await apply([check(headSha), comment])).toMatchObject([{ changed: false }, { changed: false }]);
    expect(fixture.requests()).toEqual([]);
  });

  it('look again for what was read more than five seconds ago, or was used already', async () => {
    const { number, headSha } = await openPull('contributor', 'first', { 'data/b.yml': 'b\n' });
    await forge.readPullRequest(number);
    const recent = forge.getRecentReads();
    now += 4999;
    expect(recent).toBeDefined();
    expect(forge.getRecentReads()).toBeDefined();
    now += 1;
    expect(forge.getRecentReads()).toBeUndefined();
    fixture.requests();
    await applyPlan({ actions: [check(headSha), check(headSha)], summary: '' }, fixture.octokit, {
      ...fixture.target,
      recent,
    });
    expect(fixture.requests()).toEqual([
      `POST /repos/${name}/check-runs`,
      `GET /repos/${name}/commits/${headSha}/check-runs`,
      `PATCH /repos/${name}/check-runs/${fixture.repository.checkRuns[0]?.id}`,
    ]);
  });

  it('conclude a check again after “Re-run”, which has put its suite back to queued', async () => {
    const { number, headSha } = await openPull('contributor', 'first', { 'data/b.yml': 'b\n' });
    await apply([check(headSha)]);
    const [run] = fixture.repository.checkRuns;
    await fixture.octokit.request('POST /repos/{owner}/{repo}/check-runs/{check_run_id}/rerequest', {
      owner,
      repo,
      check_run_id: run?.id ?? 0,
    });
    await forge.readPullRequest(number);
    fixture.requests();
    await apply([check(headSha)]);
    expect(fixture.requests()).toEqual([
      `GET /repos/${name}/commits/${headSha}/check-runs`,
      `PATCH /repos/${name}/check-runs/${run?.id}`,
    ]);
    await forge.readPullRequest(number);
    fixture.requests();
    await apply([check(headSha)]);
    expect(fixture.requests()).toEqual([]);
  });
});
