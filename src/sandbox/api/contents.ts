import { z } from 'zod';
import { commitAt, resolve, updateRef, writeFiles } from '../doings/branches.ts';
import type { FlatFile } from '../git/store.ts';
import { tarball } from '../git/tarball.ts';
import { notFound, Refusal } from '../refusal.ts';
import { gitCommitShape, repositoryApi, repositoryPage } from '../shapes/repositories.ts';
import { fullName, type HostedRepository } from '../world.ts';
import { actorOf, bodyAs, type Call, json, type Reply, type Route, repositoryOf, route } from './route.ts';

const person = z.object({ name: z.string(), email: z.string() }).optional();
const putBody = z.object({
  message: z.string(),
  content: z.string(),
  sha: z.string().optional(),
  branch: z.string().optional(),
  committer: person,
  author: person,
});
const deleteBody = z.object({ message: z.string(), sha: z.string(), branch: z.string().optional() });

// Above the first, GitHub gives a file without its content; above the second, only as raw.
const inlineLimit = 1024 * 1024;
const longestDirectory = 1000;

/** Files by their paths, and whole trees as archives. */
export const contentRoutes: Route[] = [
  route('GET', '/repos/:owner/:repo/contents/*path', ['contents:read'], readContents),
  route('GET', '/repos/:owner/:repo/contents', ['contents:read'], readContents),
  route('GET', '/repos/:owner/:repo/readme', ['contents:read'], async (call) => {
    const repository = repositoryOf(call);
    const files = await repository.store.flatten((await at(call, repository)).tree);
    const path = [...files.keys()].find((name) => /^readme(\.md)?$/i.test(name));
    if (!path) throw notFound();
    return readContents({ ...call, at: { ...call.at, path } });
  }),
  route('PUT', '/repos/:owner/:repo/contents/*path', ['contents:write'], async (call) => {
    const repository = repositoryOf(call);
    const { message, content, sha, branch = repository.defaultBranch } = bodyAs(call, putBody);
    const path = call.at.path ?? '';
    const head = repository.refs.get(`refs/heads/${branch}`);
    if (!head && repository.refs.size > 0) throw new Refusal(404, `Branch ${branch} not found`);
    const was = head ? (await repository.store.flatten((await commitAt(repository, head)).tree)).get(path) : undefined;
    checkSha(was, sha, path);
    const text = Buffer.from(content, 'base64').toString('utf8');
    const commit = await commitFile(call, repository, branch, head, { [path]: text }, message);
    const file = await fileShape(call, repository, path, { commit: commit.sha, name: branch });
    return json(was ? 200 : 201, { content: file, commit: gitCommitShape(call.world, repository, commit) });
  }),
  route('DELETE', '/repos/:owner/:repo/contents/*path', ['contents:write'], async (call) => {
    const repository = repositoryOf(call);
    const { message, sha, branch = repository.defaultBranch } = bodyAs(call, deleteBody);
    const path = call.at.path ?? '';
    const head = repository.refs.get(`refs/heads/${branch}`);
    const was = head ? (await repository.store.flatten((await commitAt(repository, head)).tree)).get(path) : undefined;
    if (!was) throw notFound();
    checkSha(was, sha, path);
    const commit = await commitFile(call, repository, branch, head, { [path]: null }, message);
    return json(200, { content: null, commit: gitCommitShape(call.world, repository, commit) });
  }),
  route('GET', '/repos/:owner/:repo/tarball', ['contents:read'], archive),
  route('GET', '/repos/:owner/:repo/tarball/*ref', ['contents:read'], archive),
  // Where `tarball` sends to, as codeload.github.com: reached without the token that asked for it.
  route('GET', '/_codeload/:owner/:repo/:sha', [], async (call) => {
    const { at: parts, world } = call;
    const repository = world.hosted.get(`${parts.owner}/${parts.repo}`.toLowerCase());
    const commit = await repository?.store.readCommit(parts.sha ?? '');
    if (!repository || !commit) throw notFound();
    const top = `${fullName(repository).replace('/', '-')}-${commit.sha.slice(0, 7)}`;
    const bytes = await tarball(repository.store, commit, top);
    return { status: 200, bytes, headers: { 'content-type': 'application/x-gzip' } };
  }),
];

async function archive(call: Call): Promise<Reply> {
  const repository = repositoryOf(call);
  const { sha } = await at({ ...call, query: new URLSearchParams({ ref: call.at.ref ?? '' }) }, repository);
  return { status: 302, headers: { location: `${call.world.api}/_codeload/${fullName(repository)}/${sha}` } };
}

/** The commit that `?ref=` names, or the default branch's. */
async function at(call: Call, repository: HostedRepository) {
  const ref = call.query.get('ref') || 'HEAD';
  const sha = await resolve(repository, ref);
  if (!sha)
    throw repository.refs.size === 0
      ? new Refusal(404, 'This repository is empty.')
      : new Refusal(404, `No commit found for the ref ${ref}`);
  return commitAt(repository, sha);
}

function checkSha(was: FlatFile | undefined, sha: string | undefined, path: string): void {
  if (was && sha === undefined) throw new Refusal(422, 'Invalid request.\n\n"sha" wasn\'t supplied.');
  if (sha !== undefined && was?.sha !== sha) throw new Refusal(409, `${path} does not match ${sha}`);
}

async function commitFile(
  call: Call,
  repository: HostedRepository,
  branch: string,
  head: string | undefined,
  files: Record<string, string | null>,
  message: string,
) {
  const actor = actorOf(call);
  const sha = await writeFiles(call.world, repository, { parent: head, files, message, author: actor.account });
  await updateRef(call.world, repository, { ref: `refs/heads/${branch}`, sha, actor });
  return commitAt(repository, sha);
}

async function readContents(call: Call): Promise<Reply> {
  const repository = repositoryOf(call);
  const path = (call.at.path ?? '').replace(/\/$/, '');
  const commit = await at(call, repository);
  const ref = { commit: commit.sha, name: call.query.get('ref') || repository.defaultBranch };
  const files = await repository.store.flatten(commit.tree);
  const file = files.get(path);
  if (file) {
    if ((call.headers.accept ?? '').includes('raw')) {
      const bytes = await repository.store.readBlob(file.sha);
      const headers = { 'content-type': 'application/vnd.github.v3.raw; charset=utf-8' };
      return { status: 200, bytes: bytes ?? new Uint8Array(), headers };
    }
    return json(200, await fileShape(call, repository, path, ref));
  }
  const prefix = path === '' ? '' : `${path}/`;
  const names = new Set<string>();
  for (const name of files.keys()) if (name.startsWith(prefix)) names.add(prefix + name.slice(prefix.length).split('/')[0]);
  if (names.size === 0) throw notFound();
  const children = await Promise.all(
    [...names].slice(0, longestDirectory).map((name) => childShape(call, repository, name, ref)),
  );
  return json(200, children);
}

/** What was asked for, and the commit that it is: addresses have the name. */
interface Ref {
  name: string;
  commit: string;
}

async function childShape(call: Call, repository: HostedRepository, path: string, { name: ref, commit }: Ref) {
  const { tree } = await commitAt(repository, commit);
  const file = (await repository.store.flatten(tree)).get(path);
  const size = file ? ((await repository.store.readBlob(file.sha))?.length ?? 0) : 0;
  const sha = file?.sha ?? (await folderSha(repository, tree, path));
  const api = repositoryApi(call.world, repository);
  const page = repositoryPage(call.world, repository);
  const type = file ? (file.mode === '120000' ? 'symlink' : 'file') : 'dir';
  const url = `${api}/contents/${encodeURI(path)}?ref=${ref}`;
  const git = `${api}/git/${file ? 'blobs' : 'trees'}/${sha}`;
  const html = `${page}/${file ? 'blob' : 'tree'}/${ref}/${encodeURI(path)}`;
  const download = file ? `${page}/raw/${ref}/${encodeURI(path)}` : null;
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

async function folderSha(repository: HostedRepository, tree: string, path: string): Promise<string> {
  let at = tree;
  for (const part of path.split('/')) {
    at = (await repository.store.readTree(at))?.find((child) => child.path === part)?.oid ?? at;
  }
  return at;
}

async function fileShape(call: Call, repository: HostedRepository, path: string, ref: Ref) {
  const child = await childShape(call, repository, path, ref);
  const body = (await repository.store.readBlob(child.sha)) ?? new Uint8Array();
  if (child.type === 'symlink') return { ...child, target: Buffer.from(body).toString('utf8') };
  if (body.length > inlineLimit) return { ...child, content: '', encoding: 'none' };
  return { ...child, content: `${Buffer.from(body).toString('base64').replace(/.{60}/g, '$&\n')}\n`, encoding: 'base64' };
}
