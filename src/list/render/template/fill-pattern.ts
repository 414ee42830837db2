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
