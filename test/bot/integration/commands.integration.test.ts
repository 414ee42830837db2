import { afterAll, beforeAll, expect, it } from 'vitest';
import { maxCommandsPerHour } from '../../../src/bot/queue/command-quota.ts';
import type { Bot } from '../../../src/bot/start-bot.ts';
import { createHttpClient } from '../../../src/http/client.ts';
import type { HttpClient } from '../../../src/http/types.ts';
import { createHtmlResponse } from '../../../src/sandbox/internet/responses.ts';
import { openSimulatedInternet, type SimulatedInternet } from '../../../src/sandbox/internet/simulated-internet.ts';
import { openSandbox, type Sandbox } from '../../../src/sandbox/open-sandbox.ts';
import { dataset, listFiles } from '../../jobs/shared/example-list.ts';
import { startTestBot, waitUntilSettled } from '../bot-fixture.ts';

const repository = 'someone/list';
let sandbox: Sandbox;
let internet: SimulatedInternet;
let network: HttpClient;
let bot: Bot;

beforeAll(async () => {
  sandbox = await openSandbox({});
  internet = await openSimulatedInternet([{ host: 'new.example.org', respond: () => createHtmlResponse('New') }]);
  const own = new URL(sandbox.url).host;
  network = createHttpClient({ route: (url) => (url.host === own ? undefined : internet.route(url)), environment: {} });
  await sandbox.createRepository({ owner: 'someone', name: 'list', files: listFiles });
  bot = await startTestBot(sandbox, { network });
  await bot.idle();
});
afterAll(async () => {
  await bot.stop();
  await Promise.all([network.close(), sandbox.close(), internet.close()]);
});

const settled = () => waitUntilSettled(sandbox, bot);

const issue = (number: number) => sandbox.world.hosted.get(repository)?.issues.get(number);

/** Says it, and waits for the answer: the reactions to the comment, in order. */
async function say(login: string, number: number, body: string): Promise<string[]> {
  const id = await sandbox.asUser(login).comment({ repository, issue: number, body });
  await settled();
  return (
    issue(number)
      ?.comments.find((comment) => comment.id === id)
      ?.reactions.map(({ content }) => content) ?? []
  );
}

const wrong = `# yaml-language-server: $schema=schema.json\n${dataset('New', 'https://new.example.org/')}added: 2020/1/2\n`;

it('a command gets a reaction and an answer if its author may use it, and only a refusing reaction otherwise', async () => {
  const { number } = await sandbox
    .asUser('contributor')
    .openPullRequest({ repository, title: 'Add', branch: 'new', files: { 'data/new.yml': wrong } });
  await settled();
  const review = issue(number)?.comments[0]?.body ?? '';
  expect(review).toContain('`/listkeeper fix` fixes it.');
  expect(issue(number)?.pull?.reviews.flatMap(({ comments }) => comments)).toHaveLength(1);

  expect(await say('contributor', number, '/listkeeper preview')).toEqual(['eyes', '+1']);
  expect(await say('stranger', number, '/listkeeper preview')).toEqual(['confused']);
  expect(await say('contributor', number, '/listkeeper ignore https://new.example.org/ mine')).toEqual(['confused']);
  expect(await say('someone', number, '/listkeeper duplicate-of nothing')).toEqual(['eyes', 'confused']);
  expect(await say('someone', number, '> /listkeeper fix')).toEqual([]);
  const ours = issue(number)?.comments.filter(({ author }) => author.app) ?? [];
  expect(ours.map(({ body }) => body.split('\n', 1)[0])).toEqual([
    '<!-- listkeeper:review -->',
    expect.stringMatching(/^<!-- listkeeper:answer \d+ -->$/),
    expect.stringMatching(/^<!-- listkeeper:answer \d+ -->$/),
  ]);
  expect(ours[2]?.body).toContain('There is no `nothing` on the list.');
});

it('equal commands that are merged into one job get a reaction at each comment', async () => {
  const { number } = await sandbox
    .asUser('contributor')
    .openPullRequest({ repository, title: 'Add', branch: 'twice', files: { 'data/twice.yml': wrong.replace('New', 'Twice') } });
  await settled();
  const say = () => sandbox.asUser('contributor').comment({ repository, issue: number, body: '/listkeeper recheck' });
  const ids = [await say(), await say(), await say()];
  await settled();
  const reactions = issue(number)
    ?.comments.filter(({ id }) => ids.includes(id))
    .map((comment) => comment.reactions.map(({ content }) => content));
  expect(reactions).toEqual(ids.map(() => ['eyes', '+1']));
});

it('the limit of commands an hour is explained once and then ignored; it does not apply to maintainers', async () => {
  const number = await sandbox.asUser('restless').openIssue({ repository, title: 'Hello', body: 'Anybody there?' });
  const reactions: string[][] = [];
  for (let times = 0; times < maxCommandsPerHour + 3; times += 1)
    reactions.push(await say('restless', number, '/listkeeper preview'));
  expect(reactions.slice(0, maxCommandsPerHour + 1)).toEqual(Array(maxCommandsPerHour + 1).fill(['confused']));
  expect(reactions.slice(maxCommandsPerHour + 1), 'silence').toEqual([[], []]);
  const ours = issue(number)?.comments.filter(({ author }) => author.app) ?? [];
  expect(ours).toHaveLength(1);
  expect(ours[0]?.body).toContain('You’ve reached the limit of 10 commands an hour');
  expect(ours[0]?.body).toContain('已达到每小时 10 条命令的上限');
  const kept: string[][] = [];
  for (let times = 0; times < maxCommandsPerHour + 2; times += 1)
    kept.push(await say('someone', number, '/listkeeper duplicate-of none'));
  expect(kept.every(([first]) => first === 'eyes')).toBe(true);
});

it('/listkeeper fix commits to the branch, and the new head is reviewed', async () => {
  const { number, headSha } = await sandbox.asUser('someone').openPullRequest({
    repository,
    title: 'Add',
    branch: 'own',
    files: { 'data/own.yml': wrong.replace('New', 'Own').replace('new.', 'own.') },
  });
  await settled();
  const verdicts = () =>
    sandbox.world.hosted.get(repository)?.checkRuns.filter(({ headSha: sha }) => sha === issue(number)?.pull?.head.sha);
  expect(verdicts()).toMatchObject([{ conclusion: 'failure' }]);
  expect(await say('someone', number, '/listkeeper fix')).toEqual(['eyes', '+1']);
  expect(issue(number)?.pull?.head.sha).not.toBe(headSha);
  expect(verdicts()).toMatchObject([{ conclusion: 'success' }]);
});
