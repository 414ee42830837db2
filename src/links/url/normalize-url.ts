import type { ServiceName } from '../../model/service-name.ts';
import { compareCodeUnits } from '../../text/compare.ts';
import type { Identity } from './identity.ts';
import { getHostWithoutWww } from './url-parts.ts';

/** Parameters that follow a reader around and never choose what is shown. */
const trackingParameterPattern =
  /^(?:utm_\w+|fbclid|gclid|dclid|msclkid|yclid|igshid|mc_[ce]id|_ga|_gl|wt_mc|share_token|share_source|sharer_\w+|hss_channel|vd_source|spm_id_from|cmpid)$/i;

/**
 * Parameters that are tracking by their value: `spm` and `scm` of Alibaba are four or five names
 * between dots, and Twitter's `ref_src` begins with `twsrc`. Elsewhere these names may choose what
 * is shown: `?scm=git`.
 */
const trackingPairPattern = /^(?:(?:spm|scm)=[\w-]+(?:\.[\w-]*){3,}|ref_src=twsrc\b.*)$/i;

/** Hosts where `spm` and `scm` are tracking, whatever their value. */
const alibabaHostPattern =
  /(?:^|\.)(?:aliyun|alibaba|alibabacloud|aliyuncs|alipan|alipay|aliexpress|1688|taobao|tmall|dingtalk|yuque|youku|amap|fliggy|csdn)\.(?:com|net)$/;

/**
 * The form by which plain addresses are compared: https, without `www.`, default port, tracking
 * parameters and a slash at the end, and with the parameters sorted by name. The fragment is
 * dropped unless it is the route of a single-page application.
 */
export function normalizeUrl(url: URL): string {
  const port = url.port === '' || url.port === '80' || url.port === '443' ? '' : `:${url.port}`;
  const path = normalizePercentEncoding(url.pathname).replace(/\/+$/, '');
  const query = normalizeQuery(url);
  const route = /^#(?:!|\/)./.test(url.hash) && url.hash !== '#/' ? normalizePercentEncoding(url.hash) : '';
  const root = path === '' && query === '' && route !== '' ? '/' : '';
  return `https://${getHostWithoutWww(url)}${port}${path}${query}${root}${route}`;
}

/**
 * The query as it is compared: without tracking, parameters in order of their names. With its `?`;
 * empty where nothing is left.
 */
function normalizeQuery(url: URL): string {
  if (url.search === '') return '';
  const isAlibaba = alibabaHostPattern.test(url.hostname);
  const pairs = url.search
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '' && !isTracking(pair, isAlibaba))
    .map(normalizePercentEncoding);
  // A stable sort: values that repeat a name keep their order, which may mean something.
  pairs.sort((a, b) => compareCodeUnits(a.split('=', 1)[0] ?? '', b.split('=', 1)[0] ?? ''));
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}

/** The address as it is written, without tracking parameters. */
export function removeTracking(address: string): string {
  const [, base = '', query, fragment = ''] = /^([^?#]*)\?([^#]*)(#.*)?$/s.exec(address) ?? [];
  if (query === undefined) return address;
  const isAlibaba = alibabaHostPattern.test(URL.parse(address)?.hostname ?? '');
  const kept = query.split('&').filter((pair) => !isTracking(pair, isAlibaba));
  if (kept.length === query.split('&').length) return address;
  return `${base}${kept.length > 0 ? '?' : ''}${kept.join('&')}${fragment}`;
}

function isTracking(pair: string, isAlibaba: boolean): boolean {
  const name = pair.split('=', 1)[0] ?? '';
  return trackingParameterPattern.test(name) || trackingPairPattern.test(pair) || (isAlibaba && /^(?:spm|scm)$/i.test(name));
}

/** `%7e` and `~` are one, `%e4` and `%E4` are one. */
function normalizePercentEncoding(text: string): string {
  if (!text.includes('%')) return text;
  return text.replace(/%[0-9a-f]{2}/gi, (code) => {
    const character = String.fromCharCode(Number.parseInt(code.slice(1), 16));
    return /[\w.~-]/.test(character) ? character : code.toUpperCase();
  });
}

/**
 * The identity of a page or file within a resource: it is no other spelling of the whole. Path and
 * query make its key, and its service asks for the whole by the `id` that this one shares with it.
 * @param path What follows the whole in the address.
 */
export function createPartIdentity(whole: Identity, path: readonly string[], url: URL): Identity {
  const inside = path.map((segment) => `/${segment}`).join('');
  const key = `${whole.key}${inside}${normalizeQuery(url)}`;
  return key === whole.key ? whole : { ...whole, key, url: url.href, isPart: true };
}

/** The identity of an address that is compared only as an address. */
export function createPlainIdentity(url: URL, text: string, service: ServiceName = 'web'): Identity {
  const id = normalizeUrl(url);
  return { key: `url:${id}`, service, id, url: text };
}
