import {
  createPartIdentity,
  encodePathSegment,
  getHostWithoutWww,
  getPathSegments,
  type Identity,
  type UrlMatcher,
} from '../../url/index.ts';

/**
 * First parts of github.com addresses that are GitHub's own pages, not owners: the database of
 * advisories and what was attached to comments among them. Nobody can register these names.
 */
const reservedPaths = new Set(
  'about access account advisories apps assets auth billing blog bounty business businesses case-studies categories changelog codespaces collections community contact copilot customer-stories dashboard dashboards diff discussions downloads edu education enterprise events explore features gist git-guides github-copilot guides help home images issues join login logout marketplace mcp mobile models new newsroom nonprofit nonprofits notifications oauth open-source organizations orgs partners personal plans posts premium-support press pricing pulls readme render resources search security sessions settings shop showcases signup site solutions sponsors stars startups status stories styleguide suggestions support team terms timeline topics training trending user-attachments users watching why-github wiki works-with'.split(
    ' ',
  ),
);

/** Names of the first years may end with a hyphen, or have two in a row. */
const ownerPattern = /^[a-z\d][a-z\d-]{0,38}$/i;
const repositoryNamePattern = /^[\w.-]{1,100}$/;
const defaultBranches = new Set(['master', 'main', 'HEAD']);

/**
 * GitHub: owners (`github:owner`), repositories (`github:owner/name`) and the files in them
 * (`github:owner/name/blob/…`), gists. Owner and name are compared without case, as GitHub does;
 * paths and branches keep theirs, as git does.
 */
export const githubMatcher: UrlMatcher = {
  domains: ['github.com', 'githubusercontent.com'],
  match(url) {
    const host = getHostWithoutWww(url).replace(/^(?:m|ssh)\./, '');
    const parts = getPathSegments(url);
    if (host === 'gist.github.com' || host === 'gist.githubusercontent.com') return identifyGist(parts);
    // Files of a wiki: `wiki/owner/name/…`; there is no owner of that name.
    if (host === 'raw.githubusercontent.com' && parts[0] === 'wiki') return undefined;
    // Until 2014 raw files were at `raw.github.com`, which forwards.
    if (host === 'raw.githubusercontent.com' || host === 'raw.github.com')
      return identifyInRepository(parts[0], parts[1], 'blob', parts.slice(2));
    if (host === 'codeload.github.com') return identifyArchive(parts);
    if (host === 'api.github.com' && parts[0] === 'repos') return identifyInRepository(parts[1], parts[2]);
    if (host !== 'github.com') return undefined;
    const [first, second, form, ...rest] = parts;
    if (first === undefined || reservedPaths.has(first.toLowerCase())) return undefined;
    if (second === undefined) return ownerPattern.test(first) ? createGitHubIdentity(first, []) : undefined;
    if (form === undefined) return identifyInRepository(first, second);
    if (form === 'raw' || form === 'blame' || form === 'edit' || form === 'blob')
      return identifyInRepository(first, second, 'blob', rest);
    if (form === 'tree') return identifyInRepository(first, second, 'tree', rest);
    return withQuery(url, form, rest, identifyInRepository(first, second, form, rest));
  },
};

/** Lists of a repository of which the query chooses a part: `issues?q=…`. */
const listForms = new Set(['issues', 'pulls', 'discussions', 'commits', 'search', 'projects', 'packages', 'actions']);

function withQuery(url: URL, form: string, rest: readonly string[], page: Identity | undefined): Identity | undefined {
  const isOneItem = /^\d+$/.test(rest[0] ?? '') && form !== 'projects';
  if (page === undefined || !listForms.has(form) || isOneItem) return page;
  return createPartIdentity(page, [], new URL(page.url + url.search));
}

function identifyInRepository(
  first: string | undefined,
  second: string | undefined,
  form?: string,
  rest: string[] = [],
): Identity | undefined {
  const repository = second?.replace(/\.git$/i, '');
  if (!first || !repository || !ownerPattern.test(first) || !repositoryNamePattern.test(repository) || /^\.+$/.test(repository))
    return undefined;
  const isBranch = (form === 'blob' || form === 'tree') && rest[0] === 'refs' && rest[1] === 'heads';
  const path = isBranch ? rest.slice(2) : rest;
  // The first page of the usual branch is the repository itself.
  if (form === 'tree' && (path.length === 0 || (path.length === 1 && defaultBranches.has(path[0] ?? ''))))
    return createGitHubIdentity(first, [repository]);
  if (form === 'blob' && path.length < 2) return undefined;
  return createGitHubIdentity(first, [repository, ...(form === undefined ? [] : [form, ...path])]);
}

/** `codeload.github.com/owner/name/zip/main` is where `/archive/main.zip` forwards to. */
function identifyArchive([owner, name, format = '', ...ref]: readonly string[]): Identity | undefined {
  const path = ref.join('/');
  if (path === '') return undefined;
  if (format === 'zip' || format === 'tar.gz')
    return identifyInRepository(owner, name, 'archive', `${path}.${format}`.split('/'));
  if (format === 'legacy.zip') return identifyInRepository(owner, name, 'zipball', path.split('/'));
  return format === 'legacy.tar.gz' ? identifyInRepository(owner, name, 'tarball', path.split('/')) : undefined;
}

function createGitHubIdentity(first: string, rest: string[]): Identity {
  const [repository, ...path] = rest;
  const whole = [first, ...rest];
  const folded = [first.toLowerCase(), ...(repository === undefined ? [] : [repository.toLowerCase()]), ...path];
  return {
    key: `github:${folded.join('/')}`,
    service: 'github',
    id: whole.join('/'),
    url: `https://github.com/${whole.map(encodePathSegment).join('/')}`,
  };
}

function identifyGist(parts: readonly string[]): Identity | undefined {
  const [id] = parts
    .slice(0, 2)
    .filter((part) => /^(?:[0-9a-f]{20,32}|\d{1,8})$/i.test(part.replace(/\.git$/, '')))
    // A login may be made of digits. The owner stands before the id.
    .toReversed();
  if (id === undefined) return undefined;
  const bare = id.replace(/\.git$/, '').toLowerCase();
  return { key: `gist:${bare}`, service: 'github', id: `gist/${bare}`, url: `https://gist.github.com/${bare}` };
}
