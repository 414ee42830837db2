import { describe, expect, it } from 'vitest';
import type { WrittenEntry } from '../../../src/list/entry.ts';
import { formatFile } from '../../../src/list/format.ts';
import { scalar, writeEntries, writeList } from '../../../src/list/import/write-files.ts';
import { writeEntry } from '../../../src/list/write.ts';
import { readYaml } from '../../../src/list/yaml-file.ts';
import fc from '../../property.ts';

const text = fc.oneof(
  fc.string({ minLength: 1, maxLength: 40 }),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }),
  fc.constantFrom(
    'yes',
    'null',
    '~',
    '1e3',
    '0x1F',
    '0123',
    '2020-01-01',
    '.5',
    'a: b',
    'a #b',
    '- a',
    '[a]',
    '{a}',
    '*a',
    '&a',
    '!a',
    '|',
    '>',
    "'",
    '"',
    '%a',
    '@a',
    '`a',
    'a:',
    ' a',
    'a ',
    '---',
    '...',
    '\ufeffa',
    'a\nb',
    'a\tb',
    'a\u0085b',
    'a\u2028b',
    '甲：乙',
    '（甲）',
    'N',
    'off',
    '<<',
    '=',
    '1_000',
    '12:30:45',
    '+1',
    '0o7',
    'a\u007f',
  ),
);
const texts = fc.oneof(
  text.map((zh) => ({ zh })),
  text.map((en) => ({ en })),
  fc.record({ zh: text, en: text }),
);
const entry = fc.record(
  {
    id: fc.constantFrom('one', 'other-2', '2020.acl'),
    kind: fc.constant('dataset' as const),
    section: fc.constantFrom('sets', '2020'),
    name: texts,
    description: texts,
    links: fc.array(
      fc.record(
        { role: fc.constant('data' as const), url: fc.webUrl(), code: fc.constantFrom('0123', 'null', 'ab1c'), label: texts },
        { requiredKeys: ['role', 'url'] },
      ),
      { maxLength: 2 },
    ),
    relations: fc.array(fc.record({ type: fc.constant('part-of' as const), to: fc.constant('one') }), { maxLength: 1 }),
    note: texts,
  },
  { requiredKeys: ['id', 'kind', 'section', 'name'] },
);

describe('writing many files', () => {
  it('says what the careful writer says', () => {
    fc.assert(
      fc.property(entry, (each) => {
        const path = 'data/sets/one.yml';
        const [file] = writeEntries([{ path, entry: each as WrittenEntry & { id: string } }], 'data');
        const careful = { path, text: writeEntry(each as WrittenEntry, path) };
        expect(readYaml(file ?? careful).data).toEqual(readYaml(careful).data);
        expect(readYaml(careful).findings).toEqual([]);
      }),
      { numRuns: 120 },
    );
  });

  it('writes in the house’s form', () => {
    fc.assert(
      fc.property(entry, (each) => {
        const [file] = writeEntries([{ path: 'data/sets/one.yml', entry: each as WrittenEntry & { id: string } }], 'data');
        expect(file && formatFile(file).text).toBe(file?.text);
      }),
      { numRuns: 80 },
    );
  });

  it('leaves plain what reads plainly, and quotes what YAML would take for something else', () => {
    expect(['A plain name', '甲：乙', '3 万条', '2020.acl-main.1'].map(scalar)).toEqual([
      'A plain name',
      '甲：乙',
      '3 万条',
      '2020.acl-main.1',
    ]);
    expect(['no', '2020', 'a: b', '# a', ''].map(scalar)).toEqual(['"no"', '"2020"', '"a: b"', '"# a"', '""']);
  });

  it('writes sections with what is under them', () => {
    const list = {
      title: { en: 'List: all' },
      languages: ['en' as const],
      sections: [
        {
          id: 'a',
          name: { en: 'A' },
          sort: 'manual' as const,
          order: ['x', 'y'],
          sections: [{ id: 'b', name: { zh: '乙' }, introduction: { zh: '一：二' } }],
        },
      ],
    };
    expect(readYaml(writeList(list, 'data')).data).toEqual(list);
    expect(formatFile(writeList(list, 'data')).text).toBe(writeList(list, 'data').text);
  });
});
