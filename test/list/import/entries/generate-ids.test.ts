import { describe, expect, it } from 'vitest';
import type { BuiltEntry } from '../../../../src/list/import/entries/build-entry.ts';
import { IdAllocator, proposeEntryId, proposeSectionId } from '../../../../src/list/import/entries/generate-ids.ts';

describe('ids', () => {
  it('that are taken get a number, and none is given twice', () => {
    const ids = new IdAllocator();
    expect(['a', 'a', 'a-2', 'a', 'list', '', 'x'.repeat(100)].map((each) => ids.allocate(each))).toEqual([
      'a',
      'a-2',
      'a-2-2',
      'a-3',
      'list-1',
      'x',
      'x'.repeat(72),
    ]);
  });

  it.each(['con', 'NUL'.toLowerCase(), 'com1', 'schema'])('are no names that a system or the list reserves: %s', (name) => {
    expect(new IdAllocator().allocate(name)).toBe(`${name}-1`);
  });

  it('do not end in a dash or a dot when they are cut', () => {
    expect(new IdAllocator().allocate(`${'x'.repeat(70)}--${'y'.repeat(9)}`)).toBe('x'.repeat(70));
  });
});

describe('the id of a section', () => {
  it.each([
    ['Tools & more', 'tools-more'],
    ['C++', 'c-plus'],
    ['C#', 'c-sharp'],
    ['分词', 'segmentation'],
    ['NLP 工具', expect.stringMatching(/^nlp-/)],
    ['中文情感分类', 'chinese-sentiment-classification'],
    ['甲乙丙', 'section-7'],
    ['', 'section-7'],
    ['🎉', 'section-7'],
  ])('%j: %s', (name, id) => {
    expect(proposeSectionId(name, 7)).toEqual(id);
  });
});

describe('the id of an entry', () => {
  const propose = (name: string, url?: string) =>
    proposeEntryId({ name, kind: 'dataset', links: url === undefined ? [] : [{ role: 'data', url }] } as unknown as BuiltEntry);

  it.each([
    ['jieba', 'https://github.com/fxsjy/jieba', 'jieba'],
    ['THULAC 分词', 'https://a.org', 'thulac'],
    ['分词工具', 'https://github.com/owner/Name', 'name'],
    ['分词工具', 'https://github.com/owner/name/blob/main/docs/Guide.md', 'guide'],
    ['数据', 'https://huggingface.co/datasets/owner/Name', 'name'],
    ['数据', 'https://modelscope.cn/datasets/owner/Name', 'name'],
    ['论文', 'https://arxiv.org/abs/2010.07497', 'arxiv-2010.07497'],
    ['论文', 'https://pubmed.ncbi.nlm.nih.gov/23193287/', 'pubmed-23193287'],
    ['数据', 'https://www.example.com.cn/data/corpus-2.html', 'example-corpus-2'],
    ['数据', 'https://pan.baidu.com/s/1abcdefghij', 'dataset'],
    ['数据', undefined, 'dataset'],
    ['', undefined, 'dataset'],
  ])('is that of its name, else of its address, else its kind: %j at %s is %s', (name, url, id) => {
    expect(propose(name, url)).toBe(id);
  });
});
