import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openSandbox, type Sandbox } from '../../../src/sandbox/open-sandbox.ts';
import { compileCacheEnvironment } from '../../bot/compile-cache.ts';
import { requireBundledProgram } from '../bundled-program.ts';

/**
 * `listkeeper start` with credentials, as an operator runs it: two processes, a forge on loopback.
 */

const program = requireBundledProgram();
const repository = 'someone/reading';
const files = {
  'data/list.yml': 'title: {en: Reading}\nlanguages: [en]\nsections:\n  - id: books\n    name: {en: Books}\n',
  // GitHub's pace for writes is kept here: few are made.
  '.github/listkeeper.yml': 'review: {links: false, comment: never}\npublish: {by: "off"}\nlinks: {every: "off"}\n',
};
const entry = 'kind: article\nsection: boks\nname: {en: A Book}\nlinks: [{role: homepage, url: https://a.invented.org/}]\n';

let sandbox: Sandbox;
let folder: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'listkeeper-start-'));
  sandbox = await openSandbox({});
  await sandbox.createRepository({ owner: 'someone', name: 'reading', files });
});
afterEach(async () => {
  await sandbox.close();
  rmSync(folder, { recursive: true, force: true });
});

it('reviews a pull request, finishes running jobs on SIGTERM, and logs no secret', async () => {
  const { id, privateKey, webhookSecret } = sandbox.app;
  const bot = spawn(process.execPath, [program, 'start', '--port', '0', '--no-open'], {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      ...compileCacheEnvironment,
      APP_ID: String(id),
      PRIVATE_KEY: privateKey,
      WEBHOOK_SECRET: webhookSecret,
      GITHUB_API_URL: sandbox.api,
      HOST: '127.0.0.1',
      LOG_FORMAT: 'json',
      LOG_LEVEL: 'debug',
    },
  });
  const ended = new Promise<number | null>((resolve) => bot.on('close', resolve));
  let out = '';
  const until = (words: RegExp) =>
    new Promise<string>((resolve, reject) => {
      const look = () => words.test(out) && resolve(words.exec(out)?.[1] ?? '');
      bot.stdout.on('data', look);
      bot.on('close', () => reject(new Error(out)));
      look();
    });
  for (const stream of [bot.stdout, bot.stderr]) {
    stream.on('data', (chunk) => {
      out += chunk;
    });
  }
  sandbox.setWebhookUrl(await until(/listening for webhooks on (http[^"]+)"/));
  // The first sweep is done: what comes now came by a webhook, and is at work when the signal
  // comes.
  await until(/"message":"publish: /);
  const words: Promise<number | null>[] = [];
  sandbox.observe(({ path, requestBody }) => {
    if (words.length > 0 || path !== '/graphql' || !/query PullRequest\b/.test(JSON.stringify(requestBody))) return;
    bot.kill('SIGTERM');
    words.push(ended);
  });
  const put = { 'data/book.yml': entry };
  const { headSha } = await sandbox
    .asUser('contributor')
    .openPullRequest({ repository, title: 'A book', branch: 'book', files: put });
  expect(await ended).toBe(0);
  expect(words, 'it was told in the midst of the review').toHaveLength(1);
  const verdicts = sandbox.world.hosted.get(repository)?.checkRuns.filter((run) => run.headSha === headSha);
  expect(verdicts).toMatchObject([{ status: 'completed', conclusion: 'failure' }]);
  expect(out).toContain('SIGTERM: stopping');
  expect(out, 'lines of the other process').toMatch(/"message":"review: #1 at/);
  expect(out).not.toContain(webhookSecret);
  expect(out).not.toMatch(/PRIVATE KEY|ghs_|Bearer/i);
});
