import { describe, expect, it } from 'vitest';
import { formatNameKey, isHanTerm, tokenizePinyin, tokenizeQuery, tokenizeText } from '../../src/browser/tokenize.ts';

describe('the terms of a text', () => {
  it('are bigrams of Chinese, and its last character', () => {
    expect(tokenizeText('医疗问答')).toEqual(['医疗', '疗问', '问答', '答']);
  });

  it('are words of Latin letters without case, accents and full width', () => {
    expect(tokenizeText('Médical ＮＬＰ, C++ and C#')).toEqual(['medical', 'nlp', 'c++', 'and', 'c#']);
  });

  it('include the parts of a word that is put together from several', () => {
    expect(tokenizeText('BioBERT')).toEqual(['biobert', 'bio', 'bert']);
    expect(tokenizeText('SoulChat cMedQA')).toEqual(['soulchat', 'soul', 'chat', 'cmedqa', 'med', 'qa']);
    expect(tokenizeText('BERT bert Bert')).toEqual(['bert', 'bert', 'bert']);
    expect(tokenizeQuery('BioBERT')).toEqual(['biobert']);
  });

  it('keep both apart where they touch', () => {
    expect(tokenizeText('CBLUE挑战 2.0')).toEqual(['cblue', '挑战', '战', '2', '0']);
  });

  it('include rare characters as one', () => {
    expect(tokenizeText('𠀀𠀁')).toEqual(['𠀀𠀁', '𠀁']);
  });
});

describe('the terms of a query', () => {
  it('follow the words of a dictionary, so that none goes across two words', () => {
    expect(tokenizeQuery('医疗问答')).toEqual(['医疗', '问答']);
  });

  it('are bigrams of a longer word', () => {
    expect(tokenizeQuery('abc', () => [])).toEqual(['abc']);
    expect(tokenizeQuery('命名实体', (run) => [run])).toEqual(['命名', '名实', '实体']);
  });

  it('name each term once', () => {
    expect(tokenizeQuery('data DATA')).toEqual(['data']);
  });

  it('are none for signs', () => {
    expect(tokenizeQuery('?! <> …')).toEqual([]);
  });
});

it('tells Chinese terms from others', () => {
  expect([isHanTerm('医疗'), isHanTerm('nlp')]).toEqual([true, false]);
});

it('finds pinyin from each syllable on, and its initials', () => {
  expect(tokenizePinyin('yi xue,wen')).toEqual(['yixue', 'yx', 'xue', 'wen']);
});

describe('the key of a name', () => {
  it('is the same however its words are written', () => {
    expect(formatNameKey(' ＤＪＡＮＧＯ REST-Framework! ')).toBe('django rest framework');
    expect(formatNameKey('Médical：问答')).toBe('medical 问答');
    expect(formatNameKey('…')).toBe('');
  });
});
