import type { Draft } from './drafts.ts';
import type { SectionPlan } from './plan.ts';

/** How the entries of a source look, so that a list that was adopted keeps its look. */

export interface Look {
  /** How most entries stand. */
  layout: 'headings' | 'bullets' | 'tables';
  /** The template of an item, where most of them are written in one way. */
  line?: string;
}

/** What stands between the link of an item and its description. */
const between = /^\s*(?:[-–—]{1,2}|[:：|])?\s*/;

/** The beginning of an item: its mark, what makes its link bold, and whether the address is in angle brackets. */
const item = /^\s*(?:>\s*)*([-*+]|\d+[.)])\s+(\*\*|__)?\[(?:[^\]\\]|\\.)*\]\((<)?/;

/** Tells how the entries of `sections` stand in `source`. */
export function lookOf(sections: readonly SectionPlan[], source: string): Look {
  const drafts = sections.flatMap(draftsIn);
  const has = (...shapes: Draft['shape'][]) => drafts.filter(({ shape }) => shapes.includes(shape)).length;
  const [rows, headings, lines] = [has('row'), has('heading'), has('bullet', 'line')];
  if (rows > lines && rows > headings) return { layout: 'tables' };
  if (headings > lines) return { layout: 'headings' };
  const line = lineOf(drafts, source.split('\n'));
  return { layout: 'bullets', ...(line === undefined ? {} : { line }) };
}

const draftsIn = (section: SectionPlan): Draft[] => [...section.drafts.flatMap(withParts), ...section.sections.flatMap(draftsIn)];
const withParts = (draft: Draft): Draft[] => [draft, ...draft.parts.flatMap(withParts)];

/** The way in which most items that begin with a link are written: their mark, what is bold, and what leads to the description. */
function lineOf(drafts: readonly Draft[], source: readonly string[]): string | undefined {
  const ways = drafts.flatMap((draft) => {
    const [, mark, bold, angle] = item.exec(source[draft.line - 1] ?? '') ?? [];
    const after = separatorOf(draft);
    if (mark === undefined || after === undefined) return [];
    const strong = bold ?? '';
    const link = angle === undefined ? '[{name}]({url})' : '[{name}](<{url}>)';
    return [`${/\d/.test(mark) ? '1.' : mark} ${strong}${link}${strong}${after}{description}`];
  });
  return mostFrequent(ways);
}

/** The sign or the space after an item's link; undefined where no words follow it. */
function separatorOf({ shape, head }: Draft): string | undefined {
  const first = head.findIndex((piece) => piece.is !== 'text' || piece.text.trim() !== '');
  const [link, after] = [head[first], head[first + 1]];
  if (shape !== 'bullet' || link?.is !== 'link' || link.text === '' || after?.is !== 'text') return undefined;
  const sign = between.exec(after.text)?.[0] ?? '';
  if (!/[\p{L}\p{N}]/u.test(after.text.slice(sign.length, sign.length + 3))) return undefined;
  return sign.replace(/\s+/g, ' ');
}

function mostFrequent(texts: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].reduce<[string, number] | undefined>(
    (most, each) => (most && most[1] >= each[1] ? most : each),
    undefined,
  )?.[0];
}
