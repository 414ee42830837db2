import { describe, expect, it } from 'vitest';
import { buildOutline, type Chapter } from '../../../../src/list/import/read/document-outline.ts';
import { parseMarkdown } from '../../../../src/list/import/read/parse-markdown.ts';
import { isBoilerplate, isTableOfContents, separateContents } from '../../../../src/list/import/read/table-of-contents.ts';

const isAnchor = (url: string) => url.startsWith('#');
function readChapter(source: string): Chapter {
  const chapter = buildOutline(parseMarkdown(source), source)[1];
  if (chapter === undefined) throw new Error('no heading');
  return chapter;
}

describe('a table of contents', () => {
  it.each([
    '## Contents\n\n- [One](#one)\n',
    '## 目录\n\n[甲](#甲) | [乙](#乙)\n',
    '## Table of Contents\n\nKept by [Ann](https://ann.org).\n\n- [One](#one)\n',
  ])('leads to chapters only, and may have sentences: %j', (source) => {
    expect(isTableOfContents(readChapter(source), isAnchor)).toBe(true);
  });

  it.each([
    '## Contents\n\n- [One](https://one.org)\n',
    '## Contents\n\nNothing yet.\n',
    '## Contents\n\nKept by [Ann](https://ann.org).\n',
    '## Chapters\n\n- [One](#one)\n',
    '## Contents\n\n- [One](#one)\n\n### One\n\n- [A](https://a.org)\n',
  ])('is not %j', (source) => {
    expect(isTableOfContents(readChapter(source), isAnchor)).toBe(false);
  });

  it('ends where the chapters under its heading begin', () => {
    const names = (source: string) => separateContents(readChapter(source), isAnchor).map(({ name }) => name);
    const source = '## Contents\n\n- [One](#one)\n\n### One\n\n- [A](https://a.org)\n\n### Two\n';
    expect(names(source)).toEqual(['Contents', 'One', 'Two']);
    expect(separateContents(readChapter(source), isAnchor)[0]?.end).toBe(source.indexOf('### One'));
    expect(names(source.replace('## Contents', '## Chapters'))).toEqual(['Chapters']);
    expect(names('## Contents\n\n- [One](#one)\n')).toEqual(['Contents']);
  });
});

describe('a chapter about the list itself', () => {
  it.each(['License', 'Licenses', '📜 Licence', 'How to Contribute', '贡献者', '本项目的参与者', 'Star History'])(
    'is %s',
    (name) => {
      expect(isBoilerplate(readChapter(`## ${name}\n`))).toBe(true);
    },
  );

  it.each(['License plates', 'Contributed talks', '参与者的数据', 'About cotton'])('is not %s', (name) => {
    expect(isBoilerplate(readChapter(`## ${name}\n`))).toBe(false);
  });
});
