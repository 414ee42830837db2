import { schema } from '@octokit/graphql-schema';
import { buildSchema, parse, validate } from 'graphql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createGitHubForge } from '../../../../src/forge/github/github-forge.ts';
import { createClient, name, openSandboxFixture, owner, repo, type SandboxFixture } from '../../sandbox-fixture.ts';

const wanted = { checkName: 'Listkeeper', marker: 'listkeeper:review' };
let fixture: SandboxFixture;
beforeEach(async () => {
  fixture = await openSandboxFixture({ 'README.md': '# List\n' });
});
afterEach(() => fixture.sandbox.close());

const open = (branch: string) =>
  fixture.sandbox
    .asUser('contributor')
    .openPullRequest({ repository: name, title: branch, branch, files: { [`${branch}.md`]: 'text\n' } });

const createForge = (client = fixture.octokit) => createGitHubForge(client, { owner, repo }, { app: { slug: 'github-actions' } });

describe('what we have said about open pull requests', () => {
  it('is a verdict on its head, and one comment or two of our own', async () => {
    const [plain, checked, doubled] = [await open('plain'), await open('checked'), await open('doubled')];
    const check = { owner, repo, name: wanted.checkName, conclusion: 'success' as const };
    await fixture.octokit.rest.checks.create({ ...check, head_sha: checked.headSha });
    await fixture.octokit.rest.checks.create({ ...check, head_sha: plain.headSha, name: 'Another' });
    const body = '<!-- listkeeper:review -->\nWords.';
    const comment = { owner, repo, issue_number: doubled.number, body };
    await fixture.octokit.rest.issues.createComment(comment);
    await fixture.octokit.rest.issues.createComment(comment);
    await fixture.octokit.rest.issues.createComment({ ...comment, issue_number: checked.number });
    await fixture.sandbox.asUser('contributor').comment({ repository: name, issue: checked.number, body });
    fixture.requests();
    expect(await createForge().readOpenVerdicts(wanted)).toEqual([
      { number: doubled.number, isChecked: false, isDoubled: true },
      { number: checked.number, isChecked: true, isDoubled: false },
      { number: plain.number, isChecked: false, isDoubled: false },
    ]);
    expect(fixture.requests()).toEqual(['POST /graphql']);
  });

  it('is asked page by page, up to a hundred pull requests', async () => {
    const numbers: number[] = [];
    for (let index = 0; index < 53; index += 1) numbers.unshift((await open(`n${index}`)).number);
    fixture.requests();
    expect((await createForge().readOpenVerdicts(wanted)).map(({ number }) => number)).toEqual(numbers);
    expect(fixture.requests()).toHaveLength(2);
  });

  it('is refused to a token that may not read checks', async () => {
    await open('plain');
    const client = createClient(fixture.sandbox, fixture.sandbox.createToken({ contents: 'read', pull_requests: 'read' }));
    await expect(createForge(client).readOpenVerdicts(wanted)).rejects.toMatchObject({ code: 'not-permitted' });
  });

  it('is asked as GitHub’s own schema allows', async () => {
    let sent = '';
    fixture.sandbox.observe(({ requestBody }) => {
      sent = (requestBody as { query?: string }).query ?? sent;
    });
    await createForge().readOpenVerdicts(wanted);
    expect(validate(buildSchema(schema.idl, { assumeValidSDL: true }), parse(sent))).toEqual([]);
  });
});
