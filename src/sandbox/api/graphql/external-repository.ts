import { formatTimestamp, type World } from '../../model/index.ts';
import { type findExternalRepository, getExternalRepositoryId } from '../rest/external-repositories.ts';
import { buildLicenseNode } from './license.ts';

/**
 * An external repository has only a head and paths: enough for a link check, which asks what
 * exists.
 */
export function buildExternalRepositoryNode(world: World, found: NonNullable<ReturnType<typeof findExternalRepository>>) {
  const { owner, name, details } = found;
  const branch = details.defaultBranch ?? 'main';
  const object = ({ expression = '' }: { expression?: string }) => {
    const [ref = '', path] = expression.split(/:(.*)/s);
    const refExists = ref === 'HEAD' || ref === branch || details.defaultBranch === undefined || /^[0-9a-f]{7,40}$/.test(ref);
    if (!refExists) return null;
    const oid = '1'.repeat(40);
    const common = { id: `O_${oid}`, oid, abbreviatedOid: oid.slice(0, 7) };
    if (path === undefined || path === '') {
      return {
        __typename: path === undefined ? 'Commit' : 'Tree',
        ...common,
        message: '',
        committedDate: formatTimestamp(0),
        tree: null,
        entries: path === '' ? listFolder(details.paths, '') : [],
      };
    }
    const paths = details.paths;
    const under = paths?.some((one) => one.startsWith(`${path}/`));
    if (paths && !paths.includes(path) && !under) return null;
    const folder = under || (!paths && !path.slice(path.lastIndexOf('/')).includes('.'));
    if (folder) return { __typename: 'Tree', ...common, entries: listFolder(paths, `${path}/`) };
    return { __typename: 'Blob', ...common, text: '', byteSize: 0, isBinary: false, isTruncated: false };
  };
  return {
    id: `R_${getExternalRepositoryId(found)}`,
    databaseId: getExternalRepositoryId(found),
    name,
    nameWithOwner: `${owner}/${name}`,
    owner: { __typename: 'User', login: owner },
    url: `https://github.com/${owner}/${name}`,
    description: null,
    isArchived: details.state === 'archived',
    isDisabled: false,
    isEmpty: false,
    isFork: details.isFork ?? false,
    isLocked: false,
    isPrivate: false,
    lockReason: null,
    createdAt: formatTimestamp(details.createdAt ?? details.pushedAt ?? world.app.createdAt),
    pushedAt: formatTimestamp(details.pushedAt ?? world.app.createdAt),
    latestRelease: details.releasedAt === undefined ? null : { tagName: 'v1', publishedAt: formatTimestamp(details.releasedAt) },
    stargazerCount: details.stars ?? 0,
    licenseInfo: buildLicenseNode(details.license),
    defaultBranchRef: { name: branch, prefix: 'refs/heads/', target: buildTip(details.contributors ?? [owner]) },
    ref: () => null,
    pullRequests: () => ({ nodes: [], totalCount: 0 }),
    object,
  };
}

/** A commit whose history has one commit of each author. */
function buildTip(authors: readonly string[]) {
  const oid = '1'.repeat(40);
  const common = {
    __typename: 'Commit',
    id: `O_${oid}`,
    oid,
    abbreviatedOid: oid.slice(0, 7),
    message: '',
    committedDate: formatTimestamp(0),
  };
  const nodes = authors.map((login) => ({ ...common, author: { name: login, email: '', user: { login } } }));
  return { ...common, history: { nodes, totalCount: nodes.length } };
}

/** Names in a folder; a repository of which no path is known has a README. */
function listFolder(paths: readonly string[] | undefined, folder: string) {
  const inside = (paths ?? ['README.md'])
    .filter((path) => path.startsWith(folder))
    .map((path) => path.slice(folder.length).split('/', 1)[0] ?? '');
  return [...new Set(inside)].map((name) => ({
    name,
    path: `${folder}${name}`,
    type: 'blob',
    mode: 0o100644,
    oid: '1'.repeat(40),
    size: 0,
    object: null,
  }));
}
