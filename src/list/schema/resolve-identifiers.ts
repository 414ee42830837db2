import { identify } from '../../links/identify/index.ts';
import type { ServiceName } from '../../model/service-name.ts';
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

/** The resources that the identifiers of an entry name: the key and service of each. */
export function resolveIdentifiers(entry: Entry): { field: string; key: string; service: ServiceName }[] {
  return Object.entries(entry.identifiers ?? {}).flatMap(([field, id]) => {
    const url = id === undefined ? undefined : identifierUrls[field]?.(id);
    if (url === undefined) return [];
    const { key, service } = identify(url);
    return [{ field, key, service }];
  });
}
