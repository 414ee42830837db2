import { identify } from '../../../links/identify/index.ts';
import type { DetectedLayout } from '../../../model/import-report.ts';
import type { Link, ListInfo, Section } from '../../schema/index.ts';
import { findCurrentAddress } from '../../validate/index.ts';
import { fieldLimits, getEntryName } from '../entries/index.ts';
import type { ImportReporter } from '../import-reporter.ts';
import type { BuiltList, ImportedEntry } from '../imported-list.ts';
import { fixSentence } from './fix-sentence.ts';

/**
 * Makes the safe repairs. An address that its service has left becomes the current one. An entry
 * that says nothing new is merged into an earlier one of the same name and first address. In an
 * English list of bullets, sentences get the style of awesome-lint. Each repair is reported with
 * the original text.
 */
export function autofixList({ list, entries }: BuiltList, layout: DetectedLayout, report: ImportReporter): BuiltList {
  const fixesSentences = isEnglishBulletList(list, layout);
  const remaining: ImportedEntry[] = [];
  const mergedIds = new Map<string, string>();
  const originalsByKey = new Map<string, ImportedEntry>();
  for (const each of entries) {
    each.entry.links = replaceOutdatedAddresses(each, report);
    const key = getDuplicateKey(each);
    const original = key === undefined ? undefined : originalsByKey.get(key);
    if (original && isContainedIn(each, original)) {
      mergeDuplicate(each, original, report);
      mergedIds.set(each.id, original.id);
    } else {
      remaining.push(each);
      if (fixesSentences) fixDescription(each, report);
      if (key !== undefined && original === undefined) originalsByKey.set(key, each);
    }
  }
  for (const { entry } of remaining) {
    if (entry.relations)
      entry.relations = entry.relations.map((relation) => ({ ...relation, to: mergedIds.get(relation.to) ?? relation.to }));
  }
  const removeMergedIds = (section: Section): Section => ({
    ...section,
    ...(section.order ? { order: section.order.filter((id) => !mergedIds.has(id)) } : {}),
    ...(section.sections ? { sections: section.sections.map(removeMergedIds) } : {}),
  });
  return { list: { ...list, sections: list.sections.map(removeMergedIds) }, entries: remaining };
}

/** True for a list that awesome-lint is made for. */
export const isEnglishBulletList = ({ languages }: ListInfo, { layout }: DetectedLayout): boolean =>
  languages[0] === 'en' && layout === 'bullets';

function fixDescription(each: ImportedEntry, report: ImportReporter): void {
  const { description } = each.entry;
  const current = description?.en;
  if (description === undefined || current === undefined || current.includes('\n')) return;
  const fixed = fixSentence(current, getEntryName(each));
  if (fixed === current || (fixed === '' && description.zh !== undefined)) return;
  report.add({ line: each.line, what: 'text', text: current, why: 'mended-words', other: fixed });
  if (fixed === '') delete each.entry.description;
  else each.entry.description = { ...description, en: fixed };
}

function replaceOutdatedAddresses({ entry, line }: ImportedEntry, report: ImportReporter): Link[] {
  const known = new Set<string>();
  return (entry.links ?? []).flatMap((link) => {
    const url = findCurrentAddress(link.url) ?? link.url;
    if (url !== link.url) report.add({ line, what: 'address', text: link.url, why: 'mended-address', other: url });
    const fingerprint = fingerprintLink({ ...link, url });
    if (known.has(fingerprint)) {
      report.add({ line, what: 'address', text: link.url, why: 'mended-duplicate', other: url });
      return [];
    }
    known.add(fingerprint);
    return [{ ...link, url }];
  });
}

/** All that a link says: two with one fingerprint are one link. */
const fingerprintLink = ({ role, url, code, label }: Link) =>
  JSON.stringify([role, identify(url).key, code, label?.zh, label?.en]);

/** Name and first address: entries with the same key may be duplicates. */
function getDuplicateKey(each: ImportedEntry): string | undefined {
  const [link] = each.entry.links ?? [];
  if (link === undefined) return undefined;
  const name = getEntryName(each)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
  return `${name} ${identify(link.url).key}`;
}

const getDescription = ({ entry }: ImportedEntry) => entry.description?.zh ?? entry.description?.en ?? '';

function isContainedIn(each: ImportedEntry, original: ImportedEntry): boolean {
  const description = getDescription(each);
  const fitsLinkLimit = (original.entry.links ?? []).length + (each.entry.links ?? []).length <= fieldLimits.links;
  return fitsLinkLimit && each.entry.note === undefined && (description === '' || getDescription(original).includes(description));
}

function mergeDuplicate(each: ImportedEntry, original: ImportedEntry, report: ImportReporter): void {
  const known = new Set((original.entry.links ?? []).map(fingerprintLink));
  const newLinks = (each.entry.links ?? []).filter((link) => !known.has(fingerprintLink(link)));
  original.entry.links = [...(original.entry.links ?? []), ...newLinks];
  const droppedLinks = (each.entry.links ?? []).filter((link) => !newLinks.includes(link));
  const text = [
    getEntryName(each),
    getDescription(each),
    ...droppedLinks.map(({ url, label }) => [label?.zh, label?.en, url].filter(Boolean).join(' ')),
  ];
  report.add({
    line: each.line,
    what: 'entry',
    text: text.filter(Boolean).join('\n'),
    why: 'mended-duplicate',
    other: getEntryName(original),
  });
}

/** Items of one link and a description, in the form that awesome-lint wants. */
export function mendPatterns(template: string): string {
  return template.replace(
    /^(\s*)[-*+][ \t]+(?:\*\*|__)?\[\{name\}\]\(<?\{url\}>?\)(?:\*\*|__)?[ \t]*(?:[-–—:]{0,2})[ \t]*\{description\}$/gm,
    '$1- [{name}]({url}) - {description}',
  );
}
