import { urlPattern } from '../../schema/index.ts';

/** Parameters that say where a reader came from and nothing of what is shown. */
const trackingParameters =
  /^(?:utm_\w+|spm|scm|fbclid|gclid|yclid|msclkid|mc_[ce]id|igshid|_hsenc|_hsmi|vero_id|share_token|share_source|share_medium|bd_vid|from_wecom|isappinstalled|nsukey|scene|clicktime|enterid|sessionid|chksm)$/i;

const searchHosts = /(?:^|\.)(?:google\.[a-z.]+|bing\.com|baidu\.com|sogou\.com|so\.com|duckduckgo\.com|yandex\.\w+|yahoo\.com)$/;
const searchPaths = /^\/(?:search|s|web|link|url|scholar)\/?$/;

const shorteners = new Set(
  't.cn bit.ly tinyurl.com goo.gl t.co dwz.cn is.gd ow.ly suo.im url.cn u.nu cutt.ly rebrand.ly s.id v.gd git.io'.split(' '),
);

/**
 * Says why an address will not last: a search page, a temporary one, a shortener, a machine by its number, or one that carries tracking. `clean` is the same
 * address without it, where that is certain. Undefined for an address that can stay.
 */
export function detectVolatileAddress(
  url: string,
): { why: 'search' | 'temporary' | 'shortened' | 'number' | 'tracking'; clean?: string } | undefined {
  const parsed = URL.parse(url);
  if (parsed === null) return undefined;
  const host = parsed.hostname.replace(/^www\./, '');
  if (shorteners.has(host)) return { why: 'shortened' };
  if (/^(?:\d{1,3}\.){3}\d{1,3}$|^\[/.test(host)) return { why: 'number' };
  const query = parsed.searchParams;
  if (
    searchHosts.test(host) &&
    searchPaths.test(parsed.pathname) &&
    (query.has('q') || query.has('wd') || query.has('query') || query.has('url'))
  ) {
    return { why: 'search' };
  }
  // WeChat articles reached by a search engine have a signature that expires within hours.
  if (host === 'mp.weixin.qq.com' && (query.has('tempkey') || (query.has('timestamp') && query.has('signature')))) {
    return { why: 'temporary' };
  }
  if (/^(?:x-amz-signature|x-oss-signature|x-goog-signature|sig)$/im.test([...query.keys()].join('\n')))
    return { why: 'temporary' };
  const clean = removeTrackingParameters(url, host);
  return clean === undefined ? undefined : { why: 'tracking', clean };
}

/** Cuts tracking parameters out of the text, so that the rest of the address stays letter by letter. */
function removeTrackingParameters(url: string, host: string): string | undefined {
  const parts = /^([^?#]*)\?([^#]*)(#.*)?$/.exec(url);
  if (parts === null) return undefined;
  const [, base = '', query = '', fragment = ''] = parts;
  // WeChat needs its own: `__biz`, `mid`, `idx`, `sn` say which article; `chksm` and `scene` only where from.
  const kept = query.split('&').filter((pair) => {
    const name = pair.split('=')[0] ?? '';
    return !trackingParameters.test(name) || (/^(?:scene|sessionid|chksm)$/i.test(name) && host !== 'mp.weixin.qq.com');
  });
  if (kept.length === query.split('&').length) return undefined;
  const clean = `${base}${kept.length > 0 ? `?${kept.join('&')}` : ''}${fragment}`;
  return urlPattern.test(clean) ? clean : undefined;
}
