import { openStore } from '../git/store.ts';
import type { RepositorySettings } from '../open.ts';
import { Refusal } from '../refusal.ts';
import { installationShape, nodeId } from '../shapes/accounts.ts';
import { type Account, accountNamed, fullName, type HostedRepository, type World } from '../world.ts';
import { writeFiles } from './branches.ts';

/** The labels that GitHub gives to a new repository. */
const firstLabels = { bug: 'd73a4a', documentation: '0075ca', duplicate: 'cfd3d7', enhancement: 'a2eeef', question: 'd876e3' };

/** Makes a repository with one commit of the given files; without files it stays empty, as after `New repository`. */
export async function createRepository(world: World, settings: RepositorySettings): Promise<HostedRepository> {
  const owner = accountNamed(world, settings.owner, settings.ownerType ?? 'User');
  const key = `${settings.owner}/${settings.name}`.toLowerCase();
  if (world.hosted.has(key)) throw new Refusal(422, 'name already exists on this account');
  const repository = await emptyRepository(world, owner, settings);
  world.hosted.set(key, repository);
  const files = settings.files ?? {};
  if (Object.keys(files).length > 0) {
    const sha = await writeFiles(world, repository, { parent: undefined, files, message: 'Initial commit', author: owner });
    repository.refs.set(`refs/heads/${repository.defaultBranch}`, sha);
  }
  if (settings.installed !== false) {
    // One installation is one account's: that of the first repository.
    if (world.installation.includes.size === 0) world.installation.account = owner;
    world.installation.includes.add(key);
  }
  return repository;
}

/** A repository without a commit, that stands nowhere yet. */
export async function emptyRepository(world: World, owner: Account, settings: RepositorySettings): Promise<HostedRepository> {
  const now = world.clock.now();
  const labels = Object.entries(firstLabels).map(([name, color]) => ({ id: world.nextId(), name, color, description: null }));
  return {
    id: world.nextId(),
    owner,
    name: settings.name,
    description: settings.description ?? '',
    private: settings.private ?? false,
    archived: false,
    hasIssues: settings.hasIssues ?? true,
    ...(settings.license === undefined ? {} : { license: settings.license }),
    defaultBranch: settings.defaultBranch ?? 'main',
    store: await openStore(),
    refs: new Map(),
    protectedBranches: new Set(),
    collaborators: new Map(),
    issues: new Map(),
    labels: new Map(labels.map((label) => [label.name, label])),
    checkRuns: [],
    suites: [],
    nextNumber: 1,
    createdAt: now,
    pushedAt: now,
  };
}

/** Installs the App on one more repository, and tells it: as new when this is the first, else as one that was added. */
export function install(world: World, repository: HostedRepository): void {
  const { installation } = world;
  const key = fullName(repository).toLowerCase();
  if (installation.includes.has(key)) return;
  const isFirst = installation.includes.size === 0;
  if (isFirst) installation.account = repository.owner;
  installation.includes.add(key);
  const { id, name } = repository;
  const short = { id, node_id: nodeId('Repository', id), name, full_name: fullName(repository), private: repository.private };
  const whole = { installation: installationShape(world, installation), requester: null };
  const sender = repository.owner;
  if (isFirst) {
    const payload = { ...whole, repositories: [short] };
    world.emit({ event: 'installation', action: 'created', sender, payload });
    return;
  }
  const payload = { ...whole, repository_selection: 'selected', repositories_added: [short], repositories_removed: [] };
  world.emit({ event: 'installation_repositories', action: 'added', sender, payload });
}

/** @returns the account's fork; the one that is there, when there is one. */
export function forkRepository(world: World, parent: HostedRepository, owner: Account): HostedRepository {
  const key = `${owner.login}/${parent.name}`.toLowerCase();
  const known = world.hosted.get(key);
  if (known) {
    if (known.store !== parent.store) throw new Refusal(422, `${fullName(known)} is another repository`);
    return known;
  }
  const now = world.clock.now();
  const fork: HostedRepository = {
    ...parent,
    id: world.nextId(),
    owner,
    parent,
    refs: new Map([...parent.refs].filter(([ref]) => ref === `refs/heads/${parent.defaultBranch}`)),
    protectedBranches: new Set(),
    collaborators: new Map(),
    issues: new Map(),
    labels: new Map(parent.labels),
    checkRuns: [],
    suites: [],
    hasIssues: false,
    nextNumber: 1,
    createdAt: now,
    pushedAt: now,
  };
  world.hosted.set(key, fork);
  return fork;
}
