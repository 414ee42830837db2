import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Code, Root } from 'mdast';
import { remark } from 'remark';
import { visit } from 'unist-util-visit';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { openSandbox, type Sandbox } from '../src/sandbox/open-sandbox.ts';

/**
 * Follows the pages about the installation as a new user does. Each block of code that is marked
 * `run` or `background` is run in order, by the packed package, and prints what the page says.
 */

vi.setConfig({ testTimeout: 180_000, hookTimeout: 300_000 });

const root = join(import.meta.dirname, '..');
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
const readme = `# Awesome Reading

## Books

- [A primer](http://books.invented.org/primer) - The first book.
- [A tale](http://books.invented.org/tale) - The second book.

## Sites

- [A page](http://sites.invented.org/page) - The first site.
`;

let base: string;
let installed: string;
let web: Server;

interface Step {
  code: string;
  isBackground: boolean;
  mayFail: boolean;
  /** Lines that the page shows as output, until the next step. */
  output: string[];
}

/** The steps of a page, each with the output that the page shows below it. */
function readSteps(page: string): Step[] {
  const tree: Root = remark().parse(readFileSync(join(root, page), 'utf8'));
  const steps: Step[] = [];
  visit(tree, 'code', ({ lang, meta, value }: Code) => {
    const marks = (meta ?? '').split(' ');
    if (lang === 'sh' && (marks.includes('run') || marks.includes('background')))
      steps.push({ code: value, isBackground: marks.includes('background'), mayFail: marks.includes('may-fail'), output: [] });
    else if (lang === 'text' && marks.includes('output')) steps.at(-1)?.output.push(...value.split('\n'));
  });
  return steps;
}

/**
 * An empty folder of a new user, below the one where the package is installed: `npx` finds it
 * there.
 */
function createFolder(name: string): string {
  const folder = join(installed, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  return folder;
}

function userEnvironment(folder: string, more: Record<string, string> = {}): NodeJS.ProcessEnv {
  const url = `http://127.0.0.1:${(web.address() as AddressInfo).port}`;
  const author = {
    GIT_AUTHOR_NAME: 'A',
    GIT_AUTHOR_EMAIL: 'a@invented.org',
    GIT_COMMITTER_NAME: 'A',
    GIT_COMMITTER_EMAIL: 'a@invented.org',
  };
  return {
    PATH: process.env.PATH,
    HOME: folder,
    LANG: 'C',
    npm_config_offline: 'true',
    http_proxy: url,
    no_proxy: '127.0.0.1',
    ...author,
    ...more,
  };
}

/** Runs a step in a shell that stops at the first error. */
async function runStep({ code }: Step, folder: string, env: NodeJS.ProcessEnv) {
  const child = spawn('bash', ['-euo', 'pipefail', '-c', code], { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [stdout, stderr, status] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { status, output: `${stdout}${stderr}` };
}

async function walk(steps: readonly Step[], folder: string, env: NodeJS.ProcessEnv): Promise<void> {
  for (const step of steps) {
    const { status, output } = await runStep(step, folder, env);
    if (!step.mayFail) expect(status, `${step.code}\n${output}`).toBe(0);
    expect([0, 1], `${step.code}\n${output}`).toContain(status);
    for (const line of step.output) expect(output, step.code).toContain(line);
  }
}

beforeAll(async () => {
  base = mkdtempSync(join(tmpdir(), 'listkeeper-docs-'));
  installed = join(base, 'installed');
  mkdirSync(installed);
  const run = (args: string[], cwd: string) =>
    spawnSync(npm, args, { cwd, encoding: 'utf8', shell: process.platform === 'win32' });
  writeFileSync(join(installed, 'package.json'), '{ "private": true }');
  const result = run(['install', '--offline', '--no-audit', '--no-fund', inject('packed').path], installed);
  expect(result.status, result.stderr).toBe(0);
  // Every site of the list answers.
  web = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end('<title>A page</title><p>Some words to read on this page.</p>');
  });
  await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve));
});

afterAll(() => {
  web?.closeAllConnections();
  web?.close();
  rmSync(base, { recursive: true, force: true });
});

/** The pages in each language, and the locale of a reader. */
const translations: [suffix: string, LANG: string][] = [
  ['', 'C'],
  ['.zh', 'zh_CN.UTF-8'],
];

describe.each(translations)('docs/install-cli%s.md', (suffix, LANG) => {
  it('leads from a README to data, checked and rendered', async () => {
    const folder = createFolder(`cli${suffix}`);
    writeFileSync(join(folder, 'README.md'), readme);
    const steps = readSteps(`docs/install-cli${suffix}.md`);
    expect(steps.length).toBeGreaterThanOrEqual(4);
    await walk(steps, folder, userEnvironment(folder, { LANG }));
    expect(readFileSync(join(folder, 'README.md'), 'utf8')).toContain('<!-- listkeeper:start');
  });
});

describe.each(translations)('docs/install-action%s.md', (suffix, LANG) => {
  it('ends with a workflow on the default branch, whose Action writes the README by the packed bundle', async () => {
    const folder = createFolder(`action${suffix}`);
    const env = userEnvironment(folder, { LANG });
    const remote = join(base, `remote${suffix}.git`);
    const git = (...args: string[]) => expect(spawnSync('git', args, { cwd: folder, env }).status, args.join(' ')).toBe(0);
    git('init', '--quiet', '--bare', '--initial-branch=main', remote);
    git('init', '--quiet', '--initial-branch=main');
    git('remote', 'add', 'origin', remote);
    writeFileSync(join(folder, 'README.md'), readme);
    git('add', '--all');
    git('commit', '--quiet', '--message', 'A list');
    const steps = readSteps(`docs/install-action${suffix}.md`);
    expect(steps.length).toBeGreaterThanOrEqual(3);
    await walk(steps, folder, env);
    const pushed = spawnSync('git', ['ls-tree', '-r', '--name-only', 'main'], { cwd: remote, encoding: 'utf8' }).stdout;
    expect(pushed).toContain('.github/workflows/listkeeper.yml');
    expect(pushed).toContain('data/list.yml');
    await runActionOn(folder, pushed.trim().split('\n'));
  });
});

/** What GitHub starts after the push: action.yml's program, on a repository with these files. */
async function runActionOn(folder: string, paths: readonly string[]): Promise<void> {
  const sandbox = await openSandbox({});
  const released = mkdtempSync(join(base, 'released-'));
  for (const path of ['package.json', 'src/launch-action.mjs', 'dist/action'])
    cpSync(join(root, path), join(released, path), { recursive: true });
  const files = Object.fromEntries(paths.map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
  await sandbox.createRepository({ owner: 'someone', name: 'reading', files });
  const event = join(released, 'event.json');
  writeFileSync(
    event,
    JSON.stringify({
      ref: 'refs/heads/main',
      repository: { name: 'reading', owner: { login: 'someone' }, default_branch: 'main' },
    }),
  );
  const child = spawn(process.execPath, [join(released, 'src', 'launch-action.mjs')], {
    env: {
      PATH: process.env.PATH,
      GITHUB_REPOSITORY: 'someone/reading',
      GITHUB_EVENT_NAME: 'push',
      GITHUB_EVENT_PATH: event,
      GITHUB_REF: 'refs/heads/main',
      GITHUB_API_URL: sandbox.api,
      INPUT_TOKEN: sandbox.token,
    },
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [stdout, stderr, status] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  await sandbox.close();
  expect(status, `${stdout}${stderr}`).toBe(0);
  expect(stdout).toContain('up to date');
}

describe.each(translations)('docs/install-app%s.md', (suffix, LANG) => {
  it('ends with an App that reviews a pull request, and a doctor that accepts its key', async () => {
    const folder = createFolder(`app${suffix}`);
    const sandbox = await openSandbox({});
    const list = 'title: {en: Reading}\nlanguages: [en]\nsections:\n  - id: books\n    name: {en: Books}\n';
    await sandbox.createRepository({ owner: 'someone', name: 'reading', files: { 'data/list.yml': list } });
    const env = userEnvironment(folder, { LANG, GITHUB_API_URL: sandbox.api, HOST: '127.0.0.1', PORT: '' });
    const [start, ...others] = readSteps(`docs/install-app${suffix}.md`);
    expect(start).toMatchObject({ isBackground: true });
    const bot = spawn('bash', ['-c', `exec ${start?.code} --port 0`], {
      cwd: folder,
      env,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    try {
      const output = collectOutput(bot);
      const page = (await output(/(http:\/\/127\.0\.0\.1:\d+\/setup\/\w+)/))[1] ?? '';
      await register(page);
      const webhooks = (await output(/(http:\/\/127\.0\.0\.1:\d+\/api\/github\/webhooks)/))[1] ?? '';
      for (const line of start?.output ?? []) await output(new RegExp(line.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')));
      expect(existsSync(join(folder, '.env'))).toBe(true);
      sandbox.setWebhookUrl(webhooks);
      await walk(others, folder, env);
      await expectReview(sandbox);
    } finally {
      // npx passes no signal on, so its whole group gets it.
      if (bot.exitCode === null && bot.pid !== undefined) process.kill(-bot.pid, 'SIGTERM');
      await sandbox.close();
    }
  });
});

/** @returns a function that waits until the output matches. */
function collectOutput(child: ChildProcess): (pattern: RegExp) => Promise<RegExpExecArray> {
  let all = '';
  const readers = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk) => {
      all += chunk;
      for (const read of readers) read();
    });
  return (pattern) =>
    new Promise((resolve, reject) => {
      const read = () => {
        const found = pattern.exec(all);
        if (found) resolve(found);
      };
      readers.add(read);
      child.once('close', (code) => reject(new Error(`ended with ${code}: ${all}`)));
      read();
    });
}

/** What a visitor does in the browser: fills in the form, and is sent back by GitHub. */
async function register(page: string): Promise<void> {
  const form = new URLSearchParams({ address: 'http://127.0.0.1:3000', name: 'my-lists', organisation: '' });
  const review = await (await fetch(`${page}/review?${form}`)).text();
  const state = /[?&]state=(\w+)/.exec(review)?.[1];
  const created = await fetch(`${page}/created?code=a-code&state=${state}`);
  expect(await created.text()).toMatch(/The App is registered|App 已注册/);
}

async function expectReview(sandbox: Sandbox): Promise<void> {
  const repository = 'someone/reading';
  const entry = 'kind: article\nsection: boks\nname: {en: A Book}\nlinks: [{role: homepage, url: http://a.invented.org/}]\n';
  const opened = await sandbox
    .asUser('contributor')
    .openPullRequest({ repository, title: 'A book', branch: 'book', files: { 'data/book.yml': entry } });
  await vi.waitFor(
    () => {
      const runs = sandbox.world.hosted.get(repository)?.checkRuns.filter((run) => run.headSha === opened.headSha);
      expect(runs).toMatchObject([{ status: 'completed', conclusion: 'failure' }]);
      expect(sandbox.world.hosted.get(repository)?.issues.get(opened.number)?.comments).toHaveLength(1);
    },
    { timeout: 90_000, interval: 500 },
  );
}
