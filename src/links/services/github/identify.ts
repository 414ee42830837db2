import {
  createPartIdentity,
  encodePathSegment,
  getHostWithoutWww,
  getPathSegments,
  type Identity,
  type UrlMatcher,
} from '../../url/index.ts';

/** First parts of github.com addresses that are GitHub's own pages, not owners. */
const reservedPaths = new Set(
  'about account apps blog bounty business case-studies codespaces collections community contact copilot customer-stories dashboard discussions downloads edu education enterprise events explore features git-guides github-copilot issues join login logout marketplace mobile models new newsroom notifications open-source organizations orgs partners premium-support pricing pulls readme resources search security sessions settings signup site solutions sponsors stars startups team topics trending users watching why-github wiki'.split(
    ' ',
  ),
);

const ownerPattern = /^[a-z\d](?:[a-z\d]|-(?=[a-z\d])){0,38}$/i;
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
    if (host === 'raw.githubusercontent.com') return identifyInRepository(parts[0], parts[1], 'blob', parts.slice(2));
    if (host === 'codeload.github.com') return identifyInRepository(parts[0], parts[1], 'archive', parts.slice(2));
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
  const path = form === 'blob' && rest[0] === 'refs' && rest[1] === 'heads' ? rest.slice(2) : rest;
  // The first page of the usual branch is the repository itself.
  if (form === 'tree' && (path.length === 0 || (path.length === 1 && defaultBranches.has(path[0] ?? ''))))
    return createGitHubIdentity(first, [repository]);
  if (form === 'blob' && path.length < 2) return undefined;
  return createGitHubIdentity(first, [repository, ...(form === undefined ? [] : [form, ...path])]);
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
