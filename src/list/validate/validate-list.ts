import { type Identity, identify } from '../../links/identify/index.ts';
import type { Finding } from '../../model/finding.ts';
import { compareCodeUnits, compareLocations } from '../../text/compare.ts';
import type { LocatedEntry, ParsedList } from '../read-list.ts';
import { type Link, walkSections } from '../schema/index.ts';
import { checkTexts } from './check-texts.ts';
import { findDuplicates } from './duplicates/index.ts';
import {
  createIdSuggester,
  findAddressProblem,
  findingRules,
  type IdentifiedLink,
  isDiscontinued,
  type RuleContext,
} from './rules/index.ts';

const rules = Object.values(findingRules);
const entryChecks = rules.flatMap(({ check }) => (check ? [check] : []));
/** The checks that make sense where an entry has no fields, only links. */
const markdownCodes = [
  'bad-address',
  'old-address',
  'volatile-address',
  'insecure-address',
  'code-missing',
  'borrowed-badge',
] as const;
const markdownChecks = markdownCodes.flatMap((code) => findingRules[code].check ?? []);
const listChecks = rules.flatMap(({ checkList }) => (checkList ? [checkList] : []));

/**
 * All findings about a list, in the order of file, line and column, including those of `readList`.
 * @param isNew tells which entries a change adds; of two duplicates, the new one is reported.
 */
export function validateList(list: ParsedList, isNew: (located: LocatedEntry) => boolean = () => false): Finding[] {
  const identifyLink = createIdentityCache();
  const isMarkdown = list.lines !== undefined;
  const findings = [
    ...list.findings,
    ...listChecks.flatMap((check) => check(list, isNew)),
    // The words of an item are its author's own, with markup between them.
    ...(isMarkdown ? [] : checkTexts(list)),
    ...findDuplicates(list.entries, isNew, identifyLink),
  ];
  const createContext = createContextFactory(list);
  for (const located of list.entries) {
    const context = createContext(located, identifyLinks(located, identifyLink));
    for (const check of isMarkdown ? markdownChecks : entryChecks) findings.push(...check(located, context));
  }
  return findings.sort(compareFindings);
}

/**
 * The findings about entries that no output would show rightly: those of a section that does not
 * exist, and those with the id of another. The same as `validateList` has, in a tenth of its time.
 */
export function findLostEntries(list: ParsedList): Finding[] {
  const createContext = createContextFactory(list);
  return [
    ...(findingRules['duplicate-id'].checkList?.(list, () => false) ?? []),
    ...list.entries.flatMap((located) => findingRules['unknown-section'].check?.(located, createContext(located, [])) ?? []),
  ].sort(compareFindings);
}

function createContextFactory(list: ParsedList): (located: LocatedEntry, links: IdentifiedLink[]) => RuleContext {
  const entryIds = new Set(list.entries.map(({ id }) => id));
  const shared = {
    sectionIds: list.info && new Set([...walkSections(list.info.sections)].map(([section]) => section.id)),
    entryIds,
    suggestId: createIdSuggester([...entryIds]),
  };
  const reportedFields = groupReportedFields(list.findings);
  return ({ file, id }, links) => ({ ...shared, reportedFields: reportedFields.get(`${file} ${id}`) ?? new Set(), links });
}

/** Identifies each link once: that takes longer than any rule. */
function createIdentityCache(): (link: Link) => Identity {
  const identities = new Map<Link, Identity>();
  return (link) => {
    const identity = identities.get(link) ?? identify(link.url);
    identities.set(link, identity);
    return identity;
  };
}

function groupReportedFields(findings: readonly Finding[]): Map<string, Set<string>> {
  const reportedFields = new Map<string, Set<string>>();
  for (const { file, entry, field } of findings) {
    if (entry === undefined || field === undefined) continue;
    const key = `${file} ${entry}`;
    reportedFields.set(key, (reportedFields.get(key) ?? new Set()).add(field));
  }
  return reportedFields;
}

/**
 * A link left out for a mistake shifts the positions after it. The address then finds the index in
 * the file.
 */
function identifyLinks(located: LocatedEntry, identifyLink: (link: Link) => Identity): IdentifiedLink[] {
  return located.entry.links.map((link, position) => {
    const identity = identifyLink(link);
    return {
      index: located.isValid ? position : findLinkIndex(located, link.url, position),
      role: link.role,
      url: link.url,
      code: link.code,
      mirrorOf: link.mirror_of,
      identity,
      addressProblem: findAddressProblem(link.url, identity, isDiscontinued(located.entry)),
    };
  });
}

/** The most links that can have been left out before one. */
const maxSkippedLinks = 40;

function findLinkIndex(located: LocatedEntry, url: string, position: number): number {
  for (let index = position; index < position + maxSkippedLinks; index++) {
    if (located.sourceMap.sourceText(['links', index, 'url'])?.includes(url)) return index;
  }
  return position;
}

function compareFindings(a: Finding, b: Finding): number {
  return compareLocations(a, b) || compareCodeUnits(a.code, b.code);
}
