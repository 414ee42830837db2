import { identify } from '../links/identify/index.ts';
import type { LinkRecord } from './record.ts';

/**
 * A record under the key that its address has today. Links of GitLab, Gitea, Codeberg and SourceHut were kept by their address
 * (`url:…`) before these were services, records of Zenodo, figshare and Dryad by their DOI, and links of modelscope.ai shared the key of modelscope.cn. Without this step a release
 * that recognises more would forget their strikes, what a person ignored, and their repository's number.
 * Any other difference is left alone: a key is never changed on a guess.
 */
export function useCurrentKey(record: LinkRecord): LinkRecord {
  const { id, url } = record;
  const { key, service } = identify(url);
  const hasBecomeService = id.startsWith('url:') && !key.startsWith('url:');
  // Names of data archives were kept as DOIs before these were services.
  const hasBecomeRecord = id.startsWith('doi:') && /^(?:zenodo|figshare|dryad):/.test(key);
  const hasBecomeOtherSite = id.startsWith('modelscope:') && key === `${id}/ai`;
  return hasBecomeService || hasBecomeRecord || hasBecomeOtherSite ? { ...record, id: key, service } : record;
}
