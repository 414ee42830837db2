import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { entryStates, linkRoles, relationTypes } from '../../../src/list/schema/entry/entry-parts.ts';
import {
  buildEntrySchema,
  buildEntrySchemas,
  entryKinds,
  entrySchema,
  listSchema,
} from '../../../src/list/schema/entry/entry-schema.ts';
import { exportJsonSchema } from '../../../src/list/schema/json-schema.ts';
import { defaultSettings } from '../../../src/list/schema/settings/settings-schema.ts';
import fc from '../../seeded-fast-check.ts';

const compile = (schema: object) => new Ajv2020({ strict: true, strictRequired: false }).compile(schema);
const exported = exportJsonSchema();
const asFile = compile(exported);
const asEntry = compile({ ...exported, $id: 'e', oneOf: undefined, $ref: '#/$defs/entry' });
const asList = compile({ ...exported, $id: 'l', oneOf: undefined, $ref: '#/$defs/list' });

/**
 * Texts at the edges: empty, blank, as long as allowed and one longer, with characters outside the
 * first plane.
 */
const words = (max: number) =>
  fc.oneof(
    fc.constantFrom('', ' ', '词', '𠮷'.repeat(max), '𠮷'.repeat(max + 1), 'x'.repeat(max), 'x'.repeat(max + 1)),
    fc.string({ maxLength: 20, unit: 'binary' }),
  );
const text = (max: number) => fc.record({ zh: words(max), en: words(max) }, { requiredKeys: [] });
const slug = fc.oneof(
  fc.constantFrom('a', 'a-b', 'a.b', 'A', 'a--b', '-a', '', 'x'.repeat(80), 'x'.repeat(81)),
  fc.string({ maxLength: 6 }),
);
const address = fc.oneof(
  fc.constantFrom(
    'https://a.edu/',
    'http://a.edu',
    'htp:/bad',
    'https://',
    'ftp://a.edu/',
    'https://a.edu/ x',
    'https://a.edu/（x）',
    'HTTPS://a.edu',
    'https://a.edu?x',
    'https://中文.cn/路径',
    'https://a.edu/𠮷',
    'https://a.edu/\n',
    'https://a.edu/"x"',
    `https://a.edu/${'x'.repeat(2000)}`,
  ),
  fc.webUrl(),
);
const date = fc.oneof(
  fc.constantFrom('2020', '2020-08', '2020-08-12', '2020-8', '2020-13', '1899', '2020-08-32', ''),
  fc.string({ maxLength: 10 }),
);
const link = fc.record(
  {
    role: fc.oneof(fc.constantFrom(...linkRoles), fc.string({ maxLength: 5 })),
    url: address,
    code: fc.oneof(fc.constantFrom('0123', 'abcde', 'ab c', '１２３４'), fc.integer()),
    label: text(80),
    mirror_of: address,
    more: fc.anything(),
  },
  { requiredKeys: ['role', 'url'] },
);
const fields = {
  id: slug,
  section: slug,
  name: text(160),
  title: words(400),
  description: text(600),
  links: fc.array(link, { maxLength: 3 }),
  tags: fc.array(slug, { maxLength: 3 }),
  languages: fc.array(fc.constantFrom('zh', 'zh-Hans', 'zh-CN', 'zh_cn', 'ZH', 'chinese', 'zh-Hans-CN', 'es-419'), {
    maxLength: 3,
  }),
  license: fc.constantFrom('MIT', 'mit', 'not-stated', 'LicenseRef-own', 'LicenseRef-', 'Apache-2.0', 'Apache-2x0', ''),
  status: fc.record(
    { state: fc.constantFrom(...entryStates, 'dead'), since: date, reason: text(300) },
    { requiredKeys: ['state'] },
  ),
  relations: fc.array(fc.record({ type: fc.constantFrom(...relationTypes, 'x'), to: slug }), { maxLength: 2 }),
  year: fc.oneof(fc.integer({ min: 1890, max: 2110 }), fc.double(), fc.constantFrom('2020', null)),
  identifiers: fc.record(
    {
      doi: fc.constantFrom('10.1038/x', '10.1/x', 'doi:10.1038/x', '10.1038/a b', '10.1038/𠮷'),
      arxiv: fc.constantFrom('2010.07497', '2013.07497', '2010.07497v2', 'cs/0112017', 'math.GT/0309136', ''),
      acl: fc.constantFrom('D19-1492', '2020.emnlp-main.743', 'd19-1492', '2020.x'),
      pmid: fc.constantFrom('1', '0', '123456789', '1234567890'),
    },
    { requiredKeys: [] },
  ),
  size: fc.array(fc.record({ count: fc.oneof(fc.integer(), fc.double()), unit: text(60) }), { maxLength: 2 }),
  added: date,
  other: fc.anything(),
};
const entry = fc
  .record(
    { kind: fc.oneof(fc.constantFrom(...entryKinds), fc.constantFrom('x', '', 'Paper')), ...fields },
    { requiredKeys: ['kind'] },
  )
  .map((value) => JSON.parse(JSON.stringify(value)) as Record<string, unknown>);

/** Few fields at a time, so that a good part of them is valid. */
const sparse = fc
  .tuple(entry, fc.subarray(Object.keys(fields), { maxLength: 2 }), fc.constantFrom(...entryKinds))
  .map(([value, keep, kind]) => ({
    ...Object.fromEntries(keep.map((key) => [key, value[key]]).filter(([, each]) => each !== undefined)),
    kind,
    section: 'a',
    ...(kind === 'paper' ? { title: 'T' } : { name: { en: 'N' } }),
  }));

describe('exportJsonSchema', () => {
  it('gives the same verdict as zod on entries, good and bad', () => {
    let valid = 0;
    let invalid = 0;
    fc.assert(
      fc.property(fc.oneof({ weight: 3, arbitrary: sparse }, entry), (value) => {
        const byZod = entrySchema.safeParse(value).success;
        expect(asEntry(value)).toBe(byZod);
        if (byZod) valid++;
        else invalid++;
      }),
      { numRuns: 1500 },
    );
    expect(Math.min(valid, invalid)).toBeGreaterThan(150);
  });

  it('gives the same verdict as zod on lists', () => {
    const section = fc.letrec((tie) => ({
      section: fc.record(
        { id: slug, name: text(120), sort: fc.constantFrom('year', 'x'), sections: fc.array(tie('section'), { maxLength: 2 }) },
        { requiredKeys: ['id', 'name'] },
      ),
    })).section;
    const list = fc.record(
      {
        title: text(160),
        languages: fc.array(fc.constantFrom('zh', 'en', 'fr'), { maxLength: 3 }),
        sections: fc.array(section, { maxLength: 2 }),
        words: fc.dictionary(slug, text(80), { maxKeys: 2 }),
      },
      { requiredKeys: ['title', 'languages', 'sections'] },
    );
    fc.assert(
      fc.property(list, (value) => {
        const plain = JSON.parse(JSON.stringify(value)) as unknown;
        expect(asList(plain)).toBe(listSchema.safeParse(plain).success);
      }),
      { numRuns: 300 },
    );
  });

  it('accepts a file of one entry and of several, but not an empty one', () => {
    const one = { kind: 'paper', title: 'T', section: 'a' };
    expect(asFile(one)).toBe(true);
    expect(asFile([one, one])).toBe(true);
    expect(asFile([])).toBe(false);
    expect(asFile([one, { kind: 'x' }])).toBe(false);
  });

  it('includes the kinds and fields of a repository, like the schemas by kind', () => {
    const settings = { ...defaultSettings, kinds: ['recipe'], fields: { portions: 'number' as const, links: 'text' as const } };
    const own = compile({ ...exportJsonSchema(settings), $id: 'o' });
    for (const value of [
      { kind: 'recipe', section: 'a', name: { zh: '汤' }, portions: 4 },
      { kind: 'recipe', section: 'a', name: { zh: '汤' }, portions: '4' },
      { kind: 'paper', section: 'a', title: 'T', portions: 4, links: [] },
      { kind: 'paper', section: 'a', title: 'T', links: 'x' },
      { kind: 'soup', section: 'a', name: { zh: '汤' } },
    ]) {
      const byKind = buildEntrySchemas(settings).get(value.kind)?.safeParse(value).success ?? false;
      expect(own(value)).toBe(byKind);
      expect(buildEntrySchema(settings).safeParse(value).success).toBe(byKind);
    }
  });

  it('agrees with the schemas by kind', () => {
    fc.assert(
      fc.property(sparse, (value) => {
        expect(buildEntrySchemas(defaultSettings).get(value.kind)?.safeParse(value).success).toBe(
          entrySchema.safeParse(value).success,
        );
      }),
      { numRuns: 300 },
    );
  });
});
