import { describe, expect, it } from 'vitest';
import {
  formatTemplate,
  hasTemplateDirectives,
  parseTemplate,
  type TemplatePart,
} from '../../../../src/list/render/template/template-syntax.ts';

const entries = (more: Partial<Extract<TemplatePart, { type: 'entries' }>> = {}): TemplatePart => ({
  type: 'entries',
  section: 'sails',
  slots: [{ id: 'cotton' }, { id: 'linen', fingerprint: '9f86d081' }],
  pattern: '- [{name}]({url})\n',
  gap: 0,
  ...more,
});

describe('a template', () => {
  it.each<[string, TemplatePart[]]>([
    ['text alone', [{ type: 'text', text: 'a\n\nb' }]],
    ['a section', [{ type: 'section', id: 'sails', fingerprint: '5e884898' }]],
    ['a mark', [{ type: 'mark', mark: { place: 'end', field: 'marks', value: 'Free "ware"', markdown: '![Free][icon]' } }]],
    ['entries', [{ type: 'text', text: 'x\n' }, entries(), { type: 'text', text: 'y' }]],
    ['entries with a gap', [entries({ gap: 2 })]],
    ['a pattern of several lines', [entries({ pattern: '### {name}\n\n{description}\n' })]],
    ['more ids than a line holds', [entries({ slots: Array.from({ length: 300 }, (_, index) => ({ id: `entry-${index}` })) })]],
  ])('is read back as it was written: %s', (_, parts) => {
    const read = parseTemplate(formatTemplate(parts));
    expect(JSON.parse(JSON.stringify(read))).toEqual({ parts });
  });

  it('has no line of ids with more than 100 characters', () => {
    const text = formatTemplate([entries({ slots: Array.from({ length: 50 }, (_, index) => ({ id: `a-long-name-${index}` })) })]);
    expect(Math.max(...text.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(100);
  });

  it('may have line ends of Windows and blanks behind its directives', () => {
    expect(parseTemplate('<!-- listkeeper:section sails 5e884898 --> \r\n# A\r\n')).toEqual({
      parts: [
        { type: 'section', id: 'sails', fingerprint: '5e884898' },
        { type: 'text', text: '# A\r\n' },
      ],
    });
  });

  it.each([
    ['<!-- listkeeper:section Sails 5e884898 -->', 1],
    ['a\n<!-- listkeeper:entries sails\ncotton\n-->\n- x\n', 2],
    ['<!-- listkeeper:entries sails\ncotton\n- x\n<!-- listkeeper:/entries -->\n', 1],
    ['<!-- listkeeper:entries sails\nCotton!\n-->\n- x\n<!-- listkeeper:/entries -->\n', 1],
    ['a\nb\n<!-- listkeeper:/entries -->\n', 3],
    ['<!-- listkeeper:mark end marks="a\\x" b -->', 1],
    ['<!-- listkeeper:mark end marks=a b -->', 1],
  ])('names the first line that it can not read: %j', (text, brokenLine) => {
    expect(parseTemplate(text)).toEqual({ brokenLine });
  });

  it('is told from a text that only speaks of directives', () => {
    expect(hasTemplateDirectives('x\n<!-- listkeeper:entries a')).toBe(true);
    expect(hasTemplateDirectives('x <!-- listkeeper:entries a')).toBe(false);
    expect(hasTemplateDirectives('<!-- listkeeper:start -->\n<!-- listkeeper:end -->')).toBe(false);
    expect(hasTemplateDirectives('')).toBe(false);
  });
});
