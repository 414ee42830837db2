import { replaceInvisibleCharacters } from '../invisible-characters.ts';
import { redactUserinfo } from './redact-userinfo.ts';

/**
 * Text from a file or a host for a terminal, on one line: controls and direction marks show as
 * `\u001b`, so they can do nothing.
 */
export function escapeTerminal(text: string): string {
  return replaceInvisibleCharacters(redactUserinfo(text).replace(/[\n\t]/g, ' '), formatEscape).replaceAll('\r', formatEscape);
}

function formatEscape(character: string): string {
  const hex = (character.codePointAt(0) ?? 0).toString(16);
  return hex.length > 4 ? `\\u{${hex}}` : `\\u${hex.padStart(4, '0')}`;
}
