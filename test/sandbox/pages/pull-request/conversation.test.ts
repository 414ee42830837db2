import { beforeEach, describe, expect, it } from 'vitest';
import { getMessages } from '../../../../src/messages/index.ts';
import type { CheckRun, HostedRepository } from '../../../../src/sandbox/model/world.ts';
import { createTestWorld, type TestWorld } from '../../helpers/create-test-world.ts';
import { renderTestPage } from '../../helpers/render-test-page.ts';

const repository = 'keeper/list';
const { pulls } = getMessages('en').sandbox;
let test: TestWorld;
let list: HostedRepository;
let number: number;
let headSha: string;

beforeEach(async () => {
  test = createTestWorld();
  list = await test.create({ 'a.md': 'a\n' });
  ({ number, headSha } = await test
    .as('mei')
    .openPullRequest({ repository, title: 'Change a', branch: 'a', files: { 'a.md': 'a2\n' }, message: 'Second' }));
});

const see = () => renderTestPage(test.world, `/${repository}/pull/${number}`);
const add = (name: string, conclusion: string | null) =>
  list.checkRuns.push({
    id: 7,
    name,
    headSha,
    conclusion,
    status: 'queued',
    title: null,
    app: test.world.app,
  } as unknown as CheckRun);
const box = (html: string) => /<div class="checks.*?<\/div>/s.exec(html)?.[0] ?? '';

describe('the conversation of a pull request', () => {
  it('has its commits, and reloads itself until the first check', async () => {
    const { html } = await see();
    expect(html).toContain(`href="/${repository}/commit/${headSha}">Second</a>`);
    expect(html).toContain('http-equiv="refresh"');
    expect(box(html)).toContain(headSha.slice(0, 7));
    add('Review', 'success');
    expect((await see()).html).not.toContain('http-equiv="refresh"');
  });

  it.each([
    [['success', null], 'warn'],
    [['success', 'failure', null], 'bad'],
    [['success'], 'good'],
    [['neutral'], ''],
  ])('with checks %j is as bad as the worst: %j', async (conclusions, className) => {
    for (const [index, conclusion] of conclusions.entries()) add(`Check ${index}`, conclusion);
    expect(box((await see()).html)).toContain(`class="checks ${className}"`);
  });

  it('says whether it can be merged, then how it ended', async () => {
    expect(box((await see()).html)).toContain('<b class="good">✓</b>');
    await test.as('keeper').push({ repository, branch: 'main', files: { 'a.md': 'other\n' } });
    expect(box((await see()).html)).toContain('<b class="bad">✕</b>');
    await test.as('mei').close(repository, number);
    expect(box((await see()).html)).toContain(pulls.closed);
  });

  it('says who merged it', async () => {
    await test.as('keeper').merge({ repository, number });
    const html = box((await see()).html);
    expect(html).toContain('class="done"');
    expect(html).toContain('keeper');
  });

  it('has reviews with their comments, and no markup of theirs', async () => {
    const author = { account: list.owner };
    const comment = {
      id: 4,
      author,
      path: 'a.md',
      line: 3,
      side: 'RIGHT' as const,
      body: '**Here** <script>',
      createdAt: 0,
      updatedAt: 0,
    };
    list.issues.get(number)?.pull?.reviews.push({
      id: 3,
      author,
      body: '',
      state: 'COMMENTED',
      commitSha: headSha,
      createdAt: 0,
      comments: [comment],
    });
    const { html } = await see();
    expect(html).toContain('id="pullrequestreview-3"');
    expect(html).toContain('id="discussion_r4"><p class="mono quiet">a.md:3</p>');
    expect(html).toContain('<strong>Here</strong>');
    expect(html).not.toContain('<script');
  });
});
