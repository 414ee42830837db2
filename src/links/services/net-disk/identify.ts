import { createPlainIdentity, decodePercent, getHostWithoutWww, type UrlMatcher } from '../../url/index.ts';

const copiedCodePattern = /^(.*?)[\s（(]*(?:访问码|提取码|密码)[：:]\s*([0-9A-Za-z]{4})(?![0-9A-Za-z])/s;

/**
 * Shares of Lanzou (many hosts), Xunlei, UC, Tianyi, 139 and Weiyun. Compared by their address
 * alone.
 */
export const netDiskMatcher: UrlMatcher = {
  domains: [
    ...'abcdefghijklmnopqrstuvwxyz'.split('').map((letter) => `lanzou${letter}.com`),
    'lanzou.com',
    'xunlei.com',
    'uc.cn',
    '189.cn',
    '139.com',
    'weiyun.com',
  ],
  match(url, text) {
    const host = getHostWithoutWww(url);
    const isShareHost =
      /(?:^|\.)lanzou[a-z]?\.com$|^(?:pan\.xunlei\.com|drive\.uc\.cn|(?:h5\.)?cloud\.189\.cn|(?:caiyun|yun)\.139\.com|share\.weiyun\.com)$/.test(
        host,
      );
    const isShare = isShareHost && (url.pathname.length > 1 || url.hash.length > 3);
    if (!isShare) return undefined;
    // The button of Tianyi copies the code along: `…/t/AbCd（访问码：ab12）`.
    const [, address = '', code = ''] = copiedCodePattern.exec(decodePercent(text)) ?? [];
    const share = URL.parse(address);
    return share?.host === url.host
      ? { ...createPlainIdentity(share, address, 'net-disk'), code }
      : createPlainIdentity(url, text, 'net-disk');
  },
};
