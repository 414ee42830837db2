import { describe, expect, it } from 'vitest';
import { identify } from '../../../../../src/links/identify/index.ts';
import { deriveNameFromAddress, extractName } from '../../../../../src/list/import/entries/extract/extract-name.ts';
import { readFirstLine, showLine } from '../../read/read-text.ts';

const extract = (source: string, isLine = true) => {
  const { name, rest, shortName } = extractName(readFirstLine(source), isLine);
  return [name, showLine(rest), ...(shortName === undefined ? [] : [shortName])];
};

describe('the name of an entry', () => {
  it.each([
    ['[jieba](https://a.org) - words', ['jieba', '<|https://a.org> - words']],
    ['1. [1. jieba](https://a.org)', ['jieba', '<|https://a.org>']],
    [':star: [jieba](https://a.org)', ['jieba', '<|https://a.org>']],
    ['12) [jieba](https://a.org) words', ['jieba', '<|https://a.org> words']],
    ['jieba: https://a.org', ['jieba', '<|https://a.org>']],
    ['jieba：分词 https://a.org', ['jieba', '分词 <|https://a.org>']],
    ['jieba - a tool for words', ['jieba', 'a tool for words']],
    ['jieba。分词', ['jieba', '分词']],
    ['jieba', ['jieba', '']],
    ['[jieba] (https://a.org) - words', ['jieba', '<|https://a.org>) - words']],
    ['FastSAM [[paper](https://a.org)]', ['FastSAM', '<paper|https://a.org>]']],
    ['甲（[论文](https://a.org)）', ['甲', '<论文|https://a.org>）']],
    ['C# and C++ https://a.org', ['C# and C++', '<|https://a.org>']],
    ['https://a.org', ['', '<|https://a.org>']],
    ['', ['', '']],
  ])('in %j', (source, expected) => {
    expect(extract(source)).toEqual(expected);
  });

  it('is the bold or quoted title of an item that has other words too', () => {
    expect(extract('Ann Reed. **On linen**. 2001. [pdf](https://a.org)')[0]).toBe('On linen');
    expect(extract('Ann Reed. "On linen and cotton". [pdf](https://a.org)')[0]).toBe('On linen and cotton');
    expect(extract('T5: "Exploring the limits of it" [pdf](https://a.org)')).toEqual([
      'Exploring the limits of it',
      ' <pdf|https://a.org>',
      'T5',
    ]);
  });

  it('is all the words of a heading, without a separator', () => {
    expect(extract('jieba: 分词', false)).toEqual(['jieba: 分词', '']);
  });

  it('is that of the link where a whole sentence stands before it', () => {
    expect(extract(`${'Words that go on and on. '.repeat(4)}[jieba](https://a.org)`, false)[0]).toBe('jieba');
  });
});

describe('the name that an address gives', () => {
  it.each([
    ['https://github.com/owner/name', 'name'],
    ['https://github.com/owner/name/tree/main/docs', 'name'],
    ['https://github.com/owner', 'owner'],
    ['https://huggingface.co/datasets/owner/name', 'name'],
    ['https://arxiv.org/abs/2010.07497', 'arxiv 2010.07497'],
    ['https://www.a.org/x/y', 'www.a.org'],
  ])('%s: %s', (url, name) => {
    expect(deriveNameFromAddress(identify(url))).toBe(name);
  });

  it('is empty without an address', () => {
    expect(deriveNameFromAddress(undefined)).toBe('');
  });
});
