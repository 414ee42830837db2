import { describe, expect, it } from 'vitest';
import { type ListDocument, renderListMarkdown } from '../../../src/list/render/list-markdown.ts';
import type { Section } from '../../../src/list/schema/index.ts';
import { readListOf } from '../list-fixtures.ts';

const section = (id: string, more: Partial<Section> = {}): Section => ({ id, name: { en: id.toUpperCase() }, ...more });
const tool = (id: string, at: string, name = id) =>
  `kind: toolkit\nsection: ${at}\nname: { en: "${name}" }\nlinks: [{ role: code, url: "https://${id}.example.org/" }]\n`;
const nest = (depth: number, level = 1): Section =>
  section(`s${level}`, level < depth ? { sections: [nest(depth, level + 1)] } : {});

/** Renders entries of these sections; `headings` are those whose anchors were asked for, in order. */
function render(sections: Section[], at: Record<string, string>, more: Partial<ListDocument> = {}) {
  const headings: string[] = [];
  const files = Object.fromEntries(Object.entries(at).map(([id, where]) => [`${id}.yml`, tool(id, where)]));
  const { entries } = readListOf(files);
  const text = renderListMarkdown({
    info: { title: { en: 'L' }, languages: ['en'], sections },
    language: 'en',
    entries,
    sections,
    level: 2,
    nextAnchor: (heading) => {
      headings.push(heading);
      return heading.toLowerCase().replace(/\W+/g, '-');
    },
    followingHeadings: [],
    ...more,
  });
  return { text, headings };
}

describe('renderListMarkdown', () => {
  it('says so where there is nothing', () => {
    expect(render([section('a')], {}).text).toBe('0 entries.\n');
    expect(render([section('a')], {}, { layout: 'bullets' }).text).toBe('0 entries.\n');
  });

  it('leaves out empty sections, and keeps one for what is under it', () => {
    const { text, headings } = render([section('a'), section('b', { sections: [section('c'), section('d')] })], { x: 'd' });
    expect(text).toContain('1 entry.\n\n- [B](#b) (1)\n  - [D](#d) (1)\n\n## B\n\n### D\n\n');
    expect(headings.filter((heading) => heading !== 'x')).toEqual(['B', 'D']);
  });

  it('asks for anchors in the order of the headings: section, entries, sections under it', () => {
    const sections = [
      section('a', { layout: 'headings', sections: [section('b', { layout: 'headings' })] }),
      section('c', { layout: 'headings' }),
    ];
    expect(render(sections, { z: 'c', y: 'b', x: 'a' }).headings).toEqual(['A', 'x', 'B', 'y', 'C', 'z']);
  });

  it('has no headings below the sixth level, and no anchors for what is none', () => {
    const { text, headings } = render([nest(7)], { x: 's7' });
    expect(text).toContain('###### S5\n\n**S6**\n\n**S7**\n');
    expect(headings).toEqual(['S1', 'S2', 'S3', 'S4', 'S5']);
    expect(text).toContain('          - S6 (1)\n\n## S1');
    expect(text).not.toContain('- S7');
  });

  it('uses the bullet of the line’s template for the table of contents too', () => {
    const { text } = render([section('a')], { x: 'a' }, { layout: 'bullets', line: '* {name}' });
    expect(text).toContain('## Contents\n\n* [A](#a) (1)\n');
    expect(text).not.toMatch(/^- /m);
  });

  it('names in bullets what follows the list, but not what awesome-lint wants left out', () => {
    const followingHeadings = [
      { text: 'License', level: 2 },
      { text: 'Deeper', level: 3 },
      { text: 'Contributing ', level: 2 },
      { text: ' ', level: 2 },
    ];
    const bullets = render([section('a')], { x: 'a' }, { layout: 'bullets', followingHeadings });
    expect(bullets.text).toContain('- [A](#a) (1)\n- [License](#license)\n\n## A');
    // Each takes its anchor, also where it isn't shown.
    expect(bullets.headings).toEqual(['Contents', 'A', 'License', 'Deeper', 'Contributing ', ' ']);
    expect(render([section('a')], { x: 'a' }, { followingHeadings }).text).not.toContain('License');
  });

  it.each([
    ['_A line of its own._', '_A line of its own._'],
    ['Some _words_.', 'Some \\_words\\_.'],
    ['__', '\\_\\_'],
  ])('shows the introduction %j as it was meant', (introduction, shown) => {
    expect(render([section('a', { introduction: { en: introduction } })], { x: 'a' }).text).toContain(`## A\n\n${shown}\n\n`);
  });

  it('keeps a name from ending its heading or its link', () => {
    const name = { en: 'A]\n# B <!-- x -->' };
    const { text } = render([{ id: 'a', name }], { x: 'a' });
    expect(text.match(/^#+ .*$/gm)?.filter((line) => line.includes('B'))).toHaveLength(1);
    expect(text).not.toMatch(/(?<!\\)<!--/);
  });
});
