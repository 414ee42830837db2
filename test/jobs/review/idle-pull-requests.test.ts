import { describe, expect, it } from 'vitest';
import type { PullRequest } from '../../../src/forge/forge.ts';
import { planIdlePullRequests, planReopening } from '../../../src/jobs/review/idle-pull-requests.ts';
import type { JobContext } from '../../../src/jobs/shared/context.ts';
import { memoryForge } from '../shared/memory-forge.ts';

const now = Date.parse('2026-11-29T12:00:00Z');
const context = { clock: { now: () => now }, commands: true } as JobContext;
const daysAgo = (days: number) => new Date(now - days * 86_400_000).toISOString();

async function close(change: Partial<PullRequest>, settings = 'review: { closeIdleAfterDays: 30 }\n') {
  const forge = memoryForge({ '.github/listkeeper.yml': settings });
  forge.propose({ 'data/a.yml': 'x' }, { labels: ['needs-fix'], association: 'NONE', updatedAt: daysAgo(31), ...change });
  return (await planIdlePullRequests(forge, context)).map(({ type }) => type);
}

describe('a pull request that needs changes', () => {
  it('is closed with a word after the days that the settings say', async () => {
    expect(await close({})).toEqual(['comment', 'pull-request-state']);
  });

  it.each<[string, Partial<PullRequest>]>([
    ['something happened on it', { updatedAt: daysAgo(29) }],
    ['it needs no change by its author', { labels: ['new-entry'] }],
    ['it is a draft', { draft: true }],
    ['it is of a maintainer', { association: 'MEMBER' }],
    ['it goes to another branch', { base: { sha: 'b', ref: 'next' } }],
  ])('stays open where %s', async (_, change) => {
    expect(await close(change)).toEqual([]);
  });

  it('stays open where no command is answered, so that nobody could come back', async () => {
    const forge = memoryForge({ '.github/listkeeper.yml': 'review: { closeIdleAfterDays: 30 }\n' });
    forge.propose({ 'data/a.yml': 'x' }, { labels: ['needs-fix'], association: 'NONE', updatedAt: daysAgo(31) });
    expect(await planIdlePullRequests(forge, { ...context, commands: false })).toEqual([]);
  });

  it('stays open by default', async () => {
    expect(await close({}, '')).toEqual([]);
  });

  it('and many of them are closed a few at a time', async () => {
    const forge = memoryForge({ '.github/listkeeper.yml': 'review: { closeIdleAfterDays: 30 }\n' });
    for (let count = 0; count < 25; count += 1)
      forge.propose({ [`data/${count}.yml`]: 'x' }, { labels: ['needs-fix'], association: 'NONE', updatedAt: daysAgo(40) });
    expect(await planIdlePullRequests(forge, context)).toHaveLength(40);
  });
});

describe('a closed pull request', () => {
  const reopen = async (change: Partial<PullRequest>, comment: string | undefined) => {
    const forge = Object.assign(memoryForge({}), { findOwnComment: () => Promise.resolve(comment) });
    return (await planReopening(forge, { ...forge.propose({ a: 'x' }), ...change }))?.actions;
  };

  it('is reopened where it was closed for want of changes', async () => {
    expect(await reopen({ state: 'closed' }, 'closed for now')).toMatchObject([{ type: 'pull-request-state', state: 'open' }]);
  });

  it('stays as people left it', async () => {
    expect(await reopen({ state: 'closed' }, undefined)).toBeUndefined();
    expect(await reopen({ state: 'closed', merged: true }, 'closed for now')).toBeUndefined();
    expect(await reopen({ state: 'open' }, 'closed for now')).toBeUndefined();
  });
});
