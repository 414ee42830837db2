import { describe, expect, it } from 'vitest';
import {
  findGeneratedZone,
  formatStartMarker,
  generatedEndMarker,
  hasZoneMarkers,
  removeZoneMarkers,
} from '../../../src/list/render/generated-zone.ts';
import fc from '../../seeded-fast-check.ts';

const start = formatStartMarker('data');
const end = generatedEndMarker;

describe('findGeneratedZone', () => {
  it('splits a text at its markers', () => {
    expect(findGeneratedZone(`# T\n${start}\nold\n${end}\nrest`)).toEqual({
      before: `# T\n${start}\n`,
      inside: 'old\n',
      after: `${end}\nrest`,
      line: 2,
    });
  });

  it.each([
    ['missing', 1, 'text\n'],
    ['unclosed', 2, `a\n${start}\n`],
    ['unclosed', 1, `${end}\n`],
    ['reversed', 1, `${end}\n${start}\n`],
    ['doubled', 3, `${start}\n${end}\n${start}\n`],
    ['doubled', 3, `${start}\n${end}\n${end}\n`],
  ])('reports %s markers at line %i', (broken, line, text) => {
    expect(findGeneratedZone(text)).toEqual({ broken, line });
    expect(hasZoneMarkers(text)).toBe(broken !== 'missing');
  });

  it.each([
    ['```', '```'],
    ['~~~', '~~~~'],
    ['````md', '````'],
  ])('ignores markers in code between %s and %s', (open, close) => {
    const example = `${open}\n${start}\n${end}\n${close}\n`;
    expect(hasZoneMarkers(example)).toBe(false);
    expect(findGeneratedZone(`${example}${start}\n${end}\n`)).toMatchObject({ line: 5 });
  });

  it('ignores markers that are not on a line of their own', () => {
    expect(hasZoneMarkers(`text ${start}\n    ${start}\n`)).toBe(false);
  });

  it('finds the same in a text with code in it, which is split into lines', () => {
    const line = fc.constantFrom(
      start,
      end,
      '',
      'text',
      `text ${end}`,
      '<!-- listkeeper:recent 3 -->',
      `   ${end}\r`,
      'listkeeper:',
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
        const text = lines.join('\n');
        const zone = findGeneratedZone(text);
        const code = '\n```\ncode\n```';
        expect(findGeneratedZone(text + code)).toEqual('after' in zone ? { ...zone, after: zone.after + code } : zone);
      }),
    );
  });

  it('returns parts that are the text again when they are joined', () => {
    const lines = fc.array(fc.constantFrom('a', '', '```', '~~~', start, end, `${end}\r`, ' # b'), { maxLength: 8 });
    fc.assert(
      fc.property(lines, lines, (above, below) => {
        const text = [...above, start, 'inside', end, ...below].join('\n');
        const zone = findGeneratedZone(text);
        if ('before' in zone) expect(zone.before + zone.inside + zone.after).toBe(text);
      }),
    );
  });

  it.each([
    ['in an item', '- a\n- ```\n  b\n  ```\n- c\n'],
    ['in an item, open to its end', '1. ~~~\n   b\n\n'],
    ['in a quote', '> ```\n> b\n> ```\n\n'],
    ['in a quote, open to its end', '> - ```\n> b\n\n'],
    ['with an indent', '   ```\nb\n   ```\n'],
  ])('is found after code %s', (_, code) => {
    const text = `${code}<!-- listkeeper:start -->\nlist\n<!-- listkeeper:end -->\n`;
    expect(findGeneratedZone(text)).toMatchObject({ inside: 'list\n' });
    const example = code.replace(/^(.*)b$/m, '$1<!-- listkeeper:start -->');
    expect(findGeneratedZone(example)).toMatchObject({ broken: 'missing' });
  });
});

describe('removeZoneMarkers', () => {
  const line = fc.constantFrom('', 'words', '# A heading', '- [a](https://a.example.org/)', '```', '<!-- a comment -->', 'no\r');
  const lines = fc.array(line, { maxLength: 8 });

  it('takes the two lines out and leaves every other byte', () => {
    fc.assert(
      fc.property(lines, lines, lines, (before, inside, after) => {
        const marked = [...before, '<!-- listkeeper:start -->', ...inside, '<!-- listkeeper:end -->', ...after, ''].join('\n');
        fc.pre(!('broken' in findGeneratedZone(marked)));
        expect(removeZoneMarkers(marked)).toBe([...before, ...inside, ...after, ''].join('\n'));
      }),
    );
  });

  it('leaves a text alone whose markers are broken', () => {
    const text = 'A\n<!-- listkeeper:start -->\nB\n';
    expect(removeZoneMarkers(text)).toBe(text);
  });
});
