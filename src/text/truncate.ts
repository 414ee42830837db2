/**
 * A text cut to a length in UTF-16 code units; `…` shows the cut, and no character is halved.
 * @example truncate('abcdef', 4) // 'abc…'
 */
export function truncate(text: string, maxLength: number): string {
  return text.length <= maxLength ? text : `${text.slice(0, maxLength - 1).toWellFormed()}…`;
}
