import { expect, it } from 'vitest';
import { spellPinyin } from '../../../../../src/list/render/site/data/pinyin.ts';

it('spells the Chinese runs of a name, by the words that they are in', () => {
  expect(spellPinyin('医学 NLP 评测')).toBe('yi xue,ping ce');
  expect(spellPinyin('重庆').split(',')[0]).toBe('chong qing');
  expect(spellPinyin('English only')).toBe('');
});

it('spells a character with two common readings in both ways, since one alone is wrong for some words', () => {
  expect(spellPinyin('排行榜').split(',')).toContain('pai hang bang');
  expect(spellPinyin('社会计算').split(',')).toContain('she hui ji suan');
  expect(spellPinyin('相似的').split(',')).toContain('xiang si de');
});

it('spells one run in nine ways at most', () => {
  expect(spellPinyin('行'.repeat(50)).split(',').length).toBeLessThanOrEqual(9);
});
