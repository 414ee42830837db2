import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Bot } from '../../../../src/bot/start-bot.ts';
import { createHttpClient } from '../../../../src/http/client.ts';
import type { HttpClient } from '../../../../src/http/types.ts';
import { openSandbox, type Sandbox } from '../../../../src/sandbox/open-sandbox.ts';
import { startTestBot, waitUntilSettled } from '../../bot-fixture.ts';

/**
 * Pushes and reviews: each review of somebody who pushes all the time is overtaken; a push to the
 * default branch changes verdicts.
 */

const repository = 'someone/reading';
const files = {
  'data/list.yml': 'title: {en: Reading}\nlanguages: [en]\nsections:\n  - id: books\n    name: {en: Books}\n',
  '.github/listkeeper.yml': 'review: {links: false}\nlinks: {every: "off"}\n',
};
const entry = (name: string) =>
  `kind: article\nsection: books\nname: {en: ${name}}\nlinks: [{role: homepage, url: 'https://books.invented.org/${name}'}]\n`;

let sandbox: Sandbox;
let network: HttpClient;
let bot: Bot;
/** Called when a review of this pull request has read its head, and before it says anything. */
let meanwhile: ((number: number) => Promise<void>) | undefined;

beforeAll(async () => {
  sandbox = await openSandbox({});
  const real = createHttpClient({});
  network = {
    ...real,
    fetch: async (input, init) => {
      const response = await real.fetch(input, init);
      const { query, variables } = JSON.parse(String(init?.body || '{}')) as { query?: string; variables?: { number?: number } };
      const number = query?.startsWith('query PullRequest') ? variables?.number : undefined;
      if (number !== undefined) await meanwhile?.(number);
      return response;
    },
  };
  await sandbox.createRepository({ owner: 'someone', name: 'reading', files });
  bot = await startTestBot(sandbox, { network });
  await bot.idle();
});
afterAll(async () => {
  await bot.stop();
  await network.close();
  await sandbox.close();
});

const here = () => sandbox.world.hosted.get(repository);
const open = (branch: string) =>
  sandbox
    .asUser('contributor')
    .openPullRequest({ repository, title: branch, branch, files: { [`data/${branch}.yml`]: entry(branch) } });
const judged = (sha: string) => here()?.checkRuns.some(({ headSha }) => headSha === sha) ?? false;

it('a pull request pushed to during every review gets a verdict within three pushes, and others have their turn', async () => {
  const shas: string[] = [];
  const order: number[] = [];
  let other: Promise<{ number: number; headSha: string }> | undefined;
  meanwhile = async (number) => {
    order.push(number);
    const pull = here()?.issues.get(number)?.pull;
    if (!pull || number !== 1 || shas.length >= 12) return;
    other ??= open('calm');
    await other;
    const put = { 'data/restless.yml': entry(`restless-${shas.length}`) };
    shas.push(await sandbox.asUser('contributor').push({ repository: `contributor/reading`, branch: 'restless', files: put }));
    // The webhook of the push arrives before the review goes on.
    await sandbox.waitForDeliveries();
  };
  const { headSha, number } = await open('restless');
  expect(number).toBe(1);
  await waitUntilSettled(sandbox, bot);
  meanwhile = undefined;
  const heads = [headSha, ...shas];
  const verdicts = heads.map(judged);
  expect(heads).toHaveLength(13);
  expect(verdicts.at(-1), 'the last head has its verdict').toBe(true);
  for (let i = 0; i + 3 <= heads.length; i += 1) {
    expect(verdicts.slice(i, i + 3), `no verdict on three heads in a row from ${i}`).toContain(true);
  }
  expect(verdicts.filter(Boolean).length, 'and not each push a verdict').toBeLessThan(heads.length / 2);
  expect(order.slice(0, 3), 'the other pull request of the list had its turn in between').toContain(2);
  expect(judged((await other)?.headSha ?? '')).toBe(true);
  expect(
    here()
      ?.issues.get(1)
      ?.comments.filter(({ author }) => author.app),
  ).toHaveLength(1);
});

it('a push that changes list or settings has open pull requests reviewed again, another push has not', async () => {
  const { headSha } = await open('steady');
  await waitUntilSettled(sandbox, bot);
  const runs = () => here()?.checkRuns.filter((run) => run.headSha === headSha && run.name === 'Listkeeper') ?? [];
  expect(runs()).toMatchObject([{ conclusion: 'success' }]);
  const push = async (changed: Record<string, string>) => {
    await sandbox.asUser('someone').push({ repository, branch: 'main', files: changed });
    await waitUntilSettled(sandbox, bot);
  };
  await push({ 'notes.txt': 'A note.' });
  expect(runs()).toHaveLength(1);
  await push({ 'data/list.yml': (files['data/list.yml'] ?? '').replace('id: books', 'id: volumes') });
  expect(runs().at(-1), 'its section is gone').toMatchObject({ conclusion: 'failure' });
  await push({ 'data/list.yml': files['data/list.yml'] });
  expect(runs().at(-1), 'and back').toMatchObject({ conclusion: 'success' });
});
