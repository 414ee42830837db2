import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Bot } from '../../../../src/bot/start-bot.ts';
import { createHttpClient } from '../../../../src/http/client.ts';
import type { HttpClient } from '../../../../src/http/types.ts';
import { type Clock, systemClock } from '../../../../src/runtime/clock.ts';
import type { HostedRepository } from '../../../../src/sandbox/model/world.ts';
import { openSandbox, type Sandbox } from '../../../../src/sandbox/open-sandbox.ts';
import type { CreatedPullRequest } from '../../../../src/sandbox/user/simulated-user.ts';
import { startTestBot } from '../../bot-fixture.ts';

// Real servers and programs: on a busy machine they take their time.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const repository = 'someone/reading';
const files = {
  'data/list.yml': 'title: {en: Reading}\nlanguages: [en]\nsections:\n  - id: books\n    name: {en: Books}\n',
  '.github/listkeeper.yml': 'review:\n  links: false\nlinks:\n  every: "off"\n',
  'README.md': '<!-- listkeeper:start -->\n<!-- listkeeper:end -->\n',
};
const entry = (name: string) =>
  `kind: article\nsection: books\nname: {en: ${name}}\ndescription: {en: Something to read.}\nlinks: [{role: homepage, url: 'https://books.invented.org/${name}'}]\n`;

let sandbox: Sandbox;
let network: HttpClient;
let bot: Bot;
let here: HostedRepository;
let later = 0;
let log: string[];
const clock: Clock = { now: () => systemClock.now() + later, sleep: systemClock.sleep };

beforeEach(async () => {
  later = 0;
  log = [];
  sandbox = await openSandbox({ app: { events: ['check_run', 'issue_comment', 'merge_group', 'pull_request', 'push'] } });
  network = createHttpClient({});
  here = await sandbox.createRepository({ owner: 'someone', name: 'reading', files });
  bot = await startTestBot(sandbox, {
    network,
    clock,
    log: (level, words) => log.push(`${level} ${words}`),
    random: () => 0.5,
  });
  await settled();
});

afterEach(async () => {
  sandbox.setWebhookUrl(undefined);
  await bot.stop();
  await network.close();
  await sandbox.close();
});

async function settled(): Promise<void> {
  for (let round = 0; round < 2; round++) {
    await sandbox.waitForDeliveries();
    await bot.idle();
  }
}

/** Time passes, and the bot looks around as it does every hour. */
async function afterHours(hours: number): Promise<void> {
  later += hours * 3600_000;
  await bot.sweep();
  await settled();
}

async function open(branch: string): Promise<CreatedPullRequest> {
  const put = { [`data/${branch}.yml`]: entry(branch) };
  const opened = await sandbox.asUser('contributor').openPullRequest({ repository, title: branch, branch, files: put });
  await settled();
  return opened;
}

const verdicts = (sha: string) =>
  here.checkRuns.filter((run) => run.headSha === sha && run.name === 'Listkeeper').map(({ conclusion }) => conclusion);
const comments = (number: number) => here.issues.get(number)?.comments.filter(({ author }) => author.app) ?? [];
const metrics = async () => (await fetch(bot.metricsUrl ?? '')).text();
const jobs = async () => ((await (await fetch(`${bot.url}/healthz`)).json()) as { jobs: object }).jobs;

function withdraw(permission: string): void {
  const { [permission]: _, ...others } = sandbox.world.app.permissions;
  sandbox.world.app.permissions = others;
}

describe('a transient failure still ends in exactly one verdict', () => {
  const inAnHour = () => String(Math.floor(clock.now() / 1000) + 3600);
  it.each([
    ['the primary limit', 403, () => ({ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': inAnHour() }), {}],
    ['the secondary limit', 403, () => ({ 'retry-after': '120' }), { message: 'You have exceeded a secondary rate limit.' }],
    ['429', 429, () => ({ 'retry-after': '60' }), {}],
    ['an outage', 503, () => ({}), {}],
    ['a conflict', 409, () => ({}), { message: 'Conflict' }],
  ])('after %s', async (_, status, headers, body) => {
    sandbox.injectFault({ method: 'POST', path: /\/check-runs$/, status, headers: headers(), body });
    const { headSha, number } = await open('waits');
    expect(verdicts(headSha)).toEqual([]);
    expect(await jobs()).toMatchObject({ queued: 1, failed: 0 });
    await afterHours(2);
    expect(verdicts(headSha)).toEqual(['success']);
    expect(comments(number)).toHaveLength(1);
    expect(await jobs()).toMatchObject({ queued: 0, failed: 0 });
  });

  it('when GraphQL reports a rate limit with status 200', async () => {
    const body = { data: null, errors: [{ type: 'RATE_LIMITED', message: 'API rate limit exceeded' }] };
    sandbox.injectFault({ path: /^\/graphql$/, status: 200, body });
    const { headSha } = await open('graphql');
    expect(verdicts(headSha)).toEqual([]);
    await afterHours(2);
    expect(verdicts(headSha)).toEqual(['success']);
  });

  it('when GraphQL answers 502: the archive is read instead', async () => {
    sandbox.injectFault({ path: /^\/graphql$/, status: 502, times: 2 });
    const { headSha } = await open('archive');
    expect(verdicts(headSha)).toEqual(['success']);
  });

  it.each(['check-runs', 'comments'])('when a write to %s succeeded but was answered with 502', async (what) => {
    sandbox.injectFault({ method: 'POST', path: new RegExp(`/${what}$`), status: 502, mode: 'after' });
    const { headSha, number } = await open('done-all-the-same');
    await afterHours(2);
    expect(verdicts(headSha)).toEqual(['success']);
    expect(comments(number)).toHaveLength(1);
  });

  it('when a token is revoked during a job', async () => {
    await open('first');
    sandbox.injectFault({ path: /\/pulls\/\d+$/, status: 401, body: { message: 'Bad credentials' } });
    const { headSha } = await open('second');
    await afterHours(1);
    expect(verdicts(headSha)).toEqual(['success']);
  });
});

describe('a permanent failure is reported to the maintainer', () => {
  it('annotations that GitHub refuses do not lose the verdict', async () => {
    sandbox.injectFault({ method: 'POST', path: /\/check-runs$/, status: 422, body: { message: 'Invalid request.' } });
    const { headSha } = await open('refused');
    expect(verdicts(headSha)).toEqual(['success']);
    expect(here.checkRuns.at(-1)?.summary).toContain('the comment');
  });

  it('without write access to checks, the verdict is in the comment', async () => {
    withdraw('checks');
    later += 3600_000;
    const { headSha, number } = await open('no-checks');
    expect(verdicts(headSha)).toEqual([]);
    expect(comments(number)).toHaveLength(1);
    expect(log.join('\n')).toMatch(/warn check-run: .*Grant the permission/);
  });

  it('without read access to the list, a check names the permission and the remedy', async () => {
    withdraw('contents');
    later += 3600_000;
    sandbox.injectFault({
      path: /^\/graphql$/,
      status: 200,
      times: 9,
      body: { errors: [{ type: 'FORBIDDEN', message: 'Resource not accessible by integration' }] },
    });
    const { headSha } = await open('no-contents');
    expect(verdicts(headSha)).toEqual(['action_required']);
    expect(here.checkRuns.at(-1)?.summary).toContain('Grant the permission');
    expect(await jobs()).toMatchObject({ failed: 1 });
    expect(await metrics()).toContain('listkeeper_jobs_total{kind="review",outcome="failed"} 1');
  });

  it('a deleted branch is reported on its last head', async () => {
    // The pull request is then read by REST, and its files are not there.
    sandbox.injectFault({ path: /^\/graphql$/, status: 404, times: 2, body: { message: 'Not Found' } });
    const { headSha } = await open('gone');
    expect(verdicts(headSha)).toEqual(['action_required']);
  });

  it('a job that fails for hours ends in a neutral check, so that nobody waits for it', async () => {
    sandbox.injectFault({ method: 'POST', path: /\/check-runs$/, status: 500, times: 6 });
    const { headSha } = await open('long-outage');
    for (let tries = 0; tries < 6; tries++) {
      later += 3 * 3600_000;
      await bot.sweep();
      await settled();
    }
    expect(verdicts(headSha).at(-1)).toBeDefined();
    expect(log.some((line) => line.includes('giving up'))).toBe(true);
    expect(verdicts(headSha)[0]).toBe('neutral');
  });

  it('outputs that may not be written are reported on the commit', async () => {
    here.protectedBranches.add('main');
    const sha = await sandbox
      .asUser('someone')
      .push({ repository, branch: 'main', files: { 'data/direct.yml': entry('direct') } });
    await settled();
    const runs = here.checkRuns.filter((run) => run.headSha === sha);
    expect(runs).toMatchObject([{ name: 'Listkeeper outputs', conclusion: 'action_required' }]);
    expect(runs[0]?.summary).toContain('publish.by');
  });

  it('a suspended installation gets no jobs until it is unsuspended', async () => {
    sandbox.world.installation.suspendedAt = clock.now();
    later += 3600_000;
    const { headSha } = await open('meanwhile');
    await afterHours(1);
    expect(verdicts(headSha)).toEqual([]);
    delete sandbox.world.installation.suspendedAt;
    await afterHours(1);
    expect(verdicts(headSha)).toEqual(['success']);
  });
});

describe('a command whose job fails', () => {
  it('gets a reaction that says so', async () => {
    const { number } = await open('asked');
    // The pull request is then read by REST, and its files are not there.
    sandbox.injectFault({ path: /^\/graphql$/, status: 404, times: 2, body: { message: 'Not Found' } });
    const id = await sandbox.asUser('someone').comment({ repository, issue: number, body: '/listkeeper preview' });
    await settled();
    const comment = here.issues.get(number)?.comments.find((each) => each.id === id);
    expect(comment?.reactions.map(({ content }) => content)).toEqual(['eyes', 'confused']);
  });
});

describe('a pull request that waits for a check', () => {
  it('gets one verdict on the last head after two pushes in a row', async () => {
    const { headSha, headRepository, number } = await open('moving');
    const push = (n: number) =>
      sandbox
        .asUser('contributor')
        .push({ repository: headRepository, branch: 'moving', files: { 'data/moving.yml': entry(`v${n}`) } });
    const shas = [await push(1), await push(2), await push(3)];
    await settled();
    expect(verdicts(shas.at(-1) ?? '')).toEqual(['success']);
    expect(verdicts(headSha)).toEqual(['success']);
    expect(comments(number)).toHaveLength(1);
    expect(comments(number)[0]?.body).toContain('v3');
    expect(here.checkRuns.every(({ status }) => status === 'completed')).toBe(true);
  });

  it('gets a new verdict by Re-run, also on an old head', async () => {
    const { headSha, headRepository } = await open('again');
    const [run] = here.checkRuns.filter((each) => each.headSha === headSha);
    const put = { 'data/again.yml': entry('newer') };
    await sandbox.asUser('contributor').push({ repository: headRepository, branch: 'again', files: put });
    await settled();
    if (run) Object.assign(run, { status: 'queued', conclusion: null });
    await sandbox.asUser('someone').rerequestCheckRun(repository, run?.id ?? 0);
    await settled();
    expect(verdicts(headSha).at(-1)).toBe('neutral');
  });

  describe('a merge group', () => {
    /** Asks for the checks of what would come of these files on the default branch. */
    async function queued(files: Record<string, string>, base = here.refs.get('refs/heads/main')): Promise<string> {
      const branch = `gh-readonly-queue/main/pr-${Object.keys(files).length}`;
      const head_sha = await sandbox.asUser('someone').push({ repository, branch, files });
      const more = { head_ref: `refs/heads/${branch}`, base_ref: 'refs/heads/main', head_commit: {} };
      sandbox.world.emit({
        event: 'merge_group',
        action: 'checks_requested',
        repository: here,
        sender: here.owner,
        payload: { merge_group: { head_sha, ...(base ? { base_sha: base } : {}), ...more } },
      });
      await settled();
      return head_sha;
    }

    it('gets the verdict on its pull requests combined', async () => {
      const one = { 'data/one.yml': entry('one') };
      const right = await queued(one);
      expect(verdicts(right)).toEqual(['success']);
      expect(here.checkRuns.at(-1)?.summary).toContain('reviewed together');
      const twice = await queued({ ...one, 'data/two.yml': entry('one').replace('{en: one}', '{en: Two}') });
      expect(verdicts(twice), 'the same address in both').toEqual(['failure']);
      expect(here.checkRuns.at(-1)?.annotations).toMatchObject([{ path: 'data/two.yml' }]);
    });

    it('gets a neutral check when GitHub does not name its base', async () => {
      const head = await queued({ 'data/one.yml': entry('one') }, '');
      expect(verdicts(head)).toEqual(['neutral']);
      expect(here.checkRuns.at(-1)?.summary).toContain('This merge group wasn’t checked');
    });
  });

  it('failed webhooks are redelivered and processed once', async () => {
    sandbox.setWebhookUrl('http://127.0.0.1:9/nobody');
    const { headSha } = await open('unheard');
    sandbox.setWebhookUrl(bot.webhookUrl);
    await afterHours(0);
    expect(verdicts(headSha)).toEqual(['success']);
    const again = sandbox.deliveries.filter(({ redelivery }) => redelivery);
    expect(again.map(({ statusCode }) => statusCode)).toContain(202);
    await afterHours(0);
    expect(sandbox.deliveries.filter(({ redelivery }) => redelivery)).toHaveLength(again.length);
  });
});
