import { beforeEach, describe, expect, it } from 'vitest';
import { earlyPages, findDemoPages, formatPages, latePages } from '../../../src/cli/demo/demo-pages.ts';
import { measureColumns } from '../../../src/cli/terminal/display-width.ts';
import { getMessages } from '../../../src/messages/index.ts';
import { languages } from '../../../src/model/language.ts';
import { openIssue } from '../../../src/sandbox/actions/index.ts';
import type { HostedRepository } from '../../../src/sandbox/model/world.ts';
import { createTestWorld, type TestWorld } from '../../sandbox/helpers/create-test-world.ts';

const url = 'http://sandbox.example';
const repository = 'keeper/list';
let test: TestWorld;
let list: HostedRepository;

beforeEach(async () => {
  test = createTestWorld();
  list = await test.create();
});

const find = (name = repository) => findDemoPages({ url, app: { slug: 'listkeeper' }, world: test.world } as never, name);
const asBot = () => ({ account: test.world.app.bot, app: test.world.app });

describe('the pages of a demo', () => {
  it('are few before anything has happened', () => {
    const none = { pullRequest: undefined, check: undefined, issue: undefined, site: undefined };
    expect(find()).toEqual({ home: url, readme: `${url}/keeper/list`, ...none });
    expect(find('no/body')).toMatchObject(none);
  });

  it('are the newest pull request of a person, its newest check, and the issue of the bot', async () => {
    const open = (by: string, branch: string) =>
      test.as(by).openPullRequest({ repository, title: branch, branch, files: { [`${branch}.md`]: 'x\n' } });
    await open('mei', 'b');
    const { number, headSha } = await open('mei', 'c');
    list.checkRuns.push({ id: 7, headSha } as never, { id: 8, headSha } as never, { id: 9, headSha: 'other' } as never);
    await test.as('mei').openIssue({ repository, title: 'A question' });
    const issue = openIssue(test.world, list, { author: asBot(), title: 'Link health', body: '' });
    expect(find()).toMatchObject({
      pullRequest: `${url}/keeper/list/pull/${number}`,
      check: `${url}/keeper/list/runs/8`,
      issue: `${url}/keeper/list/issues/${issue.number}`,
    });
  });

  it('have the pull request of the bot where there is no other', async () => {
    const { number } = await test
      .as('keeper')
      .openPullRequest({ repository, title: 'Keep', branch: 'b', files: { 'b.md': 'b\n' } });
    const issue = list.issues.get(number);
    if (issue) issue.author = asBot();
    expect(find().pullRequest).toBe(`${url}/keeper/list/pull/${number}`);
  });

  it('have the site of a list that has one, whatever its letters', () => {
    test.world.demo = { openTasks: 0, examples: {}, sites: new Set(['keeper/list']) };
    expect(find('Keeper/List').site).toBe(`${url}/_/pages/Keeper/List/`);
  });

  it.each(languages)('stand in %s in one column each, and say where there is none', (language) => {
    const { demo } = getMessages(language);
    const text = formatPages(find(), [...earlyPages, ...latePages], language);
    const lines = text.trimEnd().split('\n');
    expect(lines).toHaveLength(5);
    const starts = lines.map((line) => measureColumns(line.slice(0, Math.max(line.indexOf(url), line.indexOf(demo.noPage)))));
    expect(new Set(starts).size).toBe(1);
    expect(lines.filter((line) => line.endsWith(demo.noPage))).toHaveLength(4);
  });
});
