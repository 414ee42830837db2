import { z } from 'zod';
import { type CheckTarget, parseJsonResponse, type ServiceContext, sendRequest } from '../shared/index.ts';

/** The two agencies that register most names and tell what they have in batches. */
export type RegistrationAgency = 'crossref' | 'datacite';

/**
 * Prefixes of large archives that register at DataCite: Zenodo, Dryad, figshare, arXiv, Harvard Dataverse, OSF, Mendeley Data, PhysioNet, PANGAEA, TCIA, Hugging
 * Face, Kaggle. Only who is asked first depends on it, so one that changes agency costs a question and no verdict.
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
];

/** Who has the names of a prefix, as far as it is known: a member of an agency registers all of its names there. */
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

/** Whether a name can stand in a batch: commas would end it in Crossref's filter, quotes and brackets in DataCite's. */
export function isBatchableDoi({ identity: { id } }: CheckTarget): boolean {
  return /^[^,:"\s]+$/.test(id);
}

/** What an agency says of a name. */
export interface RegisteredWork {
  title: string;
  retracted: boolean;
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
  const url = `https://api.crossref.org/v1/works?filter=${filter}&rows=${targets.length}&select=DOI,title,updated-by${mailtoParameter}`;
  const response = await sendRequest(context, { url, service: 'doi', maxBodyBytes: 4 * 1024 * 1024 });
  const answer = response.ok && response.status === 200 ? parseJsonResponse(response, crossrefSchema) : undefined;
  for (const item of answer?.message.items ?? []) {
    const title = item.title?.[0] ?? '';
    const retracted = /^retracted\b/i.test(title) || (item['updated-by'] ?? []).some(({ type }) => type === 'retraction');
    works.set(item.DOI.toLowerCase(), { title, retracted });
  }
  return { answered: answer !== undefined, works };
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
  const names = targets.map((target) => `"${getDoiKey(target).replace(/["\\]/g, '\\$&')}"`).join(' OR ');
  const url = `https://api.datacite.org/dois?query=${encodeURIComponent(`doi:(${names})`)}&page[size]=${targets.length}`;
  const response = await sendRequest(context, { url, service: 'doi', maxBodyBytes: 4 * 1024 * 1024 });
  const answer = response.ok && response.status === 200 ? parseJsonResponse(response, dataciteSchema) : undefined;
  for (const { id, attributes } of answer?.data ?? []) {
    const title = attributes.titles?.[0]?.title ?? '';
    if (attributes.state === undefined || attributes.state === 'findable')
      works.set(id.toLowerCase(), { title, retracted: false });
  }
  return { answered: answer !== undefined, works };
}
