import { describe, expect, it } from 'vitest';
import { importLosslessly, renderImported } from '../import-assertions.ts';

const item = (name: string, words = 'Words.') => `- [${name}](https://${name}.invented.org) - ${words}\n`;
const template = (text: string) => importLosslessly(text).template?.text ?? '';
const slots = (text: string) => template(text).match(/<!-- listkeeper:entries[^>]*-->/g) ?? [];

describe('the template of a source', () => {
  it('has one place for entries that stand side by side and look alike', () => {
    expect(slots(`# L\n\n## A\n\n${item('a')}${item('b')}${item('c')}`)).toHaveLength(1);
    expect(slots(`# L\n\n## A\n\n${item('a')}\n${item('b')}\n${item('c')}`)).toHaveLength(1);
  });

  it('has another place where the look, the gap or the section changes', () => {
    expect(slots(`# L\n\n## A\n\n${item('a')}* [b](https://b.invented.org): Words.\n`).length).toBeGreaterThan(1);
    expect(slots(`# L\n\n## A\n\n${item('a')}${item('b')}\n${item('c')}`).length).toBeGreaterThan(1);
    expect(slots(`# L\n\n## A\n\n${item('a')}\n## B\n\n${item('b')}`)).toHaveLength(2);
  });

  it('keeps every word that is no entry in its place', () => {
    const text = `# L\n\n## A\n\nWords before.\n\n${item('a')}\nWords between.\n\n${item('b')}\n> Words after.\n\n## Contributing\n\nx\n`;
    const imported = importLosslessly(text);
    expect(renderImported(imported).replace(/<!-- listkeeper:(?:start|end)[^\n]*\n/g, '')).toBe(text);
  });

  it('gives back braces of the source', () => {
    const text = `# L\n\n## A\n\n${item('a', 'A {name} of {{x}}.')}`;
    expect(renderImported(importLosslessly(text))).toContain('A {name} of {{x}}.');
  });

  it('ends as the source does, without a line break too', () => {
    importLosslessly(`# L\n\n## A\n\n${item('a').trimEnd()}`);
    importLosslessly(`# L\r\n\r\n## A\r\n\r\n${item('a').trimEnd()}\r\n${item('b').trimEnd()}`);
  });
});
