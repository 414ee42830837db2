/**
 * A text as a regular expression that matches just it; not for use inside of a character class.
 * `RegExp.escape` of ES2025 is in Node 24 only, and `engines` allows 22.
 */
export function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
