import { createShareIdentity, getHostWithoutWww, getPathSegments, readAccessCode, type UrlMatcher } from '../../url/index.ts';

export const pan115Matcher: UrlMatcher = {
  domains: ['115.com', '115cdn.com', 'anxia.com'],
  match(url) {
    const [form, share] = getPathSegments(url);
    const id = form === 's' ? share?.match(/^[\w-]+/)?.[0] : undefined;
    if (id === undefined || !/^(?:115(?:cdn)?|anxia)\.com$/.test(getHostWithoutWww(url))) return undefined;
    return createShareIdentity('115', id, `https://115cdn.com/s/${id}`, readAccessCode(url, 'password', 'pwd'));
  },
};
