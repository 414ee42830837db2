import type { Root } from 'mdast';
import { parseMarkdown } from '../read/index.ts';
import type { ImportLoss, VerifiableImport } from './imported-content.ts';
import { extractTextRuns } from './text-runs.ts';

const clauseSeparatorPattern = /[\n。！？!?；;:：，,、()（）[\]【】|"“”]+|\.\s|\s[-–—]+\s/u;
const nonWordCharacters = /[^\p{L}\p{N}]+/gu;

const stripPunctuation = (text: string) => text.replace(nonWordCharacters, '');
const splitClauses = (text: string) =>
  text
    .split(clauseSeparatorPattern)
    .map(stripPunctuation)
    .filter((clause) => clause !== '');

/**
 * Clauses of the source that occur less often in the import. Punctuation and spaces do not count.
 * @param surroundingText the hand-written part, before and after the list.
 */
export function findLostClauses(root: Root, source: string, imported: VerifiableImport, surroundingText: string): ImportLoss[] {
  const texts = collectImportedTexts(imported);
  if (surroundingText.trim() !== '')
    for (const { text } of extractTextRuns(parseMarkdown(surroundingText), surroundingText)) texts.push({ text, times: 1 });
  const importedClauses = new Map<string, number>();
  for (const { text, times } of texts)
    for (const clause of splitClauses(text)) importedClauses.set(clause, (importedClauses.get(clause) ?? 0) + times);
  const sourceClauses = new Map<string, { count: number; line: number; text: string }>();
  for (const { text, line } of extractTextRuns(root, source)) {
    for (const clause of splitClauses(text)) {
      const known = sourceClauses.get(clause);
      if (known) known.count += 1;
      else sourceClauses.set(clause, { count: 1, line, text });
    }
  }
  let all: string | undefined;
  const lost: ImportLoss[] = [];
  for (const [clause, { count, line, text }] of sourceClauses) {
    if ((importedClauses.get(clause) ?? 0) >= count) continue;
    // A clause may be part of a longer one: then letters are compared wherever clauses end.
    all ??= texts.map((each) => `${stripPunctuation(each.text)}\u0000`.repeat(Math.min(each.times, 1000))).join('');
    const found = countOccurrences(all, clause, count);
    if (found >= count) continue;
    lost.push({ line, what: 'text', text: quoteClause(text, clause), ...(count - found > 1 ? { times: count - found } : {}) });
  }
  return lost;
}

/** The clause as the source has it, or the run of text that contains it. */
function quoteClause(text: string, clause: string): string {
  const exact = text.split(clauseSeparatorPattern).find((each) => stripPunctuation(each) === clause);
  return (exact ?? text).trim();
}

function countOccurrences(text: string, part: string, maxCount: number): number {
  let count = 0;
  for (let at = text.indexOf(part); at >= 0 && count < maxCount; at = text.indexOf(part, at + part.length)) count += 1;
  return count;
}

function collectImportedTexts(imported: VerifiableImport): { text: string; times: number }[] {
  const texts: { text: string; times: number }[] = [];
  const collectStrings = (value: unknown): void => {
    if (typeof value === 'string') texts.push({ text: value, times: 1 });
    else if (Array.isArray(value)) for (const each of value) collectStrings(each);
    else if (typeof value === 'object' && value !== null) for (const each of Object.values(value)) collectStrings(each);
  };
  const { sections, ...info } = imported.list;
  collectStrings(info);
  const collectSectionTexts = (each: (typeof sections)[number]) => {
    collectStrings([each.name, each.introduction]);
    for (const under of each.sections ?? []) collectSectionTexts(under);
  };
  for (const each of sections) collectSectionTexts(each);
  for (const { entry } of imported.entries) {
    const { id, kind, section, links, ...rest } = entry;
    collectStrings(rest);
    for (const { url, code, label } of links ?? []) collectStrings([url, code, label]);
  }
  for (const { text, times } of imported.report) texts.push({ text, times: times ?? 1 });
  return texts;
}
