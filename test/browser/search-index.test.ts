import { beforeAll, describe, expect, it } from 'vitest';
import type { SearchEntry } from '../../src/browser/search-data.ts';
import { SearchIndex } from '../../src/browser/search-index.ts';

const names: Partial<SearchEntry>[] = [
  {
    n: 'CBLUE：中文医疗信息处理挑战榜',
    i: 'zhong wen yi liao xin xi chu li tiao zhan bang',
    d: '中文医疗语言理解榜单。',
    x: 'Chinese Biomedical Language Understanding',
  },
  { n: 'CMeEE 医学命名实体识别', i: 'yi xue ming ming shi ti shi bie', d: '儿科教材的实体标注。' },
  { n: 'cMedQA 社区问答', i: 'she qu wen da', d: '中文医疗问答匹配数据。', x: 'question answering' },
  { n: 'MedDialog', d: 'Dialogues between patients and doctors.', x: '对话' },
  { n: '灵心 SoulChat', i: 'ling xin', d: '心理咨询对话模型。', x: 'speech' },
];

let index: SearchIndex;
beforeAll(async () => {
  index = await SearchIndex.create(names.map((entry) => ({ p: '', r: 0, s: 0, k: 'dataset', n: '', ...entry })));
});

const find = (query: string) => index.search(query).map(({ index: at }) => names[at]?.n?.split(/[： ]/)[0]);

describe('a search', () => {
  it('finds Chinese words that stand apart in a text', () => {
    expect(find('医疗问答')).toEqual(['cMedQA']);
  });

  it('finds by one character, also the last of its word', () => {
    expect(find('榜')).toEqual(['CBLUE']);
    expect(find('心')).toContain('灵心');
  });

  it('forgives a wrong character in a longer word', () => {
    expect(find('命名实休识别')[0]).toBe('CMeEE');
  });

  it('forgives a mistyped, a missing and a swapped letter', () => {
    expect(find('questoin answring')).toEqual(['cMedQA']);
    expect(find('dialoges')).toEqual(['MedDialog']);
  });

  it('forgives two letters that changed places in a short word', () => {
    expect(find('sepech')).toEqual(['灵心']);
    expect(find('sepe')).toEqual(['灵心']);
    expect(find('sepech quantum')).toEqual([]);
    expect(find('docotr ptaients')).toEqual(['MedDialog']);
  });

  it('forgives a wrong last character of a short word', () => {
    expect(find('咨询气')).toEqual(['灵心']);
  });

  it('shows the entry first whose whole name was typed', async () => {
    const frameworks = ['django-haystack', 'Django for Django', 'Django', 'Other'].map((n) => ({ n, d: 'Made with Django.' }));
    const own = await SearchIndex.create(
      frameworks.map((entry, at) => ({
        p: '',
        r: 0,
        s: 0,
        k: 'toolkit',
        ...entry,
        ...(at === 2 ? { d: 'A framework of many words, none of them its name.' } : {}),
      })),
    );
    for (const query of ['django', ' DJANGO ', 'djnago']) expect(own.search(query).map(({ index: at }) => at)[0]).toBe(2);
    expect(own.search('django haystack')[0]?.index).toBe(0);
  });

  it('finds by the beginning of a word while it is typed', () => {
    expect(find('biomed')).toEqual(['CBLUE']);
  });

  it('finds by pinyin and by initials, from any syllable on', () => {
    expect(find('mingmingshiti')).toEqual(['CMeEE']);
    expect(find('shequwenda')).toEqual(['cMedQA']);
    expect(find('mmst')).toEqual(['CMeEE']);
  });

  it('wants all words where an entry has them', () => {
    expect(find('chinese language')).toEqual(['CBLUE']);
  });

  it('ranks a name before a description', () => {
    expect(find('心')[0]).toBe('灵心');
  });

  it('finds nothing for nothing, and for what is nowhere', () => {
    expect(find('')).toEqual([]);
    expect(find('???')).toEqual([]);
    expect(find('quantum chromodynamics')).toEqual([]);
  });
});
