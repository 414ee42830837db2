import { identify } from '../../../links/identify/index.ts';
import { acceptsAccessCode, isKnownHttps, isServiceOf } from '../../../links/services/index.ts';
import type { Finding } from '../../../model/finding.ts';
import type { ServiceName } from '../../../model/service-name.ts';
import { type Entry, findNearest, urlPattern } from '../../schema/index.ts';
import { type Rule, reportFinding } from './rule-context.ts';
import { detectVolatileAddress } from './volatile-address.ts';

/** Net disks without a service of their own whose shares have extraction codes. */
const extractionCodeHosts =
  /(?:^|\.)(?:weiyun\.com|lanzou\w*\.com|lanzn\.com|cloud\.189\.cn|xunlei\.com|ctfile\.com|feijipan\.com|jianguoyun\.com|caiyun\.139\.com|yun\.139\.com)$/;

/** Hosts without a service of their own that answer over https. */
const httpsHosts = new Set(
  (
    'blog.csdn.net sciencedirect.com ieeexplore.ieee.org semanticscholar.org paperswithcode.com sites.google.com youtube.com ' +
    'bilibili.com jianshu.com juejin.cn wikipedia.org zh.wikipedia.org en.wikipedia.org medium.com pypi.org npmjs.com ' +
    'readthedocs.io zenodo.org figshare.com biendata.xyz'
  ).split(' '),
);

/** Hosts that their services have left. `identify` knows where the same thing stands today. */
const obsoleteHosts =
  /^(?:(?:www\.)?aclweb\.org|anthology\.aclweb\.org|(?:www\.)?aclanthology\.(?:info|coli\.uni-saarland\.de)|acl\.ldc\.upenn\.edu|dx\.doi\.org|cn\.arxiv\.org|xxx\.lanl\.gov|xxx\.itp\.ac\.cn|arxiv-download\.xixiaoyao\.cn|yun\.baidu\.com|(?:www\.)?aliyundrive\.com|papers\.nips\.cc)$/;

/** Says what an address should be instead, because its service has left that spelling; undefined when it may stay. */
export function findCurrentAddress(url: string): string | undefined {
  const host = URL.parse(url)?.hostname ?? '';
  const leftPath = /^(?:www\.)?ncbi\.nlm\.nih\.gov$/.test(host) && /\/(?:pubmed|pmc\/articles)\//.test(url);
  if (!obsoleteHosts.test(host) && !leftPath) return undefined;
  const { url: today, service } = identify(url.replace(/^https?:\/\/arxiv-download\.xixiaoyao\.cn\//, 'https://arxiv.org/'));
  const moved = URL.parse(today)?.hostname !== host && service !== 'web' && service !== 'unknown';
  return moved && urlPattern.test(today) ? today : undefined;
}

/** Extraction codes: where they are needed, where there is no place for one, and whether they agree with the address. */
const checkExtractionCodes: Rule = (located, context) =>
  context.links.flatMap(({ index, code, identity }) => {
    const path = ['links', index, 'code'];
    const inAddress = identity.code;
    if (code !== undefined && inAddress !== undefined && code !== inAddress) {
      const rest = { found: code, allowed: [inAddress], nearest: inAddress };
      return reportFinding(located, context, path, 'code-mismatch', 'error', rest);
    }
    if (code !== undefined && !acceptsExtractionCode(identity.service, identity.url)) {
      const severity = identity.service === 'web' || identity.service === 'unknown' ? 'warning' : 'error';
      return reportFinding(located, context, path, 'code-misplaced', severity, { found: code }, 'key');
    }
    const gone = isDiscontinued(located.entry);
    if (
      code === undefined &&
      inAddress === undefined &&
      identity.service === 'baidu-pan' &&
      !gone &&
      !context.reportedFields.has(path.join('.'))
    ) {
      return reportFinding(located, context, ['links', index, 'url'], 'code-missing', 'error', { found: identity.url });
    }
    return [];
  });

function acceptsExtractionCode(service: ServiceName, url: string): boolean {
  return acceptsAccessCode(service) || extractionCodeHosts.test(URL.parse(url)?.hostname ?? '');
}

/** Withdrawn and gone entries may stand without what living ones need. */
function isDiscontinued(entry: Entry): boolean {
  return entry.status?.state === 'gone' || entry.status?.state === 'withdrawn';
}

/** Addresses that will not last, have lasted too long, or lead nowhere. */
const checkAddresses: Rule = (located, context) =>
  context.links.flatMap(({ index, url, identity }) => {
    const path = ['links', index, 'url'];
    const parsed = URL.parse(url);
    const host = parsed?.hostname ?? '';
    if (isUnreachableHost(host))
      return reportFinding(located, context, path, 'bad-address', 'error', { found: url, allowed: ['https://…'] });
    const today = findCurrentAddress(url);
    if (today !== undefined)
      return reportFinding(located, context, path, 'old-address', 'warning', { found: url, nearest: today, fix: today });
    const unstable = detectVolatileAddress(url);
    // Of what is gone, the only address it ever had may be told.
    if (unstable !== undefined && !(unstable.why === 'number' && isDiscontinued(located.entry))) {
      const rest = { found: url, ...(unstable.clean === undefined ? {} : { nearest: unstable.clean, fix: unstable.clean }) };
      return reportFinding(located, context, path, 'volatile-address', 'warning', rest);
    }
    if (parsed?.protocol === 'http:' && (httpsHosts.has(host.replace(/^www\./, '')) || isKnownHttps(parsed, identity))) {
      const secure = url.replace(/^http:/, 'https:');
      return reportFinding(located, context, path, 'insecure-address', 'warning', { found: url, nearest: secure, fix: secure });
    }
    return [];
  });

/** Hosts that nobody outside can reach: one word, this machine, private networks. */
function isUnreachableHost(host: string): boolean {
  return (
    (!host.includes('.') && !host.startsWith('[')) ||
    /^(?:127\.|10\.|192\.168\.|169\.254\.|172\.(?:1[6-9]|2\d|3[01])\.|0\.)[\d.]+$/.test(host) ||
    /\.(?:local|localhost|internal|test|invalid|example|lan)$/.test(host) ||
    /^\[(?:::1?|f[cd][0-9a-f]{2}:.*|fe80:.*)\]$/.test(host)
  );
}

const paperRoles = new Set(['paper', 'homepage', 'docs', 'mirror', 'article', 'solution']);

/** A role that its address contradicts: a paper under `code`, a repository under `paper`. */
const checkLinkRoles: Rule = (located, context) =>
  context.links.flatMap(({ index, role, identity }) => {
    const path = ['links', index, 'role'];
    if (isServiceOf(identity.service, 'paper') && !paperRoles.has(role)) {
      return reportFinding(located, context, path, 'wrong-role', 'warning', {
        found: role,
        allowed: ['paper'],
        nearest: 'paper',
      });
    }
    if (role === 'paper' && /^github:[^/]+\/[^/]+$/.test(identity.key)) {
      return reportFinding(located, context, path, 'wrong-role', 'warning', {
        found: role,
        allowed: ['code', 'data'],
        nearest: 'code',
      });
    }
    return [];
  });

/** `mirror_of` names a link of the same entry; one thing is named once. */
const checkDuplicateLinks: Rule = (located, context) => {
  const findings: Finding[] = [];
  const first = new Map<string, number>();
  const urls = context.links.map((link) => link.url);
  for (const { index, url, mirrorOf, identity } of context.links) {
    const earlier = first.get(identity.key);
    if (earlier === undefined) first.set(identity.key, index);
    else {
      const { line } = located.sourceMap.locate(['links', earlier, 'url']);
      const twin = { file: located.file, line, entry: located.id, by: identity.key };
      findings.push(
        ...reportFinding(located, context, ['links', index, 'url'], 'duplicate-link', 'warning', { found: url, twin }),
      );
    }
    if (mirrorOf === undefined || urls.some((other) => other === mirrorOf && other !== url)) continue;
    const allowed = urls.filter((other) => other !== url);
    const nearest = findNearest(mirrorOf, allowed)?.value;
    const rest = { found: mirrorOf, allowed, ...(nearest ? { nearest } : {}) };
    findings.push(...reportFinding(located, context, ['links', index, 'mirror_of'], 'not-allowed', 'error', rest));
  }
  return findings;
};

/** An entry leads somewhere: by a link or by an identifier. One that is over may only tell that it was. */
const checkHasLinks: Rule = (located, context) => {
  const { entry } = located;
  const led = context.links.length > 0 || Object.keys(entry.identifiers ?? {}).length > 0 || isDiscontinued(entry);
  return led || [...context.reportedFields].some((path) => path.startsWith('links'))
    ? []
    : reportFinding(located, context, [], 'no-links', 'error');
};

/** Identifiers, as addresses that `identify` reads. */
const identifierUrls: Record<string, (id: string) => string> = {
  arxiv: (id) => `https://arxiv.org/abs/${id}`,
  acl: (id) => `https://aclanthology.org/${id}/`,
  doi: (id) => `https://doi.org/${id}`,
  pmid: (id) => `https://pubmed.ncbi.nlm.nih.gov/${id}/`,
};

/** The identities that an entry's identifiers stand for. */
export function resolveIdentifiers(entry: Entry): { field: string; key: string; service: ServiceName }[] {
  return Object.entries(entry.identifiers ?? {}).flatMap(([field, id]) => {
    const address = id === undefined ? undefined : identifierUrls[field]?.(id);
    if (address === undefined) return [];
    const { key, service } = identify(address);
    return [{ field, key, service }];
  });
}

/** An identifier and the paper's link to the same service say different things. A DOI may differ: publisher and preprint have one each. */
const checkIdentifiers: Rule = (located, context) => {
  if (located.entry.kind !== 'paper') return [];
  return resolveIdentifiers(located.entry).flatMap(({ field, key, service }) => {
    if (service === 'doi') return [];
    const rivals = context.links.filter((link) => link.role === 'paper' && link.identity.service === service);
    const [rival] = rivals;
    if (rival === undefined || rivals.some((link) => link.identity.key === key)) return [];
    const { line } = located.sourceMap.locate(['links', rival.index, 'url']);
    const rest = {
      found: key.slice(key.indexOf(':') + 1),
      allowed: [rival.identity.id],
      nearest: rival.identity.id,
      twin: { file: located.file, line, entry: located.id, by: rival.identity.key },
    };
    return reportFinding(located, context, ['identifiers', field], 'identifier-mismatch', 'error', rest);
  });
};

export const linkRules: Rule[] = [
  checkExtractionCodes,
  checkAddresses,
  checkLinkRoles,
  checkDuplicateLinks,
  checkHasLinks,
  checkIdentifiers,
];
