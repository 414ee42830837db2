import { z } from 'zod';
import { accessCodePattern, datePattern, idPattern, licensePattern, slugPattern, urlPattern } from '../field-patterns.ts';

/** The parts of an entry: links, sizes, identifiers, and the texts and dates in them. */

/** The purpose of a link for the reader. Each role has one word, however READMEs name it. */
export const linkRoles = [
  'homepage',
  'data',
  'code',
  'paper',
  'demo',
  'registration',
  'docs',
  'solution',
  'article',
  'mirror',
  'weights',
  'leaderboard',
] as const;

export const accessLevels = ['open', 'partial', 'registration', 'application', 'paid', 'closed'] as const;

export const entryStates = ['active', 'upcoming', 'ended', 'withdrawn', 'gone', 'archived', 'superseded'] as const;

export const relationTypes = [
  'described-by',
  'describes',
  'part-of',
  'has-part',
  'derived-from',
  'source-of',
  'replaces',
  'replaced-by',
  'trained-on',
  'evaluated-on',
  'different-from',
  'related',
] as const;

const linkRequirements = ['registration', 'login', 'application', 'approval', 'institution', 'payment'] as const;

export const useRestrictions = ['non-commercial', 'research-only'] as const;

const countPrecisions = ['exact', 'about', 'at-least'] as const;

export const modalities = ['text', 'image', 'audio', 'video', '3d'] as const;

const licensedParts = ['code', 'data', 'weights', 'text'] as const;

export type LinkRole = (typeof linkRoles)[number];

/**
 * At most `max` characters, counted like JSON Schema: a rare Chinese character or an emoji is one.
 * zod's own `max` would count two.
 */
const maxCharacters = (max: number) =>
  z.string().refine((value) => value.length <= max || [...value].length <= max, {
    params: { rule: 'too-long', max },
  });
export const nonBlankText = (max: number) => maxCharacters(max).min(1).regex(/\S/).meta({ maxLength: max });
export const slug = z.string().max(80).regex(slugPattern).meta({ id: 'slug' });
/** An id of an entry or a section: a site has a file of that name. */
export const fileId = z.string().max(80).regex(idPattern).meta({ id: 'id' });
export const date = z.string().regex(datePattern).meta({ id: 'date' });
export const spdxLicense = z.string().max(80).regex(licensePattern).meta({ id: 'license' });

/**
 * A text in Chinese, in English, or in both; either alone is valid. `minProperties` says the same
 * in the exported schema.
 */
export const localizedText = (max: number) =>
  z
    .strictObject({ zh: nonBlankText(max).optional(), en: nonBlankText(max).optional() })
    .refine((value) => value.zh !== undefined || value.en !== undefined, { params: { rule: 'a-language' } })
    .meta({ minProperties: 1 });

export const urlString = maxCharacters(2000).regex(urlPattern).meta({ id: 'address', maxLength: 2000 });

export const link = z
  .strictObject({
    role: z.enum(linkRoles).describe('What the link is for'),
    url: urlString,
    code: z
      .string()
      .regex(accessCodePattern)
      .optional()
      .describe('Extraction code of a net-disk share: four characters, quoted; or not-stated'),
    label: localizedText(80).optional().describe('What tells this link from another of the same role'),
    requires: z.enum(linkRequirements).optional(),
    license: spdxLicense.optional().describe('What this address states, where it is not the license of the entry'),
    mirror_of: urlString.optional().describe('The address of the link of this entry that this one copies'),
    archived: urlString.optional().describe('An archived copy, for when the link is gone'),
    gone: date.optional().describe('Since when this link leads nowhere, where the entry has others'),
  })
  .meta({ id: 'link' });

export const status = z
  .strictObject({
    state: z.enum(entryStates),
    since: date.optional(),
    reason: localizedText(300).optional(),
  })
  .meta({ id: 'status' });

export const relation = z
  .strictObject({
    type: z.enum(relationTypes),
    to: slug.describe('The id of another entry of this list'),
  })
  .meta({ id: 'relation' });

export const size = z
  .strictObject({
    count: z.number().positive().describe('Whole, or a decimal such as 39.04'),
    unit: localizedText(60).describe('What is counted: dialogues, questions, diseases'),
    precision: z.enum(countPrecisions).optional(),
    parts: z.record(slug, z.number().positive()).optional().describe('What it is the sum of: { train: 800, test: 200 }'),
  })
  .meta({ id: 'size' });

const hubId = (pattern: RegExp) => z.string().max(200).regex(pattern).optional();

/** Identifiers as their services write them: no prefix, no address. */
export const identifiers = z
  .strictObject({
    doi: z
      .string()
      .max(200)
      .regex(/^10\.\d{4,9}\/\S+$/)
      .optional(),
    arxiv: z
      .string()
      .regex(/^(\d{2}(0[1-9]|1[0-2])\.\d{4,5}|[a-z-]+(\.[A-Z]{2})?\/\d{7})$/)
      .optional(),
    acl: z
      .string()
      .regex(/^([A-Z]\d{2}-\d{4}|\d{4}\.[a-z0-9]+-[a-z0-9]+\.\d+)$/)
      .optional(),
    pmid: z
      .string()
      .regex(/^[1-9]\d{0,8}$/)
      .optional(),
    huggingface: hubId(/^(?:(?:datasets|spaces)\/)?[\w.-]+\/[\w.-]+$/).describe('owner/model, or datasets/owner/name'),
    modelscope: hubId(/^(?:models|datasets)\/[\w.-]+\/[\w.-]+$/).describe('models/owner/name or datasets/owner/name'),
    zenodo: hubId(/^[1-9]\d{0,9}$/).describe('The number of the record'),
  })
  .meta({ id: 'identifiers' });

/** A second publication of the same work, such as the preprint of a journal article. */
export const publication = z
  .strictObject({
    title: nonBlankText(400).optional().describe('Where it differs from the title of the entry'),
    venue: nonBlankText(160).optional(),
    year: z.number().int().min(1900).max(2100).optional(),
    identifiers: identifiers.optional(),
  })
  .meta({ id: 'publication' });

export const partLicense = z
  .strictObject({
    of: z.enum(licensedParts).describe('The part that it covers'),
    license: spdxLicense.describe('SPDX id, or not-stated'),
    since: date.optional().describe('The day for which it was read'),
  })
  .meta({ id: 'part-license' });

/** Where facts of an entry were read. Not rendered. */
export const factSource = z
  .strictObject({
    url: urlString.describe('The page, or the file of a repository at the commit that was read'),
    date: date.optional().describe('The date of the version that was read'),
    fields: z.array(nonBlankText(80)).max(40).optional().describe('The fields that it states; all where not given'),
    says: nonBlankText(600).optional().describe('What it says otherwise than the entry'),
  })
  .meta({ id: 'fact-source' });
