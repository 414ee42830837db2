import { describe, expect, it } from 'vitest';
import { formatSize } from '../../../../src/list/render/entries/entry-sizes.ts';

const both = (size: Parameters<typeof formatSize>[0]) => [formatSize(size, 'en', undefined), formatSize(size, 'zh', undefined)];

describe('sizes in words', () => {
  it.each([
    [39.04, 'hours', '39.04 hours', '39.04 小时'],
    [2.5, 'GB', '2.5 GB', '2.5 GB'],
    [1_000_000, 'tokens', '1,000,000 tokens', '100 万个词元'],
    [42, 'questions', '42 questions', '42 个问题'],
  ])('need one language for a unit that many lists count in: %d %s', (count, unit, english, chinese) => {
    expect(both({ count, unit: { en: unit } })).toEqual([english, chinese]);
  });

  it('know the unit by its Chinese word too', () => {
    expect(both({ count: 39.04, unit: { zh: '小时' } })).toEqual(['39.04 hours', '39.04 小时']);
  });

  it('leave a unit of the list’s own as it is written', () => {
    expect(both({ count: 3, unit: { en: 'syndromes' } })).toEqual(['3 syndromes', '3 syndromes']);
    expect(both({ count: 3, unit: { en: 'hours', zh: '课时' } })).toEqual(['3 hours', '3 课时']);
    expect(both({ count: 3, unit: { en: 'constructor' } })).toEqual(['3 constructor', '3 constructor']);
  });

  it('name the parts behind the whole', () => {
    const parts = { train: 5000, validation: 1000, 'hard-cases': 1692 };
    expect(both({ count: 7692, unit: { en: 'samples' }, parts })).toEqual([
      '7,692 samples (5,000 training, 1,000 validation, 1,692 hard cases)',
      '7,692 条样本（训练 5,000、验证 1,000、hard cases 1,692）',
    ]);
  });
});
