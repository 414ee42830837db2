import { beforeEach, describe, expect, it } from 'vitest';
import { getMessages } from '../../../src/messages/index.ts';
import { createTestWorld, type TestWorld } from '../helpers/create-test-world.ts';
import { renderTestPage } from '../helpers/render-test-page.ts';

const words = getMessages('en').sandbox.home;
const repository = 'keeper/list';
let test: TestWorld;
const see = (language: 'en' | 'zh' = 'en') => renderTestPage(test.world, '/', language);

beforeEach(() => {
  test = createTestWorld();
});

const open = () => test.as('mei').openPullRequest({ repository, title: 'Add <b>', branch: 'b', files: { 'b.md': 'b\n' } });

describe('the first page', () => {
  it('says that all is to come while there is nothing, and reloads itself', async () => {
    const { html, text } = await see();
    expect(text).toContain(words.starting);
    expect(html).toContain('http-equiv="refresh"');
  });

  it('says what is being done: the review, then the check of links', async () => {
    await test.create();
    const demo = { openTasks: 1, examples: {} };
    test.world.demo = demo;
    expect((await see()).text).toContain(words.starting);
    const { headSha } = await open();
    expect((await see()).text).toContain(words.reviewing);
    const list = test.world.hosted.get(repository);
    list?.checkRuns.push({ id: 7, name: 'Review', headSha, conclusion: 'success', title: 'Fine', app: test.world.app } as never);
    expect((await see()).text).toContain(words.checking);
    demo.openTasks = 0;
    const { html, text } = await see();
    expect(text).not.toContain(words.checking);
    expect(html).not.toContain('http-equiv="refresh"');
  });

  it('has pull requests, then their checks, then issues, and no forks', async () => {
    await test.create();
    const { number, headSha } = await open();
    await test.as('mei').openIssue({ repository, title: 'A question' });
    test.world.hosted
      .get(repository)
      ?.checkRuns.push({ id: 7, name: 'Review', headSha, conclusion: 'failure', title: 'Bad', app: test.world.app } as never);
    const { html } = await see();
    const cards = [...html.matchAll(/<a class="card" href="([^"]+)"/g)].map(([, href]) => href);
    expect(cards).toEqual([
      `/${repository}/pull/${number}`,
      `/${repository}/runs/7`,
      `/${repository}/issues/2`,
      `/${repository}`,
    ]);
    expect(html).toContain('Add &lt;b&gt;');
  });

  it('shows six of each kind at most', async () => {
    await test.create();
    for (let i = 0; i < 8; i += 1) await test.as('mei').openIssue({ repository, title: `Question ${i}` });
    const { html } = await see();
    expect(html.match(/\/issues\/\d/g)).toHaveLength(6);
    expect(html).toContain('Question 7');
    expect(html).not.toContain('Question 1 ');
  });

  it('has the example of the reader’s language, which is asked for once', async () => {
    await test.create();
    await test.create({ 'a.md': 'a' }, { name: 'list-zh' });
    const asked: string[] = [];
    const examples: Record<string, string> = { en: repository };
    test.world.demo = {
      openTasks: 0,
      examples,
      requestExample: (language) => {
        asked.push(language);
        examples[language] = 'keeper/list-zh';
      },
      sites: new Set(['keeper/list-zh']),
    };
    expect((await see()).html).not.toContain('keeper/list-zh');
    const { html } = await see('zh');
    expect(html).not.toContain('href="/keeper/list"');
    expect(html).toContain('href="/_/pages/keeper/list-zh/"');
    expect(asked).toEqual(['zh']);
  });
});
