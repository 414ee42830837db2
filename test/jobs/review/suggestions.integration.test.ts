import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { applyPlan } from '../../../src/forge/apply.ts';
import { reviewPullRequest } from '../../../src/jobs/review/review-pull-request.ts';
import { buildSuggestions, parseDiffLines } from '../../../src/jobs/review/suggestions.ts';
import type { Finding } from '../../../src/model/finding.ts';
import { name, openSandboxFixture, type SandboxFixture } from '../../forge/sandbox-fixture.ts';
import { dataset, listFiles, openTestWorld, type TestWorld } from '../shared/example-list.ts';

const finding = (line: number, column: number, endColumn: number, fix: string): Finding => ({
  code: 'not-allowed',
  severity: 'error',
  file: 'data/a.yml',
  line,
  column,
  endLine: line,
  endColumn,
  fix,
  found: 'x',
  allowed: ['y'],
});
const suggest = (text: string, findings: Finding[], patch: string | undefined = undefined) =>
  buildSuggestions({
    findings,
    head: [{ path: 'data/a.yml', text }],
    changes: [
      {
        path: 'data/a.yml',
        status: 'added',
        patch: patch ?? `@@ -0,0 +1,${text.split('\n').length} @@\n${text.replace(/^/gm, '+')}`,
      },
    ],
    language: 'en',
  });

describe('a suggestion', () => {
  it('has the whole line with all of its fixes, and what is wrong', () => {
    const [only, ...more] = suggest('a: 1\nb: x z\n', [finding(2, 4, 5, 'y'), finding(2, 6, 7, 'w')]);
    expect(more).toEqual([]);
    expect(only).toMatchObject({ path: 'data/a.yml', line: 2 });
    expect(only?.body).toMatch(/`not-allowed`\n\n```suggestion\nb: y w\n```$/);
  });

  it('stands only where the diff shows the line, which is where GitHub takes comments', () => {
    const text = 'a: x\nb: x\nc: x\n';
    const all = [1, 2, 3].map((line) => finding(line, 4, 5, 'y'));
    expect(suggest(text, all, '@@ -2 +2 @@\n-b: z\n+b: x').map(({ line }) => line)).toEqual([2]);
    expect(suggest(text, all, '')).toEqual([]);
  });

  it('is the same one when lines above it come or go, and another when the line says something else', () => {
    const key = (text: string, line: number) => suggest(text, [finding(line, 4, 5, 'y')])[0]?.key;
    expect(key('a: x\n', 1)).toBe(key('# above\na: x\n', 2));
    expect(key('a: x\n', 1)).not.toBe(key('b: x\n', 1));
  });

  it('is not made of what nobody would see before clicking', () => {
    for (const hidden of ['\u202e', '\u200b', '\u0007', '\r', '\t', '\u2028']) {
      expect(suggest(`a: x ${hidden}\n`, [finding(1, 4, 5, 'y')])).toEqual([]);
      expect(suggest('a: x\n', [finding(1, 4, 5, `y${hidden}`)])).toEqual([]);
    }
    expect(suggest(`a: x ${'z'.repeat(3000)}\n`, [finding(1, 4, 5, 'y')])).toEqual([]);
    expect(suggest('a: x\n', [finding(1, 4, 5, 'y\nz')])).toEqual([]);
  });

  it('takes away what nobody sees, where nothing of it is left', () => {
    const text = 'name: { en: Med\u200bDG }\n';
    const [only] = suggest(text, [finding(1, 13, 19, 'MedDG')]);
    expect(only?.body).toMatch(/\n```suggestion\nname: \{ en: MedDG \}\n```$/);
  });

  it('can not end its own block', () => {
    const [only] = suggest('a: x ```` @everyone\n', [finding(1, 4, 5, 'y')]);
    expect(only?.body).toMatch(/\n`````suggestion\na: y ```` @everyone\n`````$/);
  });
});

describe('the lines that a diff shows', () => {
  it('are those of its new side, in each hunk', () => {
    const patch = '@@ -1,3 +1,3 @@ data:\n a\n-b\n+B\n c\n@@ -10,2 +10,2 @@\n-j\n+J\n k\n\\ No newline at end of file';
    expect([...parseDiffLines(patch)]).toEqual([1, 2, 3, 10, 11]);
  });
});

describe('on GitHub', () => {
  let at: SandboxFixture;
  let world: TestWorld;
  beforeEach(async () => {
    [at, world] = await Promise.all([openSandboxFixture(listFiles, { contract: true }), openTestWorld()]);
  });
  afterEach(async () => {
    await Promise.all([at.sandbox.close(), world.close()]);
    expect(at.violations()).toEqual([]);
  });

  const wrong = (count: number) => `${dataset('New', 'https://new.example.org/')}added: 2020/1/${count}\n`;
  const review = async (number: number) =>
    applyPlan(await reviewPullRequest(at.forge, number, world.tools), at.octokit, at.target);
  const comments = (number: number) => at.repository.issues.get(number)?.pull?.reviews.flatMap((each) => each.comments) ?? [];
  const open = () =>
    at.sandbox
      .asUser('contributor')
      .openPullRequest({ repository: name, title: 'Add', branch: 'new', files: { 'data/new.yml': wrong(1) } });

  it('is made once, in one review, and not again at every push', async () => {
    const { number, headRepository } = await open();
    await review(number);
    expect(comments(number)).toMatchObject([{ path: 'data/new.yml', line: 9 }]);
    expect(comments(number)[0]?.body).toContain('```suggestion\nadded: "2020-01-01"\n```');
    const push = (files: Record<string, string>) =>
      at.sandbox.asUser('contributor').push({ repository: headRepository, branch: 'new', files });
    await push({ 'data/new.yml': `# moved\n${wrong(1)}` });
    await review(number);
    expect(comments(number)).toHaveLength(1);
    await push({ 'data/new.yml': wrong(2) });
    await review(number);
    expect(comments(number).map(({ body }) => /2020-01-0\d/.exec(body)?.[0])).toEqual(['2020-01-01', '2020-01-02']);
  });

  it('is left out where GitHub refuses it: the comment and the check stand', async () => {
    const { number } = await open();
    at.sandbox.injectFault({ method: 'POST', path: /\/reviews$/, status: 422, body: { message: 'Unprocessable Entity' } });
    const applied = await review(number);
    expect(applied.map(({ action, done, changed }) => [action, done, changed])).toContainEqual(['suggest', true, false]);
    expect(at.repository.checkRuns).toHaveLength(1);
    expect(at.repository.issues.get(number)?.comments[0]?.body).toContain('2020-01-01');
  });

  it('does not hide behind a marker that somebody copied, and stops at twenty', async () => {
    const { number, headSha } = await open();
    const [made] = await review(number);
    expect(made?.done).toBe(true);
    const reviews = at.repository.issues.get(number)?.pull?.reviews ?? [];
    const [mine] = reviews[0]?.comments ?? [];
    if (!mine) throw new Error('no suggestion');
    mine.author = { account: at.repository.owner };
    await review(number);
    expect(comments(number)).toHaveLength(2);
    const lines = Array.from({ length: 40 }, (_, index) => ({ path: 'data/new.yml', line: 1, key: `k${index}`, body: 'x' }));
    const action = { type: 'suggest', pull: number, headSha, marker: 'listkeeper:suggestion', lines } as const;
    await applyPlan({ actions: [action], summary: '' }, at.octokit, at.target);
    expect(comments(number)).toHaveLength(1 + 20);
    expect(await applyPlan({ actions: [action], summary: '' }, at.octokit, at.target)).toMatchObject([
      { done: true, changed: false },
    ]);
  });
});
