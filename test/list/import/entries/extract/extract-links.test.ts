import { describe, expect, it } from 'vitest';
import { type EntryParts, extractLinks } from '../../../../../src/list/import/entries/extract/extract-links.ts';
import { ImportReporter } from '../../../../../src/list/import/import-reporter.ts';
import { readText } from '../../read/read-text.ts';

/** The links of all lines with their labels and codes, the words that stay, and the report. */
function extract(source: string, isHead = false) {
  const parts: EntryParts = { candidates: [], texts: [], report: new ImportReporter() };
  for (const line of readText(source).lines) extractLinks(line, parts, { isHead });
  return {
    links: parts.candidates.map(({ node, label, code, linkText }) =>
      [node.url, label, code, linkText && `(${linkText})`].filter(Boolean).join(' '),
    ),
    texts: parts.texts,
    report: parts.report.lines.map(({ why, text }) => `${why}: ${text}`),
  };
}
const share = 'https://pan.baidu.com/s/1abcdefghij';

describe('the links of a line', () => {
  it.each([
    ['论文：https://a.org', ['https://a.org 论文'], []],
    ['[Paper](https://a.org) | [Code](https://b.org)', ['https://a.org Paper', 'https://b.org Code'], []],
    ['Splits words. [[code](https://a.org)]', ['https://a.org code'], ['Splits words.']],
    [
      'Splits words, see [the paper on it](https://a.org).',
      ['https://a.org the paper on it (the paper on it)'],
      ['Splits words, see the paper on it.'],
    ],
    ['More at https://a.org today.', ['https://a.org'], ['More at https://a.org today.']],
    ['words alone', [], ['words alone']],
  ])('are taken from its words: %j', (source, links, texts) => {
    expect(extract(source)).toMatchObject({ links, texts });
  });

  it('keep the words of a link in brackets with others, or before a full stop', () => {
    expect(extract('Splits words (with [data](https://a.org) of ours)').texts).toEqual(['Splits words (with data of ours)']);
    expect(extract('Splits words of [data](https://a.org).').texts).toEqual(['Splits words of data.']);
  });
});

describe('the code of a share', () => {
  it.each([
    [`${share} 提取码：ab12`, [`${share} ab12`], []],
    [`[下载](${share}) 密码: ab12`, [`${share} 下载 ab12`], []],
    [`提取码 ab12 [下载](${share})`, [`${share} 下载 ab12`], []],
    [`${share}\n提取码：ab12`, [`${share} ab12`], []],
    [`[下载](${share}) 提取码：无`, [`${share} 下载 not-stated`], []],
  ])('stands beside it or below it: %j', (source, links, texts) => {
    expect(extract(source)).toMatchObject({ links, texts });
  });

  it('belongs to the share before it, where there are two', () => {
    expect(extract(`[a](${share}) 提取码：ab12 [b](${share}x) 提取码：cd34`).links).toEqual([
      `${share} a ab12`,
      `${share}x b cd34`,
    ]);
  });

  it('is no code for a link that takes none', () => {
    expect(extract('https://a.org 提取码：ab12').links).toEqual(['https://a.org']);
  });

  it('is told in the report by its label', () => {
    expect(extract(`${share} 提取码：ab12`).report).toEqual(['said-by-field: 提取码']);
  });
});

describe('the words of a line', () => {
  it('have no label of the description, which is reported', () => {
    expect(extract('数据集描述：好的数据')).toMatchObject({ texts: ['好的数据'], report: ['said-by-field: 数据集描述'] });
    expect(extract('描述：见 https://a.org 一文的说明')).toMatchObject({ texts: ['见 https://a.org 一文的说明'] });
  });

  it('keep such a label at the head of an entry', () => {
    expect(extract('简介：好的数据', true).texts).toEqual(['简介：好的数据']);
  });

  it('have no empty brackets and no separators of links that were taken out', () => {
    expect(extract('Splits words ([code](https://a.org)) - [[pdf](https://b.org)]').texts).toEqual(['Splits words']);
    expect(extract('- [ ] words [x](https://a.org)').texts[0]).not.toMatch(/^[\s-]/);
  });

  it.each([
    ['Ann Reed.  [[pdf](https://a.org)], [[code](https://b.org)], 2020.1', 'Ann Reed. 2020.1'],
    ['Ann Reed [[pdf](https://a.org)] , 2021.9', 'Ann Reed, 2021.9'],
    ['Ann Reed. [[pdf](https://a.org)] [[code](https://b.org)], 2021.4', 'Ann Reed. 2021.4'],
    ['甲、乙，[论文](https://a.org)，[代码](https://b.org)，2021 年', '甲、乙，2021 年'],
    ['Splits [[pdf](https://a.org)] · [[code](https://b.org)] · fast', 'Splits · fast'],
    ['Splits [[pdf](https://a.org)]; [[code](https://b.org)].', 'Splits.'],
    ['Splits words [![CI](https://a.org/badge.svg)](https://a.org/ci) [![crate](b.svg)](https://b.org)', 'Splits words'],
    ['Splits words <a href="https://a.org/ci"><img src="badge.svg" alt="CI"></a>', 'Splits words'],
    ['-> Splits words [[pdf](https://a.org)]', 'Splits words'],
    ['=> Splits words', 'Splits words'],
    ['→ 分词', '分词'],
    ['Splits , words; and . dots ,', 'Splits , words; and . dots'],
    ['for .NET, [[code](https://b.org)] .NET only', 'for .NET, .NET only'],
  ])('keep no row of separators where links stood: %j', (source, text) => {
    expect(extract(source).texts).toEqual([text]);
  });
});
