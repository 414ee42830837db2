import {
  createPartIdentity,
  createPathIdentity,
  encodePathSegment,
  getHostWithoutWww,
  getPathSegments,
  type Identity,
  repositoryNamePattern,
  type UrlMatcher,
} from '../../url/index.ts';

/** First parts of addresses that are Gitee's own pages, not owners. */
const giteeReservedPaths = new Set(
  'about_us ai all-about-git api assets blog dashboard education enterprises explore features gists gvp help login logout market notifications oauth organizations profile search signup static terms topics users widgets'.split(
    ' ',
  ),
);

/** Pages of a person or an organisation, such as a piece of code: `gitee.com/owner/codes/id`. */
const ownerPages = new Set(['codes', 'events', 'followers', 'following', 'projects', 'stars', 'widgets']);

export const giteeMatcher: UrlMatcher = {
  domains: ['gitee.com'],
  match(url) {
    if (getHostWithoutWww(url) !== 'gitee.com') return undefined;
    const [owner, second, form, ...rest] = getPathSegments(url);
    const name = second?.replace(/\.git$/i, '');
    if (
      !owner ||
      !name ||
      giteeReservedPaths.has(owner) ||
      ownerPages.has(name) ||
      !repositoryNamePattern.test(owner) ||
      !repositoryNamePattern.test(name)
    )
      return undefined;
    const own = form === undefined || (form === 'tree' && rest.length === 1 && rest[0] === 'master');
    if (own) return createPathIdentity('gitee', [owner, name], `https://gitee.com/${owner}/${name}`);
    const path = [form, ...rest];
    const key = `gitee:${owner.toLowerCase()}/${name.toLowerCase()}/${path.join('/')}`;
    const id = [owner, name, ...path].join('/');
    const address = `https://gitee.com/${[owner, name, ...path].map(encodePathSegment).join('/')}`;
    const page: Identity = { key, service: 'gitee', id, url: address };
    // The query chooses what a list shows: `/issues?q=…`.
    const isList = /^(?:issues|pulls|commits|releases)$/.test(form ?? '') && rest.length === 0;
    return isList ? createPartIdentity(page, [], new URL(address + url.search)) : page;
  },
};
