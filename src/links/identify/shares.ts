import { getHostWithoutWww, getPathSegments, type Identity, type UrlMatcher } from '../url/index.ts';

/** Shares of net disks. The ids are case-sensitive; the code that an address carries comes out beside it. */

const accessCodePattern = /^[0-9A-Za-z]{4}$/;

function readAccessCode(url: URL, ...names: string[]): { code?: string } {
  // Pasting leaves brackets and punctuation behind a code; only a clean four counts.
  const given = names.map((name) => url.searchParams.get(name)?.match(/^[0-9A-Za-z]+/)?.[0]).find((value) => value !== undefined);
  return given !== undefined && accessCodePattern.test(given) ? { code: given } : {};
}

/**
 * Baidu Pan: `/s/1XXXX`, `/share/init?surl=XXXX`, `/wap/init?surl=`, `/e/1…`, `/enterprise/s/…`, `/doc/share/…` are one share, with the leading
 * 1 kept (ID1); `/share/link?shareid=&uk=` has no short id and is a thing of its own.
 */
const baiduPanMatcher: UrlMatcher = {
  domains: ['baidu.com'],
  match(url) {
    const host = getHostWithoutWww(url);
    if (!/^(?:(?:pan|yun|eyun)\.baidu\.com)$/.test(host)) return undefined;
    const code = readAccessCode(url, 'pwd');
    const path = getPathSegments(url);
    const surl = url.searchParams.get('surl')?.match(/^[\w-]+/)?.[0];
    if ((path[0] === 'share' || path[0] === 'wap') && path[1] === 'init' && surl) return createBaiduPanIdentity(`1${surl}`, code);
    if (path[0] === 'share' && path[1] === 'link') {
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

const driveMatcher: UrlMatcher = {
  domains: [
    'google.com',
    'aliyundrive.com',
    'alipan.com',
    'quark.cn',
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
    '115.com',
    '115cdn.com',
    'anxia.com',
  ],
  match(url) {
    const host = getHostWithoutWww(url);
    const path = getPathSegments(url);
    const id = path[0] === 's' ? path[1]?.match(/^[\w-]+/)?.[0] : undefined;
    if (host === 'drive.google.com' || host === 'docs.google.com') return identifyGoogleDrive(url, path);
    if (id === undefined) return undefined;
    if (host === 'aliyundrive.com' || host === 'alipan.com')
      return createDriveIdentity('aliyun-drive', id, `https://www.alipan.com/s/${id}`, readAccessCode(url, 'pwd'));
    if (host === 'pan.quark.cn')
      return createDriveIdentity('quark', id, `https://pan.quark.cn/s/${id}`, readAccessCode(url, 'pwd', 'passcode'));
    if (/^123(?:pan|684|865|912|592)\.(?:com|cn)$/.test(host))
      return createDriveIdentity('123pan', id, `https://www.123pan.com/s/${id}`, readAccessCode(url, 'pwd'));
    if (/^(?:115(?:cdn)?|anxia)\.com$/.test(host))
      return createDriveIdentity('115', id, `https://115cdn.com/s/${id}`, readAccessCode(url, 'password', 'pwd'));
    return undefined;
  },
};

function createDriveIdentity(service: string, id: string, url: string, code: { code?: string }): Identity {
  return { key: `${service}:${id}`, service, id, url, ...code };
}

function identifyGoogleDrive(url: URL, path: readonly string[]): Identity | undefined {
  const folder = path.indexOf('folders');
  const file = path.indexOf('d');
  const query = url.searchParams.get('id') ?? undefined;
  if (getHostWithoutWww(url) === 'docs.google.com' && path[0] !== 'uc') return undefined;
  if (folder >= 0) return createGoogleDriveIdentity('folders', path[folder + 1]);
  if (path[0] === 'file' && file >= 0) return createGoogleDriveIdentity('file', path[file + 1]);
  return path[0] === 'open' || path[0] === 'uc' ? createGoogleDriveIdentity('file', query) : undefined;
}

function createGoogleDriveIdentity(kind: 'file' | 'folders', id: string | undefined): Identity | undefined {
  if (!id || !/^[\w-]{10,80}$/.test(id)) return undefined;
  const url = kind === 'file' ? `https://drive.google.com/file/d/${id}/view` : `https://drive.google.com/drive/folders/${id}`;
  return { key: `google-drive:${id}`, service: 'google-drive', id: `${kind}/${id}`, url };
}

export const shareMatchers: UrlMatcher[] = [baiduPanMatcher, driveMatcher];
