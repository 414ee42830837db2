import { type Identity, identify } from '../../links/identify/index.ts';
import type { Finding } from '../../model/finding.ts';
import { compareCodeUnits, compareLocations } from '../../text/compare.ts';
import type { LocatedEntry, ParsedList } from '../read-list.ts';
import type { Link, Settings } from '../schema/index.ts';
import { findDuplicates } from './find-duplicates.ts';
import {
  checkListInfo,
  checkTexts,
  findDuplicateIds,
  linkRules,
  maxSuggestions,
  type Rule,
  type RuleContext,
  referenceRules,
  suggestNearest,
  valueRules,
  walkSections,
} from './rules/index.ts';

const entryRules: Rule[] = [...referenceRules, ...linkRules, ...valueRules];

/**
 * All findings about a list, those of reading and of duplicates included, in the order of file, line and column. `isNew` says which
 * entries are new: a duplicate is then told at the new one, with the old one as its twin. What blocks is an `error`; what should be better
 * is a `warning`; the rest is a `notice`.
 */
export function validateList(list: ParsedList, _settings: Settings, isNew?: (located: LocatedEntry) => boolean): Finding[] {
  const reportedFields = groupReportedFields(list.findings);
  const sections = list.info && new Set([...walkSections(list.info.sections)].map(([section]) => section.id));
  const ids = new Set(list.entries.map((located) => located.id));
  const idLike = createIdSuggester([...ids]);
  const identifyLink = createIdentityCache();
  const findings = [
    ...list.findings,
    ...checkListInfo(list),
    ...checkTexts(list),
    ...findDuplicateIds(list.entries, isNew),
    ...findDuplicates(list.entries, isNew, identifyLink),
  ];
  for (const located of list.entries) {
    const here = reportedFields.get(`${located.file} ${located.id}`) ?? new Set<string>();
    const context: RuleContext = {
      sectionIds: sections,
      entryIds: ids,
      suggestId: idLike,
      reportedFields: here,
      links: identifyLinks(located, identifyLink),
    };
    for (const rule of entryRules) findings.push(...rule(located, context));
  }
  return findings.sort(compareFindings);
}

/** What each link is, found out once: it takes longer than any rule. */
function createIdentityCache(): (link: Link) => Identity {
  const known = new Map<Link, Identity>();
  return (link) => {
    const identity = known.get(link) ?? identify(link.url);
    known.set(link, identity);
    return identity;
  };
}

/** Guesses which id was meant, for the first so many of a list. */
function createIdSuggester(ids: readonly string[]): RuleContext['suggestId'] {
  let left = maxSuggestions;
  return (id) => (left-- > 0 ? suggestNearest(id, ids) : {});
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

/** A link left out because of a mistake would shift the places of those after it: then the places are looked up by the address. */
function identifyLinks(located: LocatedEntry, identifyLink: (link: Link) => Identity): RuleContext['links'] {
  return located.entry.links.map((link, position) => {
    const index = located.isValid ? position : findLinkIndex(located, link.url, position);
    return { index, role: link.role, url: link.url, code: link.code, mirrorOf: link.mirror_of, identity: identifyLink(link) };
  });
}

function findLinkIndex(located: LocatedEntry, url: string, position: number): number {
  for (let index = position; index < position + 40; index++) {
    if (located.sourceMap.sourceText(['links', index, 'url'])?.includes(url)) return index;
  }
  return position;
}

function compareFindings(a: Finding, b: Finding): number {
  return compareLocations(a, b) || compareCodeUnits(a.code, b.code);
}
