import { describe, expect, it } from 'vitest';
import { classifyLine, findLabel, hasOwnWords, isPlainSentence } from '../../../../src/list/import/read/classify-lines.ts';
import { readFirstLine } from './read-text.ts';

describe('the kind of a line', () => {
  it.each([
    ['[jieba](https://a.org) - words', 'named'],
    ['**[jieba](https://a.org)**: words', 'named'],
    ['1. [jieba](https://a.org)', 'named'],
    ['jieba: https://a.org', 'weakly-named'],
    ['jieba https://a.org', 'weakly-named'],
    ['A tool - [code](https://a.org)', 'labelled'],
    ['A tool - [its name](https://a.org)', 'weakly-named'],
    ['论文：https://a.org', 'labelled'],
    ['[论文地址](https://a.org) [代码](https://b.org)', 'labelled'],
    ['paper: [link](https://a.org), code: [link](https://b.org)', 'labelled'],
    ['https://a.org', 'bare'],
    ['- https://a.org, https://b.org', 'bare'],
    ['This list follows [another](https://a.org) in its form.', 'prose-linked'],
    ['本文介绍。见 https://a.org', 'prose-linked'],
    ['*A tagline of [jieba](https://a.org)*', 'prose-linked'],
    ['words alone', 'prose'],
    ['', 'prose'],
    ['[back to top](#top)', 'navigation'],
    ['· [a](#a) | [b](#b) ·', 'navigation'],
    ['see [a](#a)', 'prose'],
  ])('%j is %s', (source, kind) => {
    const line = readFirstLine(source);
    if (source.startsWith('*A') && line[0]?.type === 'text') line[0].isEmphasized = true;
    expect(classifyLine(line)).toBe(kind);
  });
});

describe('the label of a link', () => {
  it.each([
    ['论文地址：https://a.org', '论文地址'],
    ['[Paper](https://a.org)', 'Paper'],
    ['论文：[地址](https://a.org)', '论文'],
    ['论文 [链接](https://a.org)', '链接'],
    ['A sentence that is far too long to be a label here: https://a.org', ''],
    ['第一句。https://a.org', ''],
    ['https://a.org', ''],
  ])('in %j is %j', (source, label) => {
    const line = readFirstLine(source);
    expect(
      findLabel(
        line,
        line.findIndex(({ type }) => type === 'link'),
      ),
    ).toBe(label);
  });

  it('is empty where there is no link', () => {
    expect(findLabel(readFirstLine('words'), 0)).toBe('');
    expect(findLabel([], 3)).toBe('');
  });
});

describe('words before a link that are more than a label', () => {
  it.each([
    ['**The Stanford parser** with models [code](https://a.org)', true],
    ['“A Title in Quotation Marks” [pdf](https://a.org)', true],
    ['A. Author, B. Author, and C. Author. The title of a paper. [pdf](https://a.org)', true],
    ['论文地址：https://a.org', false],
    ['jieba https://a.org', false],
    ['[jieba](https://a.org) and much more about the things that it does', false],
    ['words without a link', false],
  ])('%j: %s', (source, expected) => {
    expect(hasOwnWords(readFirstLine(source))).toBe(expected);
  });
});

describe('a plain sentence', () => {
  it.each([
    ['You will find more of these things in [the other list](https://a.org) of ours.', true],
    ['You will find more in “The Book of Lists”, at [this page](https://a.org) of ours.', false],
    ['You will find more of **these things** in [the other list](https://a.org).', false],
    ['[jieba](https://a.org) - words', false],
  ])('%j: %s', (source, expected) => {
    expect(isPlainSentence(readFirstLine(source))).toBe(expected);
  });
});
