import { getHostWithoutWww, getPathSegments, type Identity, readAccessCode, type UrlMatcher } from '../../url/index.ts';

/**
 * Baidu Pan. `/s/1XXXX`, `/share/init?surl=XXXX`, `/wap/init?surl=`, `/e/1…`, `/enterprise/s/…` and
 * `/doc/share/…` are one share, with the leading 1 kept (ID1). `/share/link?shareid=&uk=` has no
 * short id, and is identified by both numbers; `/wap/link` is the same for telephones.
 */
export const baiduPanMatcher: UrlMatcher = {
  domains: ['baidu.com'],
  match(url) {
    const host = getHostWithoutWww(url);
    if (!/^(?:(?:pan|yun|eyun)\.baidu\.com)$/.test(host)) return undefined;
    const code = readAccessCode(url, 'pwd');
    const path = getPathSegments(url);
    const surl = url.searchParams.get('surl')?.match(/^[\w-]+/)?.[0];
    if ((path[0] === 'share' || path[0] === 'wap') && path[1] === 'init' && surl) return createBaiduPanIdentity(`1${surl}`, code);
    if ((path[0] === 'share' || path[0] === 'wap') && path[1] === 'link') {
      const [shareid, uk] = [url.searchParams.get('shareid'), url.searchParams.get('uk')];
      if (!/^\d{1,20}$/.test(shareid ?? '') || !/^\d{1,20}$/.test(uk ?? '')) return undefined;
      const id = `link?shareid=${shareid}&uk=${uk}`;
      return { key: `baidu:${id}`, service: 'baidu-pan', id, url: `https://pan.baidu.com/share/${id}`, ...code };
    }
    const short =
      path[0] === 's' || path[0] === 'e'
        ? path[1]
        : path[0] === 'enterprise' && path[1] === 's'
          ? path[2]
          : path[0] === 'doc' && path[1] === 'share'
            ? path[2]
            : undefined;
    const id = short?.match(/^[\w-]+/)?.[0];
    if (id === undefined || !/^[13]/.test(id)) return undefined;
    if (path[0] === 's') return createBaiduPanIdentity(id, code);
    // Documents and enterprise shares have ids of their own that `/s/` does not know.
    const place = path.slice(0, -1).join('/');
    return {
      key: `baidu:${place}/${id}`,
      service: 'baidu-pan',
      id: `${place}/${id}`,
      url: `https://pan.baidu.com/${place}/${id}`,
      ...code,
    };
  },
};

function createBaiduPanIdentity(id: string, code: { code?: string }): Identity | undefined {
  if (!/^[13][\w-]{5,30}$/.test(id)) return undefined;
  return { key: `baidu:${id}`, service: 'baidu-pan', id, url: `https://pan.baidu.com/s/${id}`, ...code };
}
