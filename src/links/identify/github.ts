import { bareHost, encoded, type Identity, type Recogniser, segments } from './identity.ts';

/** First parts of github.com addresses that are GitHub's own pages, not owners. */
const pages = new Set(
  'about account apps blog bounty business case-studies codespaces collections community contact copilot customer-stories dashboard discussions downloads edu education enterprise events explore features git-guides github-copilot issues join login logout marketplace mobile models new newsroom notifications open-source organizations orgs partners premium-support pricing pulls readme resources search security sessions settings signup site solutions sponsors stars startups team topics trending users watching why-github wiki'.split(
    ' ',
  ),
);

const owner = /^[a-z\d](?:[a-z\d]|-(?=[a-z\d])){0,38}$/i;
const name = /^[\w.-]{1,100}$/;
const ownBranches = new Set(['master', 'main', 'HEAD']);

/**
 * GitHub: owners (`github:owner`), repositories (`github:owner/name`) and what stands in them (`github:owner/name/blob/…`), gists.
 * Owner and name are compared without case, as GitHub does; paths and branches keep theirs, as git does.
 */
export const github: Recogniser = {
  sites: ['github.com', 'githubusercontent.com'],
  recognise(url) {
    const host = bareHost(url).replace(/^(?:m|ssh)\./, '');
    const parts = segments(url);
    if (host === 'gist.github.com' || host === 'gist.githubusercontent.com') return gist(parts);
    // Files of a wiki: `wiki/owner/name/…`; there is no owner of that name.
    if (host === 'raw.githubusercontent.com' && parts[0] === 'wiki') return undefined;
    if (host === 'raw.githubusercontent.com') return inside(parts[0], parts[1], 'blob', parts.slice(2));
    if (host === 'codeload.github.com') return inside(parts[0], parts[1], 'archive', parts.slice(2));
    if (host === 'api.github.com' && parts[0] === 'repos') return inside(parts[1], parts[2]);
    if (host !== 'github.com') return undefined;
    const [first, second, form, ...rest] = parts;
    if (first === undefined || pages.has(first.toLowerCase())) return undefined;
    if (second === undefined) return owner.test(first) ? identity(first, []) : undefined;
    if (form === undefined) return inside(first, second);
    if (form === 'raw' || form === 'blame' || form === 'edit' || form === 'blob') return inside(first, second, 'blob', rest);
    if (form === 'tree') return inside(first, second, 'tree', rest);
    return inside(first, second, form, rest);
  },
};

function inside(first: string | undefined, second: string | undefined, form?: string, rest: string[] = []): Identity | undefined {
  const repository = second?.replace(/\.git$/i, '');
  if (!first || !repository || !owner.test(first) || !name.test(repository) || /^\.+$/.test(repository)) return undefined;
  const path = form === 'blob' && rest[0] === 'refs' && rest[1] === 'heads' ? rest.slice(2) : rest;
  // The first page of the usual branch is the repository itself.
  if (form === 'tree' && (path.length === 0 || (path.length === 1 && ownBranches.has(path[0] ?? ''))))
    return identity(first, [repository]);
  if (form === 'blob' && path.length < 2) return undefined;
  return identity(first, [repository, ...(form === undefined ? [] : [form, ...path])]);
}

function identity(first: string, rest: string[]): Identity {
  const [repository, ...path] = rest;
  const whole = [first, ...rest];
  const folded = [first.toLowerCase(), ...(repository === undefined ? [] : [repository.toLowerCase()]), ...path];
  return {
    key: `github:${folded.join('/')}`,
    service: 'github',
    id: whole.join('/'),
    url: `https://github.com/${whole.map(encoded).join('/')}`,
  };
}

function gist(parts: readonly string[]): Identity | undefined {
  const id = parts.slice(0, 2).find((part) => /^(?:[0-9a-f]{20,32}|\d{1,8})$/i.test(part.replace(/\.git$/, '')));
  if (id === undefined) return undefined;
  const bare = id.replace(/\.git$/, '').toLowerCase();
  return { key: `gist:${bare}`, service: 'github', id: `gist/${bare}`, url: `https://gist.github.com/${bare}` };
}
