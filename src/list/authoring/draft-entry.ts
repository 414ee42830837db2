import { dirname } from 'node:path/posix';
import { type Identity, identify } from '../../links/identify/index.ts';
import { getHubKind, isPaper, isServiceOf } from '../../links/services/index.ts';
import { unstatedCode } from '../../links/url/index.ts';
import type { Finding, SourceFile } from '../../model/finding.ts';
import { compareCodeUnits } from '../../text/compare.ts';
import type { EntryFactFields } from '../facts/index.ts';
import { type LocatedEntry, type ParsedList, readYamlList } from '../read-list.ts';
import {
  type Entry,
  type EntryKind,
  entryKinds,
  extractIdentifiers,
  type Link,
  type LinkRole,
  linkRoles,
  type Section,
  type Settings,
  slugify,
  toFreeId,
} from '../schema/index.ts';
import { validateList } from '../validate/index.ts';
import { formatEntry } from './format-entry.ts';

/** The fields of a new entry so far: from options, from answers, or suggested by its address. */
export interface NewEntryFields {
  kind?: string;
  section?: string;
  id?: string;
  nameEn?: string;
  nameZh?: string;
  title?: string;
  descriptionEn?: string;
  descriptionZh?: string;
  links: Link[];
  license?: string;
  year?: number;
  venue?: string;
  authors?: string[];
  /** Further fields, as `readFacts` gives them. The ones above come first. */
  facts?: EntryFactFields;
  /** The day on which it is added. */
  added?: string;
  folder?: string;
}

export interface NewEntryDraft {
  entry: Entry;
  file: SourceFile;
  /** The findings about the new file, validated together with the whole list. */
  findings: Finding[];
  /** The list with the new entry. */
  list: ParsedList;
  /** The entry in that list. Undefined where its file can't be read as one. */
  located: LocatedEntry | undefined;
}

/** The kind that an address suggests; undefined where it suggests none. */
export function suggestKind(identity: Identity): EntryKind | undefined {
  if (isServiceOf(identity.service, 'paper')) return isPaper(identity) ? 'paper' : 'dataset';
  if (isServiceOf(identity.service, 'repository')) return 'toolkit';
  if (isServiceOf(identity.service, 'article')) return 'article';
  return getHubKind(identity);
}

/** The role that an address suggests for an entry of this kind. */
export function suggestRole({ service, id }: Identity, kind: string | undefined): LinkRole {
  if (isServiceOf(service, 'paper')) return isPaper({ service, id }) ? 'paper' : 'data';
  if (isServiceOf(service, 'repository')) return kind === 'dataset' || kind === 'corpus' ? 'data' : 'code';
  if (isServiceOf(service, 'hub') || isServiceOf(service, 'file-share')) return kind === 'model' ? 'weights' : 'data';
  return 'homepage';
}

/**
 * A link in the list's own spelling. Its extraction code is the given one, or the one in the
 * address.
 */
export function createLink(address: string, role: LinkRole, code: string | undefined): Link {
  const identity = identify(address);
  const accessCode = code === unstatedCode ? (identity.code ?? code) : (code ?? identity.code);
  return { role, url: identity.url, ...(accessCode === undefined ? {} : { code: accessCode }) };
}

/** `paper=https://…` as a link; undefined when it is not of that form. */
export function parseLinkOption(text: string): Link | undefined {
  const [, role, address] = /^([a-z]+)=(\S+)$/.exec(text) ?? [];
  const known = linkRoles.find((each) => each === role);
  return known && address ? createLink(address, known, undefined) : undefined;
}

/** All sections with their depth, each before those inside it. */
export function flattenSections(list: ParsedList): { id: string; name: Section['name']; depth: number }[] {
  const flatten = (sections: readonly Section[], depth: number): ReturnType<typeof flattenSections> =>
    sections.flatMap((section) => [{ id: section.id, name: section.name, depth }, ...flatten(section.sections ?? [], depth + 1)]);
  return flatten(list.info?.sections ?? [], 0);
}

/**
 * The id of a new entry: as given, or made from its name, title or address. Empty when none of them
 * gives one.
 */
export function deriveEntryId({ id, nameEn, title, nameZh, links }: NewEntryFields): string {
  const address = links[0] ? identify(links[0].url).id : '';
  const last = address.split('/').at(-1) ?? '';
  return id ?? toFreeId(slugify(nameEn ?? title ?? nameZh ?? '').slice(0, 80) || slugify(last).slice(0, 80));
}

/**
 * The folder of most entries of the section, else of most entries of the kind, else the data
 * folder.
 */
function chooseEntryFolder(list: ParsedList, settings: Settings, fields: NewEntryFields): string {
  const data = settings.data;
  if (fields.folder !== undefined) return fields.folder === '' ? data : `${data}/${fields.folder.replace(/^\/+|\/+$/g, '')}`;
  const ofSection = list.entries.filter(({ entry }) => entry.section === fields.section);
  const near = ofSection.length > 0 ? ofSection : list.entries.filter(({ entry }) => entry.kind === fields.kind);
  const counts = new Map<string, number>();
  for (const { file } of near) counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1);
  const [best] = [...counts].toSorted(([a, some], [b, others]) => others - some || compareCodeUnits(a, b));
  return best?.[0] ?? data;
}

/** An id that no entry and no file has: the given one, with a number if necessary. */
export function findUnusedId(id: string, list: ParsedList, files: readonly Pick<SourceFile, 'path'>[]): string {
  const taken = new Set([
    ...list.entries.map((located) => located.id),
    ...files.map(({ path }) => path.replace(/^.*\/|\.ya?ml$/g, '')),
  ]);
  let free = id;
  for (let number = 2; taken.has(free); number++) free = `${id.slice(0, 74)}-${number}`;
  return free;
}

/** Builds a new entry and its file, and validates it. Writes nothing. */
export function draftEntry(fields: NewEntryFields, files: readonly SourceFile[], settings: Settings): NewEntryDraft {
  const list = readYamlList(files, settings);
  const id = deriveEntryId(fields);
  const entry = buildNewEntry(fields, id);
  const path = `${chooseEntryFolder(list, settings, fields)}/${id}.yml`;
  const file = { path, text: formatEntry(entry, path, settings.data) };
  const otherFiles = files.filter((each) => each.path !== path);
  const whole = readYamlList([...otherFiles, file], settings);
  const findings = validateList(whole, (located) => located.file === file.path).filter((finding) => finding.file === file.path);
  const located = whole.entries.find((each) => each.file === path);
  return { entry: located?.entry ?? entry, file, findings, list: whole, located };
}

/** Takes the fields as given. Validation reports what does not fit the schema. */
function buildNewEntry(fields: NewEntryFields, id: string): Entry {
  const { kind, section, nameZh, nameEn, title, descriptionZh, descriptionEn, links, license, year, venue, authors, added } =
    fields;
  const name = buildLocalizedText(nameZh, nameEn);
  const description = buildLocalizedText(descriptionZh, descriptionEn);
  const identifiers = extractIdentifiers(links, ({ url }) => identify(url));
  const written = {
    ...fields.facts,
    kind: entryKinds.find((each) => each === kind) ?? kind,
    id,
    section,
    ...(kind === 'paper' && title ? { title } : {}),
    ...(name ? { name } : {}),
    ...(description ? { description } : {}),
    ...(authors ? { authors } : {}),
    ...(venue ? { venue } : {}),
    ...(year ? { year } : {}),
    ...(kind === 'paper' && identifiers ? { identifiers } : {}),
    links,
    ...(license ? { license } : {}),
    ...(added ? { added } : {}),
  };
  return written as Entry;
}

function buildLocalizedText(zh: string | undefined, en: string | undefined): { zh?: string; en?: string } | undefined {
  return zh || en ? { ...(zh ? { zh } : {}), ...(en ? { en } : {}) } : undefined;
}
