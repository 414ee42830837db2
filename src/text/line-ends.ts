/**
 * The text with `\n` at the end of its lines, where all of them end with `\r\n`, as git writes
 * files on Windows (`core.autocrlf`). A text with both kinds is left as it is.
 */
export const evenLineEnds = (text: string): string => (/(?:^|[^\r])\n/.test(text) ? text : text.replaceAll('\r\n', '\n'));
