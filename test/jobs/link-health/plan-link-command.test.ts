import { describe, expect, it } from 'vitest';
import { planLinkCommand } from '../../../src/jobs/link-health/plan-link-command.ts';
import { healthBranch, historyFile, type JobContext } from '../../../src/jobs/shared/index.ts';
import { recordRun } from '../../../src/link-health/history.ts';
import { formatHistory } from '../../../src/link-health/history-text.ts';
import { emptyHistory } from '../../../src/link-health/record/record.ts';
import { identify } from '../../../src/links/identify/index.ts';
import type { PullRequestAction } from '../../../src/model/plan.ts';
import { checkOf, day } from '../../link-health/examples.ts';
import { dataset, listFiles } from '../shared/example-list.ts';
import { memoryForge } from '../shared/memory-forge.ts';

/** No link is checked, so there is no network. */
const context = { clock: { now: () => day(10).getTime() }, random: () => 0.5 } as JobContext;
const old = 'https://old.example.org/data';
const code = 'https://github.com/someone/code';
/** An entry that keeps a link when one goes. */
const both = dataset('Both', 'https://both.example.org/').replace('license:', `  - role: code\n    url: ${code}\nlicense:`);
type Command = Parameters<typeof planLinkCommand>[2];

function run(action: Command['action'], address: string, archived?: string) {
  const forge = memoryForge({ ...listFiles, 'data/both.yml': both });
  if (archived !== undefined) {
    const history = recordRun(emptyHistory(), [{ ...checkOf('alive', old), identity: identify(old).key }], day(9));
    for (const [id, record] of history.links) history.links.set(id, archived === '' ? record : { ...record, archived });
    forge.branches.set(healthBranch, { [historyFile]: formatHistory(history) });
  }
  return planLinkCommand(forge, context, { action, address, issue: 4 });
}

describe('a command about one link', () => {
  it('is answered where the list has no such link', async () => {
    expect(await run('remove', 'https://nowhere.example/')).toEqual({
      outcome: { is: 'not-listed' },
      language: 'en',
      actions: [],
    });
  });

  it('finds the link by what it is, not by how it is written', async () => {
    expect((await run('remove', 'http://OLD.example.org/data#top')).outcome.is).not.toBe('not-listed');
  });

  it('removes a link, which needs no check before', async () => {
    const { outcome, actions } = await run('remove', code);
    expect(outcome).toEqual({ is: 'proposed' });
    const [proposal] = actions as PullRequestAction[];
    expect(proposal).toMatchObject({ type: 'propose', base: 'main', labels: ['link-health'] });
    expect(proposal?.branch).toMatch(/^listkeeper\/remove-[0-9a-f]{10}$/);
    expect(proposal?.body).toContain('#4');
  });

  it('does not remove the last link of an entry, which nobody could follow then', async () => {
    expect(await run('remove', old)).toMatchObject({ outcome: { is: 'refused' }, actions: [] });
  });

  it('cannot snooze what was never checked', async () => {
    expect((await run('snooze', old)).outcome).toEqual({ is: 'not-checked' });
  });

  it('snoozes for ninety days', async () => {
    expect((await run('snooze', old, '')).outcome).toEqual({ is: 'snoozed', until: '2026-04-11T03:00Z' });
  });

  it('uses the copy that the history knows', async () => {
    const copy = 'https://web.archive.org/web/20240301000000/https://old.example.org/data';
    const { outcome, actions } = await run('archive', old, copy);
    expect(outcome).toEqual({ is: 'proposed' });
    expect(JSON.stringify((actions[0] as PullRequestAction).files)).toContain(copy);
  });
});
