import { encodePathSegment, getHostWithoutWww, getPathSegments, type Identity, type UrlMatcher } from '../../url/index.ts';

/** Kept by its whole address, and judged by the words of its page as any article is. */
function createOtherIdentity({ pathname, search }: URL): Identity {
  const place = `mp.weixin.qq.com${pathname}${search}`;
  return { key: `url:https://${place}`, service: 'wechat', id: search, url: `https://${place}` };
}

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
    if (short !== undefined || url.search.length < 2) return undefined;
    // Links of the search at Sogou, which expire, and others that only WeChat can read.
    if (values.some((value) => !/^[\w=+/-]{1,64}$/.test(value))) return createOtherIdentity(url);
    const query = wanted.map((name, place) => `${name}=${encodePathSegment(values[place] ?? '')}`).join('&');
    return {
      key: `wechat:${values.join('/')}`,
      service: 'wechat',
      id: values.join('/'),
      url: `https://mp.weixin.qq.com/s?${query}`,
    };
  },
};
