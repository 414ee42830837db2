import { unstatedCode } from '../../links/url/index.ts';
import type { SourceFile } from '../../model/finding.ts';
import type { LocalizedText } from '../../model/language.ts';
import { formatSchemaComment } from '../authoring/index.ts';
import type { EntryInput, Link, ListInfo, Section } from '../schema/index.ts';

/**
 * Serializes many entries in the format of `formatEntry`, without building a YAML tree for each: in
 * the time that trees take for dozens, it writes thousands. Both formats read as the same data.
 */
export function serializeEntries(
  entries: readonly { path: string; entry: EntryInput & { id: string } }[],
  data: string,
  fieldNames: readonly string[] = [],
): SourceFile[] {
  return entries.map(({ path, entry }) => ({
    path,
    text: `${formatSchemaComment(path, data)}\n${formatEntryLines(entry, path, fieldNames).join('\n')}\n`,
  }));
}

function formatEntryLines(entry: EntryInput & { id: string }, path: string, fieldNames: readonly string[]): string[] {
  const stem = (path.split('/').at(-1) ?? '').replace(/\.ya?ml$/, '');
  const lines = entry.id === stem ? [] : [`id: ${formatScalar(entry.id)}`];
  lines.push(`kind: ${entry.kind}`, `section: ${formatScalar(entry.section)}`);
  if (entry.kind === 'paper') lines.push(`title: ${formatScalar(entry.title)}`);
  lines.push(...formatLocalizedTextLines('name', entry.name), ...formatLocalizedTextLines('description', entry.description));
  if (entry.authors) lines.push('authors:', ...entry.authors.map((author) => `  - ${formatScalar(author)}`));
  lines.push(...formatLocalizedTextLines('organization', entry.organization));
  if (entry.venue !== undefined) lines.push(`venue: ${formatScalar(entry.venue)}`);
  if (entry.year !== undefined) lines.push(`year: ${entry.year}`);
  if (entry.identifiers && Object.keys(entry.identifiers).length > 0) {
    lines.push('identifiers:');
    for (const [field, id] of Object.entries(entry.identifiers))
      if (id !== undefined) lines.push(`  ${field}: ${formatScalar(id)}`);
  }
  if (entry.links && entry.links.length > 0) lines.push('links:', ...entry.links.flatMap(formatLinkLines));
  if (entry.kind === 'model')
    lines.push(...formatListLines('parameters', entry.parameters), ...formatListLines('base', entry.base));
  if (entry.languages) lines.push(`languages: [${entry.languages.join(', ')}]`);
  if (entry.license !== undefined) lines.push(`license: ${formatScalar(entry.license)}`);
  if (entry.status !== undefined) lines.push('status:', `  state: ${entry.status.state}`);
  for (const [index, relation] of (entry.relations ?? []).entries()) {
    if (index === 0) lines.push('relations:');
    lines.push(`  - type: ${relation.type}`, `    to: ${formatScalar(relation.to)}`);
  }
  lines.push(...formatLocalizedTextLines('note', entry.note));
  for (const field of fieldNames) {
    const value = (entry as unknown as Record<string, unknown>)[field];
    if (typeof value === 'string') lines.push(`${field}: ${formatScalar(value)}`);
    if (Array.isArray(value)) lines.push(`${field}:`, ...value.map((each) => `  - ${formatScalar(String(each))}`));
  }
  return lines;
}

function formatLinkLines(link: Link): string[] {
  const lines = [`- role: ${link.role}`, `  url: ${formatScalar(link.url)}`];
  if (link.code !== undefined) lines.push(`  code: ${link.code === unstatedCode ? link.code : JSON.stringify(link.code)}`);
  lines.push(...formatLocalizedTextLines('label', link.label).map((line) => `  ${line}`));
  if (link.requires !== undefined) lines.push(`  requires: ${link.requires}`);
  return lines.map((line) => `  ${line}`);
}

const formatListLines = (field: string, values: readonly string[] | undefined): string[] =>
  values === undefined ? [] : [`${field}:`, ...values.map((value) => `  - ${formatScalar(value)}`)];

function formatLocalizedTextLines(field: string, text: LocalizedText | undefined): string[] {
  if (text === undefined) return [];
  const lines = [`${field}:`];
  if (text.zh !== undefined) lines.push(`  zh: ${formatScalar(text.zh)}`);
  if (text.en !== undefined) lines.push(`  en: ${formatScalar(text.en)}`);
  return lines;
}

/** Words that YAML 1.1 or 1.2 reads as something other than a string. */
const nonStringPattern =
  /^(?:~|null|true|false|yes|no|on|off|y|n|\.inf|\.nan|[-+]?(?:0[xo][0-9a-f]+|[\d._]+(?:e[-+]?\d+)?|\.inf))$/i;

/** A text as a YAML scalar on one line: plain where that is safe, in double quotes otherwise. */
export function formatScalar(text: string): string {
  const isPlain =
    /^[\p{L}\p{N}/(（《【“][^\p{C}\u2028\u2029\ufeff]*$/u.test(text) &&
    !/:(?:\s|$)|\s#|\s$|^---|^\.\.\./u.test(text) &&
    !nonStringPattern.test(text) &&
    !/^[\d.:+-]+$/.test(text);
  return isPlain ? text : quoteScalar(text);
}

/**
 * A JSON string is valid YAML. Characters that JSON keeps and YAML does not allow (not printable,
 * section 5.1) are escaped too.
 */
function quoteScalar(text: string): string {
  return JSON.stringify(text.toWellFormed()).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** `list.yml` of a new list. */
export function serializeListFile(list: ListInfo, data: string): SourceFile {
  const path = `${data}/list.yml`;
  const lines = [
    formatSchemaComment(path, data),
    ...formatLocalizedTextLines('title', list.title),
    ...formatLocalizedTextLines('description', list.description),
  ];
  lines.push(`languages: [${list.languages.join(', ')}]`, 'sections:');
  for (const section of list.sections) lines.push(...formatSectionLines(section));
  return { path, text: `${lines.join('\n')}\n` };
}

function formatSectionLines(section: Section): string[] {
  const lines = [
    `- id: ${formatScalar(section.id)}`,
    ...formatLocalizedTextLines('name', section.name).map((line) => `  ${line}`),
  ];
  lines.push(...formatLocalizedTextLines('introduction', section.introduction).map((line) => `  ${line}`));
  if (section.sort !== undefined) lines.push(`  sort: ${section.sort}`);
  if (section.order !== undefined && section.order.length > 0) {
    const one = `  order: [${section.order.map(formatScalar).join(', ')}]`;
    lines.push(...(one.length <= 120 ? [one] : ['  order:', ...section.order.map((id) => `    - ${formatScalar(id)}`)]));
  }
  if (section.sections !== undefined && section.sections.length > 0) {
    lines.push('  sections:', ...section.sections.flatMap(formatSectionLines).map((line) => `  ${line}`));
  }
  return lines.map((line) => `  ${line}`);
}
