import { z } from 'zod';
import type { VerdictNote } from '../../../model/verdict.ts';
import {
  type CheckTarget,
  cleanMetadataText,
  isDeletedNameUrl,
  parseJsonResponse,
  type ServiceContext,
  sendRequest,
} from '../shared/index.ts';

/** The two agencies that register most names and tell what they have in batches. */
export type RegistrationAgency = 'crossref' | 'datacite';

/**
 * Prefixes of large archives that register at DataCite: Zenodo, Dryad, figshare, arXiv, Harvard
 * Dataverse, OSF, Mendeley Data, PhysioNet, PANGAEA, TCIA, Hugging Face, Kaggle, OpenNeuro. It
 * decides who is asked first, and that the page behind a name is looked at when DataCite does not
 * show it.
 */
const dataCitePrefixes = [
  '10.5281',
  '10.5061',
  '10.6084',
  '10.48550',
  '10.7910',
  '10.17605',
  '10.17632',
  '10.13026',
  '10.1594',
  '10.7937',
  '10.57967',
  '10.34740',
  '10.18112',
];

/**
 * Who has the names of a prefix, as far as it is known: a member of an agency registers all of its
 * names there.
 */
export interface PrefixAgencies {
  getAgency(target: CheckTarget): RegistrationAgency | undefined;
  setAgency(target: CheckTarget, agency: RegistrationAgency): void;
}

/** What is known at the beginning of a run; the rest is learned from the answers. */
export function createPrefixAgencies(): PrefixAgencies {
  const agencies = new Map<string, RegistrationAgency>(dataCitePrefixes.map((prefix) => [prefix, 'datacite']));
  return {
    getAgency: (target) => agencies.get(getDoiPrefix(target)),
    setAgency: (target, agency) => void agencies.set(getDoiPrefix(target), agency),
  };
}

/** `10.5281` of `10.5281/zenodo.1`. */
export function getDoiPrefix({ identity: { id } }: CheckTarget): string {
  return id.slice(0, id.indexOf('/'));
}

/** A name as agencies key it: names are the same in every case. */
export function getDoiKey(target: CheckTarget): string {
  return target.identity.id.toLowerCase();
}

/**
 * Whether a name can stand in a batch: commas would end it in Crossref's filter, quotes and
 * brackets in DataCite's.
 */
export function isBatchableDoi({ identity: { id } }: CheckTarget): boolean {
  return /^[^,:"\s]+$/.test(id);
}

/** What an agency says of a name. */
export interface RegisteredWork {
  title: string;
  note?: VerdictNote;
  /** The agency lists it, but its record looks deleted: the handle decides. */
  isDoubtful?: boolean;
}

/** One answer of a registration agency. */
export interface AgencyResponse {
  /** False when it would not talk: then what is absent is not absent. */
  answered: boolean;
  /** By the name in lower case: presence is proof, absence is none. */
  works: Map<string, RegisteredWork>;
}

const crossrefSchema = z.object({
  message: z.object({
    items: z.array(
      z.object({
        DOI: z.string(),
        title: z.array(z.string()).optional(),
        publisher: z.string().optional(),
        resource: z.object({ primary: z.object({ URL: z.string().optional() }).optional() }).optional(),
        'updated-by': z.array(z.object({ type: z.string().optional() })).optional(),
      }),
    ),
  }),
});

/** Asks Crossref for some fifty names in one question; they must be plain. */
export async function queryCrossref(targets: readonly CheckTarget[], context: ServiceContext): Promise<AgencyResponse> {
  const works: AgencyResponse['works'] = new Map();
  const filter = targets.map(({ identity }) => `doi:${encodeURIComponent(identity.id)}`).join(',');
  const mailtoParameter = context.mailto === undefined ? '' : `&mailto=${encodeURIComponent(context.mailto)}`;
  const url = `https://api.crossref.org/v1/works?filter=${filter}&rows=${targets.length}&select=DOI,title,publisher,resource,updated-by${mailtoParameter}`;
  const response = await sendRequest(context, { url, service: 'doi', maxBodyBytes: 4 * 1024 * 1024 });
  const answer = response.ok && response.status === 200 ? parseJsonResponse(response, crossrefSchema) : undefined;
  for (const item of answer?.message.items ?? []) {
    const title = cleanMetadataText(item.title?.[0], maxTitleLength) ?? '';
    const landing = URL.parse(item.resource?.primary?.URL ?? '');
    // Names of publishers that are no more are kept by Crossref itself, most of them without a
    // page.
    const isDoubtful = item.publisher === 'Unmaintained records' || (landing !== null && isDeletedNameUrl(landing));
    const note = /^\[?retracted\b/i.test(title) ? 'retracted' : findUpdateNote(item['updated-by'] ?? []);
    works.set(item.DOI.toLowerCase(), { title, isDoubtful, ...(note === undefined ? {} : { note }) });
  }
  return { answered: answer !== undefined, works };
}

const maxTitleLength = 2000;

/** Updates of a work that a reader has to know of, the most serious first. */
const updateNotes: readonly [type: RegExp, note: VerdictNote][] = [
  [/^retraction$/, 'retracted'],
  [/^removal$/, 'removed'],
  [/^withdrawal$/, 'withdrawn'],
  [/^partial[_ -]retraction$/, 'partially-retracted'],
  [/^expression[_ -]of[_ -]concern$/, 'expression-of-concern'],
];

function findUpdateNote(updates: readonly { type?: string | undefined }[]): VerdictNote | undefined {
  return updateNotes.find(([pattern]) => updates.some(({ type = '' }) => pattern.test(type)))?.[1];
}

const dataciteSchema = z.object({
  data: z.array(
    z.object({
      id: z.string(),
      attributes: z.object({
        state: z.string().optional(),
        titles: z.array(z.object({ title: z.string().nullish() })).optional(),
      }),
    }),
  ),
});

/** Asks DataCite for some fifty names in one question; they must be plain. */
export async function queryDataCite(targets: readonly CheckTarget[], context: ServiceContext): Promise<AgencyResponse> {
  const works: AgencyResponse['works'] = new Map();
  const mailtoParameter = context.mailto === undefined ? '' : `&mailto=${encodeURIComponent(context.mailto)}`;
  const names = targets.map((target) => `"${getDoiKey(target).replace(/["\\]/g, '\\$&')}"`).join(' OR ');
  const url = `https://api.datacite.org/dois?query=${encodeURIComponent(`doi:(${names})`)}&page[size]=${targets.length}${mailtoParameter}`;
  const response = await sendRequest(context, { url, service: 'doi', maxBodyBytes: 4 * 1024 * 1024 });
  const answer = response.ok && response.status === 200 ? parseJsonResponse(response, dataciteSchema) : undefined;
  for (const { id, attributes } of answer?.data ?? []) {
    const title = cleanMetadataText(attributes.titles?.[0]?.title, maxTitleLength) ?? '';
    // A name that is only `registered` is kept for a tombstone: the handle tells where it leads.
    const isDoubtful = attributes.state !== undefined && attributes.state !== 'findable';
    works.set(id.toLowerCase(), { title, isDoubtful });
  }
  return { answered: answer !== undefined, works };
}

const registrySchema = z.array(z.object({ DOI: z.string(), RA: z.string().optional() }));

/**
 * Asks the DOI Foundation which agency registered some fifty names, in one question; they must be
 * plain. Besides Crossref and DataCite there are ISTIC and CNKI in China, KISTI, JaLC, mEDRA, the
 * EU's Publications Office and others. Neither of the two knows the names of those. A name that
 * nobody registered comes back with a `status` in place of the agency. Source:
 * https://www.doi.org/the-identifier/resources/factsheets/doi-resolution-documentation
 * @returns the agency by the name in lower case. Presence is proof, absence is none.
 */
export async function queryRegistry(targets: readonly CheckTarget[], context: ServiceContext): Promise<Map<string, string>> {
  const names = targets.map(({ identity: { id } }) => id.split('/').map(encodeURIComponent).join('/'));
  const url = `https://doi.org/doiRA/${names.join(',')}`;
  const response = await sendRequest(context, { url, service: 'doi' });
  const answer = response.ok && response.status === 200 ? parseJsonResponse(response, registrySchema) : undefined;
  return new Map(answer?.flatMap(({ DOI, RA }) => (RA === undefined || RA === '' ? [] : [[DOI.toLowerCase(), RA] as const])));
}
