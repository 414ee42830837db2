import { identify } from '../../links/identify/index.ts';
import { getMessages } from '../../messages/index.ts';
import { languages } from '../../model/language.ts';
import {
  datePattern,
  type EntryInput,
  isCalendarDate,
  type Link,
  type LinkRole,
  licensePattern,
  listFieldsOfKind,
  modalities,
  parameterCountPattern,
  slugify,
  slugPattern,
  urlPattern,
} from '../schema/index.ts';
import type { Fact, FactField } from './fact-fields.ts';
import { readSizes } from './read-size.ts';

/** The fields of an entry that facts fill in. */
export type EntryFactFields = Record<string, unknown>;

export interface ReadFacts {
  fields: EntryFactFields;
  links: Link[];
  /** Facts whose value can't be used, or that entries of this kind don't have, as written. */
  refused: string[];
}

/** Reads the values of facts. The first value of a field is taken; lists are joined. */
export function readFacts(facts: readonly Fact[], kind: string): ReadFacts {
  const ofKind = listFieldsOfKind(kind);
  const read: ReadFacts = { fields: {}, links: [], refused: [] };
  for (const { field, value, text } of facts) {
    const role = linkRoleOf(field);
    if (role !== undefined) {
      const link = readLink(value, role);
      if (link === undefined) read.refused.push(text);
      else read.links.push(link);
      continue;
    }
    const found = readers[field as Exclude<FactField, LinkField>](value);
    const isOfKind = Object.keys(found ?? {}).every((name) => ofKind.includes(name));
    if (found === undefined || !isOfKind) read.refused.push(text);
    else for (const [name, each] of Object.entries(found)) addField(read.fields, name, each);
  }
  return read;
}

function addField(fields: EntryFactFields, name: string, value: unknown): void {
  const present = fields[name];
  if (present === undefined) fields[name] = value;
  else if (Array.isArray(present) && Array.isArray(value)) fields[name] = [...present, ...value];
}

type LinkField = 'homepage' | 'data' | 'weights' | 'leaderboard' | 'demo' | 'docs';

const linkRoleOf = (field: FactField): LinkRole | undefined =>
  (['homepage', 'data', 'weights', 'leaderboard', 'demo', 'docs'] as const).find((role) => role === field);

function readLink(value: string, role: LinkRole): Link | undefined {
  if (!urlPattern.test(value)) return undefined;
  const { service, url, code } = identify(value);
  return service === 'unknown' ? undefined : { role, url, ...(code === undefined ? {} : { code }) };
}

type Fields = Partial<Extract<EntryInput, { kind: 'model' }>>;
type Reader = (value: string) => Fields | undefined;

/** The most characters that the schema allows of a text. */
const limits = { name: 120, venue: 160, organization: 200, version: 60, source: 300, note: 4000 };

const readers: Record<Exclude<FactField, LinkField>, Reader> = {
  organization: (value) => ifShort(value, limits.organization, { organization: localize(value) }),
  year: (value) => {
    const year = Number(/^((?:19|20)\d{2})\s*年?$/.exec(value)?.[1]);
    return Number.isNaN(year) ? undefined : { year };
  },
  authors: (value) =>
    ifAll(
      splitList(value),
      (name) => name.length <= limits.name,
      (authors) => ({ authors }),
    ),
  venue: (value) => ifShort(value, limits.venue, { venue: value }),
  publications: (value) => {
    const publications = splitList(value).map((each) => /^(\S.{0,150}?)\s+((?:19|20)\d{2})$/.exec(each));
    return ifAll(publications, Boolean, (found) => ({
      publications: found.map((parts) => ({ venue: parts?.[1] ?? '', year: Number(parts?.[2]) })),
    }));
  },
  version: (value) => ifShort(value.replace(/^v(?=\d)/i, ''), limits.version, { version: value.replace(/^v(?=\d)/i, '') }),
  formerly: (value) =>
    ifAll(
      splitList(value),
      (name) => name.length <= limits.organization,
      (formerly) => ({ formerly }),
    ),
  size: (value) => {
    const size = readSizes(value);
    return size && { size };
  },
  source: (value) => ifShort(value, limits.source, { source: localize(value) }),
  modality: (value) =>
    ifAll(
      splitList(value).map((each) => findByLabel(each, modalities, ({ readme }) => readme.modalities)),
      (found) => found !== undefined,
      (modality) => ({ modality: modality as (typeof modalities)[number][] }),
    ),
  tasks: (value) =>
    ifAll(
      splitList(value).map((each) => findSlug(each, ({ readme }) => readme.tasks)),
      Boolean,
      (tasks) => ({ tasks: tasks as string[] }),
    ),
  tags: (value) =>
    ifAll(
      splitList(value).map((each) => findSlug(each, () => ({}))),
      Boolean,
      (tags) => ({ tags: tags as string[] }),
    ),
  languages: (value) =>
    ifAll(
      splitList(value).map(findLanguage),
      (tag) => tag !== undefined,
      (tags) => ({ languages: tags as string[] }),
    ),
  base: (value) =>
    ifAll(
      splitList(value),
      (name) => name.length <= limits.name,
      (base) => ({ base }),
    ),
  parameters: (value) =>
    ifAll(
      splitList(value).map((each) => each.toUpperCase()),
      (each) => parameterCountPattern.test(each),
      (parameters) => ({ parameters }),
    ),
  context: (value) => {
    const context = Number(/^([\d,]{1,12})(?:\s*(?:tokens?|词元))?$/i.exec(value)?.[1]?.replaceAll(',', ''));
    return Number.isInteger(context) && context > 0 ? { context } : undefined;
  },
  'code-license': (value) => readPartLicense('code', value),
  'data-license': (value) => readPartLicense('data', value),
  'weights-license': (value) => readPartLicense('weights', value),
  use: (value) => {
    const use = findByLabel(value, ['non-commercial', 'research-only'] as const, ({ readme }) => readme.uses);
    return use && { use };
  },
  access: (value) => {
    const levels = ['open', 'partial', 'registration', 'application', 'paid', 'closed'] as const;
    const access = findByLabel(value, levels, (messages) => ({
      ...messages.readme.requirements,
      open: messages.readme.openAccess,
    }));
    return access && { access };
  },
  opens: (value) => readDate('opens', value),
  closes: (value) => readDate('closes', value),
  note: (value) => ifShort(value, limits.note, { note: localize(value) }),
};

const splitList = (value: string): string[] =>
  value
    .split(/[、,，;；]/)
    .map((each) => each.trim())
    .filter((each) => each !== '');

const localize = (value: string) => (/\p{Script=Han}/u.test(value) ? { zh: value } : { en: value });

const ifShort = (value: string, max: number, fields: Fields): Fields | undefined =>
  value !== '' && [...value].length <= max ? fields : undefined;

/** All values or none, since a part of a list would be wrong. */
const ifAll = <T>(values: readonly T[], isValid: (value: T) => boolean, build: (values: T[]) => Fields): Fields | undefined =>
  values.length > 0 && values.every(isValid) ? build([...values]) : undefined;

function readPartLicense(part: 'code' | 'data' | 'weights', value: string): Fields | undefined {
  return licensePattern.test(value) ? { licenses: [{ of: part, license: value }] } : undefined;
}

/** `2026-03-01`, `2026/3/1` or `2026年3月1日`. */
function readDate(field: 'opens' | 'closes', value: string): Fields | undefined {
  const [, year, month, day] = /^(\d{4})[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?|月)?$/.exec(value) ?? [];
  const date = [year, month?.padStart(2, '0'), day?.padStart(2, '0')].filter((part) => part !== undefined).join('-');
  return datePattern.test(date) && isCalendarDate(date) ? { [field]: date } : undefined;
}

type LabelsOf = (messages: ReturnType<typeof getMessages>) => Readonly<Record<string, string>>;

/** The value that a text names by itself, or by its label in any language. */
function findByLabel<T extends string>(text: string, values: readonly T[], labelsOf: LabelsOf): T | undefined {
  const wanted = text.toLowerCase();
  return values.find(
    (value) => value === wanted || languages.some((language) => labelsOf(getMessages(language))[value]?.toLowerCase() === wanted),
  );
}

/** The slug with this label in any language, or the words themselves as a slug. */
function findSlug(text: string, labelsOf: LabelsOf): string | undefined {
  const wanted = text.toLowerCase();
  for (const language of languages) {
    const found = Object.entries(labelsOf(getMessages(language))).find(([, label]) => label.toLowerCase() === wanted);
    if (found) return found[0];
  }
  const slug = slugify(text);
  return slugPattern.test(slug) && slug.length <= 80 && !/\p{Script=Han}/u.test(text) ? slug : undefined;
}

function findLanguage(text: string): string | undefined {
  const known = findSlugOfLanguage(text);
  return known ?? (/^[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?$/.test(text) ? text : undefined);
}

function findSlugOfLanguage(text: string): string | undefined {
  const wanted = text.toLowerCase().replace(/文$|语$/, '');
  for (const language of languages) {
    const labels = Object.entries(getMessages(language).readme.languages);
    const found = labels.find(([, label]) => label.toLowerCase().replace(/文$|语$/, '') === wanted);
    if (found) return found[0];
  }
  return undefined;
}
