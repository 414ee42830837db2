import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runAction } from '../../src/action/main.ts';
import { createDoiHosts } from '../../src/sandbox/internet/hosts/doi.ts';
import { createStaticSite } from '../../src/sandbox/internet/hosts/static-site.ts';
import { createHtmlResponse } from '../../src/sandbox/internet/responses.ts';
import { openSimulatedInternet, type SimulatedInternet } from '../../src/sandbox/internet/simulated-internet.ts';
import { openSandbox, type Sandbox } from '../../src/sandbox/open-sandbox.ts';

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

const files = {
  'data/list.yml': 'title: {en: Reading}\nlanguages: [en]\nsections:\n  - id: books\n    name: {en: Books}\n',
  'data/primer.yml': primer,
  'README.md': '<!-- listkeeper:start -->\n<!-- listkeeper:end -->\n',
};

let sandbox: Sandbox;
let internet: SimulatedInternet;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'listkeeper-action-'));
  internet = await openSimulatedInternet([
    { host: 'books.invented.org', respond: () => createHtmlResponse('A page') },
    ...createDoiHosts(),
    createStaticSite('gone.invented.org', {}),
    createStaticSite('old.invented.org', {}, () => ({ status: 301, headers: { location: 'https://books.invented.org/tome' } })),
  ]);
  sandbox = await openSandbox({});
  await sandbox.createRepository({ owner: 'someone', name: 'reading', files });
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
  const [owner = '', name = ''] = (more.GITHUB_REPOSITORY ?? repository).split('/');
  const branch = sandbox.world.hosted.get(`${owner}/${name}`)?.defaultBranch ?? 'main';
  // What every payload has; a pull request is one that was opened.
  const common = {
    action: 'opened',
    ref: `refs/heads/${branch}`,
    repository: { name, owner: { login: owner }, default_branch: branch },
  };
  writeFileSync(eventPath, JSON.stringify({ ...common, ...payload }));
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
  return sandbox.asUser('contributor').openPullRequest({ repository, title: branch, branch, files });
}

describe('the Action', () => {
  it('publishes on a push, and writes the job summary', async () => {
    const { code, summary, output } = await act('push', {});
    expect(code).toBe(0);
    expect(summary).toContain('`README.md`');
    expect(output).toMatch(/^found=true\nsummary=.*README\.md.*\n$/);
    const again = await act('push', {});
    expect(again.output).toContain('found=false');
  });

  it('tells Crossref the contact address of its input', async () => {
    const text = primer.replace('https://books.invented.org/primer', 'https://doi.org/10.1000/tales').replaceAll('rimer', 'ales');
    const { number } = await pullRequest('tales', text);
    await act('pull_request', { pull_request: { number } }, { INPUT_MAILTO: 'action@example.org' });
    const asked = internet.requests.filter(({ host }) => host === 'api.crossref.org');
    expect(new Set(asked.map(({ url }) => new URL(url).searchParams.get('mailto')))).toEqual(new Set(['action@example.org']));
  });

  it('reviews a pull request with check and comment, and fails the run on a mistake', async () => {
    const { number, headSha } = await pullRequest('story', primer.replace('homepage', 'home').replaceAll('rimer', 'tory'));
    const docs = { LISTKEEPER_DOCS: 'https://keeper.invented.org/docs' };
    const { code, summary, out, output } = await act('pull_request', { pull_request: { number } }, docs);
    expect(code).toBe(1);
    expect(summary, 'codes lead to their page').toContain('(https://keeper.invented.org/docs/findings.md#not-allowed)');
    expect(here()?.checkRuns.filter((run) => run.headSha === headSha)).toMatchObject([{ conclusion: 'failure' }]);
    expect(here()?.issues.get(number)?.comments).toHaveLength(1);
    expect(summary).toContain('not-allowed');
    expect(output).toContain('found=true');
    expect(out, 'the check run has the annotations').not.toContain('::error');
  });

  it('writes the review to log and summary when the token is read-only, as on a fork', async () => {
    const { number } = await pullRequest('tale', primer.replace('homepage', 'home').replaceAll('rimer', 'ale'));
    const token = sandbox.createToken({ contents: 'read', metadata: 'read', pull_requests: 'read' });
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
    expect(out).toContain('1 of 1 link checked');
    expect(summary).not.toBe('');
    expect(here()?.refs.has('refs/heads/listkeeper/health')).toBe(true);
  });

  it('fails when it may not write its result', async () => {
    await sandbox
      .asUser('someone')
      .push({ repository, branch: 'main', files: { 'data/more.yml': primer.replaceAll('rimer', 'ore') } });
    const token = sandbox.createToken({ contents: 'read', metadata: 'read' });
    const { code, out } = await act('push', {}, { INPUT_TOKEN: token });
    expect(code).toBe(1);
    expect(out).toContain('::error::');
  });
});

describe('boxes in the link-health issue', () => {
  const name = 'someone/shelf';
  const place = { GITHUB_REPOSITORY: name, INPUT_BOXES: 'true' };
  const shelf = () => sandbox.world.hosted.get(name);
  const issues = () => [...(shelf()?.issues.values() ?? [])].filter(({ pull }) => !pull);
  const pulls = () => [...(shelf()?.issues.values() ?? [])].filter(({ pull }) => pull);
  const tome = primer.replace('books.invented.org/primer', 'old.invented.org/tome # its place').replaceAll('rimer', 'ome');

  /** A tick by somebody, and the workflow that GitHub then starts. */
  async function tick(login: string, words: string) {
    const [issue] = issues();
    const from = issue?.body ?? '';
    const box = from.split('\n').find((line) => line.includes('- [ ]') && line.includes(words)) ?? 'no such box';
    await sandbox
      .asUser('someone')
      .setCheckbox({ repository: name, issue: issue?.number ?? 0, box: box.replace(/^\s*- \[ \]/, '') });
    const body = issues()[0]?.body;
    const sender = { login, type: 'User' };
    return act(
      'issues',
      { action: 'edited', issue: { number: issue?.number, body }, changes: { body: { from } }, sender },
      place,
    );
  }

  beforeAll(async () => {
    await sandbox.createRepository({
      owner: 'someone',
      name: 'shelf',
      files: {
        'data/list.yml': 'title: {en: Shelf}\nlanguages: [en]\nsections:\n  - id: books\n    name: {en: Books}\n',
        'data/tome.yml': tome,
      },
    });
  });

  it('are shown only if the workflow runs on edited issues', async () => {
    await act('schedule', {}, { GITHUB_REPOSITORY: name });
    expect(issues()[0]?.body).toContain('old.invented.org');
    expect(issues()[0]?.body).not.toContain('- [ ]');
    sandbox.world.hosted.get(name)?.refs.delete('refs/heads/listkeeper/health');
    await act('schedule', {}, place);
    expect(issues()[0]?.body).toContain('- [ ]');
    expect(issues()).toHaveLength(1);
  });

  it('are unticked with a comment for a user without write access', async () => {
    const { code, summary } = await tick('passer-by', 'do=address');
    expect(code).toBe(0);
    expect(summary).toContain('passer-by');
    expect(issues()[0]?.body).not.toContain('- [x]');
    expect(pulls()).toEqual([]);
  });

  it('make one pull request with the ticked edits only, and link it', async () => {
    const { code, output } = await tick('someone', 'do=address');
    expect(code).toBe(0);
    expect(output).toContain('found=true');
    expect(pulls()).toHaveLength(1);
    expect(issues()[0]?.body).toMatch(new RegExp(`- \\[x\\] .*#${pulls()[0]?.number}`));
    const address = `${sandbox.api}/repos/${name}/contents/data/tome.yml?ref=listkeeper/remedies`;
    const answer = await fetch(address, { headers: { authorization: `token ${sandbox.token}` } });
    const { content } = (await answer.json()) as { content: string };
    expect(Buffer.from(content, 'base64').toString('utf8')).toBe(tome.replace('old.', 'books.'));
  });

  it('do nothing on other edits of issues', async () => {
    const body = '- [x] mine';
    const edit = { action: 'edited', issue: { number: 9, body }, changes: { body: { from: '' } }, sender: { login: 'someone' } };
    const { code, out } = await act('issues', edit, place);
    expect({ code, out }).toEqual({ code: 0, out: 'Nothing to do for this event.\n' });
  });
});

describe('special repositories', () => {
  const create = (name: string, more: object = { files }) => sandbox.createRepository({ owner: 'someone', name, ...more });
  const on = (name: string) => ({ GITHUB_REPOSITORY: `someone/${name}` });

  it('a protected branch: the README is not written, the remedy is reported, and the history is still written', async () => {
    (await create('guarded')).protectedBranches.add('main');
    const { code, out } = await act('push', {}, on('guarded'));
    expect(code).toBe(1);
    expect(out).toMatch(/::error::.*publish\.by: pull-request/);
    await act('schedule', {}, on('guarded'));
    expect(sandbox.world.hosted.get('someone/guarded')?.refs.has('refs/heads/listkeeper/health')).toBe(true);
  });

  it('a list in Chinese: what GitHub refused is reported in Chinese', async () => {
    const chinese = { files: { ...files, '.github/listkeeper.yml': 'language: zh\n' } };
    (await create('guarded-zh', chinese)).protectedBranches.add('main');
    const { code, out } = await act('push', {}, on('guarded-zh'));
    expect(code).toBe(1);
    expect(out).toMatch(/::error::分支受保护：.*请允许 App 绕过分支规则/);
  });

  it('a second network: asks it about a link that the first one finds gone', async () => {
    const gone = primer.replace('books.invented.org', 'gone.invented.org');
    const { refs, store } = await create('far', { files: { ...files, 'data/primer.yml': gone } });
    await act('schedule', {}, { ...on('far'), LISTKEEPER_SECOND_PROXY: 'http://127.0.0.1:9' });
    const commit = await store.readCommit(refs.get('refs/heads/listkeeper/health') ?? '');
    const written = await store.listFiles(commit?.tree ?? '');
    const texts = await Promise.all(
      [...written.values()].map(async ({ sha }) => String(Buffer.from((await store.readBlob(sha)) ?? []))),
    );
    expect(texts.join('\n')).toContain('also from a second network');
  });

  it('issues turned off: only the history is written', async () => {
    const { refs } = await create('quiet', { files, hasIssues: false });
    const { code, out } = await act('schedule', {}, on('quiet'));
    expect({ code, out }).toMatchObject({ code: 0, out: expect.stringContaining('issues are turned off') });
    expect(refs.has('refs/heads/listkeeper/health')).toBe(true);
  });

  it('an archived repository: nothing is written', async () => {
    (await create('old')).archived = true;
    for (const event of ['push', 'schedule']) {
      expect(await act(event, {}, on('old'))).toMatchObject({
        code: 0,
        out: expect.stringMatching(/^(?:someone\/old is archived\n)+$/),
      });
    }
  });

  it('an empty repository: reports what is missing', async () => {
    await create('blank', {});
    for (const event of ['push', 'schedule']) {
      const wrong = { code: 'empty', remedy: 'Push a first commit.' };
      await expect(act(event, {}, on('blank'))).rejects.toMatchObject(wrong);
    }
  });

  it('a default branch of another name, and one that is renamed later', async () => {
    const trunk = await create('trunk', { files, defaultBranch: 'trunk' });
    const [first] = [trunk.refs.get('refs/heads/trunk')];
    expect((await act('push', {}, on('trunk'))).code).toBe(0);
    expect(trunk.refs.get('refs/heads/trunk')).not.toBe(first);
    trunk.refs.set('refs/heads/main', trunk.refs.get('refs/heads/trunk') ?? '');
    trunk.refs.delete('refs/heads/trunk');
    trunk.defaultBranch = 'main';
    expect((await act('push', {}, on('trunk'))).out).toMatch(/^outputs of main at \w+: up to date/);
    expect((await act('schedule', {}, on('trunk'))).out).toContain('1 of 1 link checked');
  });
});
