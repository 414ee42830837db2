import { afterEach, expect, it } from 'vitest';
import { apply } from '../../src/forge/apply.ts';
import { adoptList } from '../../src/jobs/adopt-list.ts';
import { publishOutputs } from '../../src/jobs/publish-outputs.ts';
import type { JobTools } from '../../src/jobs/tools.ts';
import { readList } from '../../src/list/read.ts';
import { readSettings } from '../../src/list/read-settings.ts';
import { systemClock } from '../../src/net/clock.ts';
import { type AtSandbox, atSandbox, name, owner } from '../forge/at-sandbox.ts';

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

let at: AtSandbox;
afterEach(async () => {
  await at.sandbox.close();
  expect(at.violations()).toEqual([]);
});

// Nothing of the outside is asked.
const tools = { clock: systemClock } as JobTools;
const adopt = async () => {
  const applied = await apply(await adoptList(at.forge, tools), at.octokit, at.to);
  expect(applied.filter(({ done }) => !done)).toEqual([]);
  return applied;
};
const pulls = () => [...at.repository.issues.values()].filter(({ pull }) => pull);
const headFiles = async () => (await at.forge.files('listkeeper/adopt', () => true)).files;

it('the page of a program is left alone, however much it links to', async () => {
  const text = `# Tool\n\nWhat it does.\n\n${'```sh\nnpm install tool\n```\n\n'.repeat(2)}## See also\n\n${items(0, 12)}\n`;
  at = await atSandbox({ 'README.md': text }, { contract: true });
  expect(await adopt()).toEqual([]);
});

it('a short list under a long page is left alone', async () => {
  const text = `# Tool\n\n${'It explains itself at length. '.repeat(100)}\n\n## See also\n\n${items(0, 12)}\n`;
  at = await atSandbox({ 'README.md': text }, { contract: true });
  expect(await adopt()).toEqual([]);
});

it('a repository with a list is asked once: data, schema, settings, form, and the same README', async () => {
  at = await atSandbox({ 'README.md': readme() }, { contract: true });
  await adopt();
  expect(pulls()).toMatchObject([{ title: 'Let Listkeeper keep this list', labels: ['listkeeper'] }]);
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
  const text = files.find(({ path }) => path === 'README.md')?.text ?? '';
  for (let number = 0; number < 12; number++) {
    expect(text).toContain(`- [Tool ${number}](https://t${number}.example.org/) - Does thing ${number}.`);
  }
  expect(text).toMatch(/^# Awesome Things\n\nWhat we like\./);
  expect(text).toContain('Please do.');
  const body = pulls()[0]?.body ?? '';
  expect(body, 'what was found on the way').toContain('line 8: `[Second](#secnd)` — leads to no heading');
  expect(body, 'how to say no').toContain('close it, and you will not be asked again');

  expect(
    (await adopt()).map(({ changed }) => changed),
    'a second look changes nothing',
  ).toEqual([false]);
  await at.sandbox.as(owner).merge({ repository: name, number: pulls()[0]?.number ?? 0 });
  expect((await publishOutputs(at.forge, tools)).actions, 'the README is as it will be written').toEqual([]);
  expect(await adopt()).toEqual([]);
});

it('the proposal follows the README until it is merged', async () => {
  at = await atSandbox({ 'README.md': readme() }, { contract: true });
  await adopt();
  await at.sandbox.as(owner).push({ repository: name, branch: 'main', files: { 'README.md': readme(`\n${items(12, 13)}`) } });
  await adopt();
  expect(pulls()).toHaveLength(1);
  expect((await headFiles()).find(({ path }) => path === 'README.md')?.text).toContain('t12.example.org');
});

it('a closed proposal is a no that lasts', async () => {
  at = await atSandbox({ 'README.md': readme() }, { contract: true });
  await adopt();
  await at.sandbox.as(owner).close(name, pulls()[0]?.number ?? 0);
  expect(await adopt()).toEqual([]);
  await at.sandbox.as(owner).deleteBranch(name, 'listkeeper/adopt');
  expect(await adopt()).toEqual([]);
  expect(pulls()).toHaveLength(1);
});

it.each<[string, Record<string, string>]>([
  ['no list', { 'README.md': '# A program\n\nSee [the docs](https://docs.example.org/).\n' }],
  ['no README', { 'main.c': 'int main() {}' }],
  ['settings', { 'README.md': readme(), '.github/listkeeper.yml': 'data: list\n' }],
  ['data of other kinds where ours would be', { 'README.md': readme(), 'data/schema.json': '{}' }],
])('a repository with %s gets nothing', async (_, files) => {
  at = await atSandbox(files);
  expect(await adopt()).toEqual([]);
  expect(pulls()).toEqual([]);
});
