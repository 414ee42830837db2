import { describe, expect, it } from 'vitest';
import { applyPlan } from '../../../src/forge/apply.ts';
import { answerCommand } from '../../../src/jobs/commands/answer-command.ts';
import { decisionLabels } from '../../../src/jobs/shared/names.ts';
import type { IssueFormField } from '../../../src/list/render/formats/issue-form.ts';
import { name, owner } from '../../forge/sandbox-fixture.ts';
import { formBody } from './form-body.ts';

import { info, open, pulls, said, submit, useSubmissions, world } from './submission-fixture.ts';

useSubmissions();

describe('what is not proposed', () => {
  it.each<[string, Partial<Record<IssueFormField, string>>, string, string]>([
    ['what the list has', { link: 'https://old.example.org/data' }, 'this is already on the list: [Old]', 'duplicate'],
    [
      'what the list has under another spelling',
      { link: 'http://arxiv.org/pdf/1706.03762v5.pdf' },
      'this is already on the list',
      'duplicate',
    ],
    ['a repository of the list, by its link alone', { link: 'https://github.com/lwgkzl/MedDG' }, ': [MedDG]', 'duplicate'],
    ['a share without its code', { link: 'https://pan.baidu.com/s/1abcdefghij', name: 'S' }, 'in “Extraction code”', 'needs-fix'],
    ['no address', { link: 'buy <b>now</b> @someone' }, 'no usable link', 'needs-fix'],
    ['what its owner does not know', { link: 'https://arxiv.org/abs/2010.99999' }, 'this link doesn’t work', 'dead-link'],
    [
      'advertising',
      { link: 'https://set.example.org/x', description: 'http://a.example http://b.example http://c.example' },
      'a maintainer needs to look',
      'needs-fix',
    ],
  ])('%s: one comment and a label', async (_, values, words, label) => {
    const number = await open(values);
    await submit(number);
    expect(pulls()).toEqual([]);
    expect(said(number)).toHaveLength(1);
    expect(said(number)[0]).toContain(words);
    expect(world.at.repository.issues.get(number)?.labels).toContain(label);
  });

  it('answers in the words of the form, not of the data', async () => {
    const number = await open({ link: 'https://pan.baidu.com/s/1abcdefghij', name: 'A share', kind: 'Dataset' });
    await submit(number);
    expect(said(number)[0]).toContain('Enter its four letters or digits in “Extraction code”');
    expect(said(number)[0]).not.toMatch(/code:|in quotes|YAML/);
  });

  it('an issue that the form did not make: not a word', async () => {
    const number = await world.at.sandbox
      .asUser('reader')
      .openIssue({ repository: name, title: 'Hello', body: '### Name\n\nhttps://a.example.org' });
    expect(await submit(number)).toEqual([]);
  });

  it('the label goes when the issue was mended', async () => {
    const number = await open({ link: 'nothing' });
    await submit(number);
    const body = formBody(info as NonNullable<typeof info>, 'en', { link: 'https://set.example.org/x' });
    await world.at.sandbox.asUser('reader').editIssue({ repository: name, number, body });
    await submit(number);
    expect(world.at.repository.issues.get(number)?.labels).toEqual(['new-entry']);
    expect(said(number)).toHaveLength(1);
  });
});

describe('what maintainers decide', () => {
  const decide = async (number: number, body: 'approve' | 'reject') => {
    const asked = { command: { name: body }, number, onPullRequest: false, askedBy: owner } as const;
    return applyPlan(await answerCommand(world.at.forge, asked, world.tools), world.at.octokit, world.at.target);
  };

  it('approve proposes what was held back', async () => {
    const number = await open({ link: 'https://old.example.org/data', name: 'Old again' });
    await submit(number);
    await decide(number, 'approve');
    expect(pulls()).toMatchObject([{ title: 'Add Old again' }]);
    expect(world.at.repository.issues.get(number)?.labels).toContain(decisionLabels.approved);
  });

  it('reject withdraws, and later edits change nothing', async () => {
    const number = await open({ link: 'https://set.example.org/x' });
    await submit(number);
    await decide(number, 'reject');
    await submit(number);
    expect(pulls()).toMatchObject([{ state: 'closed' }]);
    expect(said(number).at(0)).toContain('decided not to add this entry');
  });

  it('an entry of the list by its id', async () => {
    const number = await open({ link: 'https://set.example.org/x' });
    await submit(number);
    const asked = { command: { name: 'duplicate-of', id: 'old' }, number, onPullRequest: false, askedBy: owner } as const;
    await applyPlan(await answerCommand(world.at.forge, asked, world.tools), world.at.octokit, world.at.target);
    expect(pulls()).toMatchObject([{ state: 'closed' }]);
    expect(world.at.repository.issues.get(number)?.labels).toEqual(
      expect.arrayContaining(['duplicate', decisionLabels.rejected]),
    );
  });
});
