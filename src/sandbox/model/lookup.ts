import type { Account, HostedRepository, RepositoryRole, World } from './world.ts';

export const getFullName = (repository: HostedRepository): string => `${repository.owner.login}/${repository.name}`;

/** @returns the hosted repository of this name, or undefined. */
export function findHostedRepository(world: World, owner: string, name: string): HostedRepository | undefined {
  return world.hosted.get(`${owner}/${name}`.toLowerCase());
}

/** @returns the role of an account; public repositories give everybody `read`. */
export function getRepositoryRole(repository: HostedRepository, account: Account): RepositoryRole | undefined {
  return getExplicitRole(repository, account) ?? (repository.private ? undefined : 'read');
}

/** @returns the role that an account was given, or has as the owner. */
export function getExplicitRole(repository: HostedRepository, account: Account): RepositoryRole | undefined {
  if (repository.owner.id === account.id) return 'admin';
  return repository.collaborators.get(account.login.toLowerCase());
}

export function canWrite(repository: HostedRepository, account: Account): boolean {
  const role = getRepositoryRole(repository, account);
  return role === 'admin' || role === 'maintain' || role === 'write';
}

/** The value of GitHub's `author_association`. */
export function getAuthorAssociation(repository: HostedRepository, account: Account): string {
  if (repository.owner.id === account.id) return 'OWNER';
  if (repository.collaborators.has(account.login.toLowerCase())) return 'COLLABORATOR';
  if (account.type === 'Bot') return 'NONE';
  const pulls = [...repository.issues.values()].filter((issue) => issue.pull && issue.author.account.id === account.id);
  if (pulls.some((issue) => issue.pull?.mergedAt !== undefined)) return 'CONTRIBUTOR';
  return pulls.length > 0 ? 'FIRST_TIME_CONTRIBUTOR' : 'NONE';
}

/** @returns the account of this login, created if necessary. */
export function findOrCreateAccount(world: World, login: string, type: Account['type'] = 'User'): Account {
  const existing = world.accounts.get(login.toLowerCase());
  if (existing) return existing;
  const account: Account = { id: world.nextId(), login, type, name: login };
  world.accounts.set(login.toLowerCase(), account);
  return account;
}
