import { createPathIdentity, getHostWithoutWww, getPathSegments, type UrlMatcher } from '../../url/index.ts';

const reservedPaths = new Set('about accounts api developer direct explore legal p reel reels stories tv web'.split(' '));

/** Posts by their code, which is case-sensitive, and accounts. */
export const instagramMatcher: UrlMatcher = {
  domains: ['instagram.com', 'instagr.am'],
  match(url) {
    if (!/^(?:m\.)?instagr(?:am\.com|\.am)$/.test(getHostWithoutWww(url))) return undefined;
    const segments = getPathSegments(url);
    const at = segments.findIndex((segment) => /^(?:p|reel|reels|tv)$/.test(segment));
    const code = at === 0 || at === 1 ? segments[at + 1] : undefined;
    if (code !== undefined && /^[\w-]{5,50}$/.test(code))
      return { key: `instagram:p/${code}`, service: 'instagram', id: `p/${code}`, url: `https://www.instagram.com/p/${code}/` };
    const [name = ''] = segments;
    const isAccount = segments.length === 1 && /^[\w.]{1,30}$/.test(name) && !reservedPaths.has(name.toLowerCase());
    return isAccount ? createPathIdentity('instagram', [name], `https://www.instagram.com/${name}/`) : undefined;
  },
};
