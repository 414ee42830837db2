import { describe, expect, it } from 'vitest';
import { formatEntry } from '../../../src/list/authoring/format-entry.ts';
import { formatFile } from '../../../src/list/authoring/format-file.ts';
import { formatScalar, serializeEntries, serializeListFile } from '../../../src/list/import/serialize-files.ts';
import type { EntryInput } from '../../../src/list/schema/entry/entry-schema.ts';
import { readYaml } from '../../../src/list/yaml/read-yaml.ts';
import fc from '../../seeded-fast-check.ts';

const arbitraryText = fc.oneof(
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
const arbitraryTexts = fc.oneof(
  arbitraryText.map((zh) => ({ zh })),
  arbitraryText.map((en) => ({ en })),
  fc.record({ zh: arbitraryText, en: arbitraryText }),
);
const arbitraryEntry = fc.record(
  {
    id: fc.constantFrom('one', 'other-2', '2020.acl'),
    kind: fc.constant('dataset' as const),
    section: fc.constantFrom('sets', '2020'),
    name: arbitraryTexts,
    description: arbitraryTexts,
    links: fc.array(
      fc.record(
        {
          role: fc.constant('data' as const),
          url: fc.webUrl(),
          code: fc.constantFrom('0123', 'null', 'ab1c'),
          label: arbitraryTexts,
        },
        { requiredKeys: ['role', 'url'] },
      ),
      { maxLength: 2 },
    ),
    relations: fc.array(fc.record({ type: fc.constant('part-of' as const), to: fc.constant('one') }), { maxLength: 1 }),
    note: arbitraryTexts,
  },
  { requiredKeys: ['id', 'kind', 'section', 'name'] },
);

describe('writing many files', () => {
  it('says what the careful writer says', () => {
    fc.assert(
      fc.property(arbitraryEntry, (each) => {
        const path = 'data/sets/one.yml';
        const [file] = serializeEntries([{ path, entry: each as EntryInput & { id: string } }], 'data');
        const careful = { path, text: formatEntry(each as EntryInput, path) };
        expect(readYaml(file ?? careful).data).toEqual(readYaml(careful).data);
        expect(readYaml(careful).findings).toEqual([]);
      }),
      { numRuns: 120 },
    );
  });

  it('writes in the house’s form', () => {
    fc.assert(
      fc.property(arbitraryEntry, (each) => {
        const [file] = serializeEntries([{ path: 'data/sets/one.yml', entry: each as EntryInput & { id: string } }], 'data');
        expect(file && formatFile(file).text).toBe(file?.text);
      }),
      { numRuns: 80 },
    );
  });

  it('leaves plain what reads plainly, and quotes what YAML would take for something else', () => {
    expect(['A plain name', '甲：乙', '3 万条', '2020.acl-main.1'].map(formatScalar)).toEqual([
      'A plain name',
      '甲：乙',
      '3 万条',
      '2020.acl-main.1',
    ]);
    expect(['no', '2020', 'a: b', '# a', ''].map(formatScalar)).toEqual(['"no"', '"2020"', '"a: b"', '"# a"', '""']);
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
    expect(readYaml(serializeListFile(list, 'data')).data).toEqual(list);
    expect(formatFile(serializeListFile(list, 'data')).text).toBe(serializeListFile(list, 'data').text);
  });
});
