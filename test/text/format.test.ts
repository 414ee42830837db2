import { expect, test } from 'vitest';
import { fileName, formatMinute, shortName } from '../../src/text/format.ts';

test('shortName drops the subtitle', () => {
  expect(['MedDG：面向实体的数据集', 'BioBERT: a model', 'CMID', '：x', 'http://x'].map(shortName)).toEqual([
    'MedDG',
    'BioBERT',
    'CMID',
    '：x',
    'http://x',
  ]);
});

test('formatMinute names the time zone, fileName drops the folders', () => {
  expect(formatMinute('2026-11-22T03:12Z')).toBe('2026-11-22 03:12 UTC');
  expect(fileName('data/x/cmid.yml')).toBe('cmid.yml');
});
