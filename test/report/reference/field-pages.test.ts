import { describe, expect, it } from 'vitest';
import type { JsonSchema } from '../../../src/list/schema/index.ts';
import { generateEntryPage, generateSettingsPage } from '../../../src/report/reference/field-pages.ts';

const language = { language: 'en', translation: { language: 'zh', page: 'x.zh.md' } } as const;
const settingsPage = (properties: Record<string, JsonSchema>, more: JsonSchema = {}) =>
  generateSettingsPage({ $defs: { settings: { properties, ...more } } }, language);
/** What the page says of one field. */
const describeField = (field: JsonSchema) => /^\| `field` \| .* \| (.*) \|$/m.exec(settingsPage({ field }))?.[1];

describe('the value of a field', () => {
  it.each<[JsonSchema, string]>([
    [{ enum: ['a', 2] }, '`a` `2`'],
    [{ const: 'paper' }, '`paper`'],
    [{ $ref: '#/$defs/slug' }, '`lower-case-with-hyphens`'],
    [{ $ref: '#/$defs/part-license' }, '[part-license](#a-part-license)'],
    [{ $ref: '#/$defs/section' }, '[section](#the-list-itself)'],
    [{ $ref: '#/$defs/unheard-of' }, '[unheard-of](#unheard-of)'],
    [{ type: 'array', items: { type: 'boolean' } }, 'list of: `true` or `false`'],
    [{ type: 'array', items: { type: 'string', maxLength: 9 }, maxItems: 3 }, 'list of: text, at most 9 characters; at most 3'],
    [{ type: 'array' }, 'list of: text'],
    [{ type: 'integer', minimum: 0, maximum: 5 }, 'whole number from 0 to 5'],
    [{ type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER }, 'whole number'],
    [{ type: 'integer', maximum: 5 }, 'whole number'],
    [{ type: 'number' }, 'number'],
    [{ type: 'object', additionalProperties: { type: 'number' } }, 'names to: number'],
    [{ type: 'object', additionalProperties: false }, 'fields, see below'],
    [{ type: 'object', properties: { zh: { maxLength: 80 }, en: {} } }, 'text in `zh`, `en` or both, at most 80 characters'],
    [{ type: 'string', description: 'What it is' }, 'text. What it is'],
    [{ enum: ['a|b'] }, '`a\\|b`'],
  ])('%j is in words %s', (field, words) => {
    expect(describeField(field)).toBe(words);
  });
});

describe('the page of the settings', () => {
  it('has a table for each field that has fields itself, under its path', () => {
    const dead = { type: 'object', properties: { days: { type: 'number' } } };
    const page = settingsPage({
      links: { type: 'object', properties: { dead } },
      outputs: { type: 'array', items: { type: 'object', properties: { file: { type: 'string' } } } },
      names: { type: 'object', additionalProperties: { type: 'string' } },
    });
    expect(page.match(/^## .*$/gm)).toEqual(['## links', '## links.dead', '## outputs']);
  });

  it('has a column of defaults where one field has one, false and null among them', () => {
    const page = settingsPage({ a: { type: 'boolean', default: false }, b: { type: 'string' } });
    expect(page).toContain('| field | default | value |');
    expect(page).toContain('| `a` | `false` | `true` or `false` |\n| `b` |  | text |');
  });

  it('puts the required fields first where there are no defaults', () => {
    const page = settingsPage({ a: { type: 'string' }, b: { type: 'string' } }, { required: ['b'] });
    expect(page).toContain('| field | required | value |');
    expect(page).toContain('| `b` | yes | text |\n| `a` |  | text |');
  });
});

describe('the page of an entry', () => {
  it('has a table for each group of kinds, and one for each part though the schema lacks it', () => {
    const kind = (value: JsonSchema) => ({ properties: { kind: value } });
    const entry = { oneOf: [kind({ const: 'paper' }), kind({ enum: ['dataset', 'corpus'] })] };
    const page = generateEntryPage({ $defs: { entry } }, language);
    expect(page.match(/^## .*$/gm)?.slice(0, 3)).toEqual(['## paper', '## dataset, corpus', '## A link']);
    expect(page).toContain('(x.zh.md)');
    expect(page).not.toContain('undefined');
  });
});
