import { createObjectStore } from '../git/index.ts';
import {
  type Account,
  ApiError,
  findOrCreateAccount,
  getFullName,
  type HostedRepository,
  type NewRepository,
  type World,
} from '../model/index.ts';
import { encodeNodeId, serializeInstallation } from '../serializers/index.ts';
import { commitFiles } from './branches.ts';

/** The labels that GitHub gives to a new repository. */
const defaultLabels = { bug: 'd73a4a', documentation: '0075ca', duplicate: 'cfd3d7', enhancement: 'a2eeef', question: 'd876e3' };

/** Creates a repository with one commit of the given files. Without files it has no commit. */
export async function createRepository(world: World, settings: NewRepository): Promise<HostedRepository> {
  const owner = findOrCreateAccount(world, settings.owner, settings.ownerType ?? 'User');
  const key = `${settings.owner}/${settings.name}`.toLowerCase();
  if (world.hosted.has(key)) throw new ApiError(422, 'name already exists on this account');
  const repository = await createEmptyRepository(world, owner, settings);
  world.hosted.set(key, repository);
  const files = settings.files ?? {};
  if (Object.keys(files).length > 0) {
    const sha = await commitFiles(world, repository, { parent: undefined, files, message: 'Initial commit', author: owner });
    repository.refs.set(`refs/heads/${repository.defaultBranch}`, sha);
  }
  if (settings.installed !== false) {
    // An installation belongs to one account: that of the first repository.
    if (world.installation.repositories.size === 0) world.installation.account = owner;
    world.installation.repositories.add(key);
  }
  return repository;
}

/** A repository without commits that is not part of the world yet. */
export async function createEmptyRepository(world: World, owner: Account, settings: NewRepository): Promise<HostedRepository> {
  const now = world.clock.now();
  const labels = Object.entries(defaultLabels).map(([name, color]) => ({ id: world.nextId(), name, color, description: null }));
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
    store: await createObjectStore(),
    refs: new Map(),
    protectedBranches: new Set(),
    collaborators: new Map(),
    issues: new Map(),
    labels: new Map(labels.map((label) => [label.name, label])),
    checkRuns: [],
    checkSuites: [],
    nextIssueNumber: 1,
    createdAt: now,
    pushedAt: now,
  };
}

/**
 * Installs the App on a repository. The first sends `installation`, later ones
 * `installation_repositories`.
 */
export function installApp(world: World, repository: HostedRepository): void {
  const { installation } = world;
  const key = getFullName(repository).toLowerCase();
  if (installation.repositories.has(key)) return;
  const isFirst = installation.repositories.size === 0;
  if (isFirst) installation.account = repository.owner;
  installation.repositories.add(key);
  const { id, name } = repository;
  const repositorySummary = {
    id,
    node_id: encodeNodeId('Repository', id),
    name,
    full_name: getFullName(repository),
    private: repository.private,
  };
  const installationPayload = { installation: serializeInstallation(world, installation), requester: null };
  const sender = repository.owner;
  if (isFirst) {
    const payload = { ...installationPayload, repositories: [repositorySummary] };
    world.emit({ event: 'installation', action: 'created', sender, payload });
    return;
  }
  const payload = {
    ...installationPayload,
    repository_selection: 'selected',
    repositories_added: [repositorySummary],
    repositories_removed: [],
  };
  world.emit({ event: 'installation_repositories', action: 'added', sender, payload });
}

/** @returns the account's fork. An existing one is returned as it is. */
export function forkRepository(world: World, parent: HostedRepository, owner: Account): HostedRepository {
  const key = `${owner.login}/${parent.name}`.toLowerCase();
  const existing = world.hosted.get(key);
  if (existing) {
    if (existing.store !== parent.store) throw new ApiError(422, `${getFullName(existing)} is another repository`);
    return existing;
  }
  const now = world.clock.now();
  const fork: HostedRepository = {
    ...parent,
    id: world.nextId(),
    owner,
    parent,
    archived: false,
    refs: new Map([...parent.refs].filter(([ref]) => ref === `refs/heads/${parent.defaultBranch}`)),
    protectedBranches: new Set(),
    collaborators: new Map(),
    issues: new Map(),
    labels: new Map(parent.labels),
    checkRuns: [],
    checkSuites: [],
    hasIssues: false,
    nextIssueNumber: 1,
    createdAt: now,
    pushedAt: now,
  };
  world.hosted.set(key, fork);
  return fork;
}
