import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { localizeExampleFiles } from '../../src/cli/demo/example-files.ts';
import { readRepositoryFiles } from '../../src/cli/list/index.ts';
import { readList } from '../../src/list/index.ts';
import { defaultSettings } from '../../src/list/schema/settings/settings-schema.ts';
import { validateList } from '../../src/list/validate/validate-list.ts';
import { openSandbox, type Sandbox } from '../../src/sandbox/open-sandbox.ts';
import { type SeededExample, seedExample } from '../../src/sandbox/seed-example.ts';

const entry = (name: string) => `kind: dataset
section: english-datasets
name:
  en: ${name}
links:
  - role: data
    url: https://github.com/people/${name}
license: not-stated
`;

const files = [
  { path: '.github/listkeeper.yml', text: 'data: entries\n' },
  {
    path: 'entries/list.yml',
    text: 'title:\n  en: Things\nlanguages: [en]\nsections:\n  - id: english-datasets\n    name:\n      en: Data\n',
  },
  ...['one', 'two', 'three', 'four'].map((name) => ({ path: `entries/${name}.yml`, text: entry(name) })),
];

let sandbox: Sandbox;
let example: SeededExample;

beforeAll(async () => {
  sandbox = await openSandbox();
  example = await seedExample(sandbox, files);
});
afterAll(() => sandbox.close());

test('the example pull request comes from a fork and adds a good entry, mistakes and a duplicate', async () => {
  const answer = await fetch(`${sandbox.api}/repos/${example.repository}/pulls/${example.pullRequest}/files`);
  const brought = (await answer.json()) as { filename: string; status: string; patch: string }[];
  expect(brought.map(({ status }) => status)).toEqual(['added', 'added', 'added']);
  const added = brought.map(({ filename, patch }) => ({
    path: filename,
    text: patch
      .replace(/^@@.*\n/, '')
      .replace(/^\+/gm, '')
      .concat('\n'),
  }));
  const settings = { ...defaultSettings, data: 'entries' };
  const findings = validateList(readList([...files, ...added], settings), ({ file }) => added.some(({ path }) => path === file));
  const of = (file: string) => findings.filter((finding) => finding.file.endsWith(file)).map(({ code }) => code);
  expect(of('/triage-dialogues.yml')).toEqual([]);
  expect(of('/ward-round-notes.yml')).toEqual(expect.arrayContaining(['unknown-field', 'not-allowed', 'code-not-text']));
  expect(of('/people-one.yml')).toEqual(['duplicate-identity']);
});

test('one linked repository of the example is archived, one renamed and one deleted', () => {
  const said = [...sandbox.world.externalRepositories].map(([name, { state }]) => [name, state]);
  expect(said).toEqual([
    ['people/two', 'archived'],
    ['people/three', 'renamed'],
    ['people/four', 'gone'],
  ]);
});

test('on the list of this repository, the example changes no entry that is there', async () => {
  const own = localizeExampleFiles(readRepositoryFiles(join(import.meta.dirname, '..', '..')), 'en');
  const { repository, pullRequest } = await seedExample(sandbox, own, { repository: 'example/own' });
  const answer = await fetch(`${sandbox.api}/repos/${repository}/pulls/${pullRequest}/files`);
  const brought = (await answer.json()) as { filename: string; status: string }[];
  expect(brought.map(({ status }) => status)).toEqual(['added', 'added', 'added']);
});
