import { describe, expect, it } from 'vitest';
import type { DraftGroup, EntryDraft, SectionContent } from '../../../../src/list/import/layout/draft-types.ts';
import { collectContent } from '../../../../src/list/import/layout/entry-drafts.ts';
import { importLosslessly, summarizeEntries } from '../import-assertions.ts';
import { parseWithContext, showLine } from '../read/read-text.ts';

const collect = (source: string): SectionContent & { report: string[] } => {
  const { root, context } = parseWithContext(source);
  const content = collectContent(root.children, context);
  return { ...content, report: context.report.lines.map(({ why, text }) => `${why}: ${text}`) };
};
const showDraft = ({ head, body, parts }: EntryDraft): string =>
  [head, ...body].map(showLine).join(' / ') + (parts.length > 0 ? ` {${parts.map(showDraft).join('; ')}}` : '');
const showGroup = ({ name, content }: DraftGroup): string =>
  `${name}: ${[...content.groups.map(showGroup), ...content.drafts.map(showDraft)].join('; ')}`;

describe('the items of a list', () => {
  it.each([
    ['- [A](https://a.org) - words', ['<A|https://a.org> - words']],
    ['- A: https://a.org\n- B', ['A: <|https://a.org>', 'B']],
    [
      '- [A](https://a.org)\n\n  more words\n  - [paper](https://b.org)',
      ['<A|https://a.org> / more words / <paper|https://b.org>'],
    ],
    ['- [A](https://a.org)\n  - [B](https://b.org) part', ['<A|https://a.org> {<B|https://b.org> part}']],
    ['- ### A\n  https://a.org', ['A / <|https://a.org>']],
  ])('%j are entries with what stands under them', (source, drafts) => {
    expect(collect(source).drafts.map(showDraft)).toEqual(drafts);
  });

  it('are lines where they only have labels and addresses', () => {
    const { drafts, lines } = collect('- 论文地址：https://a.org\n- [代码](https://b.org)');
    expect(drafts).toEqual([]);
    expect(lines.map(showLine)).toEqual(['论文地址：<|https://a.org>', '<代码|https://b.org>']);
  });

  it('are entries where the same labels stand behind different words', () => {
    const entries = importLosslessly(
      '# L\n\n## S\n\n- Segment Anything [[paper](https://arxiv.org/abs/2304.02643)] [[code](https://github.com/a/sam)]\n- FastSAM [[paper](https://arxiv.org/abs/2306.12156)]\n',
    );
    expect(summarizeEntries(entries)).toEqual([
      's | Segment Anything | paper arxiv.org/abs/2304.02643 | code github.com/a/sam',
      's | FastSAM | paper arxiv.org/abs/2306.12156',
    ]);
  });

  it.each([
    '- 论文 [pdf](https://a.org)\n- Paper 2 [pdf](https://b.org)',
    '- A tool [pdf](https://a.org)\n- B tool [code](https://b.org)',
    '- words alone\n- and others',
  ])('are no entries in %j', (source) => {
    expect(collect(source).drafts).toEqual([]);
  });

  it('under a name without a link are a group, which may have groups', () => {
    const { groups } = collect(
      '- （1）Tools:\n  - [A](https://a.org)\n  - [B](https://b.org)\n  - More\n    - [C](https://c.org)\n    - [D](https://d.org)',
    );
    expect(groups.map(showGroup)).toEqual([
      'Tools: More: <C|https://c.org>; <D|https://d.org>; <A|https://a.org>; <B|https://b.org>',
    ]);
  });

  it('under a name that is a label elsewhere are a group, where they name several things', () => {
    const { groups, drafts } = collect('- PDF\n  - [A](https://a.org)\n  - [B](https://b.org)\n- [C](https://c.org)');
    expect(groups.map(showGroup)).toEqual(['PDF: <A|https://a.org>; <B|https://b.org>']);
    expect(drafts.map(showDraft)).toEqual(['<C|https://c.org>']);
    expect(collect('- PDF\n  - [A](https://a.org)\n- [C](https://c.org)').groups).toEqual([]);
  });

  it('below an item with a link are parts of it at any depth, whatever their own items are', () => {
    const source = [
      '- SQL [[sql](https://k.org/sql)]',
      '  - [A](https://a.org)',
      '    - [B](https://b.org)',
      '  - Mongo [[mongo](https://k.org/mongo)]',
      '    - [C](https://c.org) words',
      '  - Generic',
      '    - [D](https://d.org)',
      '    - [E](https://e.org)',
      '  - comes with words',
      '- [F](https://f.org)',
    ].join('\n');
    expect(collect(source).drafts.map(showDraft)).toEqual([
      'SQL [<sql|https://k.org/sql>] / comes with words {<A|https://a.org> {<B|https://b.org>}; Mongo [<mongo|https://k.org/mongo>] {<C|https://c.org> words}; <D|https://d.org>; <E|https://e.org>}',
      '<F|https://f.org>',
    ]);
  });

  it('that are struck out are noted so', () => {
    expect(collect('- ~~[A](https://a.org)~~ gone\n- [B](https://b.org)').drafts.map(({ isStruck }) => isStruck)).toEqual([
      true,
      undefined,
    ]);
  });

  it('have the lines of the source, the last one too', () => {
    expect(collect('\n- [A](https://a.org)\n\n  words\n- [B](https://b.org)').drafts).toMatchObject([
      { line: 2, endLine: 4 },
      { line: 5, endLine: 5 },
    ]);
  });
});

describe('a line of an item that lacks the space behind its dash', () => {
  it('is an item of its own, and told', () => {
    const { drafts, report } = collect('- [A](https://a.org)\n-[B](https://b.org)\n');
    expect(drafts.map(showDraft)).toEqual(['<A|https://a.org>', '<B|https://b.org>']);
    expect(report).toEqual(['missing-space: -B']);
  });
});

describe('other blocks', () => {
  it('are lines, but for what leads within the page', () => {
    const { lines, report } = collect('words with [a link](https://a.org) in them\n\n[back to top](#top) up\n\n[top](#top)');
    expect(lines.map(showLine)).toEqual(['words with <a link|https://a.org> in them', '<back to top#top> up']);
    expect(report).toEqual(['navigation: [top](#top)']);
  });

  it('have no footnotes, which stand where they are referred to', () => {
    expect(collect('a[^1]\n\n[^1]: note').lines.map(showLine)).toEqual(['a ', 'note']);
  });

  it('mark a paragraph in italics as a tagline', () => {
    expect(collect('*about [A](https://a.org)*').lines[0]?.[0]).toMatchObject({ isEmphasized: true });
  });
});
