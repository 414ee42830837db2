import { describe, expect, test } from 'vitest';
import { type ActionSession, runRequest } from '../../src/action/run-request.ts';
import type { PlannedRequest } from '../../src/jobs/requests/index.ts';

/** A repository in which somebody has a permission, and what becomes of a request. */
function open(permission: string) {
  const reactions: string[] = [];
  const octokit = {
    rest: {
      repos: { getCollaboratorPermissionLevel: async () => ({ data: { permission } }) },
      reactions: {
        createForIssueComment: async ({ content }: { content: string }) => {
          reactions.push(content);
          return { status: 201, data: {} };
        },
      },
    },
  };
  const forge = { readPullRequest: async () => ({ author: 'Author', state: 'closed' }), listOpenPullRequests: async () => [] };
  const session = {
    octokit,
    repository: { owner: 'o', repo: 'r' },
    forge,
    context: {},
    language: 'en',
  } as unknown as ActionSession;
  return { session, reactions };
}
const asked = (name: string) => ({ command: { name }, comment: 5, issue: 7, onPullRequest: true });
const request = (fields: object) => fields as unknown as PlannedRequest;
const recheck = (login: string) => request({ kind: 'review', number: 7, askedBy: login, asked: asked('recheck') });

describe('a command', () => {
  test('of somebody without write access is refused with a reaction, and nothing else is written', async () => {
    const { session, reactions } = open('read');
    const outcome = await runRequest(session, request({ kind: 'command', number: 7, askedBy: 'eve', asked: asked('approve') }));
    expect(outcome).toEqual({ results: [], summary: expect.stringContaining('eve') });
    expect(reactions).toEqual(['confused']);
  });

  test('of the author of the pull request is run where it helps to get it merged', async () => {
    const { session, reactions } = open('read');
    expect((await runRequest(session, recheck('author'))).plan).toBeDefined();
    expect(reactions).toEqual(['eyes', '+1']);
    const stranger = open('read');
    expect((await runRequest(stranger.session, recheck('eve'))).plan).toBeUndefined();
    expect(stranger.reactions).toEqual(['confused']);
  });

  test('of somebody with write access is run, and its end is shown', async () => {
    const { session, reactions } = open('write');
    const { plan, results, summary } = await runRequest(session, recheck('ann'));
    expect([results, summary]).toEqual([[], plan?.summary]);
    expect(reactions).toEqual(['eyes', '+1']);
  });
});

describe('a request of nobody', () => {
  test('is run without a reaction', async () => {
    const { session, reactions } = open('none');
    expect((await runRequest(session, request({ kind: 'review', number: 7 }))).plan).toBeDefined();
    expect(reactions).toEqual([]);
  });

  test('that names nothing decides nothing', async () => {
    const { session } = open('none');
    const { plan, summary } = await runRequest(session, request({ kind: 'submit' }));
    expect(plan).toBeUndefined();
    expect(summary).not.toBe('');
  });
});
