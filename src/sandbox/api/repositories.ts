import { commitAt, resolve } from '../doings/branches.ts';
import { forkRepository } from '../doings/repositories.ts';
import { differences, type FileDifference } from '../git/changes.ts';
import { notFound, Refusal } from '../refusal.ts';
import { accountShape } from '../shapes/accounts.ts';
import { commitShape, fullRepositoryShape, repositoryApi, repositoryPage } from '../shapes/repositories.ts';
import { type HostedRepository, hostedAt, roleOf, type World } from '../world.ts';
import { commitNamed, refuseEmpty } from './git.ts';
import { outsideById, outsideReply } from './outside.ts';
import { actorOf, type Call, json, paged, type Reply, type Route, repositoryOf, route, sees } from './route.ts';

/** Repositories, their branches, commits and comparisons. */
export const repositoryRoutes: Route[] = [
  route('GET', '/repos/:owner/:repo', [], (call) => {
    const repository = hostedAt(call.world, call.at.owner ?? '', call.at.repo ?? '');
    if (!repository) return outsideReply(call.world, call.at.owner ?? '', call.at.repo ?? '');
    return json(200, fullRepositoryShape(call.world, repositoryOf(call)));
  }),
  route('GET', '/repositories/:id', [], (call) => {
    const found = [...call.world.hosted.values()].find(({ id }) => id === Number(call.at.id));
    if (!found) return outsideById(call.world, Number(call.at.id));
    if (found.private && !sees(call, found)) throw notFound();
    return json(200, fullRepositoryShape(call.world, found));
  }),
  route('GET', '/repos/:owner/:repo/branches', ['contents:read'], (call) => {
    const repository = repositoryOf(call);
    const names = branchNames(repository);
    return paged(
      call,
      names.map((name) => {
        const sha = repository.refs.get(`refs/heads/${name}`) ?? '';
        const commit = { sha, url: `${repositoryApi(call.world, repository)}/commits/${sha}` };
        return { name, commit, protected: repository.protectedBranches.has(name) };
      }),
    );
  }),
  route('GET', '/repos/:owner/:repo/branches/*branch', ['contents:read'], async (call) => {
    const repository = repositoryOf(call);
    const name = call.at.branch ?? '';
    const sha = repository.refs.get(`refs/heads/${name}`);
    if (!sha) throw new Refusal(404, 'Branch not found');
    const commit = commitShape(call.world, repository, await commitAt(repository, sha));
    const url = `${repositoryApi(call.world, repository)}/branches/${encodeURIComponent(name)}`;
    const kept = repository.protectedBranches.has(name);
    const checks = { enforcement_level: kept ? 'non_admins' : 'off', contexts: [], checks: [] };
    const protection = { enabled: kept, required_status_checks: checks };
    const html = `${repositoryPage(call.world, repository)}/tree/${name}`;
    const links = { self: url, html };
    return json(200, { name, commit, _links: links, protected: kept, protection, protection_url: `${url}/protection` });
  }),
  route('GET', '/repos/:owner/:repo/commits', ['contents:read'], async (call) => {
    const repository = repositoryOf(call);
    refuseEmpty(repository);
    const sha = await resolve(repository, call.query.get('sha') ?? 'HEAD');
    if (!sha) throw notFound();
    const path = call.query.get('path');
    const all = await repository.store.log(sha);
    const commits = path ? await touching(repository, all, path) : all;
    return paged(
      call,
      commits.map((commit) => commitShape(call.world, repository, commit)),
    );
  }),
  route('GET', '/repos/:owner/:repo/commits/:ref/pulls', ['pull_requests:read'], (call) => paged(call, [])),
  route('GET', '/repos/:owner/:repo/commits/*ref', ['contents:read'], async (call) => {
    const repository = repositoryOf(call);
    const commit = await commitNamed(repository, call.at.ref ?? '');
    if ((call.headers.accept ?? '').includes('sha')) return { status: 200, bytes: Buffer.from(commit.sha), headers: textSha };
    const first = commit.parents[0];
    const before = first ? (await commitAt(repository, first)).tree : undefined;
    const files = await differences(repository.store, before, commit.tree);
    let additions = 0;
    let deletions = 0;
    for (const file of files) {
      additions += file.additions;
      deletions += file.deletions;
    }
    return json(200, {
      ...commitShape(call.world, repository, commit),
      stats: { total: additions + deletions, additions, deletions },
      files: files.slice(0, 300).map((file) => fileShape(call.world, repository, commit.sha, file)),
    });
  }),
  route('GET', '/repos/:owner/:repo/compare/*basehead', ['contents:read'], compare),
  route('GET', '/repos/:owner/:repo/collaborators/:login/permission', ['metadata:read'], (call) => {
    const repository = repositoryOf(call);
    const account = call.world.accounts.get((call.at.login ?? '').toLowerCase());
    if (!account) throw notFound();
    const role = roleOf(repository, account) ?? 'none';
    const permission = role === 'maintain' ? 'write' : role === 'triage' ? 'read' : role;
    return json(200, { permission, role_name: role, user: { ...accountShape(call.world, account), role_name: role } });
  }),
  route('POST', '/repos/:owner/:repo/forks', ['contents:read'], (call) => {
    const fork = forkRepository(call.world, repositoryOf(call), actorOf(call).account);
    return json(202, fullRepositoryShape(call.world, fork));
  }),
];

const textSha = { 'content-type': 'application/vnd.github.v3.sha; charset=utf-8' };

const branchNames = (repository: HostedRepository): string[] =>
  [...repository.refs.keys()].flatMap((ref) => (ref.startsWith('refs/heads/') ? [ref.slice('refs/heads/'.length)] : [])).sort();

async function touching(repository: HostedRepository, commits: Awaited<ReturnType<typeof commitAt>>[], path: string) {
  const found: typeof commits = [];
  const under = (files: ReadonlyMap<string, { sha: string }>) =>
    [...files].flatMap(([name, { sha }]) => (name === path || name.startsWith(`${path}/`) ? [`${name} ${sha}`] : [])).join('\n');
  for (const commit of commits) {
    const first = commit.parents[0];
    const before = first ? under(await repository.store.flatten((await commitAt(repository, first)).tree)) : '';
    if (under(await repository.store.flatten(commit.tree)) !== before) found.push(commit);
  }
  return found;
}

/** A changed file as pull requests, commits and comparisons give it. */
export function fileShape(world: World, repository: HostedRepository, head: string, file: FileDifference) {
  const page = repositoryPage(world, repository);
  const path = encodeURIComponent(file.path);
  return {
    sha: file.sha,
    filename: file.path,
    status: file.status,
    additions: file.additions,
    deletions: file.deletions,
    changes: file.additions + file.deletions,
    blob_url: `${page}/blob/${head}/${path}`,
    raw_url: `${page}/raw/${head}/${path}`,
    contents_url: `${repositoryApi(world, repository)}/contents/${path}?ref=${head}`,
    ...(file.patch === undefined ? {} : { patch: file.patch }),
    ...(file.previousPath === undefined ? {} : { previous_filename: file.previousPath }),
  };
}

/** `base...head`, each a ref or `owner:ref` of the same network. */
async function compare(call: Call): Promise<Reply> {
  const repository = repositoryOf(call);
  const [baseName = '', headName] = (call.at.basehead ?? '').split('...');
  if (headName === undefined) throw notFound();
  const base = await commitAt(repository, await sideOf(call, repository, baseName));
  const head = await commitAt(repository, await sideOf(call, repository, headName));
  const { store } = repository;
  const mergeBase = await store.mergeBase(base.sha, head.sha);
  if (!mergeBase) throw new Refusal(404, `No common ancestor between ${baseName} and ${headName}.`);
  const ahead = (await store.log(head.sha, { exclude: base.sha })).reverse();
  const behind = await store.log(base.sha, { exclude: head.sha });
  const from = await commitAt(repository, mergeBase);
  const files = await differences(store, from.tree, head.tree);
  const status =
    ahead.length > 0 && behind.length > 0 ? 'diverged' : ahead.length > 0 ? 'ahead' : behind.length > 0 ? 'behind' : 'identical';
  const page = `${repositoryPage(call.world, repository)}/compare/${baseName}...${headName}`;
  const shown = (commit: typeof base) => commitShape(call.world, repository, commit);
  const firstPage = (call.query.get('page') ?? '1') === '1';
  return paged(call, ahead.map(shown), (commits) => ({
    url: `${repositoryApi(call.world, repository)}/compare/${baseName}...${headName}`,
    html_url: page,
    permalink_url: page,
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
    base_commit: shown(base),
    merge_base_commit: shown(from),
    status,
    ahead_by: ahead.length,
    behind_by: behind.length,
    total_commits: ahead.length,
    commits,
    files: firstPage ? files.slice(0, 300).map((file) => fileShape(call.world, repository, head.sha, file)) : [],
  }));
}

async function sideOf(call: Call, repository: HostedRepository, name: string): Promise<string> {
  const [owner, ref] = name.includes(':') ? name.split(':') : [undefined, name];
  const where = owner
    ? [...call.world.hosted.values()].find(
        (one) => one.owner.login.toLowerCase() === owner.toLowerCase() && one.store === repository.store,
      )
    : repository;
  const sha = where && (await resolve(where, ref ?? ''));
  if (!sha) throw notFound();
  return sha;
}
