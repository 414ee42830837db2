import type { Section } from '../entry.ts';
import type { Finding } from '../finding.ts';
import { nearestOf } from '../nearest.ts';
import { findingAt, type Place } from '../place.ts';
import type { PlacedEntry, ReadList } from '../read.ts';
import type { Path } from '../yaml-file.ts';
import { found, type Rule } from './rule.ts';

const section: Rule = (placed, around) => {
  if (around.sections === undefined || around.sections.has(placed.entry.section)) return [];
  const allowed = [...around.sections];
  return found(placed, around, ['section'], 'unknown-section', 'error', {
    found: placed.entry.section,
    allowed,
    ...hint(placed.entry.section, allowed),
  });
};

const relations: Rule = (placed, around) =>
  (placed.entry.relations ?? []).flatMap(({ to }, index) => {
    if (around.ids.has(to) && to !== placed.id) return [];
    return found(placed, around, ['relations', index, 'to'], 'unknown-relation', 'error', {
      found: to,
      ...around.idLike(to),
    });
  });

/** A guess costs a comparison with every candidate: so many in one list are a help, more are a stranger's way to keep us busy. */
export const mostGuesses = 200;

export function hint(text: string, allowed: readonly string[]): { nearest?: string } {
  const nearest = nearestOf(text, allowed)?.value;
  return nearest === undefined ? {} : { nearest };
}

export const referenceRules: Rule[] = [section, relations];

/** All sections of a list, with where each stands. */
export function* sectionsOf(sections: readonly Section[] | undefined, path: Path = ['sections']): Generator<[Section, Path]> {
  for (const [index, each] of (sections ?? []).entries()) {
    yield [each, [...path, index]];
    yield* sectionsOf(each.sections, [...path, index, 'sections']);
  }
}

/** What `list.yml` says twice, or says of entries that are not there or stand in another section. */
export function listFindings(list: ReadList): Finding[] {
  const place = list.listPlace;
  if (list.info === undefined || place === undefined) return [];
  const findings: Finding[] = [];
  const seen = new Map<string, Path>();
  // By section: an id that two entries have is their mistake, and no reason to complain about the order.
  const entriesIn = Map.groupBy(list.entries, ({ entry }) => entry.section);
  for (const [each, path] of sectionsOf(list.info.sections)) {
    const earlier = seen.get(each.id);
    if (earlier) {
      const twin = { file: list.listFile, line: place.spot([...earlier, 'id']).line, entry: each.id, by: each.id };
      findings.push(refused(place, [...path, 'id'], { problem: 'duplicate-id', found: each.id, twin }, 'error'));
    }
    seen.set(each.id, path);
    const allowed = (entriesIn.get(each.id) ?? []).map(({ id }) => id);
    for (const [index, id] of (each.order ?? []).entries()) {
      if (allowed.includes(id)) continue;
      const guess = findings.length < mostGuesses ? hint(id, allowed) : {};
      const rest = { problem: 'unknown-relation' as const, found: id, ...guess };
      findings.push(refused(place, [...path, 'order', index], rest, 'warning'));
    }
  }
  return findings;
}

function refused(place: Place, path: Path, rest: Partial<Finding>, severity: 'error' | 'warning'): Finding {
  return findingAt(place, path, 'list-refused', severity, rest);
}

/** Ids that more than one entry has. Found at each but the first, or at the new one of two. */
export function duplicateIds(entries: readonly PlacedEntry[], isNew: (placed: PlacedEntry) => boolean = () => false): Finding[] {
  const first = new Map<string, PlacedEntry>();
  return entries.flatMap((placed) => {
    const earlier = first.get(placed.id);
    if (earlier === undefined) {
      first.set(placed.id, placed);
      return [];
    }
    const [at, other] = isNew(earlier) && !isNew(placed) ? [earlier, placed] : [placed, earlier];
    const twin = { file: other.file, line: other.line, entry: other.id, by: placed.id };
    return [findingAt(at.place, ['id'], 'duplicate-id', 'error', { found: placed.id, twin })];
  });
}
