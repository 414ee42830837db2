import { beforeEach, describe, expect, it } from 'vitest';
import { getMessages } from '../../../src/messages/index.ts';
import { openIssue } from '../../../src/sandbox/actions/index.ts';
import type { HostedRepository } from '../../../src/sandbox/model/world.ts';
import { createTestWorld, type TestWorld } from '../helpers/create-test-world.ts';
import { renderTestPage } from '../helpers/render-test-page.ts';

const { issues: words, commentCount } = getMessages('en').sandbox;
const repository = 'keeper/list';
let test: TestWorld;
let list: HostedRepository;
const see = (path: string) => renderTestPage(test.world, `/keeper/list/${path}`);

beforeEach(async () => {
  test = createTestWorld();
  list = await test.create();
});

describe('the list of issues', () => {
  it('has open ones before closed ones, the newest first, with labels and comments', async () => {
    const keeper = test.as('keeper');
    const first = await keeper.openIssue({ repository, title: 'First', labels: ['bug'] });
    const second = await keeper.openIssue({ repository, title: 'Second' });
    await keeper.openIssue({ repository, title: 'Third' });
    await keeper.comment({ repository, issue: first, body: 'Hello' });
    await keeper.close(repository, second);
    const { text } = await see('issues');
    expect(text.indexOf('Third')).toBeLessThan(text.indexOf('First'));
    expect(text.indexOf('First')).toBeLessThan(text.indexOf('Second'));
    expect(text).toContain(words.openCount(2));
    expect(text).toContain(words.closedCount(1));
    expect(text).toContain(commentCount(1));
    expect(text).toContain('bug');
  });

  it('has no pull requests, which have a list of their own', async () => {
    await test.as('mei').openPullRequest({ repository, title: 'Add b', branch: 'b', files: { 'b.md': 'b\n' } });
    expect((await see('issues')).text).toContain(words.none.issues);
    expect((await see('pulls')).html).toContain('href="/keeper/list/pull/1"');
  });
});

describe('an issue', () => {
  it('of the bot has a form for its boxes, and one of a person none', async () => {
    const bot = { account: test.world.app.bot, app: test.world.app };
    const { number } = openIssue(test.world, list, { author: bot, title: 'Health', body: '- [ ] a box' });
    expect((await see(`issues/${number}`)).html).toContain(
      `<form id="ticks" method="post" action="/keeper/list/issues/${number}/tick">`,
    );
    const own = await test.as('keeper').openIssue({ repository, title: 'Mine', body: '- [ ] a box' });
    expect((await see(`issues/${own}`)).html).not.toContain('<form');
  });

  it('says who closed it', async () => {
    const number = await test.as('mei').openIssue({ repository, title: '<b>' });
    expect((await see(`issues/${number}`)).html).not.toContain('class="event"');
    await test.as('keeper').close(repository, number);
    const { html } = await see(`issues/${number}`);
    expect(/<p class="event">.*<\/p>/.exec(html)?.[0]).toContain('keeper');
    expect(html).toContain('&lt;b&gt;');
  });
});
