import { describe, expect, test } from 'vitest';
import type { JobRun } from '../../../../src/bot/worker/job/job-run.ts';
import { runSweep } from '../../../../src/bot/worker/sweep/sweep.ts';
import { ForgeError } from '../../../../src/forge/forge-error.ts';
import type { GitHubForge } from '../../../../src/forge/github/index.ts';

const now = Date.UTC(2026, 10, 22);
const dayMs = 86_400_000;
const failure = { operation: { name: 'read-repository' }, reason: { kind: 'status', status: 403 } } as const;

interface Repository {
  files?: Record<string, string>;
  pulls?: { number: number; isChecked?: boolean; isDoubled?: boolean }[];
  archived?: boolean;
  lastLinkCheckAt?: number;
  state?: string;
  checksAreHidden?: boolean;
}

async function sweep(repository: Repository) {
  const { files = { 'data/list.yml': '' }, pulls = [], archived = false } = repository;
  const calls: [string, unknown][] = [];
  const forge = {
    readRepository: async () => ({ defaultBranch: 'main', archived }),
    readFiles: async (_: string, paths: string[]) => ({
      commit: 'c',
      files: paths.flatMap((path) => (files[path] === undefined ? [] : [{ path, text: files[path] ?? '' }])),
    }),
    readOpenVerdicts: async () => {
      if (repository.checksAreHidden) throw new ForgeError('not-permitted', failure);
      return pulls.map(({ isChecked = false, isDoubled = false, ...pull }) => ({ isChecked, isDoubled, ...pull }));
    },
  } as unknown as GitHubForge;
  const run = {
    job: { installation: 1, owner: 'o', repo: 'r', ...(repository.state === undefined ? {} : { state: repository.state }) },
    clock: { now: () => now },
    random: () => 0.5,
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
  test('reviews heads without a verdict and those with two, publishes, and checks links that are due', async () => {
    const { jobs, delays } = await sweep({
      pulls: [{ number: 2 }, { number: 1, isChecked: true }, { number: 3, isChecked: true, isDoubled: true }],
    });
    expect(jobs).toEqual(['publish', 'review 2', 'review 3', 'check']);
    expect(delays).toEqual([0, 0, 0, 450_000]);
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
    expect((await sweep({ pulls: [{ number: 1 }], checksAreHidden: true })).jobs).toEqual(['publish', 'check']);
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
