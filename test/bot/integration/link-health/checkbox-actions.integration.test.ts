import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bot } from '../../../../src/bot/start-bot.ts';
import { markFailureResolved } from '../../../../src/bot/worker/job/report-failure.ts';
import type { ActionResult } from '../../../../src/forge/apply.ts';
import { createHttpClient } from '../../../../src/http/client.ts';
import type { HttpClient } from '../../../../src/http/types.ts';
import type { Plan, PlanAction } from '../../../../src/model/plan.ts';
import { type Clock, systemClock } from '../../../../src/runtime/clock.ts';
import { createStaticSite } from '../../../../src/sandbox/internet/hosts/static-site.ts';
import { createWebArchiveHost } from '../../../../src/sandbox/internet/hosts/web-archive.ts';
import { createHtmlResponse } from '../../../../src/sandbox/internet/responses.ts';
import { openSimulatedInternet, type SimulatedInternet } from '../../../../src/sandbox/internet/simulated-internet.ts';
import { openSandbox, type Sandbox } from '../../../../src/sandbox/open-sandbox.ts';
import { startTestBot, waitUntilSettled } from '../../bot-fixture.ts';

/**
 * From a link that died to a box that somebody ticked, to a pull request, to a list that says so:
 * over real HTTP.
 */

const repository = 'someone/reading';
const day = 24 * 3600 * 1000;

const list = `title: { en: Reading }
languages: [en]
sections:
  - { id: things, name: { en: Things } }
`;
const entry = (name: string, links: string) => `kind: toolkit
section: things # all of them
name:
  en: ${name}
# where it is
links:
${links}
license: MIT
`;
const files: Record<string, string> = {
  'data/list.yml': list,
  'data/lone.yml': entry('Lone', '  - role: code\n    url: https://github.com/lone/lone # its only place'),
  'data/pair.yml': entry(
    'Pair',
    '  - role: homepage\n    url: https://pair.invented.org/\n  # the old one\n  - role: docs\n    url: https://gone.invented.org/docs?a=1',
  ),
  'data/moved.yml': entry('Moved', '  - { role: code, url: "https://github.com/old/moved#how-to-use" }'),
  'data/moved-too.yml': entry('Moved Too', "  - role: code\n    url: 'https://github.com/old/moved-too'"),
  'README.md': '# Reading\n\n<!-- listkeeper:start -->\n<!-- listkeeper:end -->\n',
};

let sandbox: Sandbox;
let internet: SimulatedInternet;
let network: HttpClient;
let bot: Bot;
let later = 0;
const log: string[] = [];
const clock: Clock = { now: () => systemClock.now() + later, sleep: systemClock.sleep };
const isBack = false;

beforeAll(async () => {
  sandbox = await openSandbox({});
  const captures = createWebArchiveHost({ 'https://gone.invented.org/docs?a=1': ['20240301000000'] });
  const gone = createStaticSite('gone.invented.org', {}, () =>
    isBack ? createHtmlResponse('Docs') : createHtmlResponse('Not here', '<p>Not here</p>', 404),
  );
  internet = await openSimulatedInternet([captures, gone]);
  const own = new URL(sandbox.url).host;
  network = createHttpClient({ route: (url) => (url.host === own ? undefined : internet.route(url)) });
  await sandbox.createRepository({ owner: 'someone', name: 'reading', files });
  sandbox.world.unlistedRepositories = 'alive';
  sandbox.world.externalRepositories.set('lone/lone', { state: 'gone' });
  sandbox.world.externalRepositories.set('old/moved', { state: 'renamed', renamedTo: 'new/moved' });
  sandbox.world.externalRepositories.set('old/moved-too', { state: 'renamed', renamedTo: 'new/moved-too' });
  bot = await startTestBot(sandbox, {
    network,
    clock,
    log: (level, words) => level !== 'debug' && log.push(`${level} ${words}`),
  });
  await settled();
});

afterAll(async () => {
  await bot.stop();
  await network.close();
  await sandbox.close();
  await internet.close();
});

const settled = () => waitUntilSettled(sandbox, bot);

async function pass(days: number): Promise<void> {
  later += days * day;
  await bot.sweep();
  await settled();
}

const here = () => sandbox.world.hosted.get(repository);
const issues = () => [...(here()?.issues.values() ?? [])].filter((one) => !one.pull);
const issue = () => {
  const [first] = issues();
  if (!first) throw new Error('no issue');
  return first;
};
const pulls = () => [...(here()?.issues.values() ?? [])].filter((one) => one.pull);
const openPulls = () => pulls().filter(({ state }) => state === 'open');
/** The mark of the box whose line has these words. */
const boxLine = (words: string) => {
  const line = issue()
    .body.split('\n')
    .find((text) => /^\s*- \[.\]/.test(text) && text.includes(words));
  const id = /<!-- (.+?) -->/.exec(line ?? '')?.[1]?.replace(/ pull=\d+/, '');
  if (!id) throw new Error(`no box “${words}” in\n${issue().body}`);
  return id;
};
const tick = async (box: string, login = 'someone', on = true) => {
  await sandbox.asUser(login).setCheckbox({ repository, issue: issue().number, box, on });
  await settled();
};
const read = async (path: string, ref = 'main'): Promise<string> => {
  const address = `${sandbox.api}/repos/${repository}/contents/${path}?ref=${ref}`;
  const answer = await fetch(address, { headers: { authorization: `token ${sandbox.token}` } });
  const { content } = (await answer.json()) as { content: string };
  return Buffer.from(content, 'base64').toString('utf8');
};
const branch = 'listkeeper/remedies';

describe('from a dead link to the merged pull request', () => {
  it('a suspect link is checked again after days, not at the weekly schedule', async () => {
    expect(issue().title).toContain('2 addresses to update');
    await pass(1.1);
    expect(issue().title).toBe('Link health: 1 link needs a decision');
    expect(issue().body).toContain('Lone');
    await pass(3);
    await pass(3);
    expect(issue().title).toBe('Link health: 2 links need a decision');
    expect(issue().body).toContain('web.archive.org/web/20240301000000/https://gone.invented.org/docs');
    expect(issues()).toHaveLength(1);
  });

  it('a ticked box makes one pull request with only that change, and the box links it', async () => {
    await tick(boxLine('Mark “Lone” as gone'));
    expect(openPulls()).toHaveLength(1);
    const number = openPulls()[0]?.number;
    expect(openPulls()[0]?.title).toBe('Mark 1 link as gone: Lone');
    expect(issue().body).toMatch(new RegExp(`- \\[x\\] <!-- listkeeper:do=gone id=\\w+ pull=${number} -->.*#${number}`));
    const before = files['data/lone.yml'] ?? '';
    expect(await read('data/lone.yml', branch)).toMatch(
      new RegExp(`^${before.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}status:\n  state: gone\n  since: \\d{4}-\\d\\d-\\d\\d\n$`),
    );
  });

  it('more ticked boxes join it: the archived copy, and all safe moves at once', async () => {
    await tick(boxLine('archived copy of “Pair”'));
    await tick(boxLine('All 2 addresses'));
    expect(openPulls()).toHaveLength(1);
    expect(openPulls()[0]?.title).toBe('Fix 4 links');
    expect(await read('data/pair.yml', branch)).toContain(
      '    url: https://gone.invented.org/docs?a=1\n    archived: https://web.archive.org/web/20240301000000/https://gone.invented.org/docs?a=1\n    gone: ',
    );
    expect(await read('data/moved.yml', branch)).toBe(
      (files['data/moved.yml'] ?? '').replace('github.com/old/moved', 'github.com/new/moved'),
    );
    expect(await read('data/moved-too.yml', branch)).toContain("url: 'https://github.com/new/moved-too'");
    expect(issue().body.match(/- \[x\]/g)).toHaveLength(5);
  });

  it('the pull request passes the review of the bot', async () => {
    const head = openPulls()[0]?.pull?.head.sha;
    const runs = here()?.checkRuns.filter((run) => run.headSha === head && run.name === 'Listkeeper');
    expect(runs).toMatchObject([{ conclusion: 'success' }]);
  });

  it('unticking a box removes its edit from the pull request', async () => {
    await tick(boxLine('All 2 addresses'), 'someone', false);
    expect(await read('data/moved.yml', branch)).toBe(files['data/moved.yml']);
    expect(openPulls()[0]?.title).toBe('Fix 2 links: Lone, Pair'.replace(', ', ' and '));
  });

  it('after the merge the data and README have the change, and the issue no longer lists the link', async () => {
    await sandbox.asUser('someone').merge({ repository, number: openPulls()[0]?.number ?? 0 });
    await settled();
    expect(openPulls()).toEqual([]);
    expect(issue().title).toContain('2 addresses to update');
    expect(issue().body).not.toMatch(/- \[x\]/);
    const readme = await read('README.md');
    expect(readme).toMatch(/~~\[.*\]\(https:\/\/gone\.invented\.org\/docs\?a=1\)~~/);
    expect(readme).toContain('web.archive.org');
  });

  it('closing the pull request clears its boxes', async () => {
    await tick(boxLine('do=address'));
    const number = openPulls()[0]?.number ?? 0;
    await sandbox.asUser('someone').close(repository, number);
    await settled();
    expect(openPulls()).toEqual([]);
    expect(issue().body).not.toMatch(/- \[x\]/);
    await pass(1);
    expect(openPulls()).toEqual([]);
  });
});

describe('a box ticked during a link check', () => {
  it('is acted on afterwards, not lost when the issue is updated', async () => {
    const box = boxLine('do=address');
    const steps = [/^POST \/graphql$/, /^GET .*\/issues$/, /^GET .*\/pulls$/];
    let ticking: Promise<unknown> | undefined;
    // The issue has been read, and is not yet written.
    const stop = sandbox.observe(({ method, path }) => {
      if (!steps[0]?.test(`${method} ${path.split('?', 1)[0]}`)) return;
      steps.shift();
      if (steps.length === 0)
        ticking = sandbox.asUser('someone').setCheckbox({ repository, issue: issue().number, box, on: true });
    });
    await pass(8);
    stop();
    await ticking;
    await settled();
    expect(ticking, 'it was ticked in the midst of the check').toBeDefined();
    expect(openPulls()).toHaveLength(1);
    await sandbox.asUser('someone').close(repository, openPulls()[0]?.number ?? 0);
    await settled();
  });
});

describe('a box ticked without write access', () => {
  it('is unticked with a comment, and changes nothing', async () => {
    // GitHub lets nobody else edit our issue; should it ever, this is what happens.
    sandbox.world.hosted.get(repository)?.collaborators.set('helpful', 'write');
    const box = boxLine('do=address');
    sandbox.setWebhookUrl(undefined);
    await sandbox.asUser('helpful').setCheckbox({ repository, issue: issue().number, box, on: true });
    await sandbox.asUser('helpful').setCheckbox({ repository, issue: issue().number, box, on: false });
    sandbox.setWebhookUrl(bot.webhookUrl);
    await sandbox.waitForDeliveries();
    const ticking = sandbox.asUser('helpful').setCheckbox({ repository, issue: issue().number, box, on: true });
    sandbox.world.hosted.get(repository)?.collaborators.delete('helpful');
    await ticking;
    await settled();
    expect(openPulls()).toEqual([]);
    expect(issue().body).not.toMatch(/- \[x\]/);
    expect(issue().comments.at(-1)?.body).toContain('the boxes have been unticked.');
  });
});

describe('an issue by another user that looks like ours', () => {
  it('does not untick what a maintainer ticked', async () => {
    const box = boxLine('do=address');
    await tick(box);
    const number = openPulls()[0]?.number;
    const body = `<!-- listkeeper:health -->\n- [ ] <!-- ${box} --> use the new address`;
    const forged = await sandbox.asUser('stranger').openIssue({ repository, title: 'Link health', body });
    await sandbox.asUser('stranger').editIssue({ repository, number: forged, body: body.replace('[ ]', '[x]') });
    await settled();
    expect(openPulls()).toMatchObject([{ number }]);
    expect(issue().body).toContain(`pull=${number}`);
    expect(here()?.issues.get(forged)?.comments).toEqual([]);
    here()?.issues.delete(forged);
    await tick(box, 'someone', false);
    expect(openPulls()).toEqual([]);
  });
});

describe('the box that removes a link', () => {
  it('removes that link only, and the pull request passes the review of the bot', async () => {
    const twin = entry(
      'Twin',
      '  - role: homepage # its place\n    url: https://twin.invented.org/\n  - role: docs\n    url: https://gone.invented.org/twin',
    );
    await sandbox.asUser('someone').push({ repository, branch: 'main', files: { 'data/twin.yml': twin } });
    await settled();
    await pass(7.1);
    for (const days of [3.1, 3.1]) await pass(days);
    await tick(boxLine('Remove this link of “Twin”'));
    expect(openPulls().map(({ title }) => title)).toEqual(['Remove 1 link: Twin']);
    expect(await read('data/twin.yml', branch)).toBe(
      twin.replace('  - role: docs\n    url: https://gone.invented.org/twin\n', ''),
    );
    const head = openPulls()[0]?.pull?.head.sha;
    const runs = here()?.checkRuns.filter((run) => run.headSha === head && run.name === 'Listkeeper');
    expect(runs).toMatchObject([{ conclusion: 'success' }]);
    await sandbox.asUser('someone').merge({ repository, number: openPulls()[0]?.number ?? 0 });
    await settled();
    expect(issue().body).not.toContain('Twin');
    await sandbox.asUser('someone').push({ repository, branch: 'main', files: { 'data/twin.yml': null } });
    await settled();
  });
});

describe('boxes that need no pull request', () => {
  it('snooze for 90 days: the link is hidden, and shown again afterwards', async () => {
    sandbox.world.externalRepositories.set('new/moved', { state: 'gone' });
    sandbox.world.externalRepositories.set('old/moved', { state: 'gone' });
    await pass(8);
    await pass(2);
    expect(issue().title).toBe('Link health: 1 link needs a decision');
    await tick(boxLine('Snooze “Moved” for 90 days'));
    expect(issue().title).toContain('1 address to update');
    expect(issue().body).toContain('Snoozed (1)');
    // After a gap of more than 45 days the failures would count anew.
    for (const days of [32, 32, 31]) await pass(days);
    expect(issue().title).toBe('Link health: 1 link needs a decision');
  });

  it('check again now: the link is checked at once and the box is cleared', async () => {
    sandbox.world.externalRepositories.set('old/moved', { state: 'alive' });
    await tick(boxLine('Check “Moved” again now'));
    expect(issue().title).toContain('1 address to update');
    expect(issue().body).not.toMatch(/- \[x\]/);
    expect(issues()).toHaveLength(1);
  });

  it('all of these leave one commit on the health branch, with history and badge', async () => {
    const sha = here()?.refs.get('refs/heads/listkeeper/health');
    const answer = await fetch(`${sandbox.api}/repos/${repository}/git/commits/${sha}`, {
      headers: { authorization: `token ${sandbox.token}` },
    });
    expect(((await answer.json()) as { parents: unknown[] }).parents).toEqual([]);
    expect(JSON.parse(await read('badge.json', 'listkeeper/health'))).toMatchObject({ schemaVersion: 1, label: 'working links' });
    expect(await read('badge.svg', 'listkeeper/health')).toContain('<svg');
    expect(log.filter((line) => /^(?:error|warn)/.test(line))).toEqual([]);
  });
});

describe('safe moves, when the settings propose them', () => {
  it('are proposed without a ticked box, and not again after the pull request was closed', async () => {
    const file = { '.github/listkeeper.yml': 'links: { moves: propose }\n' };
    await sandbox.asUser('someone').push({ repository, branch: 'main', files: file });
    await pass(8);
    expect(openPulls(), 'nothing is new').toEqual([]);
    sandbox.world.externalRepositories.set('old/third', { state: 'renamed', renamedTo: 'new/third' });
    const third = entry('Third', '  - role: code\n    url: https://github.com/old/third');
    await sandbox.asUser('someone').push({ repository, branch: 'main', files: { 'data/third.yml': third } });
    await pass(8);
    expect(openPulls()).toHaveLength(1);
    expect(openPulls()[0]?.title).toMatch(/^Update 2 addresses: /);
    await pass(8);
    expect(openPulls()).toHaveLength(1);
    await sandbox.asUser('someone').close(repository, openPulls()[0]?.number ?? 0);
    await settled();
    await pass(8);
    expect(openPulls()).toEqual([]);
    await sandbox.asUser('someone').push({
      repository,
      branch: 'main',
      files: { '.github/listkeeper.yml': null, 'data/third.yml': null },
    });
    await settled();
  });
});

describe('a ticked box that fails', () => {
  it('is reported on the issue once, in both languages, with a remedy', async () => {
    const box = boxLine('do=address');
    const said = () => issue().comments.filter(({ body }) => body.startsWith('<!-- listkeeper:health given-up -->'));
    expect(said(), 'what was done at once needs no word').toEqual([]);
    for (const on of [true, false, true]) {
      const message = 'Resource not accessible by integration';
      sandbox.injectFault({ path: /\/graphql$/, status: 403, body: { message } });
      await tick(box, 'someone', on);
    }
    expect(said()).toHaveLength(1);
    expect(said()[0]?.body).toMatch(/couldn’t be made yet[\s\S]*untick the box and tick it again[\s\S]*勾选的修改暂时未能执行/);
    expect(openPulls()).toEqual([]);
    await tick(box, 'someone', false);
    await tick(box);
    expect(openPulls()).toHaveLength(1);
  });

  it('edits that comment when it succeeds later, and again when it fails again', async () => {
    const words = () => issue().comments.map(({ id, body }) => ({ id, body }));
    const [said] = words().filter(({ body }) => body.startsWith('<!-- listkeeper:health given-up -->'));
    expect(said?.body).toMatch(/This is fixed[\s\S]*现已恢复/);
    expect(said?.body).not.toContain('couldn’t be made yet');
    const before = words();
    const box = boxLine('do=address');
    sandbox.injectFault({
      path: /\/graphql$/,
      status: 403,
      body: { message: 'Resource not accessible by integration' },
    });
    await tick(box, 'someone', false);
    expect(words().find(({ id }) => id === said?.id)?.body).toContain('couldn’t be made yet');
    await tick(box);
    expect(words()).toEqual(before);
  });

  it('has that comment edited by the scheduled run too, which acts on the box', async () => {
    const box = boxLine('do=address');
    const message = 'Resource not accessible by integration';
    const said = () => issue().comments.find(({ body }) => body.startsWith('<!-- listkeeper:health given-up -->'))?.body;
    await tick(box, 'someone', false);
    expect(openPulls()).toEqual([]);
    sandbox.injectFault({ path: /\/graphql$/, status: 403, body: { message } });
    await tick(box);
    expect(said()).toContain('couldn’t be made yet');
    await pass(8);
    expect(openPulls()).toHaveLength(1);
    expect(said()).toContain('This is fixed');
  });

  it('is not called done when GitHub refused a part of the run', async () => {
    const issue: PlanAction = { type: 'issue', marker: 'listkeeper:health', title: '', body: '', state: 'open', labels: [] };
    const label: PlanAction = { type: 'labels', issue: 1, add: [], remove: [] };
    const plan: Plan = { actions: [label, issue], summary: '' };
    const wrote = async (done: boolean) => {
      const written: PlanAction[] = [];
      const applied: ActionResult[] = [
        { action: 'labels', done, changed: false },
        { action: 'issue', done: true, changed: true, number: 7 },
      ];
      await markFailureResolved(plan, applied, async (actions) => {
        written.push(...actions);
        return [];
      });
      return written;
    };
    expect(await wrote(false)).toEqual([]);
    expect(await wrote(true)).toMatchObject([{ type: 'comment', issue: 7, onlyIfPresent: true }]);
  });
});

describe('a list whose last entry is removed', () => {
  it('has its issue closed by the next scheduled run, and the pull request of its boxes closed', async () => {
    expect(issue().state).toBe('open');
    expect(openPulls()).toHaveLength(1);
    const data = Object.keys(files).filter((path) => path.startsWith('data/') && path !== 'data/list.yml');
    await sandbox
      .asUser('someone')
      .push({ repository, branch: 'main', files: Object.fromEntries(data.map((path) => [path, null])) });
    await settled();
    await pass(8);
    expect(issue()).toMatchObject({ state: 'closed', title: 'Link health: all links work' });
    expect(issue().body).toContain('There are no links to check.');
    expect(openPulls()).toEqual([]);
    expect(await read('history.jsonl', 'listkeeper/health')).not.toContain('"id"');
  });
});
