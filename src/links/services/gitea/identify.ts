import {
  createPartIdentity,
  encodePathSegment,
  getHostWithoutWww,
  getPathSegments,
  type Identity,
  repositoryNamePattern,
  type UrlMatcher,
} from '../../url/index.ts';

/** Servers without `gitea` or `forgejo` in their names, and those of the two projects. */
const knownHosts = new Set(['codeberg.org', 'gitea.com', 'code.forgejo.org', 'git.disroot.org']);

/**
 * First segments that are pages of the server itself.
 * Source: `reservedUsernames` in models/user/user.go of go-gitea/gitea.
 */
const reservedPaths = new Set(
  '- .well-known admin api assets attachments avatars captcha commits debug error explore ghost install issues login logout metrics milestones new notifications org pulls raw repo repo-avatars robots.txt search ssh_info user v2'.split(
    ' ',
  ),
);

const defaultBranches = new Set(['main', 'master']);

/**
 * Owners and repositories of Codeberg and other servers. Names are compared without case, as the
 * server does.
 */
export const giteaMatcher: UrlMatcher = {
  domains: ['codeberg.org', 'gitea.com', 'forgejo.org', 'disroot.org'],
  hostLabels: ['gitea', 'forgejo'],
  match(url) {
    const host = getHostWithoutWww(url);
    const isKnown = knownHosts.has(host);
    if (url.port !== '' || (!isKnown && !/^(?:gitea|forgejo)\.(?!com$|org$)/.test(host))) return undefined;
    const [owner = '', second, ...page] = getPathSegments(url);
    const name = second?.replace(/\.git$/i, '');
    if (!repositoryNamePattern.test(owner) || reservedPaths.has(owner.toLowerCase())) return undefined;
    if (name !== undefined && !repositoryNamePattern.test(name)) return undefined;
    // One segment on a server that we only know by its name may be any page.
    if (name === undefined && !isKnown) return undefined;
    const origin = isKnown ? `https://${host}` : `${url.protocol}//${host}`;
    const identity = createGiteaIdentity(origin, name === undefined ? [owner] : [owner, name], normalizePage(page));
    // The query chooses what a list shows: `/issues?q=…`.
    const isList = /^(?:issues|pulls|projects|packages|actions)$/.test(page[0] ?? '') && page.length === 1;
    return isList ? createPartIdentity(identity, [], new URL(identity.url + url.search)) : identity;
  },
};

/** The page inside a repository; none for the root of its usual branch. */
function normalizePage(page: readonly string[]): readonly string[] {
  const [form, kind, branch = ''] = page;
  if (form === 'src' && kind === 'branch' && page.length === 3 && defaultBranches.has(branch)) return [];
  return form === 'raw' ? ['src', ...page.slice(1)] : page;
}

function createGiteaIdentity(origin: string, names: readonly string[], page: readonly string[]): Identity {
  const host = origin.replace(/^https?:\/\//, '');
  const path = [...names, ...page];
  return {
    key: ['gitea:', host, '/', names.join('/').toLowerCase(), ...page.map((segment) => `/${segment}`)].join(''),
    service: 'gitea',
    id: [host, ...path].join('/'),
    url: `${origin}/${path.map(encodePathSegment).join('/')}`,
  };
}
