import { describe, expect, it } from 'vitest';
import type { CommentCommand } from '../../../src/jobs/commands/parse-command.ts';
import { planOnBranch } from '../../../src/jobs/commands/plan-on-branch.ts';
import { settingsPath } from '../../../src/list/schema/settings/settings-schema.ts';
import type { PullRequestAction } from '../../../src/model/plan.ts';
import { listFiles } from '../shared/example-list.ts';
import { type Files, memoryForge } from '../shared/memory-forge.ts';

const plan = (command: CommentCommand, files: Files = {}) =>
  planOnBranch(
    memoryForge({ ...listFiles, ...files }),
    { command, number: 3, comment: 5, askedBy: 'somebody', onPullRequest: false },
    'main',
  );
const ignore = (address: string, files?: Files) => plan({ name: 'ignore', address, reason: 'a test page' }, files);

describe('ignoring a link', () => {
  it('is proposed as a change of the settings, on a branch of that address', async () => {
    const { actions, understood } = await ignore('https://a.example/');
    const [proposal] = actions as PullRequestAction[];
    expect(understood).toBe(true);
    expect(proposal).toMatchObject({ type: 'propose', base: 'main', files: [{ path: settingsPath }] });
    expect(JSON.stringify(proposal?.files)).toContain('https://a.example/');
    const [again] = (await ignore('https://a.example/')).actions as PullRequestAction[];
    const [other] = (await ignore('https://b.example/')).actions as PullRequestAction[];
    expect(again?.branch).toBe(proposal?.branch);
    expect(other?.branch).not.toBe(proposal?.branch);
  });

  it('does nothing where the settings ignore it already', async () => {
    const known = { [settingsPath]: 'links:\n  ignore:\n    - https://a.example/\n' };
    expect(await ignore('https://a.example/', known)).toMatchObject({ actions: [], understood: true });
  });

  it('is refused where the settings cannot be edited', async () => {
    const { actions, understood } = await ignore('https://a.example/', { [settingsPath]: 'links: [\n' });
    expect(understood).toBe(false);
    expect(actions).toMatchObject([{ type: 'comment', issue: 3 }]);
  });
});

describe('a duplicate', () => {
  it('is labelled, with a link to the entry', async () => {
    const { actions, understood } = await plan({ name: 'duplicate-of', id: 'old' });
    expect(understood).toBe(true);
    expect(actions).toMatchObject([
      { type: 'comment', body: expect.stringContaining('/data/old.yml#L1') },
      { type: 'labels', issue: 3, add: ['duplicate'] },
    ]);
  });

  it('of an entry that is not there is answered with the nearest one, and labels nothing', async () => {
    const { actions, understood } = await plan({ name: 'duplicate-of', id: 'olt' });
    expect(understood).toBe(false);
    expect(actions).toMatchObject([{ type: 'comment', body: expect.stringContaining('`old`') }]);
  });
});

it('a user name in an address is repeated nowhere', async () => {
  const { actions, understood } = await plan({ name: 'credentials' });
  expect(understood).toBe(false);
  expect(actions).toHaveLength(1);
});

it('an unknown command is answered with those there are, in the list’s language', async () => {
  const chinese = { [settingsPath]: 'language: zh\n' };
  const { actions, understood } = await plan({ name: 'help', said: 'dance' }, chinese);
  expect(understood).toBe(false);
  expect(actions).toMatchObject([{ body: expect.stringMatching(/`dance`[\s\S]*\/listkeeper fix[\s\S]*\p{Script=Han}/u) }]);
});
