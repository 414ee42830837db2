import { createRepository } from '../../../src/sandbox/actions/index.ts';
import { createWorld } from '../../../src/sandbox/create-world.ts';
import type { HostedRepository, NewRepository, World, WorldEvent } from '../../../src/sandbox/model/world.ts';
import { SimulatedGitHubUser } from '../../../src/sandbox/user/simulated-github-user.ts';

export interface TestWorld {
  world: World;
  /** What was told, as `pull_request.opened`. */
  told: string[];
  events: WorldEvent[];
  /** Moves the clock, which stands still otherwise. */
  wait(ms: number): void;
  /** A repository of keeper: `keeper/list`. */
  create(files?: Record<string, string>, more?: Partial<NewRepository>): Promise<HostedRepository>;
  as(login: string): SimulatedGitHubUser;
}

/** The state of the sandbox without its server: real git objects, events that nobody sends. */
export function createTestWorld(): TestWorld {
  let now = Date.UTC(2026, 0, 5);
  let lastId = 1000;
  const world = createWorld({}, { now: () => now, sleep: async () => {} }, () => ++lastId);
  const events: WorldEvent[] = [];
  const told: string[] = [];
  world.url = 'http://sandbox.example';
  world.api = 'http://sandbox.example/api/v3';
  world.emit = (event) => {
    events.push(event);
    told.push(event.action === undefined ? event.event : `${event.event}.${event.action}`);
  };
  return {
    world,
    told,
    events,
    wait: (ms) => {
      now += ms;
    },
    create: (files = { 'README.md': '# List\n' }, more = {}) =>
      createRepository(world, { owner: 'keeper', name: 'list', files, ...more }),
    as: (login) => new SimulatedGitHubUser(world, login),
  };
}

/** The commit of a branch. */
export const tipOf = (repository: HostedRepository, branch = 'main'): string => repository.refs.get(`refs/heads/${branch}`) ?? '';

/** A text of a file at the tip of a branch. */
export async function readAt(repository: HostedRepository, path: string, branch = 'main'): Promise<string | undefined> {
  const commit = await repository.store.readCommit(tipOf(repository, branch));
  const file = commit && (await repository.store.listFiles(commit.tree)).get(path);
  const bytes = file && (await repository.store.readBlob(file.sha));
  return bytes && Buffer.from(bytes).toString('utf8');
}
