import { describe, expect, it } from 'vitest';
import { findPlaceholder } from '../../../../src/list/schema/errors/placeholder-text.ts';

describe('findPlaceholder', () => {
  it.each([
    '待添加',
    ' TODO ',
    'tbd.',
    'N/A',
    '暂无',
    'xxx',
    '???',
    'https://example.com/x',
    'https://github.com/owner/repo',
    'https://OWNER.github.io/REPOSITORY/',
  ])('recognizes %s', (text) => {
    expect(findPlaceholder(text)).toEqual({ extent: 'whole', text: text.trim() });
  });

  it.each([
    '无',
    '0',
    'A',
    '暂无人工标注的语料',
    'https://examples.com.cn/',
    'https://owners.github.io/x',
    'method to do things',
    'null hypothesis',
  ])('accepts %s as real text', (text) => {
    expect(findPlaceholder(text)).toBeUndefined();
  });
});
