import { describe, expect, it } from 'vitest';
import type { Job } from '../../../../src/bot/queue/index.ts';
import { queueInstallationSweeps, queueSweeps } from '../../../../src/bot/worker/sweep/queue-sweeps.ts';
import type { ListedRepository, RepositoryMemory } from '../../../../src/forge/list-repositories.ts';

const list = (count: number, state?: string): ListedRepository[] =>
  Array.from({ length: count }, (_, index) => ({ installation: 1, owner: 'someone', repo: `list-${index}`, state }));

/** A server that keeps what is queued, and remembers one installation. */
function openServer() {
  const batches: Job[][] = [];
  const recorded: unknown[] = [];
  const callServer = async (name: string, params: unknown) => {
    if (name === 'enqueueSweeps') batches.push(params as Job[]);
    if (name === 'recordInstalled') recorded.push(params);
    return name === 'readInstalled' ? [[1, [{ owner: 'someone', repo: 'list', private: false }]]] : undefined;
  };
  return { batches, recorded, callServer: callServer as never };
}

describe('the sweeps of all repositories', () => {
  it('are queued in batches of a hundred, whatever the size of the pages', async () => {
    const { batches, callServer } = openServer();
    async function* listRepositories() {
      yield list(30, 'a');
      yield list(180, 'b');
      yield [];
    }
    await queueSweeps({ listRepositories }, callServer, () => {});
    expect(batches.map(({ length }) => length)).toEqual([100, 100, 10]);
    expect(batches[0]?.[0]).toEqual({
      kind: 'sweep',
      installation: 1,
      owner: 'someone',
      repo: 'list-0',
      state: 'a',
      because: 'sweep',
    });
  });

  it('are full ones where the state of a repository is not known', async () => {
    const { batches, callServer } = openServer();
    async function* listRepositories() {
      yield list(1);
    }
    await queueSweeps({ listRepositories }, callServer, () => {});
    expect(batches[0]?.[0]).not.toHaveProperty('state');
  });

  it('are queued for the other installations when one can not be read, which is logged', async () => {
    const { batches, callServer } = openServer();
    const logged: string[] = [];
    async function* listRepositories(_: RepositoryMemory, onError: (error: unknown) => void) {
      onError(new Error('suspended'));
      yield list(1);
    }
    await queueSweeps({ listRepositories }, callServer, (level, words) => void logged.push(`${level} ${words}`));
    expect(batches).toHaveLength(1);
    expect(logged).toEqual([expect.stringMatching(/^warn .*suspended/)]);
  });

  it('are listed with what the server remembers, and told to it', async () => {
    const { recorded, callServer } = openServer();
    let known: unknown;
    async function* listRepositories(memory: RepositoryMemory) {
      known = await memory.read([1, 2]);
      await memory.record(2, []);
      yield [];
    }
    await queueSweeps({ listRepositories }, callServer, () => {});
    expect(known).toEqual(new Map([[1, [{ owner: 'someone', repo: 'list', private: false }]]]));
    expect(recorded).toEqual([{ installation: 2, repositories: [] }]);
  });
});

describe('the sweeps of an installation that is back', () => {
  it('are full ones, by new tokens, in batches', async () => {
    const { batches, callServer } = openServer();
    const steps: string[] = [];
    const app = {
      forgetTokensOf: (installation: number) => void steps.push(`forget ${installation}`),
      listRepositoriesOf: async () => {
        steps.push('list');
        return list(101, 'a');
      },
    };
    await queueInstallationSweeps(1, app, callServer);
    expect(steps).toEqual(['forget 1', 'list']);
    expect(batches.map(({ length }) => length)).toEqual([100, 1]);
    expect(batches[0]?.[0]).toEqual({
      kind: 'sweep',
      installation: 1,
      owner: 'someone',
      repo: 'list-0',
      because: 'installation',
    });
  });
});
