import type { Link } from '../../../schema/index.ts';
import { identifyLink } from '../../read/index.ts';

const arxivId = /^(\d{2}(0[1-9]|1[0-2])\.\d{4,5}|[a-z-]+(\.[A-Z]{2})?\/\d{7})$/;
const aclId = /^([A-Z]\d{2}-\d{4}|\d{4}\.[a-z0-9]+-[a-z0-9]+\.\d+)$/;

/** The identifiers that the addresses of a paper contain; undefined when there is none. */
export function extractIdentifiers(
  links: readonly Link[],
): { arxiv?: string; acl?: string; doi?: string; pmid?: string } | undefined {
  const found: { arxiv?: string; acl?: string; doi?: string; pmid?: string } = {};
  for (const link of links) {
    if (link.role !== 'paper') continue;
    const { service, id } = identifyLink(link);
    if (service === 'arxiv' && arxivId.test(id)) found.arxiv ??= id;
    if (service === 'acl' && aclId.test(id)) found.acl ??= id;
    if (service === 'doi' && /^10\.\d{4,9}\/\S+$/.test(id) && id.length <= 200) found.doi ??= id;
    if (service === 'pubmed' && /^[1-9]\d{0,8}$/.test(id)) found.pmid ??= id;
  }
  return Object.keys(found).length > 0 ? found : undefined;
}
