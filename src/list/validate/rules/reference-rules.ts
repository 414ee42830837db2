import type { Finding } from '../../../model/finding.ts';
import type { LocatedEntry, ParsedList } from '../../read-list.ts';
import { findNearest, type Section } from '../../schema/index.ts';
import { createFinding, type FieldPath, type SourceMap } from '../../yaml/index.ts';
import { type Rule, reportFinding } from './rule-context.ts';

const checkSection: Rule = (located, context) => {
  if (context.sectionIds === undefined || context.sectionIds.has(located.entry.section)) return [];
  const allowed = [...context.sectionIds];
  return reportFinding(located, context, ['section'], 'unknown-section', 'error', {
    found: located.entry.section,
    allowed,
    ...suggestNearest(located.entry.section, allowed),
  });
};

const checkRelations: Rule = (located, context) =>
  (located.entry.relations ?? []).flatMap(({ to }, index) => {
    if (context.entryIds.has(to) && to !== located.id) return [];
    return reportFinding(located, context, ['relations', index, 'to'], 'unknown-relation', 'error', {
      found: to,
      ...context.suggestId(to),
    });
  });

/** A guess costs a comparison with every candidate: so many in one list are a help, more are a stranger's way to keep us busy. */
export const maxSuggestions = 200;

export function suggestNearest(text: string, allowed: readonly string[]): { nearest?: string } {
  const nearest = findNearest(text, allowed)?.value;
  return nearest === undefined ? {} : { nearest };
}

export const referenceRules: Rule[] = [checkSection, checkRelations];

/** All sections of a list, with where each stands. */
export function* walkSections(
  sections: readonly Section[] | undefined,
  path: FieldPath = ['sections'],
): Generator<[Section, FieldPath]> {
  for (const [index, each] of (sections ?? []).entries()) {
    yield [each, [...path, index]];
    yield* walkSections(each.sections, [...path, index, 'sections']);
  }
}

/** What `list.yml` says twice, or says of entries that are not there or stand in another section. */
export function checkListInfo(list: ParsedList): Finding[] {
  const place = list.listSourceMap;
  if (list.info === undefined || place === undefined) return [];
  const findings: Finding[] = [];
  const seen = new Map<string, FieldPath>();
  // By section: an id that two entries have is their mistake, and no reason to complain about the order.
  const entriesIn = Map.groupBy(list.entries, ({ entry }) => entry.section);
  for (const [each, path] of walkSections(list.info.sections)) {
    const earlier = seen.get(each.id);
    if (earlier) {
      const twin = { file: list.listFile, line: place.locate([...earlier, 'id']).line, entry: each.id, by: each.id };
      findings.push(createListFinding(place, [...path, 'id'], { problem: 'duplicate-id', found: each.id, twin }, 'error'));
    }
    seen.set(each.id, path);
    const allowed = (entriesIn.get(each.id) ?? []).map(({ id }) => id);
    for (const [index, id] of (each.order ?? []).entries()) {
      if (allowed.includes(id)) continue;
      const guess = findings.length < maxSuggestions ? suggestNearest(id, allowed) : {};
      const rest = { problem: 'unknown-relation' as const, found: id, ...guess };
      findings.push(createListFinding(place, [...path, 'order', index], rest, 'warning'));
    }
  }
  return findings;
}

function createListFinding(
  sourceMap: SourceMap,
  path: FieldPath,
  details: Partial<Finding>,
  severity: 'error' | 'warning',
): Finding {
  return createFinding(sourceMap, path, 'list-refused', severity, details);
}

/** Ids that more than one entry has. Found at each but the first, or at the new one of two. */
export function findDuplicateIds(
  entries: readonly LocatedEntry[],
  isNew: (located: LocatedEntry) => boolean = () => false,
): Finding[] {
  const first = new Map<string, LocatedEntry>();
  return entries.flatMap((located) => {
    const earlier = first.get(located.id);
    if (earlier === undefined) {
      first.set(located.id, located);
      return [];
    }
    const [at, other] = isNew(earlier) && !isNew(located) ? [earlier, located] : [located, earlier];
    const twin = { file: other.file, line: other.line, entry: other.id, by: located.id };
    return [createFinding(at.sourceMap, ['id'], 'duplicate-id', 'error', { found: located.id, twin })];
  });
}
