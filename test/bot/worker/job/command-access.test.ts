import { describe, expect, test } from 'vitest';
import { addReaction, mayRunCommand } from '../../../../src/bot/worker/job/command-access.ts';
import type { JobRun } from '../../../../src/bot/worker/job/job-run.ts';
import type { Forge } from '../../../../src/forge/index.ts';

interface Situation {
  canWrite?: boolean;
  command?: string;
  tooOften?: boolean;
  /** The status of a refusal of the reaction. */
  refusal?: number;
}

// The reply of a used-up quota is in test/bot/integration/commands.integration.test.ts, with GitHub's own answers.
function open({ canWrite = false, command = 'recheck', tooOften = false, refusal }: Situation = {}) {
  const calls: unknown[] = [];
  const reactions: unknown[] = [];
  const logged: string[] = [];
  const asked = command === '' ? undefined : { command: { name: command }, comment: 5, issue: 7, onPullRequest: true };
  const createForIssueComment = async ({ comment_id, content }: Record<string, unknown>) => {
    if (refusal !== undefined) throw Object.assign(new Error('refused'), { status: refusal, response: { headers: {} } });
    reactions.push([comment_id, content]);
    return { status: 201, data: {} };
  };
  const run = {
    job: { owner: 'o', repo: 'r', installation: 1, number: 7, ...(asked && { asked }), ...(tooOften && { tooOften: true }) },
    app: {
      hasWriteAccess: async () => canWrite,
      openClient: async () => ({ rest: { reactions: { createForIssueComment } } }),
      getSlug: async () => 'bot',
    },
    callServer: async (...call: unknown[]) => void calls.push(call),
    signal: new AbortController().signal,
    log: (level: string, message: string) => void logged.push(`${level} ${message}`),
  } as unknown as JobRun;
  const forge = { readPullRequest: async () => ({ author: 'Author' }) } as unknown as Forge;
  return { run, forge, calls, reactions, logged };
}

describe('who may run a command', () => {
  test('is everybody with write access, who is then trusted for a day', async () => {
    const { run, forge, calls } = open({ canWrite: true, command: 'approve', tooOften: true });
    expect(await mayRunCommand(run, 'ann', forge)).toBe(true);
    expect(calls).toEqual([['trustMaintainer', { owner: 'o', repo: 'r', login: 'ann' }]]);
  });

  test('is somebody with write access who said none, without a word to the server', async () => {
    const { run, forge, calls } = open({ canWrite: true, command: '' });
    expect([await mayRunCommand(run, 'ann', forge), calls]).toEqual([true, []]);
  });

  test.each([
    ['the author of the pull request, in any case', 'author', {}, true],
    ['no stranger', 'eve', {}, false],
    ['no author, for a command of maintainers', 'author', { command: 'approve' }, false],
    ['no author who asks too often', 'author', { tooOften: true }, false],
  ] as [string, string, Situation, boolean][])('is %s', async (_, login, situation, expected) => {
    const { run, forge, calls } = open(situation);
    expect(await mayRunCommand(run, login, forge)).toBe(expected);
    expect(calls).toEqual([]);
  });
});

describe('a reaction', () => {
  test('is at the comment with the command, and nowhere without one', async () => {
    const { run, reactions } = open();
    await addReaction(run, 'eyes');
    expect(reactions).toEqual([[5, 'eyes']]);
    const silent = open({ command: '' });
    await addReaction(silent.run, 'eyes');
    expect(silent.reactions).toEqual([]);
  });

  test.each([
    [403, 1],
    // The comment was deleted meanwhile.
    [404, 0],
  ])('that is refused with %i stops nothing, and leaves %i lines in the log', async (refusal, lines) => {
    const { run, logged } = open({ refusal });
    await addReaction(run, '+1');
    expect(logged).toHaveLength(lines);
  });
});
