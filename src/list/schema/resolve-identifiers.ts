import { type Identity, identify } from '../../links/identify/index.ts';
import type { Entry } from './entry-schema.ts';

/** The address of each kind of identifier, as `identify` reads it. */
const identifierUrls: Record<string, (id: string) => string> = {
  arxiv: (id) => `https://arxiv.org/abs/${id}`,
  acl: (id) => `https://aclanthology.org/${id}/`,
  doi: (id) => `https://doi.org/${id}`,
  pmid: (id) => `https://pubmed.ncbi.nlm.nih.gov/${id}/`,
  huggingface: (id) => `https://huggingface.co/${id}`,
  modelscope: (id) => `https://modelscope.cn/${id}`,
  zenodo: (id) => `https://zenodo.org/records/${id}`,
};

/** A resource that an identifier of an entry names; `field` is the name of the identifier. */
type NamedIdentity = Identity & { field: string };

/** The resources that identifiers name, in their order. */
export function resolveIdentifiers({ identifiers }: Pick<Entry, 'identifiers'>): NamedIdentity[] {
  return Object.entries(identifiers ?? {}).flatMap(([field, id]) => {
    const url = id === undefined ? undefined : identifierUrls[field]?.(id);
    return url === undefined ? [] : [{ ...identify(url), field }];
  });
}
