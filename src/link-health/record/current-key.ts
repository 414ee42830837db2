import { identify } from '../../links/identify/index.ts';
import type { LinkRecord } from './record.ts';

/**
 * Keys that earlier releases wrote and that are not written any more:
 * - NeurIPS papers by their hash, which is unique only within a year.
 * - Gists of a login made of digits, by that login.
 * - Answers at Zhihu under the question, where their address had one.
 * - Records of Zenodo, figshare and Dryad by their DOI.
 * - Videos of Bilibili by the number that their address had.
 */
const formerKeyPattern = /^(?:neurips:(?!(?:19|20)\d{2}\/)|gist:\d{1,8}$|zhihu:question\/\d+\/answer\/|bilibili:av\d)/;

const dataArchiveKeyPattern = /^(?:zenodo|figshare|dryad):/;

/**
 * A record under the key that its address has today. Without this step a release that recognises
 * more would forget strikes, what a person ignored, and the number of a repository. Keys are moved
 * where
 * - an address has become that of a service, or is now another spelling of a resource;
 * - a page within a resource shared the key of the whole;
 * - the form of a key has changed ({@link formerKeyPattern}).
 *
 * Any other difference is left alone: a newer release may have written it, and a key is never
 * changed on a guess.
 */
export function migrateRecordKey(record: LinkRecord): LinkRecord {
  const { id, url } = record;
  const { key, service } = identify(url);
  if (key === id) return record;
  const isMoved = id.startsWith('url:') ? isOtherSpelling(id, key) : isWithin(key, id) || isFormerKey(id, key);
  return isMoved ? { ...record, id: key, service } : record;
}

const isOtherSpelling = (id: string, key: string): boolean =>
  !/^(?:url|text):/.test(key) ||
  (id.startsWith('url:https://') && (isWithin(key, id) || identify(id.slice('url:'.length)).key === key));

const isWithin = (key: string, id: string): boolean => key.startsWith(`${id}/`) || key.startsWith(`${id}?`);

const isFormerKey = (id: string, key: string): boolean =>
  (formerKeyPattern.test(id) && key.slice(0, key.indexOf(':')) === id.slice(0, id.indexOf(':'))) ||
  (id.startsWith('doi:') && dataArchiveKeyPattern.test(key));
