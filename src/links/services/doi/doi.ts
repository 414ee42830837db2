import { type Identity, trimUrlEnd } from '../../url/index.ts';
import { createAclIdentity, parseAclId } from '../acl/index.ts';
import { createArxivIdentity, parseArxivId } from '../arxiv/index.ts';
import { createDryadIdentity, isDryadDoi } from '../dryad/index.ts';
import { createFigshareIdentity, parseFigshareDoi } from '../figshare/index.ts';
import { createZenodoIdentity, parseZenodoDoi } from '../zenodo/index.ts';

/**
 * Takes a DOI in any case and with what pasting leaves; returns the bare DOI, case kept, or
 * undefined.
 */
export function parseDoi(text: string): string | undefined {
  const found = /^10\.\d{4,9}\/\S+$/.exec(text.trim().replace(/^doi:\s*/i, ''))?.[0];
  let trimmed = found ?? '';
  for (let before = ''; before !== trimmed; ) {
    before = trimmed;
    trimmed = trimUrlEnd(trimmed).replace(/\/+$/, '');
  }
  return /^10\.\d{4,9}\/.*\w/.test(trimmed) ? trimmed : undefined;
}

/**
 * The identity of a DOI. Those of arXiv, the ACL Anthology, Zenodo, figshare and Dryad are these
 * services' own things.
 */
export function createDoiIdentity(doi: string, address?: string): Identity {
  const preprint = /^10\.48550\/arxiv\.(.+)$/i.exec(doi);
  const paper = preprint?.[1] && parseArxivId(preprint[1]);
  if (paper) return createArxivIdentity(paper);
  const anthology = /^10\.(?:18653|3115)\/v1\/(.+)$/i.exec(doi);
  const acl = anthology?.[1] && parseAclId(anthology[1]);
  if (acl) return createAclIdentity(acl);
  const record = parseZenodoDoi(doi);
  if (record !== undefined) return createZenodoIdentity(record);
  const item = parseFigshareDoi(doi);
  if (item !== undefined) return createFigshareIdentity(item);
  if (isDryadDoi(doi)) return createDryadIdentity(doi);
  const key = `doi:${doi.toLowerCase()}`;
  return {
    key,
    service: 'doi',
    id: doi,
    url: address ?? `https://doi.org/${doi.toWellFormed().replace(/[^\w./:;()+=,@!*~$&-]/gu, encodeURIComponent)}`,
  };
}
