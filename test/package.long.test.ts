import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { parse } from 'yaml';
import { openSandbox } from '../src/sandbox/open-sandbox.ts';
import { findPostgres, startPostgres } from './bot/queue/postgres-server.ts';

// Packs and installs like a user does. The package has no dependencies, so no registry is asked.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 300_000 });

const root = join(import.meta.dirname, '..');
const windows = process.platform === 'win32';
const npm = windows ? 'npm.cmd' : 'npm';
const readme = `# Awesome Reading

## Books

- [A primer](http://books.invented.org/primer) - The first book.
- [A tale](http://books.invented.org/tale) - The second book.

## Sites

- [A page](http://sites.invented.org/page) - The first site.
`;

let folder: string;
const packed = inject('packed');
let proxy: Server;

function run(program: string, args: string[], cwd: string, env: Record<string, string> = {}) {
  return spawnSync(program, args, { cwd, encoding: 'utf8', shell: windows, env: { ...process.env, ...env } });
}

/** Starts the installed program and waits until its output matches. */
async function startInstalled(args: string[], pattern: RegExp, settings: Record<string, string> = {}) {
  const launcher = join(folder, 'node_modules', '@listkeeper', 'cli', 'src', 'launch.mjs');
  const env = { PATH: process.env.PATH, HOME: folder, ...settings };
  const child = spawn(process.execPath, [launcher, ...args], { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const match = await new Promise<RegExpExecArray>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk;
      const found = pattern.exec(output);
      if (found) resolve(found);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', (code) => reject(new Error(`ended with ${code}: ${output}`)));
  });
  return { child, match };
}

async function stop(child: ChildProcess): Promise<number | null> {
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  return ended;
}

/**
 * Runs the installed command. The proxy that answers for all hosts is in this process, so nothing
 * may block it.
 */
async function listkeeper(...args: string[]) {
  const url = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  const env = { PATH: process.env.PATH, http_proxy: url, HOME: folder };
  const child = spawn(join('node_modules', '.bin', 'listkeeper'), args, { cwd: folder, shell: windows, env });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [stdout, stderr, status] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { status, stdout, stderr };
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'listkeeper-package-'));
  writeFileSync(join(folder, 'package.json'), '{ "private": true }');
  const installed = run(npm, ['install', '--offline', '--no-audit', '--no-fund', packed.path], folder);
  expect(installed.status, installed.stderr).toBe(0);
  proxy = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end('<title>A page</title><p>Some words to read on this page.</p>');
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
});

afterAll(() => {
  proxy?.closeAllConnections();
  proxy?.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the packed package', () => {
  it('has the bundle with the licences of what it holds, and no source, test or package beside it', () => {
    const paths = packed.files.map(({ path }) => path);
    expect(paths).toEqual(
      expect.arrayContaining(['dist/cli/main.js', 'dist/cli/worker-main.js', 'dist/cli/THIRD-PARTY-LICENSES.txt']),
    );
    expect(paths.filter((path) => /^(?:test|bench|findings)\/|^src\/(?!launch\.mjs$)|\.test\./.test(path))).toEqual([]);
    const licenses = readFileSync(join(root, 'dist', 'cli', 'THIRD-PARTY-LICENSES.txt'), 'utf8');
    const names = [...licenses.matchAll(/^(\S+) \d+\.\d+\.\d+\S* \(.+\)$/gm)].map((match) => match[1]);
    expect(names).toEqual(expect.arrayContaining(['undici', 'probot', 'github-markdown-css', '@huacnlee/autocorrect']));
  });

  it('is one package of at most 40 MB', () => {
    expect(readdirSync(join(folder, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual(['@listkeeper']);
    expect(readdirSync(join(folder, 'node_modules', '@listkeeper', 'cli'))).not.toContain('node_modules');
    expect(packed.unpackedSize).toBeLessThan(40_000_000);
    expect(packed.unpackedSize, 'it is not empty').toBeGreaterThan(1_000_000);
  });
});

describe('the installed program', () => {
  it('imports a README, validates and renders the data, and checks the links', async () => {
    writeFileSync(join(folder, 'README.md'), readme);
    const imported = await listkeeper('import', 'README.md', '--out', 'data', '--replace', '--force');
    expect(imported, imported.stderr).toMatchObject({ status: 0 });
    expect(await listkeeper('validate', 'data')).toMatchObject({ status: 0, stdout: expect.stringContaining('3 entries') });
    expect(await listkeeper('render')).toMatchObject({ status: 0 });
    expect(await listkeeper('render', '--check')).toMatchObject({ status: 0 });
    const settings = join(folder, '.github', 'listkeeper.yml');
    const before = readFileSync(settings, 'utf8');
    writeFileSync(settings, before.replace(/^outputs:\n/m, 'outputs:\n  - { file: site/index.html, language: en }\n'));
    expect(await listkeeper('render')).toMatchObject({ status: 0, stdout: expect.stringMatching(/^site\/: \d+ files/m) });
    expect(readFileSync(join(folder, 'site', 'assets', 'site.js'), 'utf8'), 'the script of the bundle').toContain('Luca Ongaro');
    writeFileSync(settings, before);
    expect(readFileSync(join(folder, 'README.md'), 'utf8')).toContain('<!-- listkeeper:start');
    expect(await listkeeper('init')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('.github/workflows/listkeeper.yml: written'),
    });
    expect(await listkeeper('render', '--check')).toMatchObject({ status: 0 });
    const checked = await listkeeper('check', 'README.md', '--format', 'json');
    expect(JSON.parse(checked.stdout), checked.stderr).toMatchObject({
      links: expect.arrayContaining([expect.objectContaining({ verdict: 'alive' })]),
    });
  });

  it('shows the bot at work on the list, by its own worker process', async () => {
    const args = ['try', '.', '--simulate', '--no-open', '--port', '0'];
    const { child, match } = await startInstalled(args, /(http:\/\/127\.0\.0\.1:\d+\/you\/\S+\/pull\/\d+)/);
    const page = await (await fetch(match[1] ?? '')).text();
    expect(page).toContain('listkeeper');
    expect(await (await fetch(new URL('/_/style.css', match[1]))).text(), 'the copied style sheet').toContain('.markdown-body');
    expect(await stop(child)).toBe(0);
  });

  it.runIf(findPostgres())('keeps its queue in PostgreSQL, with no package beside it', async () => {
    const [server, sandbox] = [await startPostgres(findPostgres() ?? ''), await openSandbox()];
    const { id, privateKey, webhookSecret } = sandbox.app;
    const app = { APP_ID: String(id), PRIVATE_KEY: privateKey, WEBHOOK_SECRET: webhookSecret };
    const settings = { ...app, GITHUB_API_URL: sandbox.api, DATABASE_URL: server.url, HOST: '127.0.0.1', LOG_FORMAT: 'json' };
    const web = await startInstalled(['start', '--role', 'web', '--port', '0'], /on (http:\S+)\/api\/github/, settings);
    const worker = await startInstalled(['start', '--role', 'worker', '--port', '0'], /on (http:[^\s"]+)/, settings);
    for (const { match } of [web, worker]) expect((await fetch(`${match[1]}/readyz`)).status).toBe(200);
    for (const { child } of [web, worker]) expect(await stop(child)).toBe(0);
    await sandbox.close();
    await server.stop();
  });

  it('starts the example when there are no credentials', async () => {
    const args = ['start', '--no-open', '--port', '0'];
    const { child, match } = await startInstalled(args, /(http:\/\/127\.0\.0\.1:\d+\/\S+\/issues\/\d+)/);
    expect((await fetch(match[1] ?? '')).status).toBe(200);
    expect(await stop(child)).toBe(0);
  });

  it('keeps nothing in the folder of the package', () => {
    const folders = readdirSync(join(folder, 'node_modules', '@listkeeper', 'cli'));
    expect(folders.filter((name) => !packed.files.some(({ path }) => path === name || path.startsWith(`${name}/`)))).toEqual([]);
    expect(statSync(join(folder, 'data')).isDirectory() && existsSync(join(folder, 'data', 'list.yml'))).toBe(true);
  });
});

describe('the bundled Action', () => {
  it('runs by action.yml without packages, and reads nothing of the folder that it is started in', async () => {
    const released = mkdtempSync(join(tmpdir(), 'listkeeper-action-'));
    const action = parse(readFileSync(join(root, 'action.yml'), 'utf8')) as { runs: { using: string; main: string } };
    expect(action.runs.using).toBe('node24');
    for (const path of ['package.json', action.runs.main, 'dist/action'])
      cpSync(join(root, path), join(released, path), { recursive: true });
    // What a pull request could bring, were it checked out.
    const workspace = mkdtempSync(join(tmpdir(), 'listkeeper-workspace-'));
    mkdirSync(join(workspace, 'node_modules', 'undici'), { recursive: true });
    writeFileSync(join(workspace, 'node_modules', 'undici', 'index.js'), 'process.exit(9);');
    writeFileSync(join(workspace, '.env'), 'GITHUB_API_URL=http://stranger.invented.org\n');
    const sandbox = await openSandbox({});
    await sandbox.createRepository({
      owner: 'someone',
      name: 'reading',
      files: {
        'data/list.yml': 'title: {en: Reading}\nlanguages: [en]\nsections:\n  - id: books\n    name: {en: Books}\n',
        'README.md': '<!-- listkeeper:start -->\n<!-- listkeeper:end -->\n',
      },
    });
    const event = {
      ref: 'refs/heads/main',
      repository: { name: 'reading', owner: { login: 'someone' }, default_branch: 'main' },
    };
    writeFileSync(join(released, 'event.json'), JSON.stringify(event));
    const child = spawn(process.execPath, [join(released, action.runs.main)], {
      cwd: workspace,
      env: {
        PATH: process.env.PATH,
        GITHUB_API_URL: sandbox.api,
        GITHUB_REPOSITORY: 'someone/reading',
        GITHUB_EVENT_NAME: 'push',
        GITHUB_EVENT_PATH: join(released, 'event.json'),
        INPUT_TOKEN: sandbox.token,
      },
    });
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
    const [stdout, stderr, status] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
    await sandbox.close();
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('README.md will be written');
    expect(readdirSync(workspace).sort()).toEqual(['.env', 'node_modules']);
    for (const each of [released, workspace]) rmSync(each, { recursive: true, force: true });
  });
});
