import { describe, expect, it } from 'vitest';
import { readList } from '../../../../src/list/index.ts';
import { planSite } from '../../../../src/list/render/site/site-plan.ts';
import { defaultSettings, type ListInfo } from '../../../../src/list/schema/index.ts';

const list = `title: { en: L }
languages: [en]
sections:
  - { id: a, name: { en: A }, sections: [{ id: a1, name: { en: A1 }, sections: [{ id: a2, name: { en: A2 } }] }, { id: empty, name: { en: E } }] }
  - { id: b, name: { en: B } }
`;

function plan(counts: Record<string, number>) {
  const files = Object.entries(counts).flatMap(([section, count]) =>
    Array.from({ length: count }, (_, index) => ({
      path: `data/${section}-${index}.yml`,
      text: `kind: article\nsection: ${section}\nname: { en: ${section} ${index} }\nlinks: [{ role: homepage, url: "https://a.example/${section}/${index}" }]\n`,
    })),
  );
  const parsed = readList([{ path: 'data/list.yml', text: list }, ...files], defaultSettings);
  const { info } = parsed;
  return planSite(info as ListInfo, info?.sections ?? [], parsed, { language: 'en', folder: 'en/' });
}

describe('the plan of a site', () => {
  it('has a chapter for each section of the first level that has entries, with what is below it', () => {
    const { chapters, sectionPlaces } = plan({ a: 1, a2: 2 });
    expect(chapters.map(({ name, entryCount }) => [name, entryCount])).toEqual([['A', 3]]);
    expect(chapters[0]?.parts.map(({ name, level, entryCount }) => [name, level, entryCount])).toEqual([
      ['A1', 2, 2],
      ['A2', 3, 2],
    ]);
    expect(sectionPlaces.get('a2')).toBe('en/sections/a.html#_a2');
    expect(sectionPlaces.has('empty')).toBe(false);
  });

  it('divides a chapter into pages, and leaves no heading alone at the end of one', () => {
    const { chapters, entriesById } = plan({ a: 120, a1: 1 });
    expect(chapters[0]?.pages.map(({ blocks }) => blocks.map(({ name, entries }) => `${name} ${entries.length}`))).toEqual([
      ['A 120'],
      ['A1 1'],
    ]);
    expect(entriesById.get('a1-0')?.place).toBe('en/sections/a/2.html#a1-0');
    expect(entriesById.get('a1-0')?.sectionPath.map(({ id }) => id)).toEqual(['a', 'a1']);
  });

  it('says where a section goes on', () => {
    const pages = plan({ b: 250 }).chapters[0]?.pages ?? [];
    expect(pages.map(({ blocks }) => blocks[0]?.isContinued)).toEqual([false, true, true]);
  });
});
