/**
 * A number with its English noun: `1 link`, `2 links`. For the English catalogue; Chinese needs a
 * measure word and no plural.
 * @param plural only where it is not the singular with an `s`.
 * @example pluralize(2, 'entry', 'entries') // '2 entries'
 */
export function pluralize(count: number, singular: string, plural = `${singular}s`): string {
  return `${count} ${count === 1 ? singular : plural}`;
}
