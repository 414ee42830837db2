import { describe, expect, it } from 'vitest';
import { findListReadme } from '../../../src/list/markdown/find-list-readme.ts';

const items = (count: number) =>
  Array.from({ length: count }, (_, index) => `- [Tool ${index}](https://example.org/${index}) - Does ${index}.\n`).join('');
const listOf = (count: number, before = '') => `# Awesome tools\n\n${before}## Tools\n\n${items(count)}`;
const find = (files: Record<string, string>) => findListReadme(Object.entries(files).map(([path, text]) => ({ path, text })));

describe('the README that is a list', () => {
  it('is one with ten entries, and none with nine', () => {
    expect(find({ 'README.md': listOf(10) })).toBe('README.md');
    expect(find({ 'README.md': listOf(9) })).toBeUndefined();
  });

  it('is the English one where there are two, whatever their order', () => {
    expect(find({ 'README.zh-CN.md': listOf(12), 'README.md': listOf(12) })).toBe('README.md');
    expect(find({ 'README.zh-CN.md': listOf(12), 'LICENSE.md': listOf(12) })).toBe('README.zh-CN.md');
  });

  it('is none that another program writes, whose next run would undo every change', () => {
    expect(find({ 'README.md': listOf(20, '<!-- This file is auto-generated. -->\n\n') })).toBeUndefined();
  });

  it('is none without a README', () => {
    expect(find({ 'docs/list.md': listOf(20) })).toBeUndefined();
  });
});
