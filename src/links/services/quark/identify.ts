import { createShareIdentity, getHostWithoutWww, getPathSegments, readAccessCode, type UrlMatcher } from '../../url/index.ts';

export const quarkMatcher: UrlMatcher = {
  domains: ['quark.cn'],
  match(url) {
    const [form, share] = getPathSegments(url);
    const id = form === 's' ? share?.match(/^[\w-]+/)?.[0] : undefined;
    if (id === undefined || !/^pan\.quark\.cn$/.test(getHostWithoutWww(url))) return undefined;
    return createShareIdentity('quark', id, `https://pan.quark.cn/s/${id}`, readAccessCode(url, 'pwd', 'passcode'));
  },
};
