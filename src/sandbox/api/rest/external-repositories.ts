import { createEmptyRepository } from '../../actions/index.ts';
import {
  ApiError,
  type ExternalRepository,
  findOrCreateAccount,
  type HostedRepository,
  type HttpResponse,
  notFoundError,
  type World,
} from '../../model/index.ts';
import { serializeFullRepository } from '../../serializers/index.ts';
import { createJsonReply } from '../route.ts';

/** A repository that is not hosted here, under its current name. */
export interface ExternalRepositoryMatch {
  owner: string;
  name: string;
  details: ExternalRepository;
}

/** @returns undefined for a deleted or private repository, which GitHub does not tell apart. */
export function findExternalRepository(world: World, owner: string, name: string): ExternalRepositoryMatch | undefined {
  const key = `${owner}/${name}`.toLowerCase();
  const known =
    world.externalRepositories.get(key) ??
    (isRenameTarget(world, key) || world.unlistedRepositories === 'alive' ? aliveRepository : undefined);
  if (!known || known.state === 'gone') return undefined;
  if (known.state !== 'renamed' || known.renamedTo === undefined) return { owner, name, details: known };
  const [newOwner = owner, newName = name] = known.renamedTo.split('/');
  const target = world.externalRepositories.get(known.renamedTo.toLowerCase());
  return { owner: newOwner, name: newName, details: target ?? { ...known, state: 'alive' } };
}

const aliveRepository: ExternalRepository = { state: 'alive' };

const isRenameTarget = (world: World, key: string): boolean =>
  [...world.externalRepositories.values()].some(
    ({ state, renamedTo }) => state === 'renamed' && renamedTo?.toLowerCase() === key,
  );

/** The target of a renamed repository's old name: `GET /repositories/{id}`. */
export async function externalRepositoryResponseById(world: World, id: number): Promise<HttpResponse> {
  for (const key of world.externalRepositories.keys()) {
    const [owner = '', name = ''] = key.split('/');
    const found = findExternalRepository(world, owner, name);
    if (found && getExternalRepositoryId(found) === id) return externalRepositoryResponse(world, found.owner, found.name);
  }
  throw notFoundError();
}

/** A number that stays with a repository through renames. */
export function getExternalRepositoryId(found: ExternalRepositoryMatch): number {
  if (found.details.id !== undefined) return found.details.id;
  let hash = 17;
  for (const letter of `${found.owner}/${found.name}`.toLowerCase())
    hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) % 900_000_000;
  return 100_000_000 + hash;
}

/**
 * `GET /repos/{owner}/{repo}` of external repositories: 200, 301 renamed, 403 blocked, 404 gone,
 * 451 taken down.
 */
export async function externalRepositoryResponse(world: World, owner: string, name: string): Promise<HttpResponse> {
  const key = `${owner}/${name}`.toLowerCase();
  const known = world.externalRepositories.get(key);
  if (known?.state === 'dmca' || known?.state === 'blocked') {
    const dmca = known.state === 'dmca';
    const created_at = new Date(world.app.createdAt).toISOString();
    const html_url = dmca ? 'https://github.com/github/dmca' : 'https://github.com/contact';
    const block = { reason: dmca ? 'dmca' : 'tos', created_at, html_url };
    throw new ApiError(dmca ? 451 : 403, 'Repository access blocked', { block });
  }
  const found = findExternalRepository(world, owner, name);
  if (!found) throw notFoundError();
  if (known?.state === 'renamed') {
    const url = `${world.api}/repositories/${getExternalRepositoryId(found)}`;
    const body = { message: 'Moved Permanently', url, documentation_url: 'https://docs.github.com/rest' };
    return createJsonReply(301, body, { location: url });
  }
  return createJsonReply(200, {
    ...serializeFullRepository(world, await buildPlaceholderRepository(world, found)),
    stargazers_count: found.details.stars ?? 0,
  });
}

/** A complete repository for the response, built from the few known details. */
async function buildPlaceholderRepository(world: World, found: ExternalRepositoryMatch): Promise<HostedRepository> {
  const { details, name } = found;
  const owner = findOrCreateAccount(world, found.owner);
  const pushedAt = details.pushedAt ?? world.app.createdAt;
  const settings = { owner: owner.login, name, defaultBranch: details.defaultBranch ?? 'main' };
  const repository = await createEmptyRepository(
    world,
    owner,
    details.license ? { ...settings, license: details.license } : settings,
  );
  return {
    ...repository,
    id: getExternalRepositoryId(found),
    archived: details.state === 'archived',
    pushedAt: pushedAt,
    createdAt: pushedAt,
  };
}
