import type { SectionDraft } from './classify-sections.ts';
import type { EntryDraft } from './entry-drafts.ts';

/** How the entries of a source look, so that a list that was adopted keeps its look. */

export interface DetectedLayout {
  /** How most entries stand. */
  layout: 'headings' | 'bullets' | 'tables';
  /** The template of an item, where most of them are written in one way. */
  line?: string;
}

/** What stands between the link of an item and its description. */
const separatorPattern = /^\s*(?:[-–—]{1,2}|[:：|])?\s*/;

/** The beginning of an item: its mark, what makes its link bold, and whether the address is in angle brackets. */
const listItemPattern = /^\s*(?:>\s*)*([-*+]|\d+[.)])\s+(\*\*|__)?\[(?:[^\]\\]|\\.)*\]\((<)?/;

/** Tells how the entries of `sections` stand in `source`. */
export function detectLayout(sections: readonly SectionDraft[], source: string): DetectedLayout {
  const drafts = sections.flatMap(flattenSection);
  const has = (...shapes: EntryDraft['markup'][]) => drafts.filter(({ markup }) => shapes.includes(markup)).length;
  const [rows, headings, lines] = [has('row'), has('heading'), has('bullet', 'line')];
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

/** The way in which most items that begin with a link are written: their mark, what is bold, and what leads to the description. */
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

/** The sign or the space after an item's link; undefined where no words follow it. */
function findSeparator({ markup, head }: EntryDraft): string | undefined {
  const first = head.findIndex((piece) => piece.type !== 'text' || piece.text.trim() !== '');
  const [link, after] = [head[first], head[first + 1]];
  if (markup !== 'bullet' || link?.type !== 'link' || link.text === '' || after?.type !== 'text') return undefined;
  const sign = separatorPattern.exec(after.text)?.[0] ?? '';
  if (!/[\p{L}\p{N}]/u.test(after.text.slice(sign.length, sign.length + 3))) return undefined;
  return sign.replace(/\s+/g, ' ');
}

function findMostFrequent(texts: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].reduce<[string, number] | undefined>(
    (most, each) => (most && most[1] >= each[1] ? most : each),
    undefined,
  )?.[0];
}
