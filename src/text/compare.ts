/** Orders that are the same on every machine: no locale, no ICU version. */

/** Orders strings by UTF-16 code units, as `<` does. For `sort`. */
export function compareCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Orders places by file, then line, then column. For `sort`. */
export function compareLocations(
  a: { file: string; line: number; column?: number },
  b: { file: string; line: number; column?: number },
): number {
  return compareCodeUnits(a.file, b.file) || a.line - b.line || (a.column ?? 0) - (b.column ?? 0);
}
