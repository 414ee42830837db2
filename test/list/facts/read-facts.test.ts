import { describe, expect, it } from 'vitest';
import { readFacts, splitFacts } from '../../../src/list/facts/index.ts';

const read = (text: string, kind = 'model') => readFacts(splitFacts(text).facts, kind);

describe('readFacts', () => {
  it.each([
    ['Organization: A laboratory', { organization: { en: 'A laboratory' } }],
    ['机构：某实验室', { organization: { zh: '某实验室' } }],
    ['Year: 2023', { year: 2023 }],
    ['Authors: Ann Li, Bo Wu, et al.', { authors: ['Ann Li', 'Bo Wu', 'et al.'] }],
    ['Venue: ACL', { venue: 'ACL' }],
    ['Also published: arXiv 2023', { publications: [{ venue: 'arXiv', year: 2023 }] }],
    ['Version: v2.0', { version: '2.0' }],
    ['Formerly: HuaTuo', { formerly: ['HuaTuo'] }],
    ['Size: about 5k samples', { size: [{ count: 5000, unit: { en: 'samples' }, precision: 'about' }] }],
    ['数据来源：在线问诊', { source: { zh: '在线问诊' } }],
    ['模态：文本、图像', { modality: ['text', 'image'] }],
    ['Tasks: question answering, my own task', { tasks: ['question-answering', 'my-own-task'] }],
    ['Tags: covid-19', { tags: ['covid-19'] }],
    ['语言：中文、英文', { languages: ['zh', 'en'] }],
    ['Languages: zh-Hans, French', { languages: ['zh-Hans', 'fr'] }],
    ['Base model: Qwen2.5-7B', { base: ['Qwen2.5-7B'] }],
    ['Parameters: 7b, 13B', { parameters: ['7B', '13B'] }],
    ['Context: 32,768 tokens', { context: 32_768 }],
    [
      'Code license: MIT; Data license: CC-BY-4.0',
      {
        licenses: [
          { of: 'code', license: 'MIT' },
          { of: 'data', license: 'CC-BY-4.0' },
        ],
      },
    ],
    ['Use: research-only', { use: 'research-only' }],
    ['获取方式：需申请', { access: 'application' }],
    ['Access: open', { access: 'open' }],
    ['开始日期：2026年3月1日；Closes: 2026-06-30', { opens: '2026-03-01', closes: '2026-06-30' }],
    ['Note: Old', { note: { en: 'Old' } }],
  ])('reads %s', (text, fields) => {
    expect(read(text)).toEqual({ fields, links: [], refused: [] });
  });

  it('reads addresses as links with their role', () => {
    const { links, refused } = read('Weights: https://huggingface.co/a/b; Leaderboard: nowhere');
    expect(links).toEqual([{ role: 'weights', url: 'https://huggingface.co/a/b' }]);
    expect(refused).toEqual(['Leaderboard: nowhere']);
  });

  it.each([
    'Year: last year',
    'Size: many',
    'Modality: smell',
    'Parameters: large',
    'Context: long',
    'Code license: MITT',
    'Use: mine',
    'Closes: 2026-02-30',
    `Version: ${'1'.repeat(61)}`,
  ])('refuses %s', (text) => {
    expect(read(text)).toEqual({ fields: {}, links: [], refused: [text] });
  });

  it('refuses a field that entries of the kind do not have', () => {
    expect(read('Base: BERT; Year: 2023', 'dataset')).toEqual({ fields: { year: 2023 }, links: [], refused: ['Base: BERT'] });
    expect(read('Size: 3 pages', 'paper').refused).toEqual(['Size: 3 pages']);
  });

  it('takes the first value of a field', () => {
    expect(read('Year: 2023; year: 2024').fields).toEqual({ year: 2023 });
  });
});
