import { describe, expect, it } from 'vitest';
import {
  buildEntrySchema,
  buildEntrySchemas,
  builtInFields,
  entryKinds,
  entrySchema,
  listFieldsOfKind,
  listSchema,
} from '../../../../src/list/schema/entry/entry-schema.ts';

const paper = { kind: 'paper', section: 'a', title: 'T' };
const map = { kind: 'map', section: 'a', name: { en: 'M' } };

describe('the schemas of a list’s entries', () => {
  it('are the built-in one where the settings add nothing, and made once for the same settings', () => {
    const settings = { kinds: ['map'], fields: {} };
    expect(buildEntrySchema({ kinds: [], fields: {} })).toBe(entrySchema);
    expect(buildEntrySchemas(settings)).toBe(buildEntrySchemas(settings));
    expect([...buildEntrySchemas(settings).keys()]).toEqual([...entryKinds, 'map']);
  });

  it('give a custom kind the fields of a dataset, and leave a built-in kind of its name alone', () => {
    const schemas = buildEntrySchemas({ kinds: ['map', 'paper'], fields: {} });
    expect(schemas.get('map')?.safeParse({ ...map, size: [] }).success).toBe(true);
    expect(schemas.get('map')?.safeParse({ ...map, title: 'T' }).success).toBe(false);
    expect(schemas.get('paper')?.safeParse(paper).success).toBe(true);
    expect(listFieldsOfKind('map')).toEqual(listFieldsOfKind('dataset'));
  });

  it.each([
    ['text', 'a', ' '],
    ['localized-text', { zh: '词' }, {}],
    ['number', 1.5, '1.5'],
    ['boolean', false, 'no'],
    ['date', '2020-08', '2020-8'],
    ['address', 'https://a.example/', 'a.example'],
    ['list', ['a'], ['']],
  ] as const)('know a custom field of the type %s, which may be left out', (type, good, bad) => {
    const schema = buildEntrySchema({ kinds: [], fields: { own: type } });
    expect(schema.safeParse({ ...paper, own: good }).success).toBe(true);
    expect(schema.safeParse({ ...paper, own: bad }).success).toBe(false);
    expect(schema.safeParse(paper).success).toBe(true);
  });

  it('let no custom field replace a built-in one, of whichever kind', () => {
    const schema = buildEntrySchema({ kinds: [], fields: { title: 'number', parameters: 'number', kind: 'number' } });
    expect(schema.safeParse(paper).success).toBe(true);
    expect(schema.safeParse({ ...paper, parameters: 7 }).success).toBe(false);
    for (const name of ['title', 'size', 'context', 'kind', 'constructor', '__proto__'])
      expect(builtInFields.has(name)).toBe(true);
  });

  it('give each kind the fields that suit it', () => {
    const has = (kind: string) => ['title', 'size', 'parameters'].filter((field) => listFieldsOfKind(kind).includes(field));
    expect([has('paper'), has('corpus'), has('model'), has('toolkit')]).toEqual([
      ['title'],
      ['size'],
      ['size', 'parameters'],
      [],
    ]);
  });
});

describe('listSchema', () => {
  const list = { title: { en: 'L' }, languages: ['en'], sections: [{ id: 'a', name: { en: 'A' } }] };
  const section = (more: object) => ({ ...list, sections: [{ id: 'a', name: { en: 'A' }, ...more }] });

  it.each([
    ['as it is', list, true],
    ['without a section', { ...list, sections: [] }, false],
    ['without a language', { ...list, languages: [] }, false],
    ['with sections under sections', section({ sections: section({ sort: 'year' }).sections }), true],
    ['with a mistake in a section under a section', section({ sections: section({ sort: 'size' }).sections }), false],
    ['with a guide in no language', { ...list, guide: {} }, false],
    ['with a guide in one language', { ...list, guide: { zh: 'docs/x.md' } }, true],
    ['with a guide outside of the repository', { ...list, guide: { en: '../x.md' } }, false],
  ])('judges a list %s', (_, value, isValid) => {
    expect(listSchema.safeParse(value).success).toBe(isValid);
  });
});
