/** The beginning of a text that fits, cut where a line or a sentence ends, and the rest. */
export function splitText(text: string, maxLength: number): { fitting: string; rest: string } {
  if (text.length <= maxLength) return { fitting: text, rest: '' };
  const part = text.slice(0, maxLength);
  const sentenceEnd = Math.max(
    part.lastIndexOf('\n'),
    part.lastIndexOf('。') + 1,
    part.lastIndexOf('. ') + 1,
    part.lastIndexOf('；') + 1,
  );
  const wordEnd = part.search(/[\s，,、][^\s，,、]*$/u) + 1;
  const lastCharacter = maxLength - (/[\ud800-\udbff]$/.test(part) ? 1 : 0);
  const at = sentenceEnd > maxLength / 2 ? sentenceEnd : wordEnd > 1 ? wordEnd : lastCharacter;
  return { fitting: text.slice(0, at).trim(), rest: text.slice(at).trim() };
}
