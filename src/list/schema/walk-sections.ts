import type { FieldPath } from '../yaml/index.ts';
import type { Section } from './entry/entry-schema.ts';

/** All sections of a list, depth first, each with its path in `list.yml`. */
export function* walkSections(
  sections: readonly Section[] | undefined,
  path: FieldPath = ['sections'],
): Generator<[section: Section, path: FieldPath]> {
  for (const [index, section] of (sections ?? []).entries()) {
    yield [section, [...path, index]];
    yield* walkSections(section.sections, [...path, index, 'sections']);
  }
}
