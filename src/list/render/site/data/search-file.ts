import {
  type Facet,
  type LinkSummary,
  listPushYears,
  listStarLevels,
  type SearchData,
  type SearchEntry,
} from '../../../../browser/index.ts';
import { getMessages } from '../../../../messages/index.ts';
import { languages } from '../../../../model/language.ts';
import { removeUnneededInvisibleCharacters, toSingleLine } from '../../../../text/invisible-characters.ts';
import { localizeText } from '../../../../text/language/localize-text.ts';
import { truncate } from '../../../../text/truncate.ts';
import { type Entry, type ListInfo, splitAuthors } from '../../../schema/index.ts';
import { getLanguageLabel, getLicenseLabel, getTaskLabel } from '../../labels.ts';
import { type FactDisplay, formatStars } from '../../repository-facts.ts';
import { compareNames, getDisplayName } from '../../sort-entries.ts';
import { type EntryView, formatPublications, getAccessLabel, getKindLabel, listLicenses } from '../entries/index.ts';
import type { SitePlan } from '../site-plan.ts';
import { spellPinyin } from './pinyin.ts';

/** What the data of the search hold of a description. */
const maxDescription = 180;
const maxAuthors = 5;
/** Years that the filter by the last push offers. */
const maxPushYears = 6;

/** A choice of a filter; `level` is the depth of a section. */
interface FacetOption {
  value: string;
  name: string;
  level?: number;
}

export type Facets = Readonly<Record<Facet, readonly FacetOption[]>>;

export interface SearchDataInput {
  info: ListInfo;
  display: FactDisplay | undefined;
  views: ReadonlyMap<string, EntryView>;
}

/** The data of the search in one language. */
export function buildSearchData(plan: SitePlan, { info, display, views }: SearchDataInput): SearchData {
  const names = plan.entries.map(({ entry }) => getDisplayName(entry, plan.language));
  const order = names.map((_, index) => index).sort((a, b) => compareNames(names[a] ?? '', names[b] ?? '') || a - b);
  const ranks = new Map(order.map((index, rank) => [index, rank]));
  const sections = listSections(plan);
  const sectionIndexes = new Map(sections.map(({ id }, index) => [id, index]));
  const entries = plan.entries.map(({ entry, page, place, sectionPath }, index): SearchEntry => {
    const view = views.get(entry.id);
    const { stars, pushed } = display?.facts.get(entry.id) ?? {};
    return {
      n: toSingleLine(names[index] ?? entry.id),
      p: (page ?? place).slice(plan.folder.length),
      r: ranks.get(index) ?? 0,
      s: sectionIndexes.get(sectionPath.at(-1)?.id ?? '') ?? 0,
      k: entry.kind,
      ...omitEmpty({
        d: truncate(toSingleLine(localizeText(entry.description, plan.language) ?? ''), maxDescription),
        u: view?.links.find(({ dead }) => dead === undefined)?.url,
        t: entry.tasks,
        g: entry.languages,
        c: listLicenses(entry),
        a: entry.access,
        h: summarizeLinks(view),
        y: entry.year,
        z: stars,
        v: pushed,
        m: view?.marks,
        w: entry.added,
        x: listFurtherWords(entry, plan, info),
        i: spellPinyin(names[index] ?? ''),
      }),
    };
  });
  const kinds = Object.fromEntries(
    [...new Set(entries.map(({ k }) => k))].map((kind) => [kind, getKindLabel(kind, plan.language)]),
  );
  const { repository } = getMessages(plan.language).site;
  const starCounts = [...new Set(entries.flatMap(({ z }) => z ?? []))].sort((a, b) => a - b);
  const stars = Object.fromEntries(
    starCounts.map((count) => [String(count), repository.stars(formatStars(count, plan.language))]),
  );
  return { sections, kinds, ...(starCounts.length === 0 ? {} : { stars }), entries };
}

/** The same data give the same bytes. One entry a line, so that a difference can be read. */
export function formatSearchData({ sections, kinds, stars, entries }: SearchData): string {
  const lines = entries.map((entry) => JSON.stringify(entry)).join(',\n');
  const starLine = stars === undefined ? '' : `"stars":${JSON.stringify(stars)},\n`;
  const text = `{"sections":${JSON.stringify(sections)},\n"kinds":${JSON.stringify(kinds)},\n${starLine}"entries":[\n${lines}\n]}\n`;
  return removeUnneededInvisibleCharacters(text.toWellFormed());
}

/** Without fields that say nothing. */
function omitEmpty<T extends object>(fields: T): { [K in keyof T]?: NonNullable<T[K]> } {
  const isEmpty = (value: unknown) => value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => !isEmpty(value))) as {
    [K in keyof T]?: NonNullable<T[K]>;
  };
}

function listSections({ chapters }: SitePlan): SearchData['sections'] {
  const sections: { id: string; name: string; parent?: number }[] = [];
  for (const { section, name, parts } of chapters) {
    // The last section of each level is around those of the next level.
    const open = [sections.length];
    sections.push({ id: section.id, name: toSingleLine(name) });
    for (const part of parts) {
      open.length = part.level - 1;
      const parent = open.at(-1);
      open.push(sections.length);
      sections.push({ id: part.section.id, name: toSingleLine(part.name), ...(parent === undefined ? {} : { parent }) });
    }
  }
  return sections;
}

/** Undefined where nothing is known of some link. */
function summarizeLinks(view: EntryView | undefined): LinkSummary | undefined {
  const states = view?.links.map(({ health }) => health?.state) ?? [];
  const dead = states.filter((state) => state === 'dead').length;
  if (states.length === 0) return undefined;
  if (dead > 0) return dead === states.length ? 'dead' : 'partly';
  return states.every((state) => state === 'works') ? 'works' : undefined;
}

/** Words that the entry is found by, beside its name and description. */
function listFurtherWords(entry: Entry, { language }: SitePlan, info: ListInfo): string {
  const shown = getDisplayName(entry, language);
  const names = languages.map((other) => getDisplayName(entry, other));
  const shortNames = entry.kind === 'paper' ? languages.map((other) => localizeText(entry.name, other)) : [];
  const tasks = [...(entry.tasks ?? []), ...(entry.tags ?? [])];
  const words = [
    ...names,
    ...shortNames,
    entry.id.replaceAll('-', ' '),
    ...(entry.formerly ?? []),
    ...splitAuthors(entry).names.slice(0, maxAuthors),
    localizeText(entry.organization, language),
    ...formatPublications(entry),
    ...tasks.flatMap((task) => languages.map((other) => getTaskLabel(task, other, info.words))),
  ];
  const further = words.filter((text) => text !== undefined && text !== shown) as string[];
  return toSingleLine([...new Set(further)].join(' · '));
}

/** The choices of all filters, in their order. */
export function listFacets(data: SearchData, plan: SitePlan, info: ListInfo): Facets {
  const { language } = plan;
  const { find, repository } = getMessages(language).site;
  const { linkStates } = find;
  const collect = (get: (entry: SearchEntry) => readonly string[], format: (value: string) => string): FacetOption[] => {
    const values = new Set(data.entries.flatMap((entry) => get(entry)));
    return [...values]
      .map((value) => ({ value, name: toSingleLine(format(value)) }))
      .sort((a, b) => compareNames(a.name, b.name) || (a.value < b.value ? -1 : 1));
  };
  // A bound that all known entries reach would leave out only what isn't known.
  const collectBounds = (
    get: (entry: SearchEntry) => readonly string[] | undefined,
    format: (bound: number) => string,
  ): FacetOption[] => {
    const known = data.entries.flatMap((entry) => (get(entry) === undefined ? [] : [new Set(get(entry))]));
    return [...new Set(known.flatMap((reached) => [...reached]))]
      .filter((bound) => known.some((reached) => !reached.has(bound)))
      .sort((a, b) => Number(b) - Number(a))
      .map((bound) => ({ value: bound, name: format(Number(bound)) }));
  };
  const states = (['works', 'partly', 'dead'] as const).filter((state) => data.entries.some(({ h }) => h === state));
  return {
    section: listSectionOptions(data),
    kind: collect(
      ({ k }) => [k],
      (kind) => data.kinds[kind] ?? kind,
    ),
    task: collect(
      ({ t = [] }) => t,
      (task) => getTaskLabel(task, language, info.words),
    ),
    language: collect(
      ({ g = [] }) => g,
      (tag) => getLanguageLabel(tag, language),
    ),
    license: collect(({ c = [] }) => c, getLicenseLabel),
    access: collect(
      ({ a }) => (a === undefined ? [] : [a]),
      (access) => getAccessLabel(access, language),
    ),
    stars: collectBounds(
      ({ z }) => (z === undefined ? undefined : listStarLevels(z)),
      (bound) => repository.atLeastStars(formatStars(bound, language)),
    ),
    pushed: collectBounds(
      ({ v }) => (v === undefined ? undefined : listPushYears(v)),
      (year) => repository.pushedSince(String(year)),
    ).slice(0, maxPushYears),
    links: states.map((state) => ({ value: state, name: linkStates[state] })),
  };
}

function listSectionOptions({ sections }: SearchData): FacetOption[] {
  const getLevel = (index: number): number => {
    const parent = sections[index]?.parent;
    return parent === undefined ? 1 : getLevel(parent) + 1;
  };
  return sections.map(({ id, name }, index) => ({ value: id, name, level: getLevel(index) }));
}
