import { emptyRepository } from '../doings/repositories.ts';
import { notFound, Refusal } from '../refusal.ts';
import { fullRepositoryShape } from '../shapes/repositories.ts';
import { accountNamed, type HostedRepository, type OutsideRepository, type World } from '../world.ts';
import { json, type Reply } from './route.ts';

/** What is known of a repository that is not hosted here, with the name it has today. */
export interface OutsideFound {
  owner: string;
  name: string;
  known: OutsideRepository;
}

/** @returns undefined when it is not there, as GitHub says of what is gone and of what is private alike. */
export function outsideAt(world: World, owner: string, name: string): OutsideFound | undefined {
  const key = `${owner}/${name}`.toLowerCase();
  const known = world.repositories.get(key) ?? (isNewName(world, key) || world.otherwise === 'alive' ? alive : undefined);
  if (!known || known.state === 'gone') return undefined;
  if (known.state !== 'renamed' || known.to === undefined) return { owner, name, known };
  const [newOwner = owner, newName = name] = known.to.split('/');
  const target = world.repositories.get(known.to.toLowerCase());
  return { owner: newOwner, name: newName, known: target ?? { ...known, state: 'alive' } };
}

const alive: OutsideRepository = { state: 'alive' };

const isNewName = (world: World, key: string): boolean =>
  [...world.repositories.values()].some(({ state, to }) => state === 'renamed' && to?.toLowerCase() === key);

/** What a renamed repository's old name leads to: `GET /repositories/{id}`. */
export async function outsideById(world: World, id: number): Promise<Reply> {
  for (const key of world.repositories.keys()) {
    const [owner = '', name = ''] = key.split('/');
    const found = outsideAt(world, owner, name);
    if (found && outsideId(found) === id) return outsideReply(world, found.owner, found.name);
  }
  throw notFound();
}

/** A number that stays with a repository through renames. */
export function outsideId(found: OutsideFound): number {
  if (found.known.id !== undefined) return found.known.id;
  let hash = 17;
  for (const letter of `${found.owner}/${found.name}`.toLowerCase())
    hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) % 900_000_000;
  return 100_000_000 + hash;
}

/** `GET /repos/{owner}/{repo}` for the outside: 200, 301 renamed, 403 blocked, 404 gone or private, 451 taken down. */
export async function outsideReply(world: World, owner: string, name: string): Promise<Reply> {
  const key = `${owner}/${name}`.toLowerCase();
  const known = world.repositories.get(key);
  if (known?.state === 'dmca' || known?.state === 'blocked') {
    const dmca = known.state === 'dmca';
    const created_at = new Date(world.app.createdAt).toISOString();
    const html_url = dmca ? 'https://github.com/github/dmca' : 'https://github.com/contact';
    const block = { reason: dmca ? 'dmca' : 'tos', created_at, html_url };
    throw new Refusal(dmca ? 451 : 403, 'Repository access blocked', { block });
  }
  const found = outsideAt(world, owner, name);
  if (!found) throw notFound();
  if (known?.state === 'renamed') {
    const url = `${world.api}/repositories/${outsideId(found)}`;
    const body = { message: 'Moved Permanently', url, documentation_url: 'https://docs.github.com/rest' };
    return json(301, body, { location: url });
  }
  return json(200, { ...fullRepositoryShape(world, await standIn(world, found)), stargazers_count: found.known.stars ?? 0 });
}

/** A repository to show: everything that GitHub says of one, made of what is told about this one. */
async function standIn(world: World, found: OutsideFound): Promise<HostedRepository> {
  const { known, name } = found;
  const owner = accountNamed(world, found.owner);
  const when = known.pushedAt ?? world.app.createdAt;
  const settings = { owner: owner.login, name, defaultBranch: known.branch ?? 'main' };
  const repository = await emptyRepository(world, owner, known.license ? { ...settings, license: known.license } : settings);
  return { ...repository, id: outsideId(found), archived: known.state === 'archived', pushedAt: when, createdAt: when };
}
