import type { Paragraph, RootContent } from 'mdast';
import {
  type Chapter,
  classifyLine,
  filterLinks,
  getLineText,
  hasOwnWords,
  type InlineLine,
  isBlank,
  isPlainSentence,
  type LineKind,
  type ReadContext,
  readLines,
  removeOrdinal,
} from '../read/index.ts';
import type { ChapterClassification, DraftGroup, EntryDraft, SectionContent, SectionDraft } from './draft-types.ts';
import { collectContent } from './entry-drafts.ts';

/** The heading, the bold line or the item that lines may belong to. */
interface ContentOwner {
  head: InlineLine;
  line: number;
  isTopLevel: boolean;
}

/**
 * Decides what a heading and everything under it are. A heading is an entry if its lines only have
 * labels and addresses (论文地址, [code]). With items, rows or lines that name things, it is a section
 * of entries.
 * @param isTop true for top-level sections of the list.
 */
export function classifyChapter(chapter: Chapter, context: ReadContext, isTop: boolean): ChapterClassification {
  const head = readHeading(chapter, context);
  if (isEntryInParts(chapter, head)) return { draft: readEntryInParts(chapter, head, context) };
  const owner: ContentOwner = { head, line: chapter.line, isTopLevel: isTop };
  const section: SectionDraft = { name: chapter.name, line: chapter.line, introduction: [], drafts: [], sections: [] };
  const [lead, ...titledSegments] = splitAtBoldTitles(chapter.blocks, context);
  const classifications = chapter.subchapters.map((each) => classifyChapter(each, context, false));
  const hasEntriesBelow = classifications.some((each) => 'draft' in each || countEntries(each.section) > 0);
  const assigned = assignLines(collectContent(lead?.blocks ?? [], context), owner);
  section.drafts.push(...assigned.drafts);
  section.introduction.push(...assigned.introduction);
  section.sections.push(...assigned.groups.map((group) => buildSection(group)));
  for (const segment of titledSegments) addSegment(segment, section, context);

  const isSingleEntry = assigned.own !== undefined && section.drafts.length === 1 && section.sections.length === 0;
  if (assigned.own && isSingleEntry && !hasEntriesBelow && titledSegments.every((each) => !each.isEntry)) {
    // Headings under an entry that hold no entries are parts of its text.
    assigned.own.body.push(
      ...section.introduction,
      ...classifications.flatMap((each) => ('section' in each ? flattenToLines(each.section) : [])),
    );
    return { draft: assigned.own };
  }
  for (const each of classifications) {
    if ('draft' in each) section.drafts.push(each.draft);
    else section.sections.push(each.section);
  }
  return { section };
}

/** Headings for parts of what is known about one thing. */
const partNamePattern =
  /^(?:description|links?|category|categories|features|authors?|overview|details|about|screenshots?|install(?:ation)?|usage|简介|介绍|说明|链接|分类|特点|作者)$/i;

/** Whether a linked heading is an entry whose facts stand under headings of their own. */
function isEntryInParts({ subchapters }: Chapter, head: InlineLine): boolean {
  const isPart = (each: Chapter) => partNamePattern.test(each.name) && each.subchapters.length === 0;
  return subchapters.length > 0 && subchapters.every(isPart) && filterLinks(head).length > 0;
}

function readEntryInParts(chapter: Chapter, head: InlineLine, context: ReadContext): EntryDraft {
  const blocks = [chapter, ...chapter.subchapters].flatMap((each) => each.blocks);
  const body = blocks.flatMap((block) => readLines(block, context));
  return { markup: 'heading', line: chapter.line, head, body, parts: [] };
}

/** Entries in a section and all under it. */
export function countEntries(section: SectionDraft): number {
  return section.drafts.length + section.sections.reduce((sum, each) => sum + countEntries(each), 0);
}

function flattenToLines(section: SectionDraft): InlineLine[] {
  const name: InlineLine = [{ type: 'text', text: section.name, line: section.line }];
  return [name, ...section.introduction, ...section.sections.flatMap(flattenToLines)];
}

function readHeading(chapter: Chapter, context: ReadContext): InlineLine {
  if (!chapter.heading) return [];
  const head = readLines(chapter.heading, context).flatMap(
    (line, index): InlineLine => (index > 0 ? [{ type: 'text', text: ' ', line: chapter.line }, ...line] : line),
  );
  return removeHeadOrdinal(head.filter((node) => node.type !== 'link' || !node.isPicture || head.length === 1));
}

function removeHeadOrdinal(head: InlineLine): InlineLine {
  const [first] = head;
  if (first?.type === 'text') {
    // An ordinal may precede the link, with no other text.
    const rest = /^\s*\d{1,3}\s*[.．、)）]\s*$/.test(first.text) ? '' : removeOrdinal(first.text);
    return rest === '' ? head.slice(1) : [{ ...first, text: rest + (/\s$/.test(first.text) ? ' ' : '') }, ...head.slice(1)];
  }
  return head;
}

interface TitledSegment {
  title: InlineLine;
  line: number;
  blocks: RootContent[];
  /** True once it is recognized as an entry. */
  isEntry?: boolean;
}

/** Splits blocks at bold lines that are titles. The first segment has no title. */
function splitAtBoldTitles(blocks: readonly RootContent[], context: ReadContext): TitledSegment[] {
  const segments: TitledSegment[] = [{ title: [], line: 0, blocks: [] }];
  for (const block of blocks) {
    const title = block.type === 'paragraph' ? findBoldTitle(block) : undefined;
    const words = title && readLines(title, context).flat();
    if (words?.some((node) => node.type !== 'anchor' && !isBlank(node))) {
      segments.push({ title: words, line: block.position?.start.line ?? 1, blocks: [] });
    } else segments.at(-1)?.blocks.push(block);
  }
  return segments;
}

/** A paragraph that is one bold run, without an image or anchor. */
function findBoldTitle(paragraph: Paragraph): Paragraph | undefined {
  const [first, ...rest] = paragraph.children;
  if (first?.type !== 'strong' || !rest.every((each) => each.type === 'text' && /^[\s:：]*$/.test(each.value))) return undefined;
  const isWords = first.children.every(
    (each) => each.type === 'text' || each.type === 'inlineCode' || each.type === 'link' || each.type === 'emphasis',
  );
  const isAnchor = first.children.some((each) => each.type === 'link' && each.url.startsWith('#'));
  return isWords && !isAnchor ? { ...paragraph, children: [first] } : undefined;
}

/**
 * A bold title with entries under it is a section; with labels and addresses an entry; with
 * neither, text.
 */
function addSegment(segment: TitledSegment, section: SectionDraft, context: ReadContext): void {
  const owner: ContentOwner = { head: segment.title, line: segment.line, isTopLevel: false };
  const content = collectContent(segment.blocks, context);
  const assigned = assignLines(content, owner);
  if (assigned.own && assigned.drafts.length === 1 && assigned.groups.length === 0) {
    assigned.own.body.push(...assigned.introduction);
    section.drafts.push(assigned.own);
    segment.isEntry = true;
  } else if (assigned.drafts.length > 0 || assigned.groups.length > 0) {
    const name = removeOrdinal(getLineText(segment.title).replace(/[\s:：]+$/, ''));
    const under: SectionDraft = {
      name,
      line: segment.line,
      introduction: assigned.introduction,
      drafts: assigned.drafts,
      sections: [],
    };
    under.sections.push(...assigned.groups.map((group) => buildSection(group)));
    section.sections.push(under);
    segment.isEntry = true;
  } else section.introduction.push(segment.title, ...assigned.introduction);
}

function buildSection(group: DraftGroup): SectionDraft {
  const assigned = assignLines(group.content, undefined);
  return {
    name: group.name,
    line: group.line,
    introduction: assigned.introduction,
    drafts: assigned.drafts,
    sections: assigned.groups.map((each) => buildSection(each)),
  };
}

interface AssignedLines {
  drafts: EntryDraft[];
  introduction: InlineLine[];
  groups: DraftGroup[];
  /** The owner's own entry, which is also among the drafts. */
  own?: EntryDraft;
}

/** Gives each line to the owner's entry, to an entry of its own, or to the introduction. */
function assignLines(content: SectionContent, owner: ContentOwner | undefined): AssignedLines {
  const { drafts, groups, lines } = content;
  const kinds = lines.map(classifyLine);
  const countLines = (...counted: LineKind[]) => kinds.filter((kind) => counted.includes(kind)).length;
  const named = owner?.head.some((node) => !isBlank(node)) ? owner : undefined;
  const ownLink = named !== undefined && filterLinks(named.head).length > 0;
  const otherCount = drafts.length + groups.length;
  const hasLabelledLines = countLines('labelled', 'bare') > 0;
  const namingLines = countLines('named', 'weakly-named');
  const proseLines = countLines('prose', 'prose-linked');

  // A heading with items under it is a section, even where it is a link itself.
  const ownsLabels = hasLabelledLines && areLabelsOfOne(lines, kinds);
  if (named && ((ownLink && otherCount === 0) || (ownsLabels && drafts.length === 0))) return assignToOwner(named, content);
  if (named && otherCount === 0) {
    const isList = namingLines >= 2 && proseLines <= 1;
    const isOnly = namingLines >= 1 && proseLines === 0 && named.isTopLevel;
    if (!isList && !isOnly && lines.some((line) => filterLinks(line).length > 0)) return assignToOwner(named, content);
  }
  const firstItem = Math.min(...drafts.map(({ line }) => line), ...groups.map(({ line }) => line));
  const isIntroduction = (line: InlineLine) => (line[0]?.line ?? 1) < firstItem && isPlainSentence(line);
  const before = otherCount > 0 ? lines.filter(isIntroduction) : [];
  const perLine = splitIntoDrafts(lines.filter((line) => !before.includes(line)));
  return { introduction: [...before, ...perLine.introduction], groups, drafts: [...drafts, ...perLine.drafts] };
}

/**
 * Labels of one thing: hardly one label twice. The same label on each line belongs to many things.
 */
function areLabelsOfOne(lines: readonly InlineLine[], kinds: readonly LineKind[]): boolean {
  const labels = lines.flatMap((line, index) => (kinds[index] === 'labelled' && !hasOwnWords(line) ? [getLineText(line)] : []));
  const own = lines.filter((line) => hasOwnWords(line)).length;
  return own === 0 || own < labels.length;
}

function assignToOwner(owner: ContentOwner, { drafts, groups, lines }: SectionContent): AssignedLines {
  const own: EntryDraft = { markup: 'heading', line: owner.line, head: owner.head, body: [...lines], parts: [] };
  return { drafts: [own, ...drafts], introduction: [], groups, own };
}

/**
 * Lines that name things become entries, with the text that follows them; what comes before is
 * introduction.
 */
function splitIntoDrafts(lines: readonly InlineLine[]): { drafts: EntryDraft[]; introduction: InlineLine[] } {
  const drafts: EntryDraft[] = [];
  const introduction: InlineLine[] = [];
  for (const line of lines) {
    const kind = classifyLine(line);
    const at = line[0]?.line ?? 1;
    if (kind === 'named' || kind === 'weakly-named' || kind === 'bare' || hasOwnWords(line))
      drafts.push({ markup: 'line', line: at, head: line, body: [], parts: [] });
    else if (kind === 'labelled' && drafts.length === 0)
      drafts.push({ markup: 'line', line: at, head: line, body: [], parts: [] });
    else (drafts.at(-1)?.body ?? introduction).push(line);
  }
  return { drafts, introduction };
}
