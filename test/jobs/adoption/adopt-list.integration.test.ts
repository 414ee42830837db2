import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { applyPlan } from '../../../src/forge/apply.ts';
import { createHttpClient } from '../../../src/http/client.ts';
import type { HttpClient } from '../../../src/http/types.ts';
import { adoptList } from '../../../src/jobs/adoption/adopt-list.ts';
import { publishOutputs } from '../../../src/jobs/publish/publish-outputs.ts';
import { reviewPullRequest } from '../../../src/jobs/review/review-pull-request.ts';
import type { JobContext } from '../../../src/jobs/shared/context.ts';
import { readList } from '../../../src/list/index.ts';
import { settingsPath } from '../../../src/list/schema/settings/settings-schema.ts';
import { readSettings } from '../../../src/list/settings/read-settings.ts';
import { validateList } from '../../../src/list/validate/index.ts';
import { systemClock } from '../../../src/runtime/clock.ts';
import { createHtmlResponse } from '../../../src/sandbox/internet/responses.ts';
import { openSimulatedInternet, type SimulatedInternet } from '../../../src/sandbox/internet/simulated-internet.ts';
import { name, openSandboxFixture, owner, type SandboxFixture } from '../../forge/sandbox-fixture.ts';

/** Onboarding over HTTP against the sandbox, with the contract. */

const items = (from: number, to: number) =>
  Array.from(
    { length: to - from },
    (_, at) => `- [Tool ${from + at}](https://t${from + at}.example.org/) - Does thing ${from + at}.`,
  ).join('\n');
const readme = (more = '') => `# Awesome Things

What we like.

## Contents

- [First](#first)
- [Second](#secnd)

## First

${items(0, 6)}

## Second

${items(6, 12)}${more}

## Contributing

Please do.
`;

let at: SandboxFixture;
afterEach(async () => {
  await at.sandbox.close();
  expect(at.violations()).toEqual([]);
});

let internet: SimulatedInternet;
let network: HttpClient;
let tools: JobContext;
beforeAll(async () => {
  internet = await openSimulatedInternet(
    Array.from({ length: 13 }, (_, number) => ({
      host: `t${number}.example.org`,
      respond: () =>
        number === 3
          ? { status: 301, headers: { location: 'https://t4.example.org/' } }
          : createHtmlResponse(`Tool ${number} does its thing`),
    })),
  );
  network = createHttpClient({ route: internet.route, environment: {}, maxWaitMs: 0, random: () => 0.5 });
  tools = { network, clock: systemClock, random: () => 0.5 };
});
afterAll(async () => {
  await network.close();
  await internet.close();
});
const adopt = async (given = tools) => {
  const applied = await applyPlan(await adoptList(at.forge, given), at.octokit, at.target);
  expect(applied.filter(({ done }) => !done)).toEqual([]);
  return applied;
};
const pulls = () => [...at.repository.issues.values()].filter(({ pull }) => pull);
const headFiles = async () => (await at.forge.readMatchingFiles('listkeeper/adopt', () => true)).files;

it('the page of a program is left alone, however much it links to', async () => {
  const text = `# Tool\n\nWhat it does.\n\n${'```sh\nnpm install tool\n```\n\n'.repeat(2)}## See also\n\n${items(0, 12)}\n`;
  at = await openSandboxFixture({ 'README.md': text }, { contract: true });
  expect(await adopt()).toEqual([]);
});

it('a README with markers of ours is not asked about again', async () => {
  at = await openSandboxFixture(
    { 'README.md': `${readme()}\n<!-- listkeeper:start -->\n<!-- listkeeper:end -->\n` },
    { contract: true },
  );
  expect(await adopt()).toEqual([]);
});

it('a short list under a long page is left alone', async () => {
  const text = `# Tool\n\n${'It explains itself at length. '.repeat(100)}\n\n## See also\n\n${items(0, 12)}\n`;
  at = await openSandboxFixture({ 'README.md': text }, { contract: true });
  expect(await adopt()).toEqual([]);
});

it('a repository with a list is asked once: data, schema, settings, form, and the same README', async () => {
  at = await openSandboxFixture({ 'README.md': readme() }, { contract: true });
  await adopt();
  expect(pulls()).toMatchObject([{ title: 'Set up Listkeeper for this list', labels: ['listkeeper'] }]);
  const files = await headFiles();
  const paths = files.map(({ path }) => path);
  expect(paths).toEqual(
    expect.arrayContaining([
      '.github/ISSUE_TEMPLATE/listkeeper-entry.yml',
      '.github/listkeeper.yml',
      'data/list.yml',
      'data/schema.json',
    ]),
  );
  const { settings, findings } = readSettings(files.find(({ path }) => path === '.github/listkeeper.yml'));
  expect(findings).toEqual([]);
  const list = readList(files, settings);
  expect(list.findings).toEqual([]);
  expect(list.entries).toHaveLength(12);
  const today = new Date(systemClock.now()).toISOString().slice(0, 4);
  expect(
    list.entries.every(({ entry }) => entry.added?.startsWith(today)),
    'when its line came',
  ).toBe(true);
  const text = files.find(({ path }) => path === 'README.md')?.text ?? '';
  for (let number = 0; number < 12; number++) {
    expect(text).toContain(`- [Tool ${number}](https://t${number}.example.org/) - Does thing ${number}.`);
  }
  expect(text).toMatch(/^# Awesome Things\n\nWhat we like\./);
  expect(text).toContain('Please do.');
  const body = pulls()[0]?.body ?? '';
  expect(body, 'what was found on the way').toMatch(
    /- no heading with this anchor \(1\): `\[Second\]\(#secnd\)` \(\[line 8\]\(\S+README\.md\?plain=1#L8\)\)/,
  );
  expect(body, 'a first look at the links').toContain('12 of 12 checked so far: 11 work, 1 moved. Not final');
  expect(body).toContain('- `https://t3.example.org/`: permanently redirects to a new address → `https://t4.example.org/`');
  expect(body, 'how to say no').toMatch(/^\*\*Merge to let .* Close to say no: it won’t ask again\.\*\*\n/);

  expect(
    (await adopt()).map(({ changed }) => changed),
    'a second look changes nothing',
  ).toEqual([false]);
  await at.sandbox.asUser(owner).merge({ repository: name, number: pulls()[0]?.number ?? 0 });
  expect((await publishOutputs(at.forge)).actions, 'the README is as it will be written').toEqual([]);
  expect(await adopt()).toEqual([]);
});

it('says so where there was no network, instead of judging links', async () => {
  at = await openSandboxFixture({ 'README.md': readme() }, { contract: true });
  // Nothing listens there: every connection is refused.
  const nowhere = createHttpClient({
    route: () => new URL('http://127.0.0.1:9/'),
    environment: {},
    maxWaitMs: 0,
    random: () => 0.5,
  });
  await adopt({ ...tools, network: nowhere, clock: { now: () => Date.now(), sleep: async () => undefined } });
  await nowhere.close();
  expect(pulls()[0]?.body).toContain('**Links**: not checked, no network connection.');
});

it('looks at the first two hundred links of a longer list, no more', async () => {
  at = await openSandboxFixture({ 'README.md': readme(`\n${items(12, 230)}`) });
  const before = internet.requests.length;
  const { summary, actions } = await adoptList(at.forge, tools);
  expect(summary).toContain('230 entries');
  expect(actions).toMatchObject([{ type: 'propose' }]);
  const hosts = new Set(internet.requests.slice(before).flatMap(({ host }) => (/^t\d+\.example\.org$/.test(host) ? [host] : [])));
  expect(JSON.stringify(actions)).toMatch(/\d+ of 230 checked so far/);
  expect(hosts.size).toBe(200);
});

it('the proposal follows the README until it is merged', async () => {
  at = await openSandboxFixture({ 'README.md': readme() }, { contract: true });
  await adopt();
  await at.sandbox.asUser(owner).push({ repository: name, branch: 'main', files: { 'README.md': readme(`\n${items(12, 13)}`) } });
  await adopt();
  expect(pulls()).toHaveLength(1);
  expect((await headFiles()).find(({ path }) => path === 'README.md')?.text).toContain('t12.example.org');
});

it('asks only for new links when the list has grown, and remembers what it saw for a month', async () => {
  at = await openSandboxFixture({ 'README.md': readme() }, { contract: true });
  let now = Date.UTC(2026, 10, 22);
  const clock = { ...systemClock, now: () => now };
  const asking = async () => {
    const from = internet.requests.length;
    await adopt({ ...tools, clock });
    return [...new Set(internet.requests.slice(from).map(({ host }) => host))].filter((host) => /^t\d+\./.test(host)).length;
  };
  expect(await asking()).toBe(12);
  const looked = () => /\d+ of \d+ checked so far.*/.exec(pulls()[0]?.body ?? '')?.[0];
  expect(looked()).toContain('12 of 12 checked so far: 11 work, 1 moved');
  expect(await asking()).toBe(0);
  await at.sandbox.asUser(owner).push({ repository: name, branch: 'main', files: { 'README.md': readme(`\n${items(12, 13)}`) } });
  now += 20 * 86_400_000;
  expect(await asking(), 'the new one').toBe(1);
  expect(looked()).toContain('13 of 13 checked so far: 12 work, 1 moved');
  expect(pulls()[0]?.body).toContain('permanently redirects to a new address → `https://t4.example.org/`');
  now += 20 * 86_400_000;
  expect(await asking(), 'after a month').toBe(13);
});

it('a proposal on which somebody commits is theirs, and is left alone', async () => {
  at = await openSandboxFixture({ 'README.md': readme() }, { contract: true });
  await adopt();
  await at.sandbox.asUser(owner).push({ repository: name, branch: 'listkeeper/adopt', files: { 'NOTES.md': 'mine\n' } });
  expect(await adopt()).toEqual([]);
});

it('a closed proposal is a no that lasts', async () => {
  at = await openSandboxFixture({ 'README.md': readme() }, { contract: true });
  await adopt();
  await at.sandbox.asUser(owner).close(name, pulls()[0]?.number ?? 0);
  expect(await adopt()).toEqual([]);
  await at.sandbox.asUser(owner).deleteBranch(name, 'listkeeper/adopt');
  expect(await adopt()).toEqual([]);
  expect(pulls()).toHaveLength(1);
});

it.each<[string, Record<string, string>]>([
  ['no list', { 'README.md': '# A program\n\nSee [the docs](https://docs.example.org/).\n' }],
  ['no README', { 'main.c': 'int main() {}' }],
  ['settings', { 'README.md': readme(), '.github/listkeeper.yml': 'data: list\n' }],
  ['data of other kinds where ours would be', { 'README.md': readme(), 'data/schema.json': '{}' }],
])('a repository with %s gets nothing', async (_, files) => {
  at = await openSandboxFixture(files);
  expect(await adopt()).toEqual([]);
  expect(pulls()).toEqual([]);
});

it('is no contribution to review: one neutral check in the language of its branch, and the problems of validate in its text', async () => {
  const shares =
    '\n- [网盘](https://pan.baidu.com/s/1QqYtqDwhc_S51F3SYMChBQ) - 数据。\n- [网盘二](https://pan.baidu.com/s/1RqYtqDwhc_S51F3SYMChBQ) - 数据。';
  const chinese = readme(shares).replaceAll('Does thing', '用来做事').replace('What we like.', '我们喜欢的东西。');
  at = await openSandboxFixture({ 'README.md': chinese }, { contract: true });
  await adopt();
  const [pull] = await at.forge.listPullRequestsFrom('listkeeper/adopt');
  if (!pull) throw new Error('no pull request');
  const { settings } = readSettings({ path: settingsPath, text: await textOn(pull.head.sha, settingsPath) });
  const tree = await at.forge.readMatchingFiles(pull.head.sha, (path) => path.startsWith('data/') && path.endsWith('.yml'));
  const problems = validateList(readList(tree.files, settings)).filter(({ severity }) => severity !== 'notice');
  expect(problems.length).toBeGreaterThan(1);
  expect(pull.body).toContain(`中有 ${problems.length} 处问题`);
  const plan = await reviewPullRequest(at.forge, pull.number, tools);
  expect(plan.actions).toMatchObject([
    { type: 'check-run', headSha: pull.head.sha, conclusion: 'neutral', title: '启用典守：详见 PR 描述', annotations: [] },
  ]);
});

const textOn = async (ref: string, path: string) => (await at.forge.readFiles(ref, [path])).files[0]?.text ?? '';
