import { getHostWithoutWww, getPathSegments, type Identity, type UrlMatcher } from '../../url/index.ts';

/** Takes an ACL Anthology id in any case, with version and file ending; returns it as the Anthology writes it, or undefined. */
export function parseAclId(text: string): string | undefined {
  const bare = text.replace(/(?:\.(?:pdf|bib|xml|endf))$/i, '').replace(/(\d)v\d+$/i, '$1');
  if (/^[A-Z]\d{2}-\d{4}$/i.test(bare)) return bare.toUpperCase();
  return /^\d{4}\.[a-z0-9]+-[a-z0-9]+\.\d+$/i.test(bare) ? bare.toLowerCase() : undefined;
}

/** The identity of a paper of the ACL Anthology. */
export function createAclIdentity(id: string): Identity {
  return { key: `acl:${id}`, service: 'acl', id, url: `https://aclanthology.org/${id}/` };
}

const aclHostPattern =
  /^(?:aclweb\.org|(?:anthology\.)?aclanthology\.(?:org|info|coli\.uni-saarland\.de)|anthology\.aclweb\.org|acl\.ldc\.upenn\.edu)$/;

export const aclMatcher: UrlMatcher = {
  domains: ['aclweb.org', 'aclanthology.org', 'aclanthology.info', 'uni-saarland.de', 'upenn.edu'],
  match(url) {
    if (!aclHostPattern.test(getHostWithoutWww(url))) return undefined;
    const parts = getPathSegments(url);
    // The landing page, the PDF and the old nested folders all name the paper last.
    const id = parseAclId(parts.at(-1) ?? '');
    return id === undefined || parts.length > 5 || parts.includes('attachments') ? undefined : createAclIdentity(id);
  },
};
