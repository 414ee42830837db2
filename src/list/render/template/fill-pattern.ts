/** Values of an entry by placeholder, as Markdown or, for a row of an HTML table, as HTML. */
export type PatternValues = ReadonlyMap<string, string>;

/** Fills in a pattern. A placeholder without a value is empty. */
export function fillPattern(pattern: string, values: PatternValues): string {
  return pattern.replace(/\{\{|\{([a-z][a-z0-9_]*)\}/g, (_, name?: string) =>
    name === undefined ? '{' : (values.get(name) ?? ''),
  );
}

/** The names of the placeholders of a pattern. */
export function findPlaceholders(pattern: string): Set<string> {
  return new Set([...pattern.matchAll(/\{\{|\{([a-z][a-z0-9_]*)\}/g)].flatMap(([, name]) => name ?? []));
}

/** A badge of a repository, with the link around it and the space before it. */
const badgePattern =
  /[ \t]*(?:\[!\[[^\]]{0,200}\]\([^)]{0,500}\{badge_repository\}[^)]{0,500}\)\]\([^)]{0,500}\)|!\[[^\]]{0,200}\]\([^)]{0,500}\{badge_repository\}[^)]{0,500}\))/g;

/** Badges for the repository of an entry; none for an entry without one. */
export const fillBadges = (pattern: string, repository: string | undefined): string =>
  repository === undefined ? pattern.replace(badgePattern, '') : pattern.replaceAll('{badge_repository}', repository);
