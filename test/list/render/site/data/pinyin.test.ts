import { expect, it } from 'vitest';
import { spellPinyin } from '../../../../../src/list/render/site/data/pinyin.ts';

it('spells the Chinese runs of a name, by the words that they are in', () => {
  expect(spellPinyin('重庆医学 NLP 评测')).toBe('chong qing yi xue,ping ce');
  expect(spellPinyin('English only')).toBe('');
});
