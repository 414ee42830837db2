import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { ActionError, readEvent } from '../../src/action/event.ts';
import { runAction } from '../../src/action/main.ts';
import { annotationLine, command } from '../../src/action/say.ts';
import { openInternet, page, type SimulatedInternet } from '../../src/sandbox/internet/server.ts';
import { openSandbox, type Sandbox } from '../../src/sandbox/open.ts';

// Real servers and programs: on a busy machine they take their time.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

const repository = 'someone/reading';

const primer = `kind: article
section: books
name:
  en: A Primer
description:
  en: Something to read.
links:
  - role: homepage
    url: https://books.invented.org/primer
`;

let sandbox: Sandbox;
let internet: SimulatedInternet;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'listkeeper-action-'));
  internet = await openInternet([{ host: 'books.invented.org', answer: () => page('A page') }]);
  sandbox = await openSandbox({});
  await sandbox.createRepository({
    owner: 'someone',
    name: 'reading',
    files: {
      'data/list.yml': 'title: {en: Reading}\nlanguages: [en]\nsections:\n  - id: books\n    name: {en: Books}\n',
      'data/primer.yml': primer,
      'README.md': '<!-- listkeeper:start -->\n<!-- listkeeper:end -->\n',
    },
  });
});

afterAll(async () => {
  await sandbox.close();
  await internet.close();
  rmSync(folder, { recursive: true, force: true });
});

const paths = { summary: '', output: '' };

beforeEach(() => {
  paths.summary = join(folder, `summary-${Math.random()}`);
  paths.output = join(folder, `output-${Math.random()}`);
  for (const path of Object.values(paths)) writeFileSync(path, '');
});

async function act(event: string, payload: object, more: Record<string, string> = {}) {
  const eventPath = join(folder, 'event.json');
  writeFileSync(eventPath, JSON.stringify(payload));
  let out = '';
  const own = new URL(sandbox.url).host;
  const code = await runAction({
    environment: {
      GITHUB_API_URL: sandbox.api,
      GITHUB_REPOSITORY: repository,
      GITHUB_EVENT_NAME: event,
      GITHUB_EVENT_PATH: eventPath,
      GITHUB_STEP_SUMMARY: paths.summary,
      GITHUB_OUTPUT: paths.output,
      INPUT_TOKEN: sandbox.token,
      ...more,
    },
    out: (text) => {
      out += text;
    },
    route: (url) => (url.host === own ? undefined : internet.route(url)),
    throttle: false,
  });
  return { code, out, summary: readFileSync(paths.summary, 'utf8'), output: readFileSync(paths.output, 'utf8') };
}

const here = () => sandbox.world.hosted.get(repository);

async function pullRequest(branch: string, text: string) {
  const files = { [`data/${branch}.yml`]: text };
  return sandbox.as('contributor').openPullRequest({ repository, title: branch, branch, files });
}

describe('the Action', () => {
  it('publishes on a push, and writes what it did where the run shows it', async () => {
    const { code, summary, output } = await act('push', {});
    expect(code).toBe(0);
    expect(summary).toContain('`README.md`');
    expect(output).toMatch(/^found=true\nsummary=.*README\.md.*\n$/);
    const again = await act('push', {});
    expect(again.output).toContain('found=false');
  });

  it('reviews on a pull request: the check and the comment are there, and a mistake turns the run red', async () => {
    const { number, headSha } = await pullRequest('story', primer.replace('homepage', 'home').replaceAll('rimer', 'tory'));
    const { code, summary, out, output } = await act('pull_request', { pull_request: { number } });
    expect(code).toBe(1);
    expect(here()?.checkRuns.filter((run) => run.headSha === headSha)).toMatchObject([{ conclusion: 'failure' }]);
    expect(here()?.issues.get(number)?.comments).toHaveLength(1);
    expect(summary).toContain('not-allowed');
    expect(output).toContain('found=true');
    expect(out, 'the check run has the annotations').not.toContain('::error');
  });

  it('says the same in the log and the summary where the token may only read, as on a fork', async () => {
    const { number } = await pullRequest('tale', primer.replace('homepage', 'home').replaceAll('rimer', 'ale'));
    const token = sandbox.tokenWith({ contents: 'read', metadata: 'read', pull_requests: 'read' });
    const { code, summary, out } = await act('pull_request', { pull_request: { number } }, { INPUT_TOKEN: token });
    expect(code).toBe(1);
    expect(out).toMatch(/::error file=data\/tale\.yml,line=8,endLine=8,col=11,title=not-allowed::home /);
    expect(out).toContain('::notice::');
    expect(summary).toContain('not-allowed');
    expect(here()?.issues.get(number)?.comments).toEqual([]);
  });

  it('checks on a schedule', async () => {
    const { code, out, summary } = await act('schedule', {});
    expect(code).toBe(0);
    expect(out).toContain('1 of 1 links');
    expect(summary).not.toBe('');
    expect(here()?.refs.has('refs/heads/listkeeper/health')).toBe(true);
  });

  it('turns red when it may not write what it was asked to write', async () => {
    await sandbox
      .as('someone')
      .push({ repository, branch: 'main', files: { 'data/more.yml': primer.replaceAll('rimer', 'ore') } });
    const token = sandbox.tokenWith({ contents: 'read', metadata: 'read' });
    const { code, out } = await act('push', {}, { INPUT_TOKEN: token });
    expect(code).toBe(1);
    expect(out).toContain('::error::');
  });
});

describe('the event', () => {
  const sound = { GITHUB_REPOSITORY: repository, GITHUB_EVENT_NAME: 'push', INPUT_TOKEN: 't' };

  it.each([
    ['push', 'publish'],
    ['schedule', 'check'],
    ['workflow_dispatch', 'check'],
  ])('%s means %s', (event, mode) => {
    expect(readEvent({ ...sound, GITHUB_EVENT_NAME: event })).toMatchObject({ owner: 'someone', repo: 'reading', mode });
  });

  it('can be overruled by the input', () => {
    expect(readEvent({ ...sound, INPUT_MODE: 'check' }).mode).toBe('check');
  });

  it.each([
    ['no repository', { GITHUB_REPOSITORY: '' }],
    ['no token', { INPUT_TOKEN: '' }],
    ['an unknown mode', { INPUT_MODE: 'delete' }],
    ['an event that says nothing', { GITHUB_EVENT_NAME: 'star' }],
    ['a review without a pull request', { INPUT_MODE: 'review' }],
  ])('with %s is refused with a remedy', (_, wrong) => {
    const read = () => readEvent({ ...sound, ...wrong });
    expect(read).toThrow(ActionError);
    expect(read).toThrow(expect.objectContaining({ remedy: expect.stringMatching(/\S/) }));
  });
});

describe('a workflow command', () => {
  it('can not be forged by what stands in a pull request', () => {
    const line = annotationLine({
      path: 'data/a,b:c.yml',
      startLine: 1,
      endLine: 1,
      level: 'failure',
      title: 'x::y\n::warning::z',
      message: 'first\r\n::set-output name=a::b%',
    });
    expect(line.split('\n')).toHaveLength(2);
    expect(line).toBe(
      '::error file=data/a%2Cb%3Ac.yml,line=1,endLine=1,title=x%3A%3Ay%0A%3A%3Awarning%3A%3Az::first%0D%0A::set-output name=a::b%25\n',
    );
    expect(command('notice', '')).toBe('::notice::\n');
  });
});
