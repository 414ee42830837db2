import { identify } from '../../../../links/identify/index.ts';
import { urlPattern } from '../../../schema/index.ts';

/** Hosts that their services have left. `identify` knows the current address. */
const obsoleteHosts =
  /^(?:(?:www\.)?aclweb\.org|anthology\.aclweb\.org|(?:www\.)?aclanthology\.(?:info|coli\.uni-saarland\.de)|acl\.ldc\.upenn\.edu|dx\.doi\.org|cn\.arxiv\.org|xxx\.lanl\.gov|xxx\.itp\.ac\.cn|arxiv-download\.xixiaoyao\.cn|yun\.baidu\.com|(?:www\.)?aliyundrive\.com|papers\.nips\.cc)$/;

/**
 * The current address of a resource whose service has left this one; undefined when the address may
 * stay.
 */
export function findCurrentAddress(url: string): string | undefined {
  const host = URL.parse(url)?.hostname ?? '';
  const isObsoletePath = /^(?:www\.)?ncbi\.nlm\.nih\.gov$/.test(host) && /\/(?:pubmed|pmc\/articles)\//.test(url);
  if (!obsoleteHosts.test(host) && !isObsoletePath) return undefined;
  const { url: current, service } = identify(url.replace(/^https?:\/\/arxiv-download\.xixiaoyao\.cn\//, 'https://arxiv.org/'));
  const hasMoved = URL.parse(current)?.hostname !== host && service !== 'web' && service !== 'unknown';
  return hasMoved && urlPattern.test(current) ? current : undefined;
}
