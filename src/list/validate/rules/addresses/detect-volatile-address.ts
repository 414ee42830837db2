import { urlPattern } from '../../../schema/index.ts';

/** Parameters that record where a reader came from, and do not change the page. */
const trackingParameters =
  /^(?:utm_\w+|spm|scm|fbclid|gclid|yclid|msclkid|mc_[ce]id|igshid|_hsenc|_hsmi|vero_id|share_token|share_source|share_medium|bd_vid|from_wecom|isappinstalled|nsukey|scene|clicktime|enterid|sessionid|chksm)$/i;

const searchHosts = /(?:^|\.)(?:google\.[a-z.]+|bing\.com|baidu\.com|sogou\.com|so\.com|duckduckgo\.com|yandex\.\w+|yahoo\.com)$/;
const searchPaths = /^\/(?:search|s|web|link|url|scholar)\/?$/;

const shorteners = new Set(
  't.cn bit.ly tinyurl.com goo.gl t.co dwz.cn is.gd ow.ly suo.im url.cn u.nu cutt.ly rebrand.ly s.id v.gd git.io'.split(' '),
);

export interface VolatileAddress {
  cause: 'search' | 'temporary' | 'shortened' | 'ip-address' | 'tracking';
  /** The address without tracking parameters, if it certainly leads to the same page. */
  cleaned?: string;
}

/** Finds out why an address may soon stop working. Undefined for a stable address. */
export function detectVolatileAddress(url: string): VolatileAddress | undefined {
  const parsed = URL.parse(url);
  if (parsed === null) return undefined;
  const host = parsed.hostname.replace(/^www\./, '');
  if (shorteners.has(host)) return { cause: 'shortened' };
  if (/^(?:\d{1,3}\.){3}\d{1,3}$|^\[/.test(host)) return { cause: 'ip-address' };
  const query = parsed.searchParams;
  if (
    searchHosts.test(host) &&
    searchPaths.test(parsed.pathname) &&
    (query.has('q') || query.has('wd') || query.has('query') || query.has('url'))
  ) {
    return { cause: 'search' };
  }
  // Links to WeChat articles from its search carry a signature that expires within hours.
  if (host === 'mp.weixin.qq.com' && (query.has('tempkey') || (query.has('timestamp') && query.has('signature')))) {
    return { cause: 'temporary' };
  }
  if (/^(?:x-amz-signature|x-oss-signature|x-goog-signature|sig)$/im.test([...query.keys()].join('\n')))
    return { cause: 'temporary' };
  const cleaned = removeTrackingParameters(url, host);
  return cleaned === undefined ? undefined : { cause: 'tracking', cleaned };
}

/**
 * Removes tracking parameters from the text itself, so that the rest of the address keeps its
 * spelling.
 */
function removeTrackingParameters(url: string, host: string): string | undefined {
  const parts = /^([^?#]*)\?([^#]*)(#.*)?$/.exec(url);
  if (parts === null) return undefined;
  const [, base = '', query = '', fragment = ''] = parts;
  // On WeChat `scene`, `sessionid` and `chksm` only track; elsewhere the first two may select the
  // page.
  const kept = query.split('&').filter((pair) => {
    const name = pair.split('=')[0] ?? '';
    return !trackingParameters.test(name) || (/^(?:scene|sessionid|chksm)$/i.test(name) && host !== 'mp.weixin.qq.com');
  });
  if (kept.length === query.split('&').length) return undefined;
  const clean = `${base}${kept.length > 0 ? `?${kept.join('&')}` : ''}${fragment}`;
  return urlPattern.test(clean) ? clean : undefined;
}
