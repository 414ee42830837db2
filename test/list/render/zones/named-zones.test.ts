import { describe, expect, it } from 'vitest';
import { fillNamedZones, hasCreditsZone } from '../../../../src/list/render/zones/named-zones.ts';

const fill = (text: string) =>
  fillNamedZones({ path: 'README.md', text }, (name, count) => (name === 'credits' ? undefined : `${name} of ${count}`));

describe('a named zone', () => {
  it('is filled, and everything around it stays', () => {
    const text = 'A\n<!-- listkeeper:recent 3 -->\nold\n<!-- listkeeper:recent end -->\nB\n';
    expect(fill(text).text).toBe('A\n<!-- listkeeper:recent 3 -->\n\nrecent of 3\n\n<!-- listkeeper:recent end -->\nB\n');
    expect(fill(fill(text).text).text).toBe(fill(text).text);
  });

  it('stays as it is where nothing is known', () => {
    const text = '<!-- listkeeper:credits -->\nold\n<!-- listkeeper:credits end -->\n';
    expect(fill(text)).toEqual({ text, findings: [] });
  });

  it('keeps the line ends of its file', () => {
    const text = '<!-- listkeeper:recent 1 -->\r\n<!-- listkeeper:recent end -->\r\n';
    expect(fill(text).text).toBe('<!-- listkeeper:recent 1 -->\r\n\r\nrecent of 1\r\n\r\n<!-- listkeeper:recent end -->\r\n');
  });

  it('in an example is text', () => {
    const text = '```md\n<!-- listkeeper:recent 3 -->\n<!-- listkeeper:recent end -->\n```\n';
    expect(fill(text)).toEqual({ text, findings: [] });
  });

  it('without its end is told, and left alone', () => {
    const text = 'A\n<!-- listkeeper:recent -->\nB\n';
    expect(fill(text)).toMatchObject({ text, findings: [{ code: 'zone-broken', line: 2, found: 'unclosed' }] });
  });

  it('for those who helped is found', () => {
    expect(hasCreditsZone('x\n<!-- listkeeper:credits 50 -->\n')).toBe(true);
    expect(hasCreditsZone('<!-- listkeeper:recent -->\n')).toBe(false);
  });
});
