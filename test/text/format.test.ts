import { expect, test } from 'vitest';
import { formatMinute, getFileName, shortenName } from '../../src/text/format.ts';

test('shortenName drops the subtitle', () => {
  expect(['MedDG：面向实体的数据集', 'BioBERT: a model', 'CMID', '：x', 'http://x'].map(shortenName)).toEqual([
    'MedDG',
    'BioBERT',
    'CMID',
    '：x',
    'http://x',
  ]);
});

test('formatMinute names the time zone, getFileName drops the folders', () => {
  expect(formatMinute('2026-11-22T03:12Z')).toBe('2026-11-22 03:12 UTC');
  expect(getFileName('data/x/cmid.yml')).toBe('cmid.yml');
});
