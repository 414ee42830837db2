import { createShareIdentity, getHostWithoutWww, getPathSegments, readAccessCode, type UrlMatcher } from '../../url/index.ts';

export const pan123Matcher: UrlMatcher = {
  domains: [
    '123pan.com',
    '123pan.cn',
    '123684.com',
    '123684.cn',
    '123865.com',
    '123865.cn',
    '123912.com',
    '123912.cn',
    '123592.com',
    '123592.cn',
    '123951.com',
    '123951.cn',
    '123957.com',
    '123957.cn',
  ],
  match(url) {
    const [form, share] = getPathSegments(url);
    const host = getHostWithoutWww(url);
    const isShareHost = /^\d+\.share\.123pan\.cn$/.test(host);
    const id = form === (isShareHost ? '123pan' : 's') ? share?.match(/^[\w-]+/)?.[0] : undefined;
    if (id === undefined || !(isShareHost || /^123(?:pan|684|865|912|592|951|957)\.(?:com|cn)$/.test(host))) return undefined;
    return createShareIdentity('123pan', id, `https://www.123pan.com/s/${id}`, readAccessCode(url, 'pwd'));
  },
};
