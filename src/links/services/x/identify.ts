import { createPathIdentity, getHostWithoutWww, getPathSegments, type UrlMatcher } from '../../url/index.ts';

/** First parts of a path that are no names. */
const reservedPaths = new Set(
  'compose explore hashtag home i intent jobs login messages notifications privacy search settings share signup tos'.split(' '),
);

/**
 * Posts and accounts of X, and of Twitter as it was called before. The account before a post does
 * not matter, because the number of the post is enough.
 */
export const xMatcher: UrlMatcher = {
  domains: ['x.com', 'twitter.com'],
  match(url) {
    if (!/^(?:mobile\.|m\.)?(?:x|twitter)\.com$/.test(getHostWithoutWww(url))) return undefined;
    const segments = getPathSegments(url);
    // `/i/web/status/1` is what links without an account's name have.
    const [name = '', form, id = '', ...rest] =
      segments[0] === 'i' && segments[1] === 'web' ? ['i', ...segments.slice(2)] : segments;
    if ((form === 'status' || form === 'statuses') && /^\d{1,20}$/.test(id) && /^\w{1,50}$/.test(name))
      return {
        key: `x:status/${id}`,
        service: 'x',
        id: `status/${id}`,
        url: `https://x.com/${name}/status/${id}`,
      };
    const isAccount =
      form === undefined && rest.length === 0 && /^\w{1,15}$/.test(name) && !reservedPaths.has(name.toLowerCase());
    return isAccount ? createPathIdentity('x', [name], `https://x.com/${name}`) : undefined;
  },
};
