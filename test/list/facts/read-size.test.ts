import { describe, expect, it } from 'vitest';
import { readSizes } from '../../../src/list/facts/read-size.ts';

describe('readSizes', () => {
  it.each([
    ['1,200 dialogues', [{ count: 1200, unit: { en: 'dialogues' } }]],
    ['约 5 万条问答', [{ count: 50_000, unit: { zh: '条问答' }, precision: 'about' }]],
    ['5万余条', [{ count: 50_000, unit: { zh: '条' }, precision: 'at-least' }]],
    ['over 1.2 million questions', [{ count: 1_200_000, unit: { en: 'questions' }, precision: 'at-least' }]],
    [
      '10k samples, 300 images',
      [
        { count: 10_000, unit: { en: 'samples' } },
        { count: 300, unit: { en: 'images' } },
      ],
    ],
    [
      '1,200 组对话、300 种疾病',
      [
        { count: 1200, unit: { zh: '组对话' } },
        { count: 300, unit: { zh: '种疾病' } },
      ],
    ],
    ['39.04 hours', [{ count: 39.04, unit: { en: 'hours' } }]],
    ['1.2 GB', [{ count: 1.2, unit: { en: 'GB' } }]],
    ['3 M', undefined],
    ['many', undefined],
    ['1200', undefined],
    ['1,200 dialogues and more. Really', undefined],
    ['0 samples', undefined],
    ['10 samples, many images', undefined],
    [`1 ${'a'.repeat(61)}`, undefined],
  ])('reads %s', (text, sizes) => {
    expect(readSizes(text)).toEqual(sizes);
  });
});
