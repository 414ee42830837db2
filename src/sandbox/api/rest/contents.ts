import { z } from 'zod';
import { commitFiles, requireCommit, resolveRef, updateRef } from '../../actions/index.ts';
import { createTarball, type GitTreeFile } from '../../git/index.ts';
import { ApiError, encodePath, getFullName, type HostedRepository, type HttpResponse, notFoundError } from '../../model/index.ts';
import { repositoryApiUrl, repositoryPageUrl, serializeGitCommit } from '../../serializers/index.ts';
import { type ApiCall, createJsonReply, defineRoute, parseBody, type Route, requireActor, requireRepository } from '../route.ts';

const identityBody = z.object({ name: z.string(), email: z.string() }).optional();
const putContentBody = z.object({
  message: z.string(),
  content: z.string(),
  sha: z.string().optional(),
  branch: z.string().optional(),
  committer: identityBody,
  author: identityBody,
});
const deleteContentBody = z.object({ message: z.string(), sha: z.string(), branch: z.string().optional() });

// Above the first, GitHub gives a file without its content; above the second, only as raw.
const maxInlineBytes = 1024 * 1024;
const maxDirectoryEntries = 1000;

/** Files by their paths, and whole trees as archives. */
export const contentRoutes: Route[] = [
  defineRoute('GET', '/repos/:owner/:repo/contents/*path', ['contents:read'], getContents),
  defineRoute('GET', '/repos/:owner/:repo/contents', ['contents:read'], getContents),
  defineRoute('GET', '/repos/:owner/:repo/readme', ['contents:read'], async (call) => {
    const repository = requireRepository(call);
    const files = await repository.store.listFiles((await requireRequestedCommit(call, repository)).tree);
    const path = [...files.keys()].find((name) => /^readme(\.md)?$/i.test(name));
    if (!path) throw notFoundError();
    return getContents({ ...call, params: { ...call.params, path } });
  }),
  defineRoute('PUT', '/repos/:owner/:repo/contents/*path', ['contents:write'], async (call) => {
    const repository = requireRepository(call);
    const { message, content, sha, branch = repository.defaultBranch } = parseBody(call, putContentBody);
    const path = call.params.path ?? '';
    const head = repository.refs.get(`refs/heads/${branch}`);
    if (!head && repository.refs.size > 0) throw new ApiError(404, `Branch ${branch} not found`);
    const was = head ? (await repository.store.listFiles((await requireCommit(repository, head)).tree)).get(path) : undefined;
    verifyBlobSha(was, sha, path);
    const bytes = Buffer.from(content, 'base64');
    const commit = await commitToBranch(call, repository, { branch, head, files: { [path]: bytes }, message });
    const file = await serializeFileContent(call, repository, path, { commit: commit.sha, name: branch });
    return createJsonReply(was ? 200 : 201, { content: file, commit: serializeGitCommit(call.world, repository, commit) });
  }),
  defineRoute('DELETE', '/repos/:owner/:repo/contents/*path', ['contents:write'], async (call) => {
    const repository = requireRepository(call);
    const { message, sha, branch = repository.defaultBranch } = parseBody(call, deleteContentBody);
    const path = call.params.path ?? '';
    const head = repository.refs.get(`refs/heads/${branch}`);
    const was = head ? (await repository.store.listFiles((await requireCommit(repository, head)).tree)).get(path) : undefined;
    if (!was) throw notFoundError();
    verifyBlobSha(was, sha, path);
    const commit = await commitToBranch(call, repository, { branch, head, files: { [path]: null }, message });
    return createJsonReply(200, { content: null, commit: serializeGitCommit(call.world, repository, commit) });
  }),
  defineRoute('GET', '/repos/:owner/:repo/tarball', ['contents:read'], redirectToArchive),
  defineRoute('GET', '/repos/:owner/:repo/tarball/*ref', ['contents:read'], redirectToArchive),
  // The target of `tarball`, as codeload.github.com. It needs no token.
  defineRoute('GET', '/_codeload/:owner/:repo/:sha', [], async (call) => {
    const { params: parts, world } = call;
    const repository = world.hosted.get(`${parts.owner}/${parts.repo}`.toLowerCase());
    const commit = await repository?.store.readCommit(parts.sha ?? '');
    if (!repository || !commit) throw notFoundError();
    const top = `${getFullName(repository).replace('/', '-')}-${commit.sha.slice(0, 7)}`;
    const bytes = await createTarball(repository.store, commit, top);
    return { status: 200, bytes, headers: { 'content-type': 'application/x-gzip' } };
  }),
];

async function redirectToArchive(call: ApiCall): Promise<HttpResponse> {
  const repository = requireRepository(call);
  const { sha } = await requireRequestedCommit(
    { ...call, query: new URLSearchParams({ ref: call.params.ref ?? '' }) },
    repository,
  );
  return { status: 302, headers: { location: `${call.world.api}/_codeload/${getFullName(repository)}/${sha}` } };
}

/** The commit of `?ref=`, or of the default branch. */
async function requireRequestedCommit(call: ApiCall, repository: HostedRepository) {
  const ref = call.query.get('ref') || 'HEAD';
  const sha = await resolveRef(repository, ref);
  if (!sha)
    throw repository.refs.size === 0
      ? new ApiError(404, 'This repository is empty.')
      : new ApiError(404, `No commit found for the ref ${ref}`);
  return requireCommit(repository, sha);
}

function verifyBlobSha(current: GitTreeFile | undefined, sha: string | undefined, path: string): void {
  if (current && sha === undefined) throw new ApiError(422, 'Invalid request.\n\n"sha" wasn\'t supplied.');
  if (sha !== undefined && current?.sha !== sha) throw new ApiError(409, `${path} does not match ${sha}`);
}

interface BranchCommit {
  branch: string;
  /** Undefined for the first commit of a repository. */
  head: string | undefined;
  /** Contents by path; null deletes. */
  files: Record<string, Uint8Array | null>;
  message: string;
}

async function commitToBranch(call: ApiCall, repository: HostedRepository, { branch, head, files, message }: BranchCommit) {
  const actor = requireActor(call);
  const sha = await commitFiles(call.world, repository, { parent: head, files, message, author: actor.account });
  await updateRef(call.world, repository, { ref: `refs/heads/${branch}`, sha, actor });
  return requireCommit(repository, sha);
}

async function getContents(call: ApiCall): Promise<HttpResponse> {
  const repository = requireRepository(call);
  const path = (call.params.path ?? '').replace(/\/$/, '');
  const commit = await requireRequestedCommit(call, repository);
  const ref = { commit: commit.sha, name: call.query.get('ref') || repository.defaultBranch };
  const files = await repository.store.listFiles(commit.tree);
  const file = files.get(path);
  if (file) {
    if ((call.headers.accept ?? '').includes('raw')) {
      const bytes = await repository.store.readBlob(file.sha);
      const headers = { 'content-type': 'application/vnd.github.v3.raw; charset=utf-8' };
      return { status: 200, bytes: bytes ?? new Uint8Array(), headers };
    }
    return createJsonReply(200, await serializeFileContent(call, repository, path, ref));
  }
  const prefix = path === '' ? '' : `${path}/`;
  const names = new Set<string>();
  for (const name of files.keys()) if (name.startsWith(prefix)) names.add(prefix + name.slice(prefix.length).split('/')[0]);
  if (names.size === 0) throw notFoundError();
  const children = await Promise.all(
    [...names].slice(0, maxDirectoryEntries).map((name) => serializeContentItem(call, repository, name, ref)),
  );
  return createJsonReply(200, children);
}

/** The requested ref and its commit. Addresses in the response contain the name. */
interface RequestedRef {
  name: string;
  commit: string;
}

async function serializeContentItem(
  call: ApiCall,
  repository: HostedRepository,
  path: string,
  { name: ref, commit }: RequestedRef,
) {
  const { tree } = await requireCommit(repository, commit);
  const file = (await repository.store.listFiles(tree)).get(path);
  const size = file ? ((await repository.store.readBlob(file.sha))?.length ?? 0) : 0;
  const sha = file?.sha ?? (await findFolderSha(repository, tree, path));
  const api = repositoryApiUrl(call.world, repository);
  const page = repositoryPageUrl(call.world, repository);
  const type = file ? (file.mode === '120000' ? 'symlink' : 'file') : 'dir';
  const url = `${api}/contents/${encodePath(path)}?ref=${ref}`;
  const git = `${api}/git/${file ? 'blobs' : 'trees'}/${sha}`;
  const html = `${page}/${file ? 'blob' : 'tree'}/${ref}/${encodePath(path)}`;
  const download = file ? `${page}/raw/${ref}/${encodePath(path)}` : null;
  const name = path.slice(path.lastIndexOf('/') + 1);
  return {
    name,
    path,
    sha,
    size,
    url,
    html_url: html,
    git_url: git,
    download_url: download,
    type,
    _links: { self: url, git, html },
  };
}

async function findFolderSha(repository: HostedRepository, tree: string, path: string): Promise<string> {
  let at = tree;
  for (const part of path.split('/')) {
    at = (await repository.store.readTree(at))?.find((child) => child.path === part)?.oid ?? at;
  }
  return at;
}

async function serializeFileContent(call: ApiCall, repository: HostedRepository, path: string, ref: RequestedRef) {
  const child = await serializeContentItem(call, repository, path, ref);
  const body = (await repository.store.readBlob(child.sha)) ?? new Uint8Array();
  if (child.type === 'symlink') return { ...child, target: Buffer.from(body).toString('utf8') };
  if (body.length > maxInlineBytes) return { ...child, content: '', encoding: 'none' };
  return { ...child, content: `${Buffer.from(body).toString('base64').replace(/.{60}/g, '$&\n')}\n`, encoding: 'base64' };
}
