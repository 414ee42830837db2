import { describe, expect, it } from 'vitest';
import { measureColumns, wrapText } from '../../../src/cli/terminal/display-width.ts';

describe('the width of a text on a terminal', () => {
  it('counts two columns for wide characters', () => {
    expect(measureColumns('check 链接。')).toBe(12);
  });

  it('wraps English at spaces and Chinese between characters, never before a closing mark', () => {
    const english = 'Generate the README and other files from the data of the list';
    expect(wrapText(english, 40)).toBe('Generate the README and other files from\nthe data of the list');
    const lines = wrapText('检查链接时，同一主机的请求不会同时发出太多，超过上限的请求需要等待。', 40).split('\n');
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines) {
      expect(line).not.toMatch(/^[，。]/);
      expect(measureColumns(line)).toBeLessThanOrEqual(42);
    }
  });

  it('does not wrap when the terminal is too narrow', () => {
    expect(wrapText('one two three', 5)).toBe('one two three');
  });
});
