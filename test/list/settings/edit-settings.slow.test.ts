import { describe, expect, it } from 'vitest';
import { settingsPath } from '../../../src/list/schema/settings/settings-schema.ts';
import { addIgnoredLink } from '../../../src/list/settings/edit-settings.ts';
import { readSettings } from '../../../src/list/settings/read-settings.ts';
import fc from '../../seeded-fast-check.ts';

const url = 'https://slow.example.org/*';
const settingsOf = (text: string) => readSettings({ path: settingsPath, text }).settings;
const item = `- "${url}" # asks for a login`;

describe('addIgnoredLink', () => {
  it.each([
    ['', `links:\n  ignore:\n    ${item}\n`],
    ['# ours\nlanguage: zh', `# ours\nlanguage: zh\nlinks:\n  ignore:\n    ${item}\n`],
    ['links:\n  # weekly is enough\n  every: week\n', `links:\n  # weekly is enough\n  ignore:\n    ${item}\n  every: week\n`],
    [
      "links:\n    ignore:\n    - 'https://a.example.org/' # why\n\n    every: day # often\nlanguage:   en\n",
      `links:\n    ignore:\n    - 'https://a.example.org/' # why\n    ${item}\n\n    every: day # often\nlanguage:   en\n`,
    ],
    ['links:\n  ignore:\n    - https://a.example.org/', `links:\n  ignore:\n    - https://a.example.org/\n    ${item}\n`],
  ])('adds one line to %j', (text, expected) => {
    expect(addIgnoredLink(text, url, 'asks for a login')).toBe(expected);
  });

  it.each([
    'links: { ignore: ["https://a.example.org/"] } # all\n',
    'links:\n  ignore: []\n',
    'links:\n  ignore:\n',
    'links: {}\n',
    '{}\n',
  ])('adds the URL to %j and keeps the rest', (text) => {
    const after = addIgnoredLink(text, url, 'slow') ?? '';
    const before = settingsOf(text);
    expect(settingsOf(after)).toEqual({ ...before, links: { ...before.links, ignore: [...before.links.ignore, url] } });
    if (text.includes('# all')) expect(after).toContain('# all');
  });

  it('does not add a URL twice', () => {
    const once = addIgnoredLink('', url, 'slow') ?? '';
    expect(addIgnoredLink(once, url, 'again')).toBe(once);
  });

  it('refuses settings that cannot be read', () => {
    for (const text of ['links: [', 'links: no\n', '- a\n', 'a: 1\na: 2\n\tb', 'x: &a [*a]\n']) {
      expect(addIgnoredLink(text, url, 'slow')).toBeUndefined();
    }
  });

  it('changes no other setting, whatever the reason says', () => {
    const text = 'language: zh\nlinks:\n  every: day\n';
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (reason) => {
        const after = addIgnoredLink(text, url, reason);
        expect(after && settingsOf(after)).toEqual({
          ...settingsOf(text),
          links: { ...settingsOf(text).links, ignore: [url] },
        });
      }),
      { numRuns: 200 },
    );
  });
});
