import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it, type TestContext, vi } from 'vitest';
import { parse } from 'yaml';
import { formatWorkflow, releasedAction } from '../../src/cli/init/workflow-file.ts';
import { readList } from '../../src/list/index.ts';
import { defaultSettings } from '../../src/list/schema/settings/settings-schema.ts';
import { languages } from '../../src/model/language.ts';
import { openSandbox, type Sandbox } from '../../src/sandbox/open-sandbox.ts';
import { formBody } from '../jobs/submission/form-body.ts';

/**
 * The workflow that `init` writes, run by nektos/act: it reads the file, evaluates the conditions
 * of the jobs, and starts the bundled Action as a runner does. In host mode it needs no container.
 */

vi.setConfig({ testTimeout: 120_000, hookTimeout: 900_000 });

/** The newest version when this was written. It runs `using: node24` with the Node of the path. */
const actVersion = 'v0.2.89';
const root = join(import.meta.dirname, '..', '..');
const actFolder = join(root, 'node_modules', '.cache', 'act', actVersion);
const act = join(actFolder, process.platform === 'win32' ? 'act.exe' : 'act');

/** Why act can't be run here. Undefined when it can. */
let missing: string | undefined;
let folder: string;
let sandbox: Sandbox;
let web: Server;

/** Builds act with Go, once: the folder of caches keeps it. */
function installAct(): string | undefined {
  if (existsSync(act)) return undefined;
  const built = spawnSync('go', ['install', `github.com/nektos/act@${actVersion}`], {
    env: { ...process.env, GOBIN: actFolder },
    encoding: 'utf8',
  });
  if (built.error) return `Go is not installed (${built.error.message})`;
  return built.status === 0 ? undefined : `go install of act ended with ${built.status}: ${built.stderr.slice(-400)}`;
}

function requireAct(context: TestContext): void {
  if (missing === undefined) return;
  if (process.env.LISTKEEPER_REQUIRE_ACT === 'true') throw new Error(missing);
  process.stderr.write(`The workflows were not run by act: ${missing}\n`);
  context.skip(missing);
}

beforeAll(async () => {
  missing = installAct();
  folder = mkdtempSync(join(tmpdir(), 'listkeeper-act-'));
  for (const path of ['package.json', 'action.yml', 'src/launch-action.mjs', 'dist/action'])
    cpSync(join(root, path), join(folder, 'released', path), { recursive: true });
  sandbox = await openSandbox({});
  // Every site of the list answers.
  web = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end('<title>A page</title><p>Some words to read on this page.</p>');
  });
  await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve));
});

afterAll(async () => {
  web?.closeAllConnections();
  web?.close();
  await sandbox?.close();
  rmSync(folder, { recursive: true, force: true });
});

const listFile = 'title: { en: Reading }\nlanguages: [en]\nsections:\n  - { id: books, name: { en: Books } }\n';
const entry = (name: string) =>
  `kind: article\nsection: books\nname:\n  en: ${name}\ndescription:\n  en: Something to read.\nlinks:\n  - role: homepage\n    url: http://books.invented.org/${name.toLowerCase()}\n`;
const files = {
  'data/list.yml': listFile,
  'data/primer.yml': entry('Primer'),
  'README.md': '# Reading\n\n<!-- listkeeper:start -->\n<!-- listkeeper:end -->\n',
  '.github/listkeeper.yml':
    'outputs:\n  - { file: README.md, language: en }\n  - { file: .github/ISSUE_TEMPLATE/entry.yml, language: en }\n',
};
const owner = 'someone';

const hosted = (name: string) => {
  const found = sandbox.world.hosted.get(`${owner}/${name}`);
  if (!found) throw new Error(`no ${name}`);
  return found;
};

/** The clone in which act is started: of the repository it needs the workflow and the address. */
function createClone(name: string, language: (typeof languages)[number]): { clone: string; workflow: string } {
  const clone = join(folder, name);
  mkdirSync(join(clone, '.github', 'workflows'), { recursive: true });
  const workflow = formatWorkflow({ language, uses: releasedAction, schedule: { minute: 7, hour: 3 } });
  writeFileSync(join(clone, '.github', 'workflows', 'listkeeper.yml'), workflow);
  const author = ['-c', 'user.name=A', '-c', 'user.email=a@invented.org'];
  for (const args of [
    ['init', '--quiet', '--initial-branch=main'],
    ['remote', 'add', 'origin', `https://github.com/${owner}/${name}.git`],
    ['add', '--all'],
    [...author, 'commit', '--quiet', '--message', 'Workflow'],
  ])
    expect(spawnSync('git', args, { cwd: clone }).status, args.join(' ')).toBe(0);
  return { clone, workflow };
}

interface Job {
  if: string;
  permissions: Record<string, 'read' | 'write'>;
}

/** A token with the permissions of one job, as GitHub gives it. */
function createJobToken(workflow: string, job: string): string {
  const { jobs } = parse(workflow) as { jobs: Record<string, Job> };
  const own = Object.entries(jobs[job]?.permissions ?? {}).map(([name, level]) => [name.replaceAll('-', '_'), level] as const);
  return sandbox.createToken({ metadata: 'read', ...Object.fromEntries(own) });
}

interface Event {
  name: string;
  payload: object;
  /** The job that is to run, alone. */
  job: string;
  language?: (typeof languages)[number];
}

let events = 0;

/** Lets act run the workflow for an event of a repository of the sandbox. */
async function runWorkflow(name: string, { name: event, payload, job, language = 'en' }: Event) {
  const { clone, workflow } = createClone(`${name}-${events}`, language);
  events += 1;
  const about = {
    repository: { name, full_name: `${owner}/${name}`, owner: { login: owner }, default_branch: 'main' },
    ref: 'refs/heads/main',
  };
  const eventPath = join(folder, `event-${events}.json`);
  writeFileSync(eventPath, JSON.stringify({ ...about, ...payload }));
  const proxy = `http://127.0.0.1:${(web.address() as AddressInfo).port}`;
  const environment = {
    GITHUB_API_URL: sandbox.api,
    GITHUB_REPOSITORY: `${owner}/${name}`,
    http_proxy: proxy,
    no_proxy: '127.0.0.1',
  };
  const args = [
    event,
    ...['--platform', 'ubuntu-latest=-self-hosted', '--eventpath', eventPath, '--defaultbranch', 'main'],
    ...['--local-repository', `${releasedAction}=${join(folder, 'released')}`],
    ...['--secret', `GITHUB_TOKEN=${createJobToken(workflow, job)}`],
    ...Object.entries(environment).flatMap(([key, value]) => ['--env', `${key}=${value}`]),
  ];
  const env = { PATH: process.env.PATH, HOME: folder, XDG_CACHE_HOME: join(folder, 'cache') };
  const child = spawn(act, args, { cwd: clone, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [stdout, stderr, status] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  const jobs = [...new Set([...`${stdout}${stderr}`.matchAll(/^\[Listkeeper\/(\w+)/gm)].map((match) => match[1]))];
  return { status, output: `${stdout}${stderr}`, jobs };
}

const create = (name: string) => sandbox.createRepository({ owner, name, files });
const openPull = (name: string, entryText = entry('Tale')) =>
  sandbox
    .asUser('contributor')
    .openPullRequest({ repository: `${owner}/${name}`, title: 'Tale', branch: 'tale', files: { 'data/tale.yml': entryText } });

describe('the workflow that init writes, run by act', () => {
  it.for(languages)('reviews a pull request from a fork, in a job that is red when it blocks: %s', async (language, context) => {
    requireAct(context);
    const name = `forked-${language}`;
    await create(name);
    const { number, headSha } = await openPull(name, entry('Tale').replace('homepage', 'home'));
    const payload = { action: 'opened', number, pull_request: { number, head: { ref: 'tale' } } };
    const { status, output, jobs } = await runWorkflow(name, { name: 'pull_request_target', payload, job: 'review', language });
    expect(jobs, output).toEqual(['review']);
    expect(status, output).toBe(1);
    expect(output).toContain('Job failed');
    expect(hosted(name).issues.get(number)?.comments).toHaveLength(1);
    expect(hosted(name).checkRuns.filter((run) => run.headSha === headSha)).toMatchObject([{ conclusion: 'failure' }]);
  });

  it('writes the README after a push to the default branch, and does nothing on another', async (context) => {
    requireAct(context);
    await create('pushed');
    const { status, output, jobs } = await runWorkflow('pushed', { name: 'push', payload: {}, job: 'publish' });
    expect({ status, jobs }, output).toEqual({ status: 0, jobs: ['publish'] });
    expect(output).toContain('README.md');
    const other = await runWorkflow('pushed', { name: 'push', payload: { ref: 'refs/heads/other' }, job: 'publish' });
    expect({ status: other.status, jobs: other.jobs }, other.output).toEqual({ status: 0, jobs: [] });
  });

  it('answers a command in a comment, and no other comment', async (context) => {
    requireAct(context);
    await create('commanded');
    const { number, headSha } = await openPull('commanded');
    const comment = async (body: string) => {
      const id = await sandbox.asUser('contributor').comment({ repository: `${owner}/commanded`, issue: number, body });
      const user = { login: 'contributor', type: 'User' };
      const payload = { action: 'created', issue: { number, pull_request: {} }, comment: { id, body, user } };
      return runWorkflow('commanded', { name: 'issue_comment', payload, job: 'answer' });
    };
    expect(await comment('Thank you!')).toMatchObject({ status: 0, jobs: [] });
    const { status, output, jobs } = await comment('/listkeeper recheck');
    expect({ status, jobs }, output).toEqual({ status: 0, jobs: ['answer'] });
    expect(hosted('commanded').checkRuns.filter((run) => run.headSha === headSha)).toMatchObject([{ conclusion: 'success' }]);
  });

  it('makes a pull request of a completed form', async (context) => {
    requireAct(context);
    await create('formed');
    const info = readList([{ path: 'data/list.yml', text: listFile }], defaultSettings).info;
    if (!info) throw new Error('the list can not be read');
    const body = formBody(info, 'en', { link: 'http://books.invented.org/tale', name: 'A Tale' });
    const number = await sandbox.asUser('reader').openIssue({ repository: `${owner}/formed`, title: 'A book', body });
    const payload = { action: 'opened', issue: { number, body }, sender: { login: 'reader', type: 'User' } };
    const { status, output, jobs } = await runWorkflow('formed', { name: 'issues', payload, job: 'answer' });
    expect({ status, jobs }, output).toEqual({ status: 0, jobs: ['answer'] });
    const proposed = [...hosted('formed').issues.values()].filter(({ pull }) => pull);
    expect(proposed).toMatchObject([{ title: 'Add A Tale', state: 'open' }]);
  });

  it('checks the links when somebody starts it', async (context) => {
    requireAct(context);
    await create('checked');
    const { status, output, jobs } = await runWorkflow('checked', { name: 'workflow_dispatch', payload: {}, job: 'check' });
    expect({ status, jobs }, output).toEqual({ status: 0, jobs: ['check'] });
    expect(output).toContain('1 of 1 link checked');
    expect(hosted('checked').refs.has('refs/heads/listkeeper/health')).toBe(true);
  });

  it('gives a merge group its check', async (context) => {
    requireAct(context);
    await create('queued');
    const { headSha } = await openPull('queued');
    const base = hosted('queued').refs.get('refs/heads/main');
    const payload = { action: 'checks_requested', merge_group: { head_sha: headSha, base_sha: base } };
    const { status, output, jobs } = await runWorkflow('queued', { name: 'merge_group', payload, job: 'review' });
    expect({ status, jobs }, output).toEqual({ status: 0, jobs: ['review'] });
    expect(hosted('queued').checkRuns).toMatchObject([{ headSha, conclusion: 'success' }]);
  });
});
