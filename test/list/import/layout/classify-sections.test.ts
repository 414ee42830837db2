import { describe, expect, it } from 'vitest';
import { classifyChapter, countEntries } from '../../../../src/list/import/layout/classify-sections.ts';
import type { EntryDraft, SectionDraft } from '../../../../src/list/import/layout/draft-types.ts';
import { buildOutline } from '../../../../src/list/import/read/document-outline.ts';
import { parseWithContext, showLine } from '../read/read-text.ts';

const showDraft = ({ head, body }: EntryDraft): string => [head, ...body].map(showLine).join(' / ');
const showSection = ({ name, introduction, drafts, sections }: SectionDraft): unknown => ({
  [name]: [...introduction.map((line) => `intro: ${showLine(line)}`), ...drafts.map(showDraft), ...sections.map(showSection)],
});

/** The first chapter of a text: an entry as a line of words, or a section. */
function classify(source: string, isTop = true): unknown {
  const { root, context } = parseWithContext(source);
  const chapter = buildOutline(root, source)[1];
  if (chapter === undefined) throw new Error('no heading');
  const found = classifyChapter(chapter, context, isTop);
  return 'draft' in found ? showDraft(found.draft) : showSection(found.section);
}

describe('a heading', () => {
  it.each([
    ['## A\n\n- 论文：https://a.org\n- 代码：https://b.org', 'A / 论文：<|https://a.org> / 代码：<|https://b.org>'],
    ['## [A](https://a.org)\n\nWords of it.', '<A|https://a.org> / Words of it.'],
    ['## 1. [A](https://a.org)\n\nWords of it.', '<A|https://a.org> / Words of it.'],
    [
      '## A\n\nWords that speak at length of the thing, which is at https://a.org today.',
      'A / Words that speak at length of the thing, which is at <|https://a.org> today.',
    ],
  ])('is an entry where all under it belongs to one thing: %j', (source, entry) => {
    expect(classify(source)).toBe(entry);
  });

  it('is an entry with the parts of its text under headings of their own', () => {
    expect(classify('## [A](https://a.org)\n\n### Description\n\nWords.\n\n### Links\n\n- https://b.org\n')).toBe(
      '<A|https://a.org> / Words. / <|https://b.org>',
    );
  });

  it('is a section with items, even where it is a link itself', () => {
    expect(classify('## [A](https://a.org)\n\n- [B](https://b.org)\n- [C](https://c.org)\n')).toEqual({
      A: ['<B|https://b.org>', '<C|https://c.org>'],
    });
  });

  it('is no entry for the badges in it', () => {
    const badge = '[![build](b.svg)](https://b.org)';
    expect(classify(`# A list ${badge} ${badge}\n\nWords of it.\n`)).toEqual({ 'A list': ['intro: Words of it.'] });
  });

  it('is a section of sections', () => {
    expect(classify('# A\n\n## B\n\n- [C](https://c.org)\n\n## D\n\n### E\n\n- [F](https://f.org)\n')).toEqual({
      A: [{ B: ['<C|https://c.org>'] }, { D: [{ E: ['<F|https://f.org>'] }] }],
    });
  });

  it('has entries of lines where lines name things', () => {
    expect(classify('## A\n\njieba: https://a.org\n\nhanlp: https://b.org\n')).toEqual({
      A: ['jieba: <|https://a.org>', 'hanlp: <|https://b.org>'],
    });
  });

  it('keeps a first sentence that speaks of other pages for its introduction', () => {
    expect(
      classify(
        '## A\n\nYou will find more of these things in [the other list](https://o.org) of ours.\n\n- [B](https://b.org)\n',
      ),
    ).toEqual({
      A: ['intro: You will find more of these things in <the other list|https://o.org> of ours.', '<B|https://b.org>'],
    });
  });
});

describe('a bold line', () => {
  it('is a section with entries under it', () => {
    expect(classify('## A\n\n**1. B**\n\n- [C](https://c.org)\n\n**D：**\n\n- [E](https://e.org)\n')).toEqual({
      A: [{ B: ['<C|https://c.org>'] }, { D: ['<E|https://e.org>'] }],
    });
  });

  it('is an entry with labels and addresses under it', () => {
    expect(classify('## A\n\n**B**\n\n论文：https://b.org\n\n**C**\n\n论文：https://c.org\n')).toEqual({
      A: ['B / 论文：<|https://b.org>', 'C / 论文：<|https://c.org>'],
    });
  });

  it('is text with neither', () => {
    expect(classify('## A\n\n- [C](https://c.org)\n\n**Note**\n\nwords\n')).toEqual({
      A: ['intro: Note', 'intro: words', '<C|https://c.org>'],
    });
  });
});

it('counts the entries of a section and of all under it', () => {
  const section = (drafts: number, sections: SectionDraft[] = []): SectionDraft => ({
    name: '',
    line: 1,
    introduction: [],
    drafts: Array.from({ length: drafts }, () => ({ markup: 'bullet', line: 1, head: [], body: [], parts: [] })),
    sections,
  });
  expect(countEntries(section(2, [section(0), section(1, [section(3)])]))).toBe(6);
});
