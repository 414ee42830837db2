import { describe, expect, it } from 'vitest';
import type { ImportedEntry } from '../../../../src/list/import/imported-list.ts';
import { importMarkdown } from '../../../../src/list/import/index.ts';
import type { Section } from '../../../../src/list/schema/index.ts';

const build = (text: string, options: Parameters<typeof importMarkdown>[1] = {}) =>
  importMarkdown({ path: 'README.md', text }, options);
const showSections = (sections: readonly Section[] = []): unknown[] =>
  sections.map(({ id, sections: inner }) => (inner === undefined ? id : [id, ...showSections(inner)]));
const showEntries = (entries: readonly ImportedEntry[]) => entries.map(({ path }) => path);
const item = (name: string) => `- [${name}](https://${name.toLowerCase()}.invented.org) - Words.\n`;

describe('a list', () => {
  it('gives every section and entry an id and a file, which are unique', () => {
    const { list, entries } = build(`# L\n\n## A\n\n${item('X')}${item('X')}\n## A\n\n${item('List')}`);
    expect(showSections(list.sections)).toEqual(['a', 'a-2']);
    expect(showEntries(entries)).toEqual(['data/a/x.yml', 'data/a/x-2.yml', 'data/a-2/list-1.yml']);
  });

  it('is in the folder that was asked for', () => {
    expect(showEntries(build(`# L\n\n${item('X')}`, { data: 'entries' }).entries)).toEqual(['entries/l/x.yml']);
  });

  it('nests sections as headings do, five levels at most', () => {
    const levels = [2, 3, 4, 5, 6].map((depth) => `${'#'.repeat(depth)} H${depth}\n\n${item(`X${depth}`)}\n`).join('');
    expect(showSections(build(`# L\n\n${levels}`).list.sections)).toEqual([['h2', ['h3', ['h4', ['h5', 'h6']]]]]);
  });

  it('has no section for a heading of a date, whose entries belong to the section around it', () => {
    const { list, entries } = build(`# L\n\n## A\n\n### 2020-05\n\n${item('X')}\n### B\n\n${item('Y')}`);
    expect(showSections(list.sections)).toEqual([['a', 'b']]);
    expect(showEntries(entries)).toEqual(['data/a/x.yml', 'data/b/y.yml']);
  });

  it('has no sections for many headings of an entry each', () => {
    const people = Array.from({ length: 22 }, (_, index) => `### Person ${index}\n\n${item(`X${index}`)}\n`).join('');
    expect(showSections(build(`# L\n\n## A\n\n${people}`).list.sections)).toEqual(['a']);
  });

  it('has no section for a heading without entries', () => {
    expect(showSections(build(`# L\n\n## A\n\n### Note\n\nwords\n\n### B\n\n${item('X')}`).list.sections)).toEqual([['a', 'b']]);
  });

  it('keeps the order of the source', () => {
    expect(build(`# L\n\n## A\n\n${item('B')}${item('A')}`).list.sections[0]).toMatchObject({
      sort: 'manual',
      order: ['b', 'a'],
    });
    expect(build(`# L\n\n## A\n\n${item('B')}`).list.sections[0]).not.toHaveProperty('sort');
  });

  it.each([
    [item('X'), ['en']],
    ['- [甲](https://a.invented.org) - 一句话。\n', ['zh']],
    [`${item('X')}- [甲](https://a.invented.org) - 一句话。\n`, ['zh', 'en']],
    [`${item('X')}${item('Y')}- [甲](https://a.invented.org) - 一句话。\n`, ['en', 'zh']],
    [`${item('X')}${item('Y')}${item('Z')}${item('W')}- [甲](https://a.invented.org) - 一句话。\n`, ['en']],
  ])(
    'is in the language of most words, Chinese counting double, and in the other where a quarter use it: %j',
    (items, languages) => {
      expect(build(`# L\n\n## A\n\n${items}`).list.languages).toEqual(languages);
    },
  );

  it('is in the language that was asked for', () => {
    expect(build(`# L\n\n${item('X')}`, { language: 'zh' }).list.languages).toEqual(['zh', 'en']);
  });

  it('cuts a name of a section that is too long, and tells it', () => {
    const { list, report } = build(`# L\n\n## ${'long '.repeat(40)}\n\n${item('X')}`);
    expect([...(list.sections[0]?.name.en ?? '')]).toHaveLength(120);
    expect(report).toMatchObject([{ what: 'section', why: 'too-long' }]);
  });
});

describe('an entry', () => {
  it('whose description is too long continues in its note', () => {
    const sentence = 'This is one of very many sentences. ';
    const { entries } = build(`# L\n\n- [X](https://x.invented.org) - ${sentence.repeat(150)}\n`);
    const { description, note } = entries[0]?.entry ?? {};
    expect(`${description?.en} ${note?.en}`).toBe(sentence.repeat(150).trim());
    expect(description?.en?.length).toBeLessThanOrEqual(4000);
  });

  it('under another is a part of it', () => {
    const { entries } = build(`# L\n\n${item('X')}  ${item('Y')}`);
    expect(entries.map(({ entry }) => entry.relations)).toEqual([undefined, [{ type: 'part-of', to: 'x' }]]);
  });

  it('on the line of another has no place, and stays text', () => {
    const { entries, template } = build('# L\n\n## A\n\n- - [X](https://x.invented.org)\n- [Y](https://y.invented.org)\n');
    expect(new Set(entries.map(({ line }) => line)).size).toBe(entries.length);
    expect(template?.text).toContain('listkeeper');
  });
});
