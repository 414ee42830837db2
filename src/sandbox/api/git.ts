import { z } from 'zod';
import { commitAt, deleteRef, personOf, resolve, updateRef } from '../doings/branches.ts';
import type { FlatFile, Person } from '../git/store.ts';
import { invalid, notFound, Refusal } from '../refusal.ts';
import { nodeId } from '../shapes/accounts.ts';
import { gitCommitShape, repositoryApi } from '../shapes/repositories.ts';
import type { HostedRepository, World } from '../world.ts';
import { actorOf, bodyAs, json, nothing, paged, type Route, repositoryOf, route } from './route.ts';

const sha = z.string().regex(/^[0-9a-f]{40}$/);
const blobBody = z.object({ content: z.string(), encoding: z.enum(['utf-8', 'base64']).default('utf-8') });
const treeBody = z.object({
  base_tree: z.string().optional(),
  tree: z.array(
    z.object({
      path: z.string().min(1),
      mode: z.enum(['100644', '100755', '040000', '160000', '120000']).default('100644'),
      type: z.enum(['blob', 'tree', 'commit']).optional(),
      sha: sha.nullish(),
      content: z.string().optional(),
    }),
  ),
});
const person = z.object({ name: z.string(), email: z.string(), date: z.string().optional() });
const commitBody = z.object({
  message: z.string(),
  tree: z.string(),
  parents: z.array(z.string()).default([]),
  author: person.optional(),
  committer: person.optional(),
});
const newRef = z.object({ ref: z.string(), sha: z.string() });
const movedRef = z.object({ sha: z.string(), force: z.boolean().default(false) });

/** Git's own objects and references. */
export const gitRoutes: Route[] = [
  route('GET', '/repos/:owner/:repo/git/blobs/:sha', ['contents:read'], async (call) => {
    const repository = repositoryOf(call);
    const body = await repository.store.readBlob(call.at.sha ?? '');
    if (!body) throw notFound();
    const content = Buffer.from(body).toString('base64').replace(/.{60}/g, '$&\n');
    return json(200, { ...blobShape(call.world, repository, call.at.sha ?? ''), size: body.length, content, encoding: 'base64' });
  }),
  route('POST', '/repos/:owner/:repo/git/blobs', ['contents:write'], async (call) => {
    const repository = repositoryOf(call);
    const { content, encoding } = bodyAs(call, blobBody);
    const made = await repository.store.writeBlob(Buffer.from(content, encoding === 'base64' ? 'base64' : 'utf8'));
    return json(201, { sha: made, url: blobShape(call.world, repository, made).url });
  }),
  route('GET', '/repos/:owner/:repo/git/trees/*ref', ['contents:read'], async (call) => {
    const repository = repositoryOf(call);
    const tree = await treeNamed(repository, call.at.ref ?? '');
    return json(200, await treeShape(call.world, repository, tree, call.query.has('recursive')));
  }),
  route('POST', '/repos/:owner/:repo/git/trees', ['contents:write'], async (call) => {
    const repository = repositoryOf(call);
    refuseEmpty(repository);
    const tree = await writeTree(repository, bodyAs(call, treeBody));
    return json(201, await treeShape(call.world, repository, tree, false));
  }),
  route('GET', '/repos/:owner/:repo/git/commits/:sha', ['contents:read'], async (call) => {
    const repository = repositoryOf(call);
    const commit = await repository.store.readCommit(call.at.sha ?? '');
    if (!commit) throw notFound();
    return json(200, gitCommitShape(call.world, repository, commit));
  }),
  route('POST', '/repos/:owner/:repo/git/commits', ['contents:write'], async (call) => {
    const repository = repositoryOf(call);
    const { message, tree, parents, author, committer } = bodyAs(call, commitBody);
    if ((await repository.store.typeOf(tree)) !== 'tree') throw new Refusal(422, 'Tree SHA does not exist');
    for (const parent of parents) {
      if ((await repository.store.typeOf(parent)) !== 'commit')
        throw new Refusal(422, 'Parent SHA does not exist or is not a commit');
    }
    const self = personOf(call.world, actorOf(call).account);
    const by = author ? personFrom(author, self) : self;
    const written = { message, tree, parents, author: by, committer: committer ? personFrom(committer, by) : by };
    const made = await repository.store.writeCommit(written);
    return json(201, gitCommitShape(call.world, repository, await commitAt(repository, made)));
  }),
  route('GET', '/repos/:owner/:repo/git/ref/*ref', ['contents:read'], async (call) => {
    const repository = repositoryOf(call);
    refuseEmpty(repository);
    return json(200, await refShape(call.world, repository, `refs/${call.at.ref}`));
  }),
  route('GET', '/repos/:owner/:repo/git/matching-refs/*ref', ['contents:read'], async (call) => {
    const repository = repositoryOf(call);
    const names = [...repository.refs.keys()].filter((name) => name.startsWith(`refs/${call.at.ref}`)).sort();
    return paged(call, await Promise.all(names.map((name) => refShape(call.world, repository, name))));
  }),
  route('POST', '/repos/:owner/:repo/git/refs', ['contents:write'], async (call) => {
    const repository = repositoryOf(call);
    refuseEmpty(repository);
    const { ref, sha: target } = bodyAs(call, newRef);
    await updateRef(call.world, repository, { ref, sha: target, actor: actorOf(call), mustBeNew: true });
    return json(201, await refShape(call.world, repository, ref));
  }),
  route('PATCH', '/repos/:owner/:repo/git/refs/*ref', ['contents:write'], async (call) => {
    const repository = repositoryOf(call);
    const ref = `refs/${call.at.ref}`;
    const { sha: target, force } = bodyAs(call, movedRef);
    await updateRef(call.world, repository, { ref, sha: target, force, actor: actorOf(call), mustExist: true });
    return json(200, await refShape(call.world, repository, ref));
  }),
  route('DELETE', '/repos/:owner/:repo/git/refs/*ref', ['contents:write'], async (call) => {
    await deleteRef(call.world, repositoryOf(call), `refs/${call.at.ref}`, actorOf(call));
    return nothing();
  }),
];

/** GitHub's git interface does nothing with a repository that has no commit yet. */
export function refuseEmpty(repository: HostedRepository): void {
  if (repository.refs.size === 0) throw new Refusal(409, 'Git Repository is empty.');
}

function personFrom(given: z.infer<typeof person>, self: Person): Person {
  const time = given.date === undefined ? Number.NaN : Date.parse(given.date);
  return { name: given.name, email: given.email, timestamp: Number.isNaN(time) ? self.timestamp : Math.floor(time / 1000) };
}

const blobShape = (world: World, repository: HostedRepository, blob: string) => ({
  sha: blob,
  node_id: nodeId('Blob', blob),
  url: `${repositoryApi(world, repository)}/git/blobs/${blob}`,
});

async function refShape(world: World, repository: HostedRepository, ref: string) {
  const target = repository.refs.get(ref) ?? (/^refs\/pull\//.test(ref) ? await resolve(repository, ref) : undefined);
  if (!target) throw notFound();
  const api = repositoryApi(world, repository);
  const object = { type: 'commit', sha: target, url: `${api}/git/commits/${target}` };
  return { ref, node_id: nodeId('Ref', ref), url: `${api}/git/${ref}`, object };
}

async function treeNamed(repository: HostedRepository, ref: string): Promise<string> {
  refuseEmpty(repository);
  const commit = await resolve(repository, ref);
  if (commit) return (await commitAt(repository, commit)).tree;
  if ((await repository.store.typeOf(ref)) !== 'tree') throw notFound();
  return ref;
}

async function treeShape(world: World, repository: HostedRepository, tree: string, recursive: boolean) {
  const api = repositoryApi(world, repository);
  const found: unknown[] = [];
  const walk = async (at: string, prefix: string): Promise<void> => {
    for (const child of (await repository.store.readTree(at)) ?? []) {
      const path = prefix + child.path;
      const url = `${api}/git/${child.type === 'tree' ? 'trees' : 'blobs'}/${child.oid}`;
      const size = child.type === 'blob' ? { size: (await repository.store.readBlob(child.oid))?.length ?? 0 } : {};
      found.push({ path, mode: child.mode, type: child.type, sha: child.oid, ...size, url });
      if (recursive && child.type === 'tree') await walk(child.oid, `${path}/`);
    }
  };
  await walk(tree, '');
  // GitHub cuts a recursive tree at 100,000 entries.
  const limit = 100_000;
  return { sha: tree, url: `${api}/git/trees/${tree}`, tree: found.slice(0, limit), truncated: found.length > limit };
}

async function writeTree(repository: HostedRepository, body: z.infer<typeof treeBody>): Promise<string> {
  const { store } = repository;
  const base = body.base_tree;
  const baseTree = base && ((await store.readCommit(base))?.tree ?? ((await store.typeOf(base)) === 'tree' ? base : undefined));
  if (base && !baseTree) throw new Refusal(404, 'Not Found');
  const files = new Map<string, FlatFile>(baseTree ? await store.flatten(baseTree) : []);
  for (const { path, mode, sha: given, content } of body.tree) {
    if (/^\/|\/$|\/\/|(^|\/)\.{1,2}(\/|$)|(^|\/)\.git(\/|$)/i.test(path)) {
      throw invalid('Tree', 'path', 'custom', 'tree.path contains a malformed path component');
    }
    if (given === null) removePath(files, path);
    else if (content !== undefined) files.set(path, { mode, sha: await store.writeBlob(Buffer.from(content)) });
    else if (given && mode === '040000') {
      removePath(files, path);
      for (const [inner, file] of await store.flatten(given)) files.set(`${path}/${inner}`, file);
    } else if (given && (await store.typeOf(given)) === 'blob') files.set(path, { mode, sha: given });
    else throw new Refusal(422, `tree.sha ${given} is not a valid blob`);
  }
  return store.unflatten(files);
}

function removePath(files: Map<string, FlatFile>, path: string): void {
  let found = files.delete(path);
  for (const name of files.keys()) if (name.startsWith(`${path}/`)) found = files.delete(name) || found;
  if (!found) throw new Refusal(422, 'GitRPC::BadObjectState');
}

/** Where a call needs a commit and got a name of one. */
export async function commitNamed(repository: HostedRepository, ref: string) {
  refuseEmpty(repository);
  const found = await resolve(repository, ref);
  if (!found) throw new Refusal(422, `No commit found for SHA: ${ref}`);
  return commitAt(repository, found);
}
