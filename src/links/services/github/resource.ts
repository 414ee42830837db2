import type { CheckTarget } from '../shared/index.ts';

/** What a GitHub link leads to, as far as asking differs. */
export type GitHubResource =
  | { kind: 'owner'; owner: string }
  | { kind: 'gist'; id: string }
  | { kind: 'repository'; owner: string; name: string }
  /** A file or folder: the branch may hold slashes, so `tail` is branch and path in one. */
  | { kind: 'path'; owner: string; name: string; form: 'blob' | 'tree'; tail: string[] }
  | { kind: 'commit'; owner: string; name: string; sha: string }
  | { kind: 'release'; owner: string; name: string; tag: string; asset?: string }
  | { kind: 'issue'; owner: string; name: string; number: number; form: 'issues' | 'pulls' }
  /** Something of the repository for which only the repository itself is asked. */
  | { kind: 'other'; owner: string; name: string };

export type RepositoryResource = Exclude<GitHubResource, { kind: 'owner' | 'gist' }>;

/** Takes a target of GitHub; returns its place, read from the id that `identify` gave. */
export function parseGitHubResource(target: CheckTarget): GitHubResource {
  const [owner = '', name, form, ...rest] = target.identity.id.split('/');
  if (owner === 'gist' && name !== undefined && target.identity.key.startsWith('gist:')) return { kind: 'gist', id: name };
  if (name === undefined) return { kind: 'owner', owner };
  if (form === undefined) return { kind: 'repository', owner, name };
  if (form === 'blob' || form === 'tree') return { kind: 'path', owner, name, form, tail: rest };
  const [first, second, third] = rest;
  if (form === 'commit' && first !== undefined && /^[0-9a-f]{7,40}$/i.test(first))
    return { kind: 'commit', owner, name, sha: first };
  if (form === 'releases' && first === 'tag' && second !== undefined)
    return { kind: 'release', owner, name, tag: rest.slice(1).join('/') };
  if (form === 'releases' && first === 'download' && second !== undefined && third !== undefined) {
    // Names of tags hold slashes, names of files do not.
    return { kind: 'release', owner, name, tag: rest.slice(1, -1).join('/'), asset: rest.at(-1) ?? third };
  }
  if ((form === 'issues' || form === 'pull') && first !== undefined && /^\d{1,9}$/.test(first)) {
    return { kind: 'issue', owner, name, number: Number(first), form: form === 'pull' ? 'pulls' : 'issues' };
  }
  return { kind: 'other', owner, name };
}

/**
 * The git expressions by which a place may be found, best first. The branch is the first part of
 * the tail, or the first two or three, since names of branches may have slashes. The last is HEAD,
 * where a renamed default branch is found.
 */
export function createGitExpressions(resource: RepositoryResource): string[] {
  if (resource.kind === 'commit') return [resource.sha];
  if (resource.kind !== 'path') return [];
  const { tail } = resource;
  const splits = [1, 2, 3]
    .filter((length) => length <= tail.length)
    .map((length) => `${tail.slice(0, length).join('/')}:${tail.slice(length).join('/')}`);
  return tail.length > 1 ? [...splits, `HEAD:${tail.slice(1).join('/')}`] : splits;
}

/**
 * Whether the first part of a path is a commit and no branch. It is one with forty hexadecimal
 * digits, a name that GitHub allows no branch. It is also one with seven or more that include a
 * letter and a figure.
 */
export function isCommitId(text: string): boolean {
  return /^[0-9a-f]{40}$/i.test(text) || (/^[0-9a-f]{7,40}$/i.test(text) && /[a-f]/i.test(text) && /\d/.test(text));
}
