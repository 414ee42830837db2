import {
  createPartIdentity,
  encodePathSegment,
  getHostWithoutWww,
  getPathSegments,
  type Identity,
  repositoryNamePattern,
  type UrlMatcher,
} from '../../url/index.ts';

/** Servers without `gitlab` in their names. */
const knownHosts = new Set(['gitlab.com', 'jihulab.com', 'framagit.org', 'salsa.debian.org', 'invent.kde.org']);

/**
 * First segments that are pages of GitLab itself, not namespaces.
 * Source: https://docs.gitlab.com/user/reserved_names/
 */
const reservedPaths = new Set(
  '- .well-known abuse_reports admin api assets dashboard explore files groups health_check help import jwt login oauth profile projects public robots.txt s search sitemap snippets unsubscribe uploads users v2'.split(
    ' ',
  ),
);

/**
 * Names that no project can have, so that they begin a page of the project before them, as they did
 * before `/-/`.
 */
const pageNames = new Set('blame blob commits raw tree wikis'.split(' '));

const defaultBranches = new Set(['master', 'main', 'HEAD']);

/**
 * Groups, users and projects of gitlab.com and of other servers. Groups nest, so the path alone
 * does not tell a project from a group; pages inside one follow `/-/`.
 */
export const gitlabMatcher: UrlMatcher = {
  domains: ['gitlab.com', 'jihulab.com', 'framagit.org', 'debian.org', 'kde.org'],
  hostLabels: ['gitlab'],
  match(url) {
    const host = getHostWithoutWww(url);
    if (url.port !== '' || (!knownHosts.has(host) && (!host.startsWith('gitlab.') || host.endsWith('.gitlab.com'))))
      return undefined;
    const segments = getPathSegments(url);
    // `/groups/name` is the page of the group `/name`.
    const { namespace, page } = splitPath(segments[0] === 'groups' ? segments.slice(1) : segments);
    const [first] = namespace;
    if (first === undefined || reservedPaths.has(first) || !namespace.every((segment) => repositoryNamePattern.test(segment)))
      return undefined;
    // One segment on a server that we only know by its name may be any page.
    if (namespace.length === 1 && !knownHosts.has(host)) return undefined;
    const identity = createGitLabIdentity(knownHosts.has(host) ? `https://${host}` : `${url.protocol}//${host}`, namespace, page);
    // The query chooses what a list shows: `/-/issues?label_name=…`. Of files and single issues it
    // changes only the looks.
    const isList = page.length > 0 && !/^(?:blob|tree)$/.test(page[0] ?? '') && !/^\d+$/.test(page.at(-1) ?? '');
    return isList ? createPartIdentity(identity, [], new URL(identity.url + url.search)) : identity;
  },
};

/** Separates the project or group from the page inside of it. */
function splitPath(segments: readonly string[]): { namespace: string[]; page: string[] } {
  const separator = segments.indexOf('-');
  const start = separator >= 0 ? separator : segments.findIndex((segment, index) => index >= 2 && pageNames.has(segment));
  const namespace = start < 0 ? segments : segments.slice(0, start);
  const page = start < 0 ? [] : segments.slice(separator >= 0 ? start + 1 : start);
  const [form = '', ...rest] = page;
  const isRoot = form === 'tree' && rest.length <= 1 && defaultBranches.has(rest[0] ?? 'HEAD');
  return {
    namespace: namespace.map((segment, index) => (index === namespace.length - 1 ? segment.replace(/\.git$/i, '') : segment)),
    page: isRoot ? [] : form === 'raw' || form === 'blame' ? ['blob', ...rest] : page,
  };
}

function createGitLabIdentity(origin: string, namespace: readonly string[], page: readonly string[]): Identity {
  const host = origin.replace(/^https?:\/\//, '');
  const inside = page.length === 0 ? [] : ['-', ...page];
  const path = [...namespace, ...inside];
  return {
    key: `gitlab:${[host, ...namespace].join('/').toLowerCase()}${inside.map((segment) => `/${segment}`).join('')}`,
    service: 'gitlab',
    id: [host, ...path].join('/'),
    url: `${origin}/${path.map(encodePathSegment).join('/')}`,
  };
}
