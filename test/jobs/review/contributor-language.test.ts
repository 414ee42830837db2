import { describe, expect, it } from 'vitest';
import { detectContributorLanguage } from '../../../src/jobs/review/contributor-language.ts';
import fc from '../../seeded-fast-check.ts';

const told = (title: string, body = '') => [
  detectContributorLanguage({ title, body }, 'en'),
  detectContributorLanguage({ title, body }, 'zh'),
];

describe('the language of a contributor', () => {
  it.each([
    ['添加 CMID 数据集', ''],
    ['Add CMID', '这是一个中文医学意图数据集，和 BERT、RoBERTa 等模型一起发布，见论文。'],
    ['Update README.md', '<!-- Please describe what this pull request changes, in English -->\n补充了两条医疗对话数据。'],
    ['新增数据集', '```yaml\nname: a long block of english words that is data\n```'],
  ])('is Chinese: %s', (title, body) => expect(told(title, body)).toEqual(['zh', 'zh']));

  it.each([
    ['Add CMID, MedDG and one more dataset', ''],
    ['Add 中文医疗对话数据集', 'A dataset of conversations between patients and their doctors, with the code that made it.'],
    ['Fix links', '> 原来的地址打不开了，请换成新的地址，谢谢大家。\n\nAll of them answer now.'],
  ])('is English: %s', (title, body) => expect(told(title, body)).toEqual(['en', 'en']));

  it.each([['v2'], [''], ['CMID'], ['123 https://example.org/a/long/address/of/words'], ['日本']])(
    'is the list’s where the words say too little: %s',
    (title) => expect(told(title)).toEqual(['en', 'zh']),
  );

  it('is found in time, whatever somebody writes', () => {
    const parts = fc.constantFrom('<!--', '-->', '```', '~~~', '`', '> ', '\n', 'https://', '中', 'word ', ' ');
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 200 }), (some) => {
        expect(['zh', 'en']).toContain(detectContributorLanguage({ title: '', body: some.join('') }, 'en'));
      }),
      { numRuns: 200 },
    );
  });
});
