import { describe, expect, it } from 'vitest';
import type { PullRequest } from '../../../src/forge/index.ts';
import { planFix } from '../../../src/jobs/commands/plan-fix.ts';
import type { JobContext } from '../../../src/jobs/shared/index.ts';
import { dataset, listFiles } from '../shared/example-list.ts';
import { memoryForge } from '../shared/memory-forge.ts';

/** A fix checks no links, so there is no network. */
const context = { clock: { now: () => Date.UTC(2026, 10, 22) } } as JobContext;
const wrong = { 'data/new.yml': `${dataset('New', 'https://new.example.org/')}added: 2020/1/2   \n` };
async function fix(change: Record<string, string | null>, pull: Partial<PullRequest> = {}) {
  const forge = memoryForge(listFiles);
  const opened = forge.propose(change, pull);
  return planFix(forge, opened, { number: opened.number, comment: 5 }, context);
}
const types = ({ actions }: Awaited<ReturnType<typeof fix>>) => actions.map(({ type }) => type);

describe('the fixes of a pull request', () => {
  it('are a commit on its branch, which is answered once it is there', async () => {
    const plan = await fix(wrong, { fork: false });
    expect(plan).toMatchObject({
      understood: true,
      actions: [{ type: 'commit', branch: 'change', files: [{ path: 'data/new.yml' }] }],
    });
    const [commit] = plan.actions;
    expect(commit).toMatchObject({ followUp: [{ type: 'comment', body: expect.stringContaining('data/new.yml') }] });
    expect(commit).not.toHaveProperty('fallback');
  });

  it('are not looked for in one that is closed, nor found where nothing is wrong', async () => {
    expect(types(await fix(wrong, { state: 'closed' }))).toEqual(['comment']);
    expect(types(await fix({ 'docs/x.md': 'x' }))).toEqual(['comment']);
  });

  it('go to a fork, and into a pull request of ours where that turns out not to be writable', async () => {
    const plan = await fix(wrong, { maintainerCanModify: true });
    expect(plan.actions).toMatchObject([
      {
        type: 'commit',
        repository: 'contributor/list',
        fallback: [{ type: 'propose', branch: 'listkeeper/fix-1' }, { type: 'comment' }],
      },
    ]);
  });

  it.each<[string, Partial<PullRequest>]>([
    ['does not allow edits', { maintainerCanModify: false }],
    ['was deleted', { head: { sha: '', ref: 'change', repository: undefined } }],
  ])('go into a pull request of ours at once where the fork %s', async (_, change) => {
    const forge = memoryForge(listFiles);
    const opened = forge.propose(wrong);
    Object.assign(opened, change, change.head ? { head: { ...change.head, sha: opened.head.sha } } : {});
    expect(types(await planFix(forge, opened, { number: 1 }, context))).toEqual(['propose', 'comment']);
  });

  it.each([
    ['changes something else', { ...wrong, '.github/workflows/x.yml': 'on: push\n' }, {}],
    ['moves something else into the list', wrong, { renamed: { 'data/new.yml': 'evil.sh' } }],
  ])('never bring a stranger’s branch into the repository that %s', async (_, change, more) => {
    const forge = memoryForge({ ...listFiles, 'evil.sh': 'x' });
    const opened = forge.propose(change, { maintainerCanModify: false, ...more });
    expect(types(await planFix(forge, opened, { number: 1 }, context))).toEqual(['comment']);
  });

  it('never bring one in whose files are too many to list, or that was pushed to meanwhile', async () => {
    for (const change of ['truncated', 'pushed']) {
      const forge = memoryForge(listFiles);
      const opened = forge.propose(wrong, { maintainerCanModify: false });
      const { listChangedFiles, readPullRequest } = forge;
      const hostile = {
        ...forge,
        listChangedFiles: async (pull: PullRequest) => ({ ...(await listChangedFiles(pull)), truncated: change === 'truncated' }),
        readPullRequest: async (number: number) => {
          const pull = await readPullRequest(number);
          return change === 'pushed' ? { ...pull, head: { ...pull.head, sha: 'other' } } : pull;
        },
      };
      expect(types(await planFix(hostile, opened, { number: 1 }, context)), change).not.toContain('propose');
    }
  });
});
