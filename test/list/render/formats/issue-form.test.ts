import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import {
  buildKindOptions,
  buildSectionOptions,
  isFieldHeading,
  issueFormFields,
  renderIssueForm,
} from '../../../../src/list/render/formats/issue-form.ts';
import { entryKinds, type ListInfo } from '../../../../src/list/schema/index.ts';

const info = (sections: ListInfo['sections'], more: Partial<ListInfo> = {}): ListInfo => ({
  title: { en: 'A list' },
  languages: ['en'],
  sections,
  ...more,
});
const section = (id: string, en: string, sections?: ListInfo['sections']) => ({
  id,
  name: { en },
  ...(sections ? { sections } : {}),
});

describe('the choices of the issue form', () => {
  it('name sections with those around them', () => {
    const options = buildSectionOptions(info([section('a', 'A', [section('b', 'B')]), section('c', 'C')]), 'en');
    expect([...options]).toEqual([
      ['A', 'a'],
      ['A › B', 'b'],
      ['C', 'c'],
    ]);
  });

  it('are all different, and none is what GitHub means by no answer', () => {
    const options = buildSectionOptions(
      info([section('d', 'A (b)'), section('a', 'A'), section('b', 'A'), section('c', 'None')]),
      'en',
    );
    expect([...options.values()]).toEqual(['d', 'a', 'b', 'c']);
    expect([...options.keys()]).not.toContain('None');
  });

  it('are on one line each, and two hundred at most', () => {
    const many = Array.from({ length: 300 }, (_, index) => section(`s${index}`, `Name\n${index}`));
    const options = [...buildSectionOptions(info(many), 'en').keys()];
    expect(options).toHaveLength(200);
    expect(options.join('')).not.toContain('\n');
  });

  it.each(['en', 'zh'] as const)('have every kind of entry in %s', (language) => {
    expect([...buildKindOptions(language).values()]).toEqual([...entryKinds]);
  });
});

describe('the issue form', () => {
  const read = (list: ListInfo) =>
    parse(renderIssueForm(list, 'en')) as { body: { id?: string; attributes: Record<string, unknown> }[] };

  it('asks for every field, in order', () => {
    expect(read(info([section('a', 'A')])).body.flatMap(({ id }) => id ?? [])).toEqual([...issueFormFields]);
  });

  it.each(['yes', 'no', '1e3', '0x10', '2020-01-01', '- a: b', '"', "'", '#', 'null', '~', '12:30'])(
    'has a section of the name %j as a text, for YAML 1.1 too',
    (name) => {
      const text = renderIssueForm(info([section('a', name)]), 'en');
      const options = (version: '1.1' | '1.2') =>
        (parse(text, { version }) as ReturnType<typeof read>).body.find(({ id }) => id === 'section')?.attributes.options;
      expect(options('1.1')).toContain(name);
      expect(options('1.2')).toContain(name);
    },
  );

  it('leads to the guide of the list, with its path as an address', () => {
    const value = (list: ListInfo) => read(list).body[0]?.attributes.value;
    expect(value(info([], { guide: { zh: 'docs/指南 1.md' } }))).toContain('../blob/HEAD/docs/%E6%8C%87%E5%8D%97%201.md');
    expect(value(info([]))).not.toContain('blob');
  });
});

describe('a heading over an answer', () => {
  it('is known in the words of the language, with blanks behind it', () => {
    const [, label] = /label: (.+)/.exec(renderIssueForm(info([]), 'en').slice(200)) ?? [];
    expect(isFieldHeading(`### ${label}  `, 'link', 'en')).toBe(true);
    expect(isFieldHeading(`#### ${label}`, 'link', 'en')).toBe(false);
    expect(isFieldHeading('### Something else', 'link', 'en')).toBe(false);
  });
});
