import type { Link, ListInfo, Section, Text, WrittenEntry } from '../entry.ts';
import type { SourceFile } from '../finding.ts';
import { schemaLine } from '../format.ts';

/**
 * Writes many entries in the house's form at once, without a YAML tree for each: a list of thousands is written in the time that
 * `writeEntry` needs for dozens. What both write reads the same.
 */
export function writeEntries(
  entries: readonly { path: string; entry: WrittenEntry & { id: string } }[],
  data: string,
): SourceFile[] {
  return entries.map(({ path, entry }) => ({ path, text: `${schemaLine(path, data)}\n${entryLines(entry, path).join('\n')}\n` }));
}

function entryLines(entry: WrittenEntry & { id: string }, path: string): string[] {
  const stem = (path.split('/').at(-1) ?? '').replace(/\.ya?ml$/, '');
  const lines = entry.id === stem ? [] : [`id: ${scalar(entry.id)}`];
  lines.push(`kind: ${entry.kind}`, `section: ${scalar(entry.section)}`);
  if (entry.kind === 'paper') lines.push(`title: ${scalar(entry.title)}`);
  lines.push(...textLines('name', entry.name), ...textLines('description', entry.description));
  if (entry.identifiers && Object.keys(entry.identifiers).length > 0) {
    lines.push('identifiers:');
    for (const [field, id] of Object.entries(entry.identifiers)) if (id !== undefined) lines.push(`  ${field}: ${scalar(id)}`);
  }
  if (entry.links && entry.links.length > 0) lines.push('links:', ...entry.links.flatMap(linkLines));
  for (const [index, relation] of (entry.relations ?? []).entries()) {
    if (index === 0) lines.push('relations:');
    lines.push(`  - type: ${relation.type}`, `    to: ${scalar(relation.to)}`);
  }
  lines.push(...textLines('note', entry.note));
  return lines;
}

function linkLines(link: Link): string[] {
  const lines = [`- role: ${link.role}`, `  url: ${scalar(link.url)}`];
  if (link.code !== undefined) lines.push(`  code: ${JSON.stringify(link.code)}`);
  lines.push(...textLines('label', link.label).map((line) => `  ${line}`));
  if (link.requires !== undefined) lines.push(`  requires: ${link.requires}`);
  return lines.map((line) => `  ${line}`);
}

function textLines(field: string, text: Text | undefined): string[] {
  if (text === undefined) return [];
  const lines = [`${field}:`];
  if (text.zh !== undefined) lines.push(`  zh: ${scalar(text.zh)}`);
  if (text.en !== undefined) lines.push(`  en: ${scalar(text.en)}`);
  return lines;
}

/** Words that YAML reads as something else than text. */
const notText = /^(?:~|null|true|false|yes|no|on|off|y|n|\.inf|\.nan|[-+]?(?:0[xo][0-9a-f]+|[\d._]+(?:e[-+]?\d+)?|\.inf))$/i;

/** A text as a YAML scalar on one line: plain where that is safe, in double quotes otherwise. */
export function scalar(text: string): string {
  const isPlain =
    /^[\p{L}\p{N}/(（《【“][^\p{C}\u2028\u2029\ufeff]*$/u.test(text) &&
    !/:(?:\s|$)|\s#|\s$|^---|^\.\.\./u.test(text) &&
    !notText.test(text) &&
    !/^[\d.:+-]+$/.test(text);
  return isPlain ? text : quoted(text);
}

/** JSON's quotes are YAML's; what JSON leaves and YAML does not take is escaped too. */
function quoted(text: string): string {
  return JSON.stringify(text.toWellFormed()).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** `list.yml` of a new list. */
export function writeList(list: ListInfo, data: string): SourceFile {
  const path = `${data}/list.yml`;
  const lines = [schemaLine(path, data), ...textLines('title', list.title), ...textLines('description', list.description)];
  lines.push(`languages: [${list.languages.join(', ')}]`, 'sections:');
  for (const section of list.sections) lines.push(...sectionLines(section));
  return { path, text: `${lines.join('\n')}\n` };
}

function sectionLines(section: Section): string[] {
  const lines = [`- id: ${scalar(section.id)}`, ...textLines('name', section.name).map((line) => `  ${line}`)];
  lines.push(...textLines('introduction', section.introduction).map((line) => `  ${line}`));
  if (section.sort !== undefined) lines.push(`  sort: ${section.sort}`);
  if (section.order !== undefined && section.order.length > 0) {
    const one = `  order: [${section.order.map(scalar).join(', ')}]`;
    lines.push(...(one.length <= 120 ? [one] : ['  order:', ...section.order.map((id) => `    - ${scalar(id)}`)]));
  }
  if (section.sections !== undefined && section.sections.length > 0) {
    lines.push('  sections:', ...section.sections.flatMap(sectionLines).map((line) => `  ${line}`));
  }
  return lines.map((line) => `  ${line}`);
}
