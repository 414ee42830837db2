import { beforeEach, describe, expect, it } from 'vitest';
import { type KnownRepository, type ListedRepository, listRepositories } from '../../src/forge/list-repositories.ts';

/** Installations by number, each with its repositories. */
let world: Map<number, KnownRepository[]>;
let memory: Map<number, KnownRepository[]>;
let requests: string[];
let errors: unknown[];
/** Installations whose token GitHub refuses. */
let refused: Set<number>;

beforeEach(() => {
  [world, memory, requests, errors, refused] = [new Map(), new Map(), [], [], new Set()];
});

const repository = (owner: string, isPrivate = false): KnownRepository => ({ owner, repo: 'list', private: isPrivate });

async function list(): Promise<ListedRepository[]> {
  const found: ListedRepository[] = [];
  const batches = listRepositories({
    memory: {
      read: async (installations) => new Map([...memory].filter(([installation]) => installations.includes(installation))),
      record: async (installation, repositories) => void memory.set(installation, [...repositories]),
    },
    listInstallations: async () => [...world.keys()],
    listRepositoriesOf: async (installation) => {
      requests.push(`list ${installation}`);
      return world.get(installation) ?? [];
    },
    openStateReader: async (installation) => {
      if (refused.has(installation)) throw new Error(`no token of ${installation}`);
      requests.push(`token ${installation}`);
      return async (repositories) => {
        requests.push(`states of ${repositories.length} by ${installation}`);
        return repositories.map(({ owner }) => {
          const [own, here] = [...world].find(([, each]) => each.some((one) => one.owner === owner)) ?? [];
          const isVisible = here?.some((each) => each.owner === owner && (!each.private || own === installation));
          return isVisible ? `state of ${owner}` : undefined;
        });
      };
    },
    onError: (error) => errors.push(error),
  });
  for await (const batch of batches) found.push(...batch);
  return found;
}

describe('the repositories of all installations', () => {
  it('are listed one by one at first, and remembered', async () => {
    world = new Map([
      [1, [repository('a')]],
      [2, [repository('b')]],
    ]);
    expect(await list()).toEqual([
      { installation: 1, owner: 'a', repo: 'list', state: 'state of a' },
      { installation: 2, owner: 'b', repo: 'list', state: 'state of b' },
    ]);
    expect(requests.filter((each) => each.startsWith('list'))).toEqual(['list 1', 'list 2']);
    expect(memory).toEqual(world);
  });

  it('that are public and remembered cost a request for 25, and a token for a thousand', async () => {
    for (let id = 1; id <= 1500; id += 1) world.set(id, [repository(`owner-${id}`)]);
    memory = new Map(world);
    const found = await list();
    expect(found).toHaveLength(1500);
    expect(found.every(({ owner, state }) => state === `state of ${owner}`)).toBe(true);
    expect(requests.filter((each) => each.startsWith('token'))).toEqual(['token 1', 'token 1001']);
    expect(requests).toHaveLength(62);
  });

  it('that are private are read by a token of their own', async () => {
    world = new Map([
      [1, [repository('a')]],
      [2, [repository('b', true), repository('c')]],
    ]);
    memory = new Map(world);
    expect((await list()).map(({ state }) => state)).toEqual(['state of a', 'state of b', 'state of c']);
    expect(requests).toEqual(['token 1', 'states of 1 by 1', 'token 2', 'states of 2 by 2']);
  });

  it('are listed anew where one is gone, or became private', async () => {
    world = new Map([
      [1, [repository('a')]],
      [2, [repository('b', true)]],
    ]);
    memory = new Map([
      [1, [repository('a'), repository('gone')]],
      [2, [repository('b')]],
      [3, [repository('left')]],
    ]);
    expect((await list()).map(({ owner, state }) => [owner, state])).toEqual([
      ['a', 'state of a'],
      ['b', 'state of b'],
    ]);
    expect(memory.get(1)).toEqual([repository('a')]);
  });

  it('are read by another token where one is refused', async () => {
    world = new Map([
      [1, [repository('a')]],
      [2, [repository('b')]],
    ]);
    memory = new Map(world);
    refused = new Set([1]);
    expect((await list()).map(({ state }) => state)).toEqual(['state of a', 'state of b']);
    expect(errors).toHaveLength(1);
    refused = new Set([1, 2]);
    expect(await list()).toEqual([]);
  });
});
