import { forkRepository, requireCommit, resolveRef } from '../../actions/index.ts';
import { diffTrees } from '../../git/index.ts';
import {
  ApiError,
  findHostedRepository,
  getRepositoryRole,
  type HostedRepository,
  type HttpResponse,
  notFoundError,
} from '../../model/index.ts';
import {
  repositoryApiUrl,
  repositoryPageUrl,
  serializeAccount,
  serializeChangedFile,
  serializeCommit,
  serializeFullRepository,
} from '../../serializers/index.ts';
import {
  type ApiCall,
  canAccessRepository,
  createJsonReply,
  defineRoute,
  paginate,
  type Route,
  requireActor,
  requireRepository,
} from '../route.ts';
import { externalRepositoryResponse, externalRepositoryResponseById } from './external-repositories.ts';
import { assertNotEmpty, resolveCommit } from './git.ts';

/** Repositories, their branches, commits and comparisons. */
export const repositoryRoutes: Route[] = [
  defineRoute('GET', '/repos/:owner/:repo', [], (call) => {
    const repository = findHostedRepository(call.world, call.params.owner ?? '', call.params.repo ?? '');
    if (!repository) return externalRepositoryResponse(call.world, call.params.owner ?? '', call.params.repo ?? '');
    return createJsonReply(200, serializeFullRepository(call.world, requireRepository(call)));
  }),
  defineRoute('GET', '/repositories/:id', [], (call) => {
    const found = [...call.world.hosted.values()].find(({ id }) => id === Number(call.params.id));
    if (!found) return externalRepositoryResponseById(call.world, Number(call.params.id));
    if (found.private && !canAccessRepository(call, found)) throw notFoundError();
    return createJsonReply(200, serializeFullRepository(call.world, found));
  }),
  defineRoute('GET', '/repos/:owner/:repo/branches', ['contents:read'], (call) => {
    const repository = requireRepository(call);
    const names = listBranchNames(repository);
    return paginate(
      call,
      names.map((name) => {
        const sha = repository.refs.get(`refs/heads/${name}`) ?? '';
        const commit = { sha, url: `${repositoryApiUrl(call.world, repository)}/commits/${sha}` };
        return { name, commit, protected: repository.protectedBranches.has(name) };
      }),
    );
  }),
  defineRoute('GET', '/repos/:owner/:repo/branches/*branch', ['contents:read'], async (call) => {
    const repository = requireRepository(call);
    const name = call.params.branch ?? '';
    const sha = repository.refs.get(`refs/heads/${name}`);
    if (!sha) throw new ApiError(404, 'Branch not found');
    const commit = serializeCommit(call.world, repository, await requireCommit(repository, sha));
    const url = `${repositoryApiUrl(call.world, repository)}/branches/${encodeURIComponent(name)}`;
    const kept = repository.protectedBranches.has(name);
    const checks = { enforcement_level: kept ? 'non_admins' : 'off', contexts: [], checks: [] };
    const protection = { enabled: kept, required_status_checks: checks };
    const html = `${repositoryPageUrl(call.world, repository)}/tree/${name}`;
    const links = { self: url, html };
    return createJsonReply(200, {
      name,
      commit,
      _links: links,
      protected: kept,
      protection,
      protection_url: `${url}/protection`,
    });
  }),
  defineRoute('GET', '/repos/:owner/:repo/commits', ['contents:read'], async (call) => {
    const repository = requireRepository(call);
    assertNotEmpty(repository);
    const sha = await resolveRef(repository, call.query.get('sha') ?? 'HEAD');
    if (!sha) throw notFoundError();
    const path = call.query.get('path');
    const all = await repository.store.log(sha);
    const commits = path ? await filterCommitsByPath(repository, all, path) : all;
    return paginate(
      call,
      commits.map((commit) => serializeCommit(call.world, repository, commit)),
    );
  }),
  defineRoute('GET', '/repos/:owner/:repo/commits/:ref/pulls', ['pull_requests:read'], (call) => paginate(call, [])),
  defineRoute('GET', '/repos/:owner/:repo/commits/*ref', ['contents:read'], async (call) => {
    const repository = requireRepository(call);
    const commit = await resolveCommit(repository, call.params.ref ?? '');
    if ((call.headers.accept ?? '').includes('sha'))
      return { status: 200, bytes: Buffer.from(commit.sha), headers: shaMediaTypeHeaders };
    const first = commit.parents[0];
    const before = first ? (await requireCommit(repository, first)).tree : undefined;
    const files = await diffTrees(repository.store, before, commit.tree);
    let additions = 0;
    let deletions = 0;
    for (const file of files) {
      additions += file.additions;
      deletions += file.deletions;
    }
    return createJsonReply(200, {
      ...serializeCommit(call.world, repository, commit),
      stats: { total: additions + deletions, additions, deletions },
      files: files.slice(0, 300).map((file) => serializeChangedFile(call.world, repository, commit.sha, file)),
    });
  }),
  defineRoute('GET', '/repos/:owner/:repo/compare/*basehead', ['contents:read'], compareCommits),
  defineRoute('GET', '/repos/:owner/:repo/collaborators/:login/permission', ['metadata:read'], (call) => {
    const repository = requireRepository(call);
    const account = call.world.accounts.get((call.params.login ?? '').toLowerCase());
    if (!account) throw notFoundError();
    const role = getRepositoryRole(repository, account) ?? 'none';
    const permission = role === 'maintain' ? 'write' : role === 'triage' ? 'read' : role;
    return createJsonReply(200, {
      permission,
      role_name: role,
      user: { ...serializeAccount(call.world, account), role_name: role },
    });
  }),
  defineRoute('POST', '/repos/:owner/:repo/forks', ['contents:read'], (call) => {
    const fork = forkRepository(call.world, requireRepository(call), requireActor(call).account);
    return createJsonReply(202, serializeFullRepository(call.world, fork));
  }),
];

const shaMediaTypeHeaders = { 'content-type': 'application/vnd.github.v3.sha; charset=utf-8' };

const listBranchNames = (repository: HostedRepository): string[] =>
  [...repository.refs.keys()].flatMap((ref) => (ref.startsWith('refs/heads/') ? [ref.slice('refs/heads/'.length)] : [])).sort();

async function filterCommitsByPath(
  repository: HostedRepository,
  commits: Awaited<ReturnType<typeof requireCommit>>[],
  path: string,
) {
  const found: typeof commits = [];
  const under = (files: ReadonlyMap<string, { sha: string }>) =>
    [...files].flatMap(([name, { sha }]) => (name === path || name.startsWith(`${path}/`) ? [`${name} ${sha}`] : [])).join('\n');
  for (const commit of commits) {
    const first = commit.parents[0];
    const before = first ? under(await repository.store.listFiles((await requireCommit(repository, first)).tree)) : '';
    if (under(await repository.store.listFiles(commit.tree)) !== before) found.push(commit);
  }
  return found;
}

/** `base...head`, each a ref or `owner:ref` of the same network. */
async function compareCommits(call: ApiCall): Promise<HttpResponse> {
  const repository = requireRepository(call);
  const [baseName = '', headName] = (call.params.basehead ?? '').split('...');
  if (headName === undefined) throw notFoundError();
  const base = await requireCommit(repository, await resolveComparisonSide(call, repository, baseName));
  const head = await requireCommit(repository, await resolveComparisonSide(call, repository, headName));
  const { store } = repository;
  const mergeBase = await store.mergeBase(base.sha, head.sha);
  if (!mergeBase) throw new ApiError(404, `No common ancestor between ${baseName} and ${headName}.`);
  const ahead = (await store.log(head.sha, { exclude: base.sha })).reverse();
  const behind = await store.log(base.sha, { exclude: head.sha });
  const from = await requireCommit(repository, mergeBase);
  const files = await diffTrees(store, from.tree, head.tree);
  const status =
    ahead.length > 0 && behind.length > 0 ? 'diverged' : ahead.length > 0 ? 'ahead' : behind.length > 0 ? 'behind' : 'identical';
  const page = `${repositoryPageUrl(call.world, repository)}/compare/${baseName}...${headName}`;
  const serialize = (commit: typeof base) => serializeCommit(call.world, repository, commit);
  const firstPage = (call.query.get('page') ?? '1') === '1';
  return paginate(call, ahead.map(serialize), (commits) => ({
    url: `${repositoryApiUrl(call.world, repository)}/compare/${baseName}...${headName}`,
    html_url: page,
    permalink_url: page,
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
    base_commit: serialize(base),
    merge_base_commit: serialize(from),
    status,
    ahead_by: ahead.length,
    behind_by: behind.length,
    total_commits: ahead.length,
    commits,
    files: firstPage ? files.slice(0, 300).map((file) => serializeChangedFile(call.world, repository, head.sha, file)) : [],
  }));
}

async function resolveComparisonSide(call: ApiCall, repository: HostedRepository, name: string): Promise<string> {
  const [owner, ref] = name.includes(':') ? name.split(':') : [undefined, name];
  const sideRepository = owner
    ? [...call.world.hosted.values()].find(
        (one) => one.owner.login.toLowerCase() === owner.toLowerCase() && one.store === repository.store,
      )
    : repository;
  const sha = sideRepository && (await resolveRef(sideRepository, ref ?? ''));
  if (!sha) throw notFoundError();
  return sha;
}
