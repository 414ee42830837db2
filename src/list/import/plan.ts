import type { Paragraph, RootContent } from 'mdast';
import { type Chapter, withoutOrdinal } from './chapters.ts';
import { type Content, contentOf, type Draft, type Group } from './drafts.ts';
import type { Line } from './line-writer.ts';
import { type Form, formOf, isBlank, linksOf, wordsOf } from './lines.ts';
import { linesOf, type Reading } from './pieces.ts';

/** A section to be. */
export interface SectionPlan {
  name: string;
  line: number;
  /** Lines that belong to no entry. */
  introduction: Line[];
  drafts: Draft[];
  sections: SectionPlan[];
}

/** What a heading turned out to be: a section, or an entry by itself. */
export type Plan = { section: SectionPlan } | { draft: Draft };

/** The heading, the bold line or the item that lines may belong to. */
interface Owner {
  head: Line;
  line: number;
  isTop: boolean;
}

/**
 * Decides what a heading and all under it are. A heading whose lines only have labels and addresses (论文地址, [code]) is an entry;
 * one with items, rows or lines that name things is a section of entries. `isTop` is true for the list's own sections.
 */
export function planOf(chapter: Chapter, reading: Reading, isTop: boolean): Plan {
  const head = headOf(chapter, reading);
  const owner: Owner = { head, line: chapter.line, isTop };
  const section: SectionPlan = { name: chapter.name, line: chapter.line, introduction: [], drafts: [], sections: [] };
  const [lead, ...titled] = segmentsOf(chapter.blocks, reading);
  const plans = chapter.chapters.map((each) => planOf(each, reading, false));
  const hasEntriesBelow = plans.some((plan) => 'draft' in plan || countOf(plan.section) > 0);
  const settled = settle(contentOf(lead?.blocks ?? [], reading), owner);
  section.drafts.push(...settled.drafts);
  section.introduction.push(...settled.introduction);
  section.sections.push(...settled.groups.map((group) => sectionOf(group)));
  for (const segment of titled) addSegment(segment, section, reading);

  const isAlone = settled.own !== undefined && section.drafts.length === 1 && section.sections.length === 0;
  if (settled.own && isAlone && !hasEntriesBelow && titled.every((each) => !each.isEntry)) {
    // Headings under an entry that hold no entries are parts of its text.
    settled.own.body.push(...section.introduction, ...plans.flatMap((plan) => ('section' in plan ? wordsIn(plan.section) : [])));
    return { draft: settled.own };
  }
  for (const plan of plans) {
    if ('draft' in plan) section.drafts.push(plan.draft);
    else section.sections.push(plan.section);
  }
  return { section };
}

/** Entries in a section and all under it. */
export function countOf(section: SectionPlan): number {
  return section.drafts.length + section.sections.reduce((sum, each) => sum + countOf(each), 0);
}

function wordsIn(section: SectionPlan): Line[] {
  const name: Line = [{ is: 'text', text: section.name, line: section.line }];
  return [name, ...section.introduction, ...section.sections.flatMap(wordsIn)];
}

function headOf(chapter: Chapter, reading: Reading): Line {
  if (!chapter.heading) return [];
  const head = linesOf(chapter.heading, reading).flatMap(
    (line, index): Line => (index > 0 ? [{ is: 'text', text: ' ', line: chapter.line }, ...line] : line),
  );
  const [first] = head;
  if (first?.is === 'text') {
    // An ordinal may stand before a link: then nothing else is left of the text.
    const rest = /^\s*\d{1,3}\s*[.．、)）]\s*$/.test(first.text) ? '' : withoutOrdinal(first.text);
    return rest === '' ? head.slice(1) : [{ ...first, text: rest + (/\s$/.test(first.text) ? ' ' : '') }, ...head.slice(1)];
  }
  return head;
}

interface Segment {
  title: Line;
  line: number;
  blocks: RootContent[];
  /** Set once it turned out to be one. */
  isEntry?: boolean;
}

/** Blocks, cut at bold lines that stand alone as titles do. The first segment has no title. */
function segmentsOf(blocks: readonly RootContent[], reading: Reading): Segment[] {
  const segments: Segment[] = [{ title: [], line: 0, blocks: [] }];
  for (const block of blocks) {
    const title = block.type === 'paragraph' ? titleIn(block) : undefined;
    const words = title && linesOf(title, reading).flat();
    if (words?.some((piece) => piece.is !== 'anchor' && !isBlank(piece))) {
      segments.push({ title: words, line: block.position?.start.line ?? 1, blocks: [] });
    } else segments.at(-1)?.blocks.push(block);
  }
  return segments;
}

/** A paragraph that is one bold run, and no image or anchor in it. */
function titleIn(paragraph: Paragraph): Paragraph | undefined {
  const [first, ...rest] = paragraph.children;
  if (first?.type !== 'strong' || !rest.every((each) => each.type === 'text' && /^[\s:：]*$/.test(each.value))) return undefined;
  const isWords = first.children.every(
    (each) => each.type === 'text' || each.type === 'inlineCode' || each.type === 'link' || each.type === 'emphasis',
  );
  const isAnchor = first.children.some((each) => each.type === 'link' && each.url.startsWith('#'));
  return isWords && !isAnchor ? { ...paragraph, children: [first] } : undefined;
}

/** A bold title with entries under it is a section; with labels and addresses an entry; with neither, text. */
function addSegment(segment: Segment, section: SectionPlan, reading: Reading): void {
  const owner: Owner = { head: segment.title, line: segment.line, isTop: false };
  const content = contentOf(segment.blocks, reading);
  const settled = settle(content, owner);
  if (settled.own && settled.drafts.length === 1 && settled.groups.length === 0) {
    settled.own.body.push(...settled.introduction);
    section.drafts.push(settled.own);
    segment.isEntry = true;
  } else if (settled.drafts.length > 0 || settled.groups.length > 0) {
    const name = withoutOrdinal(wordsOf(segment.title).replace(/[\s:：]+$/, ''));
    const under: SectionPlan = {
      name,
      line: segment.line,
      introduction: settled.introduction,
      drafts: settled.drafts,
      sections: [],
    };
    under.sections.push(...settled.groups.map((group) => sectionOf(group)));
    section.sections.push(under);
    segment.isEntry = true;
  } else section.introduction.push(segment.title, ...settled.introduction);
}

function sectionOf(group: Group): SectionPlan {
  const settled = settle(group.content, undefined);
  return {
    name: group.name,
    line: group.line,
    introduction: settled.introduction,
    drafts: settled.drafts,
    sections: settled.groups.map((each) => sectionOf(each)),
  };
}

interface Settled {
  drafts: Draft[];
  introduction: Line[];
  groups: Group[];
  /** The owner's own entry, which is also among the drafts. */
  own?: Draft;
}

/** Gives each line to the owner's entry, to an entry of its own, or to the introduction. */
function settle(content: Content, owner: Owner | undefined): Settled {
  const { drafts, groups, lines } = content;
  const forms = lines.map(formOf);
  const has = (...wanted: Form[]) => forms.filter((form) => wanted.includes(form)).length;
  const named = owner?.head.some((piece) => !isBlank(piece)) ? owner : undefined;
  const ownLink = named !== undefined && linksOf(named.head).length > 0;
  const others = drafts.length + groups.length;
  const labelled = has('labelled', 'bare') > 0;
  const naming = has('named', 'weakly-named');
  const prose = has('prose', 'prose-linked');

  if (named && (ownLink || labelled)) return owned(named, content);
  if (named && others === 0) {
    const isList = naming >= 2 && prose <= 1;
    const isOnly = naming >= 1 && prose === 0 && named.isTop;
    if (!isList && !isOnly && lines.some((line) => linksOf(line).length > 0)) return owned(named, content);
  }
  const single = byLine(lines, forms);
  return { introduction: single.introduction, groups, drafts: [...drafts, ...single.drafts] };
}

function owned(owner: Owner, { drafts, groups, lines }: Content): Settled {
  const own: Draft = { shape: 'heading', line: owner.line, head: owner.head, body: [...lines], parts: [] };
  return { drafts: [own, ...drafts], introduction: [], groups, own };
}

/** Lines that name things become entries, with the text that follows them; what comes before is introduction. */
function byLine(lines: readonly Line[], forms: readonly Form[]): { drafts: Draft[]; introduction: Line[] } {
  const drafts: Draft[] = [];
  const introduction: Line[] = [];
  for (const [index, line] of lines.entries()) {
    const form = forms[index];
    const at = line[0]?.line ?? 1;
    if (form === 'named' || form === 'weakly-named' || form === 'bare')
      drafts.push({ shape: 'line', line: at, head: line, body: [], parts: [] });
    else if (form === 'labelled' && drafts.length === 0)
      drafts.push({ shape: 'line', line: at, head: line, body: [], parts: [] });
    else (drafts.at(-1)?.body ?? introduction).push(line);
  }
  return { drafts, introduction };
}
