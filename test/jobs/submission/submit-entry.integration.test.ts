import { describe, expect, it } from 'vitest';
import { parseSubmittedAddress } from '../../../src/jobs/submission/build-submission.ts';
import { submitEntry } from '../../../src/jobs/submission/submit-entry.ts';
import { readList } from '../../../src/list/index.ts';
import type { IssueFormField } from '../../../src/list/render/formats/issue-form.ts';
import { defaultSettings } from '../../../src/list/schema/settings/settings-schema.ts';
import { name, openSandboxFixture, owner } from '../../forge/sandbox-fixture.ts';
import { formBody } from './form-body.ts';
import { files, info, open, passDay, proposed, pulls, said, submit, useSubmissions, world } from './submission-fixture.ts';

useSubmissions();

describe('the address in a text', () => {
  it.each([
    ['https://wiki.example.org/List_(medicine)', 'https://wiki.example.org/List_(medicine)'],
    ['(see https://wiki.example.org/List_(medicine)).', 'https://wiki.example.org/List_(medicine)'],
    ['look at https://set.example.org/x, please!', 'https://set.example.org/x'],
    ['[it](https://set.example.org/x)', 'https://set.example.org/x'],
    ['javascript:alert(1)', undefined],
  ])('%s', (text, address) => {
    expect(parseSubmittedAddress(text)).toBe(address);
  });
});

describe('a bare identifier', () => {
  it('becomes a pull request with title, authors, year and a section, credited to who gave it', async () => {
    const number = await open({ link: 'arXiv:2010.07497' });
    await submit(number);
    expect(pulls()).toMatchObject([{ title: 'Add MedDG: Medical Dialogues', labels: ['new-entry'] }]);
    expect(pulls()[0]?.body).toContain(`Closes #${number}`);
    expect(await proposed(number, 'data/meddg-medical-dialogues.yml')).toMatchObject({
      kind: 'paper',
      section: 'papers',
      title: 'MedDG: Medical Dialogues',
      authors: ['Wenge Liu', 'Jianheng Tang'],
      year: 2020,
      identifiers: { arxiv: '2010.07497' },
      links: [{ role: 'paper', url: 'https://arxiv.org/abs/2010.07497' }],
      added: '2026-11-22',
    });
    const { data } = await world.at.octokit.rest.repos.getCommit({ owner, repo: 'list', ref: `listkeeper/entry-${number}` });
    const id = world.at.repository.issues.get(number)?.author.account.id;
    expect(data.commit.message).toMatch(
      new RegExp(`\\n\\nCo-authored-by: reader <${id}\\+reader@users.noreply.github.com>\\nProposed-by: listkeeper$`),
    );
    expect(said(number)).toHaveLength(1);
    expect(said(number)[0]).toContain('title (from arXiv)');
  });

  it('is done once, however often it is looked at', async () => {
    const number = await open({ link: '2010.07497' });
    await submit(number);
    expect((await submit(number)).map(({ action, changed }) => [action, changed]).slice(0, 2)).toEqual([
      ['propose', false],
      ['comment', false],
    ]);
    expect(pulls()).toHaveLength(1);
  });
});

describe('a page', () => {
  it('gives its title, as text and nothing else, and the best section', async () => {
    const number = await open({ link: 'see https://set.example.org/x.', kind: 'Dataset', code: 'too long', license: 'MIT' });
    await submit(number);
    const entry = await proposed(number, 'data/a-set-of-things-and-people-b.yml');
    expect(entry).toMatchObject({
      kind: 'dataset',
      section: 'datasets',
      license: 'MIT',
      links: [{ url: 'https://set.example.org/x' }],
    });
    expect(entry.links[0]).not.toHaveProperty('code');
    expect(said(number)[0]).toContain('extraction code: `too long`');
    expect(said(number)[0]?.split('```yaml')[0]).not.toMatch(/@people|(?<!\\)<b/);
  });

  it('of a share needs a code, in the words of the form, or the word that there is none', async () => {
    const link = 'https://pan.baidu.com/s/1AbCdEfGhIjKlMnOpQrStUv';
    const without = await open({ link, name: 'A Share', kind: 'Dataset' });
    await submit(without);
    expect(said(without)[0]).toContain('in “Extraction code”, or “none” if it has none.');
    expect(said(without)[0]).not.toContain('code:');
    const number = await open({ link, name: 'A Share', kind: 'Dataset', code: '无' });
    await submit(number);
    expect((await proposed(number, 'data/a-share.yml')).links[0]).toMatchObject({ code: 'not-stated' });
  });

  it('has no title that GitHub obeys when the pull request is merged', async () => {
    const hostile =
      'Fixes #1, closes GH-2, resolves someone/list#3, fixes https://github.com/someone/list/issues/4 @people [skip ci]';
    const number = await open({ link: 'https://set.example.org/x', name: hostile });
    await submit(number);
    const { data } = await world.at.octokit.rest.repos.getCommit({ owner, repo: 'list', ref: `listkeeper/entry-${number}` });
    for (const text of [pulls()[0]?.title, data.commit.message.replace(`(#${number})`, '').replace(/\n.*/gs, '')]) {
      expect(text).not.toMatch(/#\d|GH-\d|:\/\/|@\w|\[skip/);
    }
  });

  it('an edit of the issue updates the pull request, and closing it withdraws it', async () => {
    const number = await open({ link: 'https://set.example.org/x', name: 'First' });
    await submit(number);
    const body = formBody(info as NonNullable<typeof info>, 'en', { link: 'https://set.example.org/x', name: 'Second' });
    await world.at.sandbox.asUser('reader').editIssue({ repository: name, number, body });
    passDay();
    await submit(number);
    expect(pulls()).toMatchObject([{ title: 'Add Second', state: 'open' }]);
    await world.at.sandbox.asUser('reader').close(name, number);
    await submit(number);
    expect(pulls()).toMatchObject([{ state: 'closed' }]);
    expect(world.at.repository.refs.has(`refs/heads/listkeeper/entry-${number}`)).toBe(false);
  });

  it('a pull request on which somebody commits is theirs, and the issue says so, once', async () => {
    const body = (called: string) =>
      formBody(info as NonNullable<typeof info>, 'en', { link: 'https://set.example.org/x', name: called });
    const number = await open({ link: 'https://set.example.org/x', name: 'First' });
    await submit(number);
    const branch = `listkeeper/entry-${number}`;
    const pull = pulls()[0]?.number;
    await world.at.sandbox.asUser(owner).push({ repository: name, branch, files: { 'NOTES.md': 'mine\n' } });
    const tip = world.at.repository.refs.get(`refs/heads/${branch}`);
    await world.at.sandbox.asUser('reader').editIssue({ repository: name, number, body: body('Second') });
    expect((await submit(number)).map(({ action, changed }) => [action, changed])).toEqual([['comment', true]]);
    expect(said(number)).toHaveLength(1);
    expect(said(number)[0]).toContain(`**Listkeeper: somebody is working on [#${pull}](`);
    await world.at.sandbox.asUser('reader').editIssue({ repository: name, number, body: body('Third') });
    expect(
      (await submit(number)).map(({ changed }) => changed),
      'it is said already',
    ).toEqual([false]);
    expect(world.at.repository.refs.get(`refs/heads/${branch}`)).toBe(tip);
    await world.at.sandbox.asUser('reader').close(name, number);
    expect(await submit(number)).toEqual([]);
    expect(pulls()).toMatchObject([{ state: 'open' }]);
  });

  it('a pull request that a maintainer closed is not made again', async () => {
    const number = await open({ link: 'https://set.example.org/x', name: 'First' });
    await submit(number);
    await world.at.sandbox.asUser(owner).close(name, pulls()[0]?.number ?? 0);
    expect(await submit(number)).toEqual([]);
  });

  it('never takes another entry’s file or id', async () => {
    const number = await open({ link: 'https://set.example.org/x', name: 'Old' });
    await submit(number);
    expect(await proposed(number, 'data/old-2.yml')).toMatchObject({ name: { en: 'Old' } });
  });
});

describe('a link that the list has for something else', () => {
  it.each<[string, Partial<Record<IssueFormField, string>>, string]>([
    ['the code of a paper', { link: 'https://github.com/somebody/study', name: 'Study kit' }, '[A Study]'],
    ['an entry of another kind, chosen', { link: 'https://github.com/lwgkzl/MedDG', kind: 'Tool', name: 'Kit' }, '[MedDG]'],
  ])('%s: proposed, and the comment and the pull request say so', async (_, values, entry) => {
    const number = await open(values);
    await submit(number);
    expect(pulls()).toHaveLength(1);
    for (const text of [said(number)[0], pulls()[0]?.body]) expect(text).toContain(`This link is already used by ${entry}`);
  });
});

it('the preview is by the layout of the list', async () => {
  const number = await open({ link: 'https://set.example.org/x', name: 'A set', description: 'What it is.' });
  const settings = (files['.github/listkeeper.yml'] ?? '').replace('language: en }', 'language: en, layout: bullets }');
  await world.at.sandbox.asUser(owner).push({ repository: name, branch: 'main', files: { '.github/listkeeper.yml': settings } });
  await submit(number);
  expect(said(number)[0]).toContain('- [A set](https://set.example.org/x)');
});

it('an entry of the form is one that the list takes: the review of its pull request finds nothing', async () => {
  const number = await open({ link: 'https://set.example.org/x', name: 'A set', description: 'What it is.' });
  await submit(number);
  const tree = await world.at.forge.readMatchingFiles(`listkeeper/entry-${number}`, () => true);
  const list = readList(tree.files, defaultSettings);
  expect(list.findings).toEqual([]);
});

describe('the contact address of a submission', () => {
  it('is that of the settings of the list, for the check and for the metadata', async () => {
    const settings = `${files['.github/listkeeper.yml']}links:\n  mailto: list@example.org\n`;
    const own = await openSandboxFixture({ ...files, '.github/listkeeper.yml': settings });
    const body = formBody(info ?? expect.fail(), 'en', { kind: 'paper', link: 'https://doi.org/10.1000/x', name: 'X' });
    const number = await own.sandbox.asUser('reader').openIssue({ repository: name, title: 'X', body, labels: ['new-entry'] });
    const before = world.internet.requests.length;
    await submitEntry(own.forge, number, { ...world.tools, mailto: 'installation@example.org' });
    await own.sandbox.close();
    const told = world.internet.requests
      .slice(before)
      .filter(({ host }) => host === 'api.crossref.org')
      .map(({ url }) => new URL(url).searchParams.get('mailto'));
    expect(told.length).toBeGreaterThanOrEqual(2);
    expect(new Set(told)).toEqual(new Set(['list@example.org']));
  });
});

describe('facts in the description', () => {
  it('become fields, and what is left out is said', async () => {
    const description =
      'Consultations with entities.\nOrganization: A laboratory\nSize: 1,200 dialogues\nYear: long ago\nBase: BERT';
    const number = await open({ link: 'https://set.example.org/x', kind: 'Dataset', description });
    await submit(number);
    const [pull] = pulls();
    const path = /data\/[\w./-]+\.yml/.exec(pull?.body ?? '')?.[0] ?? '';
    expect(await proposed(number, path)).toMatchObject({
      kind: 'dataset',
      description: { en: 'Consultations with entities.' },
      organization: { en: 'A laboratory' },
      size: [{ count: 1200, unit: { en: 'dialogues' } }],
    });
    const comment = said(number).join('\n');
    for (const left of ['Year: long ago', 'Base: BERT']) expect(comment).toContain(`\`${left}\``);
  });
});
