import { encodePathSegment, getHostWithoutWww, getPathSegments, type UrlMatcher } from '../../url/index.ts';

/**
 * WeChat articles: a short id, or account, message, place and signature; the other parameters only
 * say who shared it.
 */
export const wechatMatcher: UrlMatcher = {
  domains: ['qq.com'],
  match(url) {
    if (getHostWithoutWww(url) !== 'mp.weixin.qq.com') return undefined;
    const [form, short] = getPathSegments(url);
    if (form !== 's') return undefined;
    if (short && /^[\w-]{10,40}$/.test(short)) {
      return { key: `wechat:${short}`, service: 'wechat', id: short, url: `https://mp.weixin.qq.com/s/${short}` };
    }
    const wanted = ['__biz', 'mid', 'idx', 'sn'] as const;
    const values = wanted.map((name) => url.searchParams.get(name) ?? '');
    if (short !== undefined || values.some((value) => !/^[\w=+/-]{1,64}$/.test(value))) return undefined;
    const query = wanted.map((name, place) => `${name}=${encodePathSegment(values[place] ?? '')}`).join('&');
    return {
      key: `wechat:${values.join('/')}`,
      service: 'wechat',
      id: values.join('/'),
      url: `https://mp.weixin.qq.com/s?${query}`,
    };
  },
};
