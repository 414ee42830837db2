import { type Identity, identify } from '../../links/identify/index.ts';
import type { LinkMetadata } from '../../links/metadata/index.ts';
import { isServiceOf } from '../../links/services/index.ts';
import { unstatedCode } from '../../links/url/index.ts';
import type { IssueFormSubmission } from '../../list/authoring/index.ts';
import {
  createLink,
  deriveEntryId,
  flattenSections,
  type NewEntryFields,
  suggestKind,
  suggestRole,
  suggestSection,
} from '../../list/authoring/index.ts';
import { type Fact, readFacts, splitFacts } from '../../list/facts/index.ts';
import type { ParsedList } from '../../list/index.ts';
import { entryKinds, type Link, licensePattern, urlPattern } from '../../list/schema/index.ts';
import type { EntriesByIdentity } from '../../list/validate/index.ts';
import type { CheckedLink } from '../../model/verdict.ts';
import { toSingleLine } from '../../text/invisible-characters.ts';
import { truncate } from '../../text/truncate.ts';

/**
 * A completed form as answers for an entry. Fields that the form leaves open come from the owners
 * of its identifiers.
 */

export interface Submission {
  answers: NewEntryFields;
  /** Fields that were filled in, with their source: `title` from `arXiv`. */
  filledIn: { field: 'title' | 'name' | 'authors' | 'venue' | 'year' | 'license' | 'kind' | 'section'; from: string }[];
  /** Answers that are not valid in an entry. */
  refused: { field: 'code' | 'license' | 'paper' | 'source' | 'description'; text: string }[];
}

/** What other services and the list know of the submitted address. */
export interface AddressFacts {
  verdict: CheckedLink | undefined;
  metadata: LinkMetadata | undefined;
  sameAddress: EntriesByIdentity;
}

/** Maximum lengths of the texts of an entry. */
const maxLengths = { name: 160, description: 600 };

/**
 * The address in a text: the text itself, the first address in it, or that of an identifier
 * (`arXiv:2010.07497`, a DOI). Undefined when there is none that an entry may have.
 */
export function parseSubmittedAddress(text: string): string | undefined {
  const words = text.trim().slice(0, 2000);
  const bare = /^(?:arxiv:\s*)?(\d{4}\.\d{4,5}(?:v\d+)?)$/i.exec(words)?.[1];
  if (bare !== undefined) return `https://arxiv.org/abs/${bare}`;
  const doi = /^(?:doi:\s*)?(10\.\d{4,9}\/[^\s<>"]+)$/i.exec(words)?.[1];
  if (doi !== undefined) return `https://doi.org/${doi}`;
  const found = /https?:\/\/[^\s<>"'`，。；（）【】「」、]+/i.exec(words)?.[0];
  const url =
    (found && trimPunctuation(found)) ?? (/^[\w-]+(?:\.[\w-]+)+(?:\/\S*)?$/.test(words) ? `https://${words}` : undefined);
  if (url === undefined || !urlPattern.test(url) || !URL.canParse(url)) return undefined;
  return identify(url).service === 'unknown' ? undefined : url;
}

/**
 * Removes punctuation of the sentence around an address. Brackets that the address itself opens are
 * kept: `…/wiki/List_(medicine)`.
 */
function trimPunctuation(address: string): string {
  let end = address.length;
  for (; end > 0; end -= 1) {
    const sign = address.charAt(end - 1);
    if (!/[).,;!?\]]/.test(sign)) break;
    const here = address.slice(0, end);
    const isOwn =
      sign === ')' ? here.split('(').length >= here.split(')').length : here.split('[').length >= here.split(']').length;
    if (/[)\]]/.test(sign) && isOwn) break;
  }
  return address.slice(0, end);
}

/**
 * Builds the answers.
 * @param address the form's link, as {@link parseSubmittedAddress} read it.
 */
export function buildSubmission(
  form: IssueFormSubmission,
  address: string,
  list: ParsedList,
  addressFacts: AddressFacts,
): Submission {
  const submission: Submission = { answers: { links: [] }, filledIn: [], refused: [] };
  const { answers, filledIn } = submission;
  const { metadata, verdict, sameAddress } = addressFacts;
  const identity = identify(address);
  const known = sameAddress.same[0]?.entry.kind;
  const kind = entryKinds.find((each) => each === form.kind) ?? known ?? suggestKind(identity) ?? 'article';
  if (form.kind === undefined) filledIn.push({ field: 'kind', from: known === undefined ? 'address' : 'list' });
  answers.kind = kind;
  answers.links = buildSubmittedLinks(form, address, kind, submission);

  const given = form.texts.name && truncate(toSingleLine(form.texts.name), maxLengths.name);
  const name = given || inferName(metadata, verdict, identity);
  if (!given) filledIn.push({ field: kind === 'paper' ? 'title' : 'name', from: metadata?.title ? metadata.source : 'page' });
  if (kind === 'paper') answers.title = name;
  else if (/\p{Script=Han}/u.test(name)) answers.nameZh = name;
  else answers.nameEn = name;

  const { facts, rest } = splitFacts(form.texts.description ?? '');
  const description = readDescription(rest, submission);
  if (description && /\p{Script=Han}/u.test(description)) answers.descriptionZh = description;
  else if (description) answers.descriptionEn = description;

  if (metadata?.year !== undefined && kind === 'paper') take('year', () => (answers.year = metadata.year as number));
  if (metadata?.venue !== undefined && kind === 'paper') take('venue', () => (answers.venue = metadata.venue as string));
  if (metadata?.authors !== undefined && kind === 'paper')
    take('authors', () => (answers.authors = metadata.authors as string[]));
  applyLicense(form, metadata, submission);
  applyFacts(facts, kind, submission);

  const sections = flattenSections(list).map(({ id }) => id);
  const section = form.section ?? suggestSection({ kind, name, links: answers.links }, list.entries, sections) ?? sections[0];
  if (form.section === undefined) filledIn.push({ field: 'section', from: 'list' });
  if (section !== undefined) answers.section = section;
  const id = deriveEntryId(answers);
  answers.id =
    id === '' ? `entry-${identity.key.replace(/[^a-z0-9]+/gi, '-').toLowerCase()}`.slice(0, 60).replace(/-+$/, '') : id;
  return submission;

  function take(field: Submission['filledIn'][number]['field'], set: () => void): void {
    set();
    filledIn.push({ field, from: metadata?.source ?? 'page' });
  }
}

/** Words of people for a share without a code. */
const noCodeWords = /^(?:无|没有|不需要|无需?提取码|没有提取码|未注明|none|no|no code|n\/a|not[ -]stated)[。.]?$/i;

/**
 * The code in the form's field, `not-stated` where it says that there is none. Undefined for
 * anything else.
 */
function readSubmittedCode(text: string): string | undefined {
  const trimmed = text.trim();
  if (noCodeWords.test(trimmed)) return unstatedCode;
  return /^[0-9A-Za-z]{4}$/.test(trimmed) ? trimmed : undefined;
}

function buildSubmittedLinks(form: IssueFormSubmission, address: string, kind: string, { refused }: Submission): Link[] {
  const { code, paper, source } = form.texts;
  const accessCode = code === undefined ? undefined : readSubmittedCode(code);
  if (code !== undefined && accessCode === undefined) refused.push({ field: 'code', text: code });
  const links = [createLink(address, suggestRole(identify(address), kind), accessCode)];
  for (const [field, text, role] of [
    ['paper', paper, 'paper'],
    ['source', source, 'code'],
  ] as const) {
    if (text === undefined) continue;
    const url = parseSubmittedAddress(text);
    if (url === undefined) refused.push({ field, text });
    else if (!links.some((link) => identify(link.url).key === identify(url).key)) links.push(createLink(url, role, undefined));
  }
  return links;
}

/** The title: from the owner of the identifier, the page, or the last part of the address. */
function inferName(metadata: LinkMetadata | undefined, verdict: CheckedLink | undefined, identity: Identity): string {
  const last = identity.id.split('/').at(-1) || identity.id;
  // A repository's title is `owner/name`; its name alone is better.
  const isRepository = isServiceOf(identity.service, 'repository');
  const title = isRepository ? last : (metadata?.title ?? verdict?.evidence.title ?? last);
  return truncate(toSingleLine(title) || last, maxLengths.name);
}

function readDescription(description: string, { refused }: Submission): string | undefined {
  const text = toSingleLine(description);
  if (text === '') return undefined;
  if ([...text].length <= maxLengths.description) return text;
  refused.push({ field: 'description', text });
  return undefined;
}

/** Takes what the lines of the description state: `Year: 2023`. */
function applyFacts(facts: readonly Fact[], kind: string, { answers, refused }: Submission): void {
  const { fields, links, refused: unusable } = readFacts(facts, kind);
  answers.facts = fields;
  for (const link of links)
    if (!answers.links.some((other) => identify(other.url).key === identify(link.url).key)) answers.links.push(link);
  for (const text of unusable) refused.push({ field: 'description', text });
}

function applyLicense(
  form: IssueFormSubmission,
  metadata: LinkMetadata | undefined,
  { answers, filledIn, refused }: Submission,
): void {
  const given = form.texts.license?.trim();
  if (given !== undefined && licensePattern.test(given)) answers.license = given;
  else if (given !== undefined) refused.push({ field: 'license', text: given });
  else if (metadata?.license !== undefined && licensePattern.test(metadata.license)) {
    answers.license = metadata.license;
    filledIn.push({ field: 'license', from: metadata.source });
  }
}
