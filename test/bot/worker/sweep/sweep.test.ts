import { describe, expect, test } from 'vitest';
import type { JobRun } from '../../../../src/bot/worker/job/job-run.ts';
import { runSweep } from '../../../../src/bot/worker/sweep/sweep.ts';
import { ForgeError } from '../../../../src/forge/forge-error.ts';
import type { Forge } from '../../../../src/forge/index.ts';

const now = Date.UTC(2026, 10, 22);
const dayMs = 86_400_000;

interface Repository {
  files?: Record<string, string>;
  pulls?: { number: number; sha: string }[];
  checked?: string[];
  archived?: boolean;
  lastLinkCheckAt?: number;
  state?: string;
  checksAreHidden?: boolean;
}

async function sweep(repository: Repository) {
  const { files = { 'data/list.yml': '' }, pulls = [], checked = [], archived = false } = repository;
  const calls: [string, unknown][] = [];
  const forge = {
    readRepository: async () => ({ defaultBranch: 'main', archived }),
    readFiles: async (_: string, paths: string[]) => ({
      commit: 'c',
      files: paths.flatMap((path) => (files[path] === undefined ? [] : [{ path, text: files[path] ?? '' }])),
    }),
    listOpenPullRequests: async () => pulls.map(({ number, sha }) => ({ number, head: { sha } })),
  } as unknown as Forge;
  const run = {
    job: { installation: 1, owner: 'o', repo: 'r', ...(repository.state === undefined ? {} : { state: repository.state }) },
    clock: { now: () => now },
    random: () => 0.5,
    app: {
      hasCompletedCheck: async (_: unknown, sha: string) => {
        if (repository.checksAreHidden)
          throw new ForgeError('not-permitted', {
            operation: { name: 'read-repository' as const },
            reason: { kind: 'status', status: 403 },
          });
        return checked.includes(sha);
      },
    },
    callServer: async (name: string, params: unknown) => {
      calls.push([name, params]);
      return name === 'getLastLinkCheck' ? repository.lastLinkCheckAt : undefined;
    },
  } as unknown as JobRun;
  const summary = await runSweep(run, forge);
  const queued = (calls.find(([name]) => name === 'enqueue')?.[1] ?? []) as {
    job: { kind: string; number?: number };
    notBefore: number;
  }[];
  return {
    summary,
    jobs: queued.map(({ job: { kind, number } }) => (number === undefined ? kind : `${kind} ${number}`)),
    delays: queued.map(({ notBefore }) => notBefore - now),
    recorded: calls.find(([name]) => name === 'recordSweep')?.[1],
  };
}

describe('a sweep of a list', () => {
  test('reviews heads without a verdict, publishes, and checks links that are due', async () => {
    const { jobs, delays } = await sweep({
      pulls: [
        { number: 2, sha: 'a' },
        { number: 1, sha: 'b' },
      ],
      checked: ['b'],
    });
    expect(jobs).toEqual(['publish', 'review 2', 'check']);
    expect(delays).toEqual([0, 0, 450_000]);
  });

  test.each([
    ['a week after the last check', now - 7 * dayMs, true],
    ['a day after the last check', now - dayMs, false],
    ['at the first time', undefined, true],
  ])('checks links %s: %s', async (_, lastLinkCheckAt, isDue) => {
    const { jobs } = await sweep({ ...(lastLinkCheckAt === undefined ? {} : { lastLinkCheckAt }) });
    expect(jobs.includes('check')).toBe(isDue);
  });

  test('checks no links where the settings turn it off', async () => {
    const files = { '.github/listkeeper.yml': 'links:\n  every: off\n', 'data/list.yml': '' };
    const { jobs, recorded } = await sweep({ files, state: 's' });
    expect(jobs).toEqual(['publish']);
    expect(recorded).toEqual({ owner: 'o', repo: 'r', state: 's', linkCheckInterval: 'off' });
  });

  test('finds a list in the folder that the settings name', async () => {
    const settings = { '.github/listkeeper.yml': 'data: lists\n' };
    expect((await sweep({ files: { ...settings, 'lists/list.yml': '' } })).jobs).toContain('publish');
    expect((await sweep({ files: { ...settings, 'data/list.yml': '' } })).jobs).toEqual(['adopt']);
  });

  test('goes on without the permission to read checks', async () => {
    expect((await sweep({ pulls: [{ number: 1, sha: 'a' }], checksAreHidden: true })).jobs).toEqual(['publish', 'check']);
  });

  test('looks at a hundred pull requests at most', async () => {
    const pulls = Array.from({ length: 150 }, (_, index) => ({ number: index, sha: String(index) }));
    expect((await sweep({ pulls })).jobs.filter((each) => each.startsWith('review'))).toHaveLength(100);
  });
});

describe('a sweep of a repository', () => {
  test('without a list may adopt one, some time later', async () => {
    const { jobs, delays } = await sweep({ files: {} });
    expect([jobs, delays]).toEqual([['adopt'], [450_000]]);
  });

  test('that is archived does nothing, and remembers that', async () => {
    const { jobs, recorded } = await sweep({ archived: true, state: 's' });
    expect(jobs).toEqual([]);
    expect(recorded).toMatchObject({ linkCheckInterval: 'off' });
  });

  test('without a known state is not remembered', async () => {
    expect((await sweep({})).recorded).toBeUndefined();
  });
});
