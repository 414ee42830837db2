import { identify } from '../../links/identify.ts';
import type { Link, ListInfo, Section } from '../entry.ts';
import { currentAddress } from '../rules/links.ts';
import type { ImportedEntry } from './import-markdown.ts';
import type { Look } from './look.ts';
import { longest } from './make-entry.ts';
import { mendedSentence } from './mend-words.ts';
import { nameIn } from './mistakes.ts';
import type { Reporter } from './report.ts';
import type { Settled } from './settle.ts';

/**
 * The safe repairs: addresses that their service has left become today's, and an entry that says nothing which an earlier one of its
 * name and address does not say is merged into that. In an English list of bullets the sentences become what awesome-lint wants of them.
 * Each is told, with what was there before.
 */
export function mendList({ list, entries }: Settled, look: Look, report: Reporter): Settled {
  const hasSentences = isEnglish(list, look);
  const kept: ImportedEntry[] = [];
  const merged = new Map<string, string>();
  const byThing = new Map<string, ImportedEntry>();
  for (const each of entries) {
    each.entry.links = withTodaysAddresses(each, report);
    const thing = thingOf(each);
    const twin = thing === undefined ? undefined : byThing.get(thing);
    if (twin && isWithin(each, twin)) {
      absorb(each, twin, report);
      merged.set(each.id, twin.id);
    } else {
      kept.push(each);
      if (hasSentences) mendDescription(each, report);
      if (thing !== undefined && twin === undefined) byThing.set(thing, each);
    }
  }
  for (const { entry } of kept) {
    if (entry.relations)
      entry.relations = entry.relations.map((relation) => ({ ...relation, to: merged.get(relation.to) ?? relation.to }));
  }
  const without = (section: Section): Section => ({
    ...section,
    ...(section.order ? { order: section.order.filter((id) => !merged.has(id)) } : {}),
    ...(section.sections ? { sections: section.sections.map(without) } : {}),
  });
  return { list: { ...list, sections: list.sections.map(without) }, entries: kept };
}

/** Whether a list is one that awesome-lint is for. */
export const isEnglish = ({ languages }: ListInfo, { layout }: Look): boolean => languages[0] === 'en' && layout === 'bullets';

function mendDescription(each: ImportedEntry, report: Reporter): void {
  const { description } = each.entry;
  const said = description?.en;
  if (description === undefined || said === undefined || said.includes('\n')) return;
  const mended = mendedSentence(said, nameIn(each));
  if (mended === said || (mended === '' && description.zh !== undefined)) return;
  report.tell(each.line, 'text', said, 'mended-words', mended);
  if (mended === '') delete each.entry.description;
  else each.entry.description = { ...description, en: mended };
}

function withTodaysAddresses({ entry, line }: ImportedEntry, report: Reporter): Link[] {
  const known = new Set<string>();
  return (entry.links ?? []).flatMap((link) => {
    const url = currentAddress(link.url) ?? link.url;
    if (url !== link.url) report.tell(line, 'address', link.url, 'mended-address', url);
    const said = whatItSays({ ...link, url });
    if (known.has(said)) {
      report.tell(line, 'address', link.url, 'mended-duplicate', url);
      return [];
    }
    known.add(said);
    return [{ ...link, url }];
  });
}

/** All that a link tells: two that tell the same are one. */
const whatItSays = ({ role, url, code, label }: Link) => JSON.stringify([role, identify(url).key, code, label?.zh, label?.en]);

/** Name and first address: entries that share both may be one. */
function thingOf(each: ImportedEntry): string | undefined {
  const [link] = each.entry.links ?? [];
  if (link === undefined) return undefined;
  const name = nameIn(each)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
  return `${name} ${identify(link.url).key}`;
}

const descriptionOf = ({ entry }: ImportedEntry) => entry.description?.zh ?? entry.description?.en ?? '';

function isWithin(each: ImportedEntry, twin: ImportedEntry): boolean {
  const said = descriptionOf(each);
  const room = (twin.entry.links ?? []).length + (each.entry.links ?? []).length <= longest.links;
  return room && each.entry.note === undefined && (said === '' || descriptionOf(twin).includes(said));
}

function absorb(each: ImportedEntry, twin: ImportedEntry, report: Reporter): void {
  const known = new Set((twin.entry.links ?? []).map(whatItSays));
  const more = (each.entry.links ?? []).filter((link) => !known.has(whatItSays(link)));
  twin.entry.links = [...(twin.entry.links ?? []), ...more];
  const gone = (each.entry.links ?? []).filter((link) => !more.includes(link));
  const text = [
    nameIn(each),
    descriptionOf(each),
    ...gone.map(({ url, label }) => [label?.zh, label?.en, url].filter(Boolean).join(' ')),
  ];
  report.tell(each.line, 'entry', text.filter(Boolean).join('\n'), 'mended-duplicate', nameIn(twin));
}
