import type { DetectedLayout } from '../../../model/import-report.ts';
import type { EntryDraft, EntryMarkup, SectionDraft } from './draft-types.ts';

/** The sign between the link of an item and its description. */
const separatorPattern = /^\s*(?:[-–—]{1,2}|[:：|])?\s*/;

/**
 * The beginning of an item: its mark, the mark of a bold link, and whether the address is in angle
 * brackets.
 */
const listItemPattern = /^\s*(?:>\s*)*([-*+]|\d+[.)])\s+(\*\*|__)?\[(?:[^\]\\]|\\.)*\]\((<)?/;

/** Detects how `source` writes the entries of `sections`. */
export function detectLayout(sections: readonly SectionDraft[], source: string): DetectedLayout {
  const drafts = sections.flatMap(flattenSection);
  const countDrafts = (...markups: EntryMarkup[]) => drafts.filter(({ markup }) => markups.includes(markup)).length;
  const [rows, headings, lines] = [countDrafts('row'), countDrafts('heading'), countDrafts('bullet', 'line')];
  if (rows > lines && rows > headings) return { layout: 'tables' };
  if (headings > lines) return { layout: 'headings' };
  const line = detectItemTemplate(drafts, source.split('\n'));
  return { layout: 'bullets', ...(line === undefined ? {} : { line }) };
}

const flattenSection = (section: SectionDraft): EntryDraft[] => [
  ...section.drafts.flatMap(flattenDraft),
  ...section.sections.flatMap(flattenSection),
];
const flattenDraft = (draft: EntryDraft): EntryDraft[] => [draft, ...draft.parts.flatMap(flattenDraft)];

/**
 * The template of most items that begin with a link: their mark, what is bold, and the separator
 * before the description.
 */
function detectItemTemplate(drafts: readonly EntryDraft[], source: readonly string[]): string | undefined {
  const templates = drafts.flatMap((draft) => {
    const [, mark, bold, angle] = listItemPattern.exec(source[draft.line - 1] ?? '') ?? [];
    const after = findSeparator(draft);
    if (mark === undefined || after === undefined) return [];
    const strong = bold ?? '';
    const link = angle === undefined ? '[{name}]({url})' : '[{name}](<{url}>)';
    return [`${/\d/.test(mark) ? '1.' : mark} ${strong}${link}${strong}${after}{description}`];
  });
  return findMostFrequent(templates);
}

/** The separator after the link of an item; undefined if no words follow. */
function findSeparator({ markup, head }: EntryDraft): string | undefined {
  const first = head.findIndex((node) => node.type !== 'text' || node.text.trim() !== '');
  const [link, after] = [head[first], head[first + 1]];
  if (markup !== 'bullet' || link?.type !== 'link' || link.text === '' || after?.type !== 'text') return undefined;
  const sign = separatorPattern.exec(after.text)?.[0] ?? '';
  if (!/[\p{L}\p{N}]/u.test(after.text.slice(sign.length, sign.length + 3))) return undefined;
  return sign.replace(/\s+/g, ' ');
}

function findMostFrequent(texts: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  let winner: string | undefined;
  for (const [text, count] of counts) if (count > (counts.get(winner ?? '') ?? 0)) winner = text;
  return winner;
}
