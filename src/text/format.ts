/** Forms of names and dates that are the same in every language. */

const maxShortNameLength = 40;

/**
 * The part of a name before its colon, where that is a name: `MedDG：面向实体的…` becomes `MedDG`. For
 * use in sentences.
 */
export function shortenName(name: string): string {
  const [first = ''] = name.split(/：|: /, 1);
  const short = first.trim();
  return short.length > 1 && short.length <= maxShortNameLength ? short : name;
}

/** The day of a moment such as `2026-11-22T03:12Z`. */
export const formatDate = (instant: string): string => instant.slice(0, 10);

/** A moment to the minute, with its time zone: `2026-11-22 03:12 UTC`. */
export const formatMinute = (instant: string): string => `${instant.slice(0, 10)} ${instant.slice(11, 16)} UTC`;

/** The last name of a path. */
export const getFileName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
