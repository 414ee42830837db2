import { getHostWithoutWww, getPathSegments, type Identity, type UrlMatcher } from '../../url/index.ts';
import type { NamedForm } from '../define-service.ts';

/**
 * Takes an ACL Anthology id in any case, with version and file ending; returns it as the Anthology
 * writes it, or undefined.
 */
export function parseAclId(text: string): string | undefined {
  const bare = text.replace(/(?:\.(?:pdf|bib|xml|endf))$/i, '').replace(/(\d)v\d+$/i, '$1');
  if (/^[A-Z]\d{2}-\d{4}$/i.test(bare)) return bare.toUpperCase();
  return /^\d{4}\.[a-z0-9]+-[a-z0-9]+\.\d+$/i.test(bare) ? bare.toLowerCase() : undefined;
}

/**
 * Takes the id of a volume, such as `2020.acl-main` or `P19-1`; returns it as the Anthology writes
 * it, or undefined.
 */
function parseAclVolumeId(text: string): string | undefined {
  if (/^[A-Z]\d{2}-\d{1,2}$/i.test(text)) return text.toUpperCase();
  return /^\d{4}\.[a-z0-9]+-[a-z0-9]+$/i.test(text) ? text.toLowerCase() : undefined;
}

/** The identity of a paper of the ACL Anthology. */
export function createAclIdentity(id: string): Identity {
  return { key: `acl:${id}`, service: 'acl', id, url: `https://aclanthology.org/${id}/` };
}

const aclHostPattern =
  /^(?:aclweb\.org|(?:anthology\.)?aclanthology\.(?:org|info|coli\.uni-saarland\.de)|anthology\.aclweb\.org|acl\.ldc\.upenn\.edu)$/;

/** The PDF of a later version, which only papers with a revision have: `P19-1585v2.pdf`. */
export function getAclForm(url: URL, { url: landing }: Identity): NamedForm | undefined {
  const file = getPathSegments(url).at(-1) ?? '';
  return /\dv(?:[2-9]|[1-9]\d+)(?:\.pdf)?$/i.test(file)
    ? { url: `https://aclanthology.org/${file.replace(/(?:\.pdf)?$/i, '.pdf')}`, landing }
    : undefined;
}

export const aclMatcher: UrlMatcher = {
  domains: ['aclweb.org', 'aclanthology.org', 'aclanthology.info', 'uni-saarland.de', 'upenn.edu'],
  match(url) {
    if (!aclHostPattern.test(getHostWithoutWww(url))) return undefined;
    const parts = getPathSegments(url);
    if (parts.length > 5 || parts.includes('attachments')) return undefined;
    // The landing page, the PDF and the old nested folders all name the paper last.
    const last = parts.at(-1) ?? '';
    const id = parseAclId(last);
    if (id !== undefined) return createAclIdentity(id);
    const volume = parseAclVolumeId(last);
    return volume === undefined
      ? undefined
      : { key: `acl:${volume}`, service: 'acl', id: volume, url: `https://aclanthology.org/volumes/${volume}/` };
  },
};
