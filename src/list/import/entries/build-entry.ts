import type { Identity } from '../../../links/identify/index.ts';
import { acceptsAccessCode } from '../../../links/services/index.ts';
import { toSingleLine } from '../../../text/invisible-characters.ts';
import type { EntryKind, Link } from '../../schema/index.ts';
import type { ImportReporter } from '../import-reporter.ts';
import type { CellFacts, EntryDraft } from '../layout/index.ts';
import {
  detectRequirement,
  filterLinks,
  getLineText,
  identifyLink,
  inferRole,
  isRedundantLabel,
  normalizeLabel,
  rememberIdentity,
  titleLabelPattern,
} from '../read/index.ts';
import { escapeAddress } from './escape-address.ts';
import { extractCellName } from './extract/extract-cell-name.ts';
import { extractCitation } from './extract/extract-citation.ts';
import type { EntryFacts } from './extract/extract-facts.ts';
import { type EntryParts, extractLinks, type LinkCandidate } from './extract/extract-links.ts';
import { deriveNameFromAddress, extractName } from './extract/extract-name.ts';
import { inferKind } from './extract/infer-kind.ts';
import { fieldLimits } from './field-limits.ts';
import { toLocalizedName } from './localized-text.ts';

/** An entry that has no id, file and section yet. */
export interface BuiltEntry {
  kind: EntryKind;
  name: string;
  /** The usual name of a paper whose title the source gives separately. */
  shortName?: string;
  description: string;
  links: Link[];
  line: number;
  /** Cells of a table by the field that they fill. */
  fields?: Readonly<Record<string, string>>;
  /** Built-in fields that its cells or its citation say. */
  facts?: EntryFacts & Pick<CellFacts, 'organization' | 'base' | 'parameters'>;
  isStruck?: boolean;
}

/**
 * Builds an entry from a draft. What no field can hold goes to the report.
 * @param sections the names of the sections around it, the nearest first.
 */
export function buildEntry(draft: EntryDraft, sections: readonly string[], report: ImportReporter): BuiltEntry {
  const parts: EntryParts = { candidates: [], texts: [], report };
  const names = readDraft(draft, parts);
  const identities = parts.candidates.map(({ node }) => identifyLink(node));
  const roles = parts.candidates.map(({ label }, index) => ({
    role: inferRole(label, identities[index] as Identity, undefined),
  }));
  const name = names.name || deriveNameFromAddress(identities[0]);
  const kind = inferKind({ title: names.hasTitle, name, identities, links: roles }, sections);
  const hasShortName = kind === 'paper' && names.shortName !== undefined && [...names.shortName].length <= fieldLimits.shortName;
  if (names.shortName && !hasShortName) parts.texts.unshift(names.shortName);
  const links = parts.candidates.flatMap((candidate, index) =>
    buildLink(candidate, { identity: identities[index] as Identity, kind, fallbackLine: draft.line }, parts),
  );
  const fittingName = fitName(name, kind === 'paper' ? fieldLimits.title : fieldLimits.name, parts.texts);
  for (const link of links.splice(fieldLimits.links))
    report.add({ line: draft.line, what: 'address', text: link.url, why: 'too-long' });
  return {
    kind,
    name: toSingleLine(fittingName) === '' ? '…' : fittingName,
    ...(names.shortName && hasShortName ? { shortName: names.shortName } : {}),
    description: parts.texts.filter((text) => text !== '').join('\n'),
    links,
    line: draft.line,
    ...(draft.fields ? { fields: draft.fields } : {}),
    ...(draft.facts || names.citation ? { facts: { ...names.citation, ...draft.facts } } : {}),
    ...(draft.isStruck ? { isStruck: true } : {}),
  };
}

interface DraftNames {
  name: string;
  shortName?: string;
  hasTitle: boolean;
  /** Where and when it was published, if that stands before its name. */
  citation?: EntryFacts;
}

/**
 * Reads all lines of a draft. A labelled title (`论文题目：…`) replaces the name, which becomes the
 * short name.
 */
function readDraft(draft: EntryDraft, parts: EntryParts): DraftNames {
  const isLine = draft.markup === 'bullet' || draft.markup === 'line';
  const { citation, rest: uncited } = isLine ? extractCitation(draft.head) : { citation: undefined, rest: draft.head };
  const cell = draft.markup === 'row' ? extractCellName(uncited) : undefined;
  const names = readNames(draft, cell ?? extractName(uncited, isLine), parts);
  return citation === undefined ? names : { ...names, name: names.name.replace(/\.$/, ''), citation };
}

function readNames(draft: EntryDraft, head: ReturnType<typeof extractName>, parts: EntryParts): DraftNames {
  extractLinks(head.rest, parts, { isHead: true });
  let title: string | undefined;
  for (const line of draft.body) {
    const label = titleLabelPattern.exec(getLineText(line));
    if (label && filterLinks(line).length === 0 && title === undefined) {
      parts.report.add({ line: line[0]?.line ?? draft.line, what: 'label', text: label[1] ?? '', why: 'said-by-field' });
      title = getLineText(line).slice(label[0].length).trim();
    } else extractLinks(line, parts);
  }
  // A name is words only: code in it needs no backticks.
  const name = head.name.replaceAll('`', '');
  if (title === undefined)
    return head.shortName === undefined ? { name, hasTitle: false } : { name, shortName: head.shortName, hasTitle: true };
  return { name: title.replaceAll('`', ''), shortName: name, hasTitle: true };
}

/** Shortens the name to its limit. The full name of a shortened one begins the description. */
function fitName(name: string, maxLength: number, texts: string[]): string {
  const characters = [...name];
  if (characters.length <= maxLength) return name;
  texts.unshift(name);
  return `${characters
    .slice(0, maxLength - 1)
    .join('')
    .trimEnd()}…`;
}

/**
 * The link as the entry holds it; undefined if its address cannot be used. A label is left out if
 * the role or a sentence says the same.
 */
function buildLink(
  candidate: LinkCandidate,
  { identity, kind, fallbackLine }: { identity: Identity; kind: EntryKind; fallbackLine: number },
  { texts, report }: EntryParts,
): Link[] {
  const { node, label } = candidate;
  const line = node.line || fallbackLine;
  const url = escapeAddress(node.url);
  const role = inferRole(label, identity, kind);
  const isInText = texts.some((text) => text.includes(label));
  // Words in the description stay the words of the link, so that the README can link them again.
  const linkText = candidate.linkText ?? (label !== '' && !isRedundantLabel(label, role) && !isInText ? label : undefined);
  if (label !== '' && linkText === undefined && !isInText)
    report.add({ line, what: 'label', text: label, why: 'said-by-role', other: role });
  if (url === undefined) {
    report.add({ line, what: 'address', text: label === '' ? node.url : `[${label}](<${node.url}>)`, why: 'unusable-address' });
    return [];
  }
  if (url !== node.url) report.add({ line, what: 'address', text: node.url, why: 'address-escaped', other: url });
  const isTooLong = linkText !== undefined && [...linkText].length > fieldLimits.label;
  if (isTooLong && candidate.linkText === undefined) texts.push(label);
  const requirement = detectRequirement(label);
  const code = candidate.code ?? (acceptsAccessCode(identity.service) ? identity.code : undefined);
  const link: Link = {
    role,
    url,
    ...(code === undefined ? {} : { code }),
    ...(linkText !== undefined && !isTooLong && normalizeLabel(linkText) !== '' ? { label: toLocalizedName(linkText) } : {}),
    ...(requirement === undefined ? {} : { requires: requirement }),
  };
  if (url === node.url) rememberIdentity(link, identity);
  return [link];
}
