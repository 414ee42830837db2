import { parsePlainUrl } from '../../url/index.ts';

/** Sites whose pages say something else than those of others. */

/**
 * Portals that serve one application shell for every address: status 200 is weak evidence, and a
 * probe finds out nothing.
 */
export const shellPortals = new Set([
  'tianchi.aliyun.com',
  'modelscope.cn',
  'www.modelscope.cn',
  'www.heywhale.com',
  'www.kaggle.com',
  'aistudio.baidu.com',
]);

/**
 * Sites that have closed: biendata, Papers with Code (July 2025), the old pages of AAAI (2021).
 * They still answer, with something else.
 */
const closedSites: [host: RegExp, path: RegExp, name: string][] = [
  [/(?:^|\.)biendata\.(?:com|xyz)$/, /^/, 'biendata'],
  [/^(?:www\.)?paperswithcode\.com$/, /^/, 'Papers with Code'],
  [/^(?:www\.)?aaai\.org$/, /^\/(?:ocs|Papers)\//, 'AAAI'],
];

/** The name of the closed site that an address belongs to. */
export function findClosedSite(url: string): string | undefined {
  const plain = parsePlainUrl(url);
  const { hostname = '', pathname = '' } = plain ? { hostname: plain.host, pathname: plain.path } : (URL.parse(url) ?? {});
  return closedSites.find(([host, path]) => host.test(hostname) && path.test(pathname))?.[2];
}

/**
 * Services that shorten addresses or keep them for good: their redirects are their work, and no
 * move.
 */
export const forwardingHosts = new Set([
  'purl.org',
  'purl.archive.org',
  'purl.oclc.org',
  'w3id.org',
  'n2t.net',
  'identifiers.org',
  'hdl.handle.net',
  'doi.org',
  'bit.ly',
  't.co',
  't.cn',
  'goo.gl',
  'tinyurl.com',
  'dwz.cn',
  'git.io',
  'url.cn',
  'is.gd',
  'ow.ly',
  'aka.ms',
  'suo.im',
  'b23.tv',
]);
