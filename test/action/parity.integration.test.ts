import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { runAction, runActionProgram } from '../../src/action/main.ts';
import { formatWorkflow, releasedAction } from '../../src/cli/init/workflow-file.ts';
import { readList } from '../../src/list/index.ts';
import { defaultSettings } from '../../src/list/schema/settings/settings-schema.ts';
import { createHtmlResponse } from '../../src/sandbox/internet/responses.ts';
import { openSimulatedInternet, type SimulatedInternet } from '../../src/sandbox/internet/simulated-internet.ts';
import { openSandbox, type Sandbox } from '../../src/sandbox/open-sandbox.ts';
import { formBody } from '../jobs/submission/form-body.ts';

/**
 * What the App does, the Action does too, with the permissions of its workflow: forks, commands,
 * the form, merge queues, adoption, reviews after a change of rules.
 */

const listFile = 'title: { en: Reading }\nlanguages: [en]\nsections:\n  - { id: books, name: { en: Books } }\n';
const entry = (name: string, section = 'books') =>
  `kind: article\nsection: ${section}\nname:\n  en: ${name}\ndescription:\n  en: Something to read.\nlinks:\n  - role: homepage\n    url: https://books.invented.org/${name.toLowerCase()}\n`;
const files = {
  'data/list.yml': listFile,
  'data/primer.yml': entry('Primer'),
  'README.md': '# Reading\n\n<!-- listkeeper:start -->\n<!-- listkeeper:end -->\n',
  '.github/listkeeper.yml':
    'outputs:\n  - { file: README.md, language: en }\n  - { file: .github/ISSUE_TEMPLATE/entry.yml, language: en }\n',
};

let sandbox: Sandbox;
let internet: SimulatedInternet;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'listkeeper-action-'));
  sandbox = await openSandbox({});
  internet = await openSimulatedInternet([{ host: 'books.invented.org', respond: () => createHtmlResponse('A page') }]);
});

afterAll(async () => {
  await sandbox.close();
  await internet.close();
  rmSync(folder, { recursive: true, force: true });
});

const create = async (name: string, more: Record<string, string> = files) => {
  await sandbox.createRepository({ owner: 'someone', name, files: more });
  return `someone/${name}`;
};
const hosted = (repository: string) => {
  const found = sandbox.world.hosted.get(repository);
  if (!found) throw new Error(`no ${repository}`);
  return found;
};
const pulls = (repository: string) => [...hosted(repository).issues.values()].filter(({ pull }) => pull);

const workflow = parse(formatWorkflow({ language: 'en', uses: releasedAction, schedule: { minute: 1, hour: 1 } })) as {
  jobs: Record<string, { if: string; permissions: Record<string, PermissionLevel> }>;
};

type PermissionLevel = 'read' | 'write';

/**
 * Exactly what the job for an event may do, by the workflow that `init` writes. GitHub adds the
 * reading of metadata.
 */
function permissionsOf(event: string): Record<string, PermissionLevel> {
  const job = Object.values(workflow.jobs).find((each) => each.if.includes(`'${event}'`));
  if (!job) throw new Error(`no job for ${event}`);
  const own = Object.entries(job.permissions).map(([name, level]) => [name.replaceAll('-', '_'), level] as const);
  return { metadata: 'read', ...Object.fromEntries(own) };
}

async function act(repository: string, event: string, payload: object, more: Record<string, string> = {}) {
  const [owner = '', name = ''] = repository.split('/');
  const eventPath = join(folder, 'event.json');
  const about = { repository: { name, owner: { login: owner }, default_branch: hosted(repository).defaultBranch } };
  writeFileSync(eventPath, JSON.stringify({ ...about, ...payload }));
  const parts: string[] = [];
  const own = new URL(sandbox.url).host;
  const environment = {
    GITHUB_API_URL: sandbox.api,
    GITHUB_REPOSITORY: repository,
    GITHUB_EVENT_NAME: event,
    GITHUB_EVENT_PATH: eventPath,
    INPUT_TOKEN: more.INPUT_TOKEN ?? sandbox.createToken(permissionsOf(event)),
    INPUT_BOXES: 'true',
    ...more,
  };
  const route = (url: URL) => (url.host === own ? undefined : internet.route(url));
  const code = await runAction({ environment, out: (text) => parts.push(text), route, throttle: false });
  return { code, out: parts.join('') };
}

const openPull = (repository: string, name: string, text = entry(name)) =>
  sandbox.asUser('contributor').openPullRequest({
    repository,
    title: name,
    branch: name.toLowerCase(),
    files: { [`data/${name.toLowerCase()}.yml`]: text },
  });

describe('a pull request from a fork', () => {
  it('gets its comment and its check, with the permissions of a review', async () => {
    const repository = await create('forked');
    const { number, headSha } = await openPull(repository, 'Tale', entry('Tale').replace('homepage', 'home'));
    expect(hosted(repository).issues.get(number)?.pull?.head.repository?.owner.login).toBe('contributor');
    const { code, out } = await act(repository, 'pull_request_target', { action: 'opened', pull_request: { number } });
    expect(code).toBe(1);
    expect(out).not.toContain('::notice');
    expect(hosted(repository).issues.get(number)?.comments).toHaveLength(1);
    expect(hosted(repository).checkRuns.filter((run) => run.headSha === headSha)).toMatchObject([{ conclusion: 'failure' }]);
  });

  it('is told once, not once for each refusal, where the token may only read', async () => {
    const repository = await create('readonly');
    const { number } = await openPull(repository, 'Tale');
    const token = sandbox.createToken({ contents: 'read', metadata: 'read', pull_requests: 'read' });
    const { out } = await act(repository, 'pull_request', { action: 'opened', pull_request: { number } }, { INPUT_TOKEN: token });
    expect(out.match(/::notice::/g)).toHaveLength(1);
    expect(out).toContain('pull_request_target');
  });
});

describe('a command in a comment', () => {
  const comment = async (repository: string, login: string, issue: number, body: string) => {
    const id = await sandbox.asUser(login).comment({ repository, issue, body });
    return act(repository, 'issue_comment', {
      action: 'created',
      issue: { number: issue, pull_request: {} },
      comment: { id, body, user: { login, type: 'User' } },
    });
  };

  it('of the author is done, of a stranger it is not', async () => {
    const repository = await create('commanded');
    const { number, headSha } = await openPull(repository, 'Tale');
    const ran = () => hosted(repository).checkRuns.filter((run) => run.headSha === headSha).length;
    const refused = await comment(repository, 'passer-by', number, '/listkeeper recheck');
    expect(refused).toMatchObject({ code: 0, out: 'passer-by may not run this command\n' });
    expect(ran()).toBe(0);
    expect(await comment(repository, 'contributor', number, '/listkeeper recheck')).toMatchObject({ code: 0 });
    expect(ran()).toBe(1);
  });

  it('that changes the branch is followed by a review of the new head', async () => {
    const repository = await create('fixed');
    const options = {
      repository,
      title: 'Tale',
      branch: 'tale',
      files: { 'data/tale.yml': entry('Tale').replace('url: https', "url: ' https").replace('/tale', "/tale '") },
    };
    const { number, headSha } = await sandbox.asUser('someone').openPullRequest(options);
    expect(await comment(repository, 'someone', number, '/listkeeper fix')).toMatchObject({ code: 0 });
    const head = hosted(repository).issues.get(number)?.pull?.head.sha;
    expect(head).not.toBe(headSha);
    expect(hosted(repository).checkRuns.filter((run) => run.headSha === head)).toMatchObject([{ conclusion: 'success' }]);
  });

  it('other comments start nothing', async () => {
    const repository = await create('chatty');
    const { number } = await openPull(repository, 'Tale');
    expect(await comment(repository, 'someone', number, 'Thank you!')).toEqual({
      code: 0,
      out: 'Nothing to do for this event.\n',
    });
  });
});

it('the entry form becomes a pull request', async () => {
  const repository = await create('formed');
  const info = readList([{ path: 'data/list.yml', text: listFile }], defaultSettings).info;
  if (!info) throw new Error('the list can not be read');
  const body = formBody(info, 'en', { link: 'https://books.invented.org/tale', name: 'A Tale' });
  const number = await sandbox.asUser('reader').openIssue({ repository, title: 'A book', body });
  const sender = { login: 'reader', type: 'User' };
  expect(await act(repository, 'issues', { action: 'opened', issue: { number, body }, sender })).toMatchObject({ code: 0 });
  expect(pulls(repository)).toMatchObject([{ title: 'Add A Tale', state: 'open' }]);
  const headSha = pulls(repository)[0]?.pull?.head.sha;
  const checks = hosted(repository).checkRuns.filter((run) => run.headSha === headSha);
  expect(checks, 'GitHub starts no workflow for it').toMatchObject([{ conclusion: 'success' }]);
});

it('a merge group gets the required check', async () => {
  const repository = await create('queued');
  const { headSha } = await openPull(repository, 'Tale');
  const base = hosted(repository).refs.get('refs/heads/main');
  const group = { action: 'checks_requested', merge_group: { head_sha: headSha, base_sha: base } };
  expect(await act(repository, 'merge_group', group)).toMatchObject({ code: 0 });
  expect(hosted(repository).checkRuns).toMatchObject([{ headSha, conclusion: 'success' }]);
});

describe('after a push', () => {
  it('that changes the rules, open pull requests are reviewed again; their verdict does not fail the push', async () => {
    const repository = await create('ruled');
    const { number, headSha } = await openPull(repository, 'Tale');
    await act(repository, 'pull_request_target', { action: 'opened', pull_request: { number } });
    const before = hosted(repository).refs.get('refs/heads/main') ?? '';
    const moved = {
      'data/list.yml': listFile.replace('id: books', 'id: volumes'),
      'data/primer.yml': entry('Primer', 'volumes'),
    };
    await sandbox.asUser('someone').push({ repository, branch: 'main', files: moved });
    const after = hosted(repository).refs.get('refs/heads/main') ?? '';
    const { code } = await act(repository, 'push', { ref: 'refs/heads/main', before, after });
    expect(code).toBe(0);
    expect(hosted(repository).checkRuns.findLast((run) => run.headSha === headSha)).toMatchObject({ conclusion: 'failure' });
  });

  it('that replaced the history, too', async () => {
    const repository = await create('rewritten');
    const { headSha } = await openPull(repository, 'Tale');
    const after = hosted(repository).refs.get('refs/heads/main') ?? '';
    await act(repository, 'push', { ref: 'refs/heads/main', before: 'd'.repeat(40), after });
    expect(hosted(repository).checkRuns.filter((run) => run.headSha === headSha)).toMatchObject([{ conclusion: 'success' }]);
  });

  it('that changes something else, none is', async () => {
    const repository = await create('unruled');
    const { headSha } = await openPull(repository, 'Tale');
    const before = hosted(repository).refs.get('refs/heads/main') ?? '';
    await sandbox.asUser('someone').push({ repository, branch: 'main', files: { 'notes.txt': 'A note.' } });
    const after = hosted(repository).refs.get('refs/heads/main') ?? '';
    await act(repository, 'push', { ref: 'refs/heads/main', before, after });
    expect(hosted(repository).checkRuns.filter((run) => run.headSha === headSha)).toEqual([]);
  });

  it('the log never says “up to date” when the run is red', async () => {
    const repository = await create('zoneless', { ...files, 'README.md': '# Reading\n\nNo markers.\n' });
    const head = hosted(repository).refs.get('refs/heads/main');
    const { code, out } = await act(repository, 'push', { ref: 'refs/heads/main', before: head, after: head });
    expect(code).toBe(1);
    expect(out).not.toContain('up to date');
    expect(out).toContain('1 problem');
  });
});

it('a list that is not kept yet is offered to be, by a run that somebody starts', async () => {
  const links = Array.from({ length: 12 }, (_, at) => `- [Book ${at}](https://books.invented.org/${at}) - Number ${at}.`);
  const repository = await create('unkept', { 'README.md': `# Awesome Books\n\n## Books\n\n${links.join('\n')}\n` });
  expect(await act(repository, 'workflow_dispatch', {})).toMatchObject({ code: 0 });
  expect(pulls(repository)).toMatchObject([{ state: 'open', pull: { head: { ref: 'listkeeper/adopt' } } }]);
});

it('a list that is its README is reviewed, watched, and moved to data by a tick', async () => {
  const lines = Array.from({ length: 12 }, (_, at) => `- [Book ${at}](https://books.invented.org/${at}) - Number ${at}.`);
  const readme = (items: string[]) => `# Awesome Books\n\n## Books\n\n${items.join('\n')}\n`;
  const gone = '- [Gone](https://github.com/gone/book) - A lost book.';
  sandbox.world.externalRepositories.set('gone/book', { state: 'gone' });
  const repository = await create('readme-only', {
    'README.md': readme([...lines, gone]),
    '.github/listkeeper.yml': 'source: README.md\n',
  });
  const user = sandbox.asUser('contributor');
  const twin = lines[3]?.replace('Book 3', 'Twin').replace(/\.$/, '') ?? '';
  const { number } = await user.openPullRequest({
    repository,
    title: 'Twin',
    branch: 'twin',
    files: { 'README.md': readme([...lines, twin, gone]) },
  });
  const review = await act(repository, 'pull_request_target', { action: 'opened', pull_request: { number } });
  expect(review.code).toBe(1);
  expect(hosted(repository).issues.get(number)?.comments[0]?.body).toContain('“Twin” is already on the list');

  await act(repository, 'schedule', {});
  const issue = [...hosted(repository).issues.values()].find(({ body }) => body.startsWith('<!-- listkeeper:health -->'));
  if (!issue) throw new Error('no issue');
  const before = issue.body;
  await sandbox.asUser('someone').setCheckbox({ repository, issue: issue.number, box: 'listkeeper:list=adopt', on: true });
  const edited = {
    action: 'edited',
    issue: { number: issue.number, body: issue.body },
    changes: { body: { from: before } },
    sender: { login: 'someone', type: 'User' },
  };
  expect(await act(repository, 'issues', edited)).toMatchObject({ code: 0 });
  expect(pulls(repository).map(({ pull }) => pull?.head.ref)).toContain('listkeeper/adopt');
  expect(issue.body).toMatch(/- \[x\] <!-- listkeeper:list=adopt pull=\d+ -->/);
});

it('an error is an annotation with its remedy', async () => {
  const out: string[] = [];
  const environment = { GITHUB_REPOSITORY: 'someone/reading', INPUT_TOKEN: 't', INPUT_MODE: 'delete' };
  expect(await runActionProgram({ environment, out: (text) => out.push(text) })).toBe(1);
  expect(out.join('')).toMatch(/^::error::`delete` isn’t a mode\. .+\n$/);
});
