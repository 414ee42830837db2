import { describe, expect, it } from 'vitest';
import { toLocalizedName, toLocalizedText } from '../../../../src/list/import/entries/localized-text.ts';

describe('a name', () => {
  it.each([
    ['BERT', { en: 'BERT' }],
    ['百度 BERT', { zh: '百度 BERT' }],
    ['', { en: '' }],
  ])('%j is Chinese with one Chinese character', (name, expected) => {
    expect(toLocalizedName(name)).toEqual(expected);
  });
});

describe('a sentence', () => {
  it.each([
    ['A library for 分词', 'en'],
    ['用 Transformer 做分词', 'zh'],
    ['基于 BERT 的命名实体识别', 'zh'],
    ['12 %', 'en'],
    ['分', 'zh'],
  ])('%j is in the language that most of it is written in', (text, language) => {
    expect(toLocalizedText(text)).toEqual({ [language]: text });
  });

  it('is Chinese from a fifth of Chinese characters on', () => {
    expect(toLocalizedText(`${'a'.repeat(40)}${'字'.repeat(10)}`)).toHaveProperty('zh');
    expect(toLocalizedText(`${'a'.repeat(41)}${'字'.repeat(10)}`)).toHaveProperty('en');
  });
});
