import type { Section } from './entry/entry-schema.ts';

/** Ids of a section and of those above it, by its id. */
export function indexSectionPaths(sections: readonly Section[] | undefined): Map<string, string[]> {
  const paths = new Map<string, string[]>();
  const add = (some: readonly Section[] | undefined, above: string[]) => {
    for (const section of some ?? []) {
      const path = [...above, section.id];
      paths.set(section.id, path);
      add(section.sections, path);
    }
  };
  add(sections, []);
  return paths;
}

/** Whether a rule for some kinds and sections, with those under them, concerns an entry. */
export function isInScope(
  { kinds, sections }: { kinds?: readonly string[] | undefined; sections?: readonly string[] | undefined },
  entry: { kind: string; section: string },
  sectionPaths: ReadonlyMap<string, readonly string[]>,
): boolean {
  if (kinds !== undefined && !kinds.includes(entry.kind)) return false;
  const path = sectionPaths.get(entry.section) ?? [entry.section];
  return sections === undefined || sections.some((id) => path.includes(id));
}
