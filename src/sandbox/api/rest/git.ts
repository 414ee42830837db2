import { z } from 'zod';
import { createCommitIdentity, deleteRef, requireCommit, resolveRef, updateRef } from '../../actions/index.ts';
import type { CommitIdentity, GitTreeFile } from '../../git/index.ts';
import { ApiError, type HostedRepository, notFoundError, validationError, type World } from '../../model/index.ts';
import { encodeNodeId, repositoryApiUrl, serializeGitCommit } from '../../serializers/index.ts';
import {
  createJsonReply,
  defineRoute,
  noContent,
  paginate,
  parseBody,
  type Route,
  requireActor,
  requireRepository,
} from '../route.ts';

const shaString = z.string().regex(/^[0-9a-f]{40}$/);
const createBlobBody = z.object({ content: z.string(), encoding: z.enum(['utf-8', 'base64']).default('utf-8') });
const createTreeBody = z.object({
  base_tree: z.string().optional(),
  tree: z.array(
    z.object({
      path: z.string().min(1),
      mode: z.enum(['100644', '100755', '040000', '160000', '120000']).default('100644'),
      type: z.enum(['blob', 'tree', 'commit']).optional(),
      sha: shaString.nullish(),
      content: z.string().optional(),
    }),
  ),
});
const identityBody = z.object({ name: z.string(), email: z.string(), date: z.string().optional() });
const createCommitBody = z.object({
  message: z.string(),
  tree: z.string(),
  parents: z.array(z.string()).default([]),
  author: identityBody.optional(),
  committer: identityBody.optional(),
});
const createRefBody = z.object({ ref: z.string(), sha: z.string() });
const updateRefBody = z.object({ sha: z.string(), force: z.boolean().default(false) });

/** Git's own objects and references. */
export const gitRoutes: Route[] = [
  defineRoute('GET', '/repos/:owner/:repo/git/blobs/:sha', ['contents:read'], async (call) => {
    const repository = requireRepository(call);
    const body = await repository.store.readBlob(call.params.sha ?? '');
    if (!body) throw notFoundError();
    const content = Buffer.from(body).toString('base64').replace(/.{60}/g, '$&\n');
    return createJsonReply(200, {
      ...serializeBlob(call.world, repository, call.params.sha ?? ''),
      size: body.length,
      content,
      encoding: 'base64',
    });
  }),
  defineRoute('POST', '/repos/:owner/:repo/git/blobs', ['contents:write'], async (call) => {
    const repository = requireRepository(call);
    const { content, encoding } = parseBody(call, createBlobBody);
    const made = await repository.store.writeBlob(Buffer.from(content, encoding === 'base64' ? 'base64' : 'utf8'));
    return createJsonReply(201, { sha: made, url: serializeBlob(call.world, repository, made).url });
  }),
  defineRoute('GET', '/repos/:owner/:repo/git/trees/*ref', ['contents:read'], async (call) => {
    const repository = requireRepository(call);
    const tree = await resolveTree(repository, call.params.ref ?? '');
    return createJsonReply(200, await serializeTree(call.world, repository, tree, call.query.has('recursive')));
  }),
  defineRoute('POST', '/repos/:owner/:repo/git/trees', ['contents:write'], async (call) => {
    const repository = requireRepository(call);
    assertNotEmpty(repository);
    const tree = await writeTree(repository, parseBody(call, createTreeBody));
    return createJsonReply(201, await serializeTree(call.world, repository, tree, false));
  }),
  defineRoute('GET', '/repos/:owner/:repo/git/commits/:sha', ['contents:read'], async (call) => {
    const repository = requireRepository(call);
    const commit = await repository.store.readCommit(call.params.sha ?? '');
    if (!commit) throw notFoundError();
    return createJsonReply(200, serializeGitCommit(call.world, repository, commit));
  }),
  defineRoute('POST', '/repos/:owner/:repo/git/commits', ['contents:write'], async (call) => {
    const repository = requireRepository(call);
    const { message, tree, parents, author, committer } = parseBody(call, createCommitBody);
    if ((await repository.store.getObjectType(tree)) !== 'tree') throw new ApiError(422, 'Tree SHA does not exist');
    for (const parent of parents) {
      if ((await repository.store.getObjectType(parent)) !== 'commit')
        throw new ApiError(422, 'Parent SHA does not exist or is not a commit');
    }
    const self = createCommitIdentity(call.world, requireActor(call).account);
    const by = author ? parseCommitIdentity(author, self) : self;
    const written = { message, tree, parents, author: by, committer: committer ? parseCommitIdentity(committer, by) : by };
    const made = await repository.store.writeCommit(written);
    return createJsonReply(201, serializeGitCommit(call.world, repository, await requireCommit(repository, made)));
  }),
  defineRoute('GET', '/repos/:owner/:repo/git/ref/*ref', ['contents:read'], async (call) => {
    const repository = requireRepository(call);
    assertNotEmpty(repository);
    return createJsonReply(200, await serializeRef(call.world, repository, `refs/${call.params.ref}`));
  }),
  defineRoute('GET', '/repos/:owner/:repo/git/matching-refs/*ref', ['contents:read'], async (call) => {
    const repository = requireRepository(call);
    const names = [...repository.refs.keys()].filter((name) => name.startsWith(`refs/${call.params.ref}`)).sort();
    return paginate(call, await Promise.all(names.map((name) => serializeRef(call.world, repository, name))));
  }),
  defineRoute('POST', '/repos/:owner/:repo/git/refs', ['contents:write'], async (call) => {
    const repository = requireRepository(call);
    assertNotEmpty(repository);
    const { ref, sha: target } = parseBody(call, createRefBody);
    await updateRef(call.world, repository, { ref, sha: target, actor: requireActor(call), mustBeNew: true });
    return createJsonReply(201, await serializeRef(call.world, repository, ref));
  }),
  defineRoute('PATCH', '/repos/:owner/:repo/git/refs/*ref', ['contents:write'], async (call) => {
    const repository = requireRepository(call);
    const ref = `refs/${call.params.ref}`;
    const { sha: target, force } = parseBody(call, updateRefBody);
    await updateRef(call.world, repository, { ref, sha: target, force, actor: requireActor(call), mustExist: true });
    return createJsonReply(200, await serializeRef(call.world, repository, ref));
  }),
  defineRoute('DELETE', '/repos/:owner/:repo/git/refs/*ref', ['contents:write'], async (call) => {
    await deleteRef(call.world, requireRepository(call), `refs/${call.params.ref}`, requireActor(call));
    return noContent();
  }),
];

/** GitHub's git API refuses repositories without a commit. */
export function assertNotEmpty(repository: HostedRepository): void {
  if (repository.refs.size === 0) throw new ApiError(409, 'Git Repository is empty.');
}

function parseCommitIdentity(given: z.infer<typeof identityBody>, fallback: CommitIdentity): CommitIdentity {
  const time = given.date === undefined ? Number.NaN : Date.parse(given.date);
  return { name: given.name, email: given.email, timestamp: Number.isNaN(time) ? fallback.timestamp : Math.floor(time / 1000) };
}

const serializeBlob = (world: World, repository: HostedRepository, blob: string) => ({
  sha: blob,
  node_id: encodeNodeId('Blob', blob),
  url: `${repositoryApiUrl(world, repository)}/git/blobs/${blob}`,
});

async function serializeRef(world: World, repository: HostedRepository, ref: string) {
  const target = repository.refs.get(ref) ?? (/^refs\/pull\//.test(ref) ? await resolveRef(repository, ref) : undefined);
  if (!target) throw notFoundError();
  const api = repositoryApiUrl(world, repository);
  const object = { type: 'commit', sha: target, url: `${api}/git/commits/${target}` };
  return { ref, node_id: encodeNodeId('Ref', ref), url: `${api}/git/${ref}`, object };
}

async function resolveTree(repository: HostedRepository, ref: string): Promise<string> {
  assertNotEmpty(repository);
  const commit = await resolveRef(repository, ref);
  if (commit) return (await requireCommit(repository, commit)).tree;
  if ((await repository.store.getObjectType(ref)) !== 'tree') throw notFoundError();
  return ref;
}

async function serializeTree(world: World, repository: HostedRepository, tree: string, recursive: boolean) {
  const api = repositoryApiUrl(world, repository);
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
  // GitHub truncates a recursive tree at 100,000 entries.
  const limit = 100_000;
  return { sha: tree, url: `${api}/git/trees/${tree}`, tree: found.slice(0, limit), truncated: found.length > limit };
}

async function writeTree(repository: HostedRepository, body: z.infer<typeof createTreeBody>): Promise<string> {
  const { store } = repository;
  const base = body.base_tree;
  const baseTree =
    base && ((await store.readCommit(base))?.tree ?? ((await store.getObjectType(base)) === 'tree' ? base : undefined));
  if (base && !baseTree) throw new ApiError(404, 'Not Found');
  const files = new Map<string, GitTreeFile>(baseTree ? await store.listFiles(baseTree) : []);
  for (const { path, mode, sha: given, content } of body.tree) {
    if (/^\/|\/$|\/\/|(^|\/)\.{1,2}(\/|$)|(^|\/)\.git(\/|$)/i.test(path)) {
      throw validationError('Tree', 'path', 'custom', 'tree.path contains a malformed path component');
    }
    if (given === null) removePath(files, path);
    else if (content !== undefined) files.set(path, { mode, sha: await store.writeBlob(Buffer.from(content)) });
    else if (given && mode === '040000') {
      removePath(files, path);
      for (const [inner, file] of await store.listFiles(given)) files.set(`${path}/${inner}`, file);
    } else if (given && (mode === '160000' || (await store.getObjectType(given)) === 'blob'))
      files.set(path, { mode, sha: given });
    else throw new ApiError(422, `tree.sha ${given} is not a valid blob`);
  }
  return store.writeFileTree(files);
}

function removePath(files: Map<string, GitTreeFile>, path: string): void {
  let found = files.delete(path);
  for (const name of files.keys()) if (name.startsWith(`${path}/`)) found = files.delete(name) || found;
  if (!found) throw new ApiError(422, 'GitRPC::BadObjectState');
}

/** For calls that need a full SHA and got a name. */
export async function resolveCommit(repository: HostedRepository, ref: string) {
  assertNotEmpty(repository);
  const found = await resolveRef(repository, ref);
  if (!found) throw new ApiError(422, `No commit found for SHA: ${ref}`);
  return requireCommit(repository, found);
}
