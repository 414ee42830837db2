import { percentEncode } from '../../../text/escape/url-text.ts';
import { urlPattern } from '../../schema/index.ts';
import { fieldLimits } from './field-limits.ts';

/**
 * The address as the schema allows it, with the characters that it refuses percent-encoded;
 * undefined where that does not help.
 */
export function escapeAddress(url: string): string | undefined {
  // Markdown reads a backslash in an address as itself, browsers as a slash.
  if (urlPattern.test(url) && url.length <= fieldLimits.url && !url.includes('\\')) return url;
  const escaped = url.replace(/[\s\\"'`<>，。；（）【】「」、]/gu, (character) =>
    character === "'" ? percentEncode(character) : encodeURIComponent(character),
  );
  const host = /^https?:\/\/[^/?#]*/i.exec(escaped)?.[0] ?? '';
  const lower = host.replace(/^https?/i, (scheme) => scheme.toLowerCase()) + escaped.slice(host.length);
  const isUsable = urlPattern.test(lower) && lower.length <= fieldLimits.url && URL.canParse(lower) && !host.includes('%');
  return isUsable ? lower : undefined;
}
