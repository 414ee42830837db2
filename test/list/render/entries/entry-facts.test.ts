import { describe, expect, it } from 'vitest';
import { renderAuthors, renderFacts } from '../../../../src/list/render/entries/entry-facts.ts';
import type { Entry } from '../../../../src/list/schema/entry/entry-schema.ts';

const model = {
  kind: 'model',
  id: 'm',
  section: 's',
  name: { en: 'M' },
  links: [{ role: 'weights', url: 'https://huggingface.co/a/m' }],
} satisfies Entry;
const facts = (more: Partial<Entry>, language: 'en' | 'zh' = 'en') =>
  renderFacts({ ...model, ...more } as Entry, language, { findEntry: (id) => ({ ...model, id, name: { en: `The ${id}` } }) });

describe('the facts of an entry', () => {
  it('are none for an entry that has only what is required', () => {
    expect(facts({})).toEqual([]);
  });

  it('tell the base, the sizes and the context of a model', () => {
    const own = { base: ['Qwen2.5-7B', 'Yi-34B'], parameters: ['7B', '34B'], context: 4096 };
    expect(facts(own)).toEqual(['7B, 34B parameters', 'based on Qwen2.5-7B, Yi-34B', 'context of 4,096 tokens']);
    expect(facts(own, 'zh')).toEqual(['参数量 7B、34B', '基于 Qwen2.5-7B、Yi-34B', '上下文 4,096 词元']);
  });

  it('name the license of each part instead of the one of the whole', () => {
    const licenses = [
      { of: 'code' as const, license: 'Apache-2.0' },
      { of: 'weights' as const, license: 'not-stated' },
    ];
    expect(facts({ license: 'Apache-2.0', licenses })).toEqual(['license Apache-2.0 (code), not stated (weights)']);
    expect(facts({ license: 'MIT' })).toEqual(['license MIT']);
  });

  it('put a further publication behind the first', () => {
    const publications = [{ venue: 'arXiv', year: 2023 }];
    expect(facts({ venue: 'NAACL', year: 2024, publications })).toEqual(['NAACL 2024 (arXiv 2023)']);
    expect(facts({ publications })).toEqual(['arXiv 2023']);
  });

  it('tell earlier names, and no earlier addresses', () => {
    expect(facts({ formerly: ['HuaTuo', 'https://github.com/a/old'], version: '2.0' })).toEqual([
      'version 2.0',
      'formerly HuaTuo',
    ]);
  });

  it.each([
    [{ opens: '2026-03-01', closes: '2026-06-30' }, '2026-03-01 to 2026-06-30'],
    [{ opens: '2026-03' }, 'from 2026-03'],
    [{ closes: '2026-06' }, 'until 2026-06'],
  ])('tell when a task is open: %j', (dates, text) => {
    expect(facts(dates)).toEqual([text]);
  });

  it('link what it was trained on and what replaces it', () => {
    const relations = [
      { type: 'trained-on' as const, to: 'x' },
      { type: 'replaced-by' as const, to: 'y' },
      { type: 'related' as const, to: 'z' },
    ];
    expect(facts({ relations })).toEqual([
      'trained on [The x](https://huggingface.co/a/m)',
      'replaced by [The y](https://huggingface.co/a/m)',
    ]);
  });

  it('say that only a part is open, and the modality', () => {
    expect(facts({ access: 'partial', modality: ['text', '3d'] })).toEqual(['text, 3D', 'partly open']);
  });

  it('do not show sources', () => {
    expect(facts({ sources: [{ url: 'https://a.edu/', says: 'otherwise' }] })).toEqual([]);
  });

  it('escape what was written', () => {
    expect(facts({ base: ['<b>x</b>'], version: '[v](u)' })).toEqual(['version \\[v\\](u)', 'based on \\<b>x\\</b>']);
  });

  it.each([
    ['non-commercial', ['license MIT', 'non-commercial use only'], ['许可证 MIT', '禁止商用']],
    ['research-only', ['license MIT', 'research use only'], ['许可证 MIT', '仅限研究使用']],
  ] as const)('tell what the makers restrict beside the license: %s', (use, english, chinese) => {
    expect(facts({ license: 'MIT', use })).toEqual(english);
    expect(facts({ license: 'MIT', use }, 'zh')).toEqual(chinese);
  });

  it.each([
    [['Canwen Xu', 'et al.'], 'Canwen Xu et al.', 'Canwen Xu 等'],
    [['A', 'B', 'C', 'D'], 'A, B, C et al.', 'A、B、C 等'],
    [['A', 'B'], 'A, B', 'A、B'],
    [['et al.'], 'et al.', 'et al.'],
  ])('name three authors, and say where there are more: %j', (authors, english, chinese) => {
    expect(renderAuthors({ ...model, authors }, 'en')).toBe(english);
    expect(renderAuthors({ ...model, authors }, 'zh')).toBe(chinese);
  });

  it('name a related entry without its subtitle', () => {
    const relations = [{ type: 'part-of' as const, to: 'x' }];
    const findEntry = () => ({
      ...model,
      name: { en: 'CBLUE: Chinese Biomedical Language Understanding', zh: 'CBLUE：中文医疗信息处理挑战榜' },
    });
    expect(renderFacts({ ...model, relations }, 'en', { findEntry })).toEqual(['part of [CBLUE](https://huggingface.co/a/m)']);
    expect(renderFacts({ ...model, relations }, 'zh', { findEntry })).toEqual(['属于 [CBLUE](https://huggingface.co/a/m)']);
  });

  it('tell which thing of the same name it is not', () => {
    const relations = [{ type: 'different-from' as const, to: 'x' }];
    expect(facts({ relations })).toEqual(['not to be confused with [The x](https://huggingface.co/a/m)']);
    expect(facts({ relations }, 'zh')).toEqual(['不同于 [The x](https://huggingface.co/a/m)']);
  });
});
