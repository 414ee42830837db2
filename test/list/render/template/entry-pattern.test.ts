import { describe, expect, it } from 'vitest';
import {
  buildPatternValues,
  createFingerprint,
  createPattern,
  findRepository,
  fingerprintHiddenFields,
} from '../../../../src/list/render/template/entry-pattern.ts';
import { fillPattern } from '../../../../src/list/render/template/fill-pattern.ts';
import type { Entry } from '../../../../src/list/schema/index.ts';
import fc from '../../../seeded-fast-check.ts';

const entry = (more: Record<string, unknown> = {}) =>
  ({
    id: 'a',
    kind: 'toolkit',
    section: 's',
    name: { en: 'Linen' },
    description: { en: 'Made of flax.' },
    links: [{ role: 'code', url: 'https://github.com/ann/linen' }],
    ...more,
  }) as unknown as Entry;
const pattern = (markdown: string, more: Record<string, unknown> = {}, fields: string[] = []) =>
  createPattern(markdown, buildPatternValues(entry(more), markdown, 'en', fields), fields);

describe('the pattern of an entry', () => {
  it.each([
    ['- [Linen](https://github.com/ann/linen) - Made of flax.\n', '- [{name}]({url}) - {description}\n'],
    ['- **[Linen](https://github.com/ann/linen)**: Made of flax.\n', '- **[{name}]({url})**: {description}\n'],
    ['- Linen, not [Linen](https://github.com/ann/linen)\n', '- Linen, not [{name}]({url})\n'],
    ['- Linens of Linen https://github.com/ann/linen/x\n', '- Linens of {name} https://github.com/ann/linen/x\n'],
    ['- [Other](https://a.org) {words}\n', '- [Other](https://a.org) {{words}\n'],
    [
      '- [Linen](https://github.com/ann/linen) ![s](https://img.shields.io/github/stars/ann/linen) ![l](https://img.shields.io/github/license/ann/linen)\n',
      '- [{name}]({url}) ![s](https://img.shields.io/github/stars/{badge_repository}) ![l](https://img.shields.io/github/license/{badge_repository})\n',
    ],
  ])('has places for its values: %j', (markdown, expected) => {
    expect(pattern(markdown)).toBe(expected);
  });

  it('has facts and fields of the list in cells alone', () => {
    const more = { year: 2020, auth: 'key' };
    expect(pattern('| [Linen](https://github.com/ann/linen) | 2020 | `key` | key 2020 |\n', more, ['auth'])).toBe(
      '| [{name}]({url}) | {year} | `{auth}` | key 2020 |\n',
    );
    expect(pattern('- Linen 2020 key\n', more, ['auth'])).toBe('- {name} 2020 key\n');
  });

  it('gives the Markdown again when it is filled, whatever that is', () => {
    const part = fc.constantFrom(
      'Linen',
      'Made of flax.',
      'https://github.com/ann/linen',
      '[',
      '](',
      ')',
      '{',
      '}',
      '{{name}}',
      ' ',
      '|',
      '中',
      '$&',
      '\\',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const markdown = `${parts.join('')}\n`;
        const values = buildPatternValues(entry(), markdown, 'en', []);
        expect(fillPattern(createPattern(markdown, values, []), values)).toBe(markdown);
      }),
    );
  });
});

describe('the repository of an entry', () => {
  it.each([
    ['https://github.com/ann/linen', 'ann/linen'],
    ['https://github.com/ann/linen.git', 'ann/linen'],
    ['https://github.com/ann/linen/tree/main?x#y', 'ann/linen'],
    ['https://github.com/ann', undefined],
    ['https://gitlab.com/ann/linen', undefined],
    ['https://github.com.evil.org/ann/linen', undefined],
  ])('at %s is %s', (url, repository) => {
    expect(findRepository(entry({ links: [{ role: 'code', url }] }))).toBe(repository);
  });
});

describe('the fingerprint of what a pattern does not show', () => {
  const print = (markdown: string, more: Record<string, unknown> = {}) => {
    const one = entry(more);
    const values = buildPatternValues(one, markdown, 'en', []);
    return fingerprintHiddenFields(one, createPattern(markdown, values, []), values, []);
  };
  const whole = '- [Linen](https://github.com/ann/linen) - Made of flax.\n';

  it('is none where it shows all', () => {
    expect(print(whole)).toBeUndefined();
  });

  it('changes with a description, a link, a code or a status that it does not show', () => {
    const short = '- [Linen](https://github.com/ann/linen)\n';
    expect(print(short)).toBeDefined();
    expect(print(short)).not.toBe(print(short, { description: { en: 'Made of hemp.' } }));
    expect(print(whole, { status: { state: 'gone' } })).toBeDefined();
    expect(
      print(whole, {
        links: [
          { role: 'code', url: 'https://github.com/ann/linen' },
          { role: 'docs', url: 'https://a.org' },
        ],
      }),
    ).toBeDefined();
    expect(print(whole, { links: [{ role: 'data', url: 'https://github.com/ann/linen', code: 'ab12' }] })).toBeDefined();
  });

  it('does not change with a fact that the description says', () => {
    expect(
      print(whole.replace('flax', 'flax in 2020'), { description: { en: 'Made of flax in 2020.' }, year: 2020 }),
    ).toBeUndefined();
  });

  it('is eight digits, the same for the same value', () => {
    expect(createFingerprint(['a'])).toMatch(/^[0-9a-f]{8}$/);
    expect(createFingerprint(['a'])).toBe(createFingerprint(['a']));
    expect(createFingerprint(['a'])).not.toBe(createFingerprint(['b']));
  });
});
