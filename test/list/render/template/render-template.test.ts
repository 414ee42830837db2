import { describe, expect, it } from 'vitest';
import { importMarkdown, insertZoneMarkers } from '../../../../src/list/import/import-markdown.ts';
import { readList } from '../../../../src/list/index.ts';
import { renderOutputs } from '../../../../src/list/render/render-outputs.ts';
import { defaultSettings, type Settings } from '../../../../src/list/schema/settings/settings-schema.ts';
import { type Change, changeList, replace } from './change-list.ts';

const source = `# Boats

## Sails

*All in italics,* and a [link](https://about.invented.org).

  * [**Cotton**](https://cotton.invented.org) - Made of _cotton_. ![old](https://badges.invented.org/old.svg)
  * [Linen](https://linen.invented.org) - Made of linen.
      * [Flax](https://flax.invented.org) - What it is made of.
  * [Wool](https://wool.invented.org) - Made of wool.

### Format

\`\`\`text
name: { sail }
\`\`\`

## Hulls

| Name | Words | Since |
|------|:------|-------|
| [Oak](https://oak.invented.org) | Heavy \\| strong | 1805 |
| [Pine](https://pine.invented.org) | Light | - |

<details><summary>Old</summary>

- [Reed](https://reed.invented.org) - Sinks.

</details>

## License

MIT
`;

const changedLines = (change: Change) => changeList(source, change);

describe('a template', () => {
  it('gives the README back while nothing changes', () => {
    expect(changedLines({})).toEqual({ removed: [], added: [] });
  });

  it('changes the line of an entry that is edited, and keeps its indent and its mark', () => {
    expect(changedLines({ files: { 'sails/linen.yml': replace('Made of linen.', 'Made of *flax*.') } })).toEqual({
      removed: ['  * [Linen](https://linen.invented.org) - Made of linen.'],
      added: ['  * [Linen](https://linen.invented.org) - Made of \\*flax\\*.'],
    });
    expect(changedLines({ files: { 'sails/flax.yml': replace('https://flax', 'https://www.flax') } }).added).toEqual([
      '      * [Flax](https://www.flax.invented.org) - What it is made of.',
    ]);
  });

  it('keeps bold words and images of an entry whose address or name changes', () => {
    expect(changedLines({ files: { 'sails/cotton.yml': replace('https://cotton', 'https://new.cotton') } }).added).toEqual([
      '  * [**Cotton**](https://new.cotton.invented.org) - Made of _cotton_. ![old](https://badges.invented.org/old.svg)',
    ]);
    expect(changedLines({ files: { 'sails/cotton.yml': replace('en: Cotton', 'en: Calico') } }).added).toEqual([
      '  * [**Calico**](https://cotton.invented.org) - Made of _cotton_. ![old](https://badges.invented.org/old.svg)',
    ]);
  });

  it('writes an entry anew whose words the template had in another form', () => {
    const { added } = changedLines({ files: { 'sails/cotton.yml': replace('Made of cotton.', 'Made of hemp.') } });
    expect(added).toEqual(['  * [Cotton](https://cotton.invented.org) - Made of hemp.']);
  });

  it('shows a link that is added, and a status', () => {
    const { added } = changedLines({
      files: { 'sails/wool.yml': (text) => `${text}  - role: docs\n    url: https://docs.invented.org\n` },
    });
    expect(added).toEqual(['  * [Wool](https://wool.invented.org) - Made of wool ([Docs](https://docs.invented.org)).']);
    const gone = changedLines({ files: { 'sails/wool.yml': (text) => `${text}status: { state: gone, since: '2026' }\n` } });
    expect(gone.added).toHaveLength(1);
    expect(gone.added[0]).toMatch(/^ {2}\* \[Wool\].*2026/);
  });

  it('drops the line of an entry that is removed, and nothing else', () => {
    expect(changedLines({ files: { 'sails/linen.yml': () => undefined } })).toEqual({
      removed: ['  * [Linen](https://linen.invented.org) - Made of linen.'],
      added: [],
    });
    expect(changedLines({ files: { 'hulls/pine.yml': () => undefined } }).removed).toEqual([
      '| [Pine](https://pine.invented.org) | Light | - |',
    ]);
  });

  const silk =
    'kind: toolkit\nsection: sails\nname:\n  en: Silk\ndescription:\n  en: Fine.\nlinks:\n  - role: homepage\n    url: https://silk.invented.org\n';
  it('puts a new entry behind the last one of its section, in the usual form', () => {
    expect(changedLines({ added: { 'sails/silk.yml': silk } })).toEqual({
      removed: [],
      added: ['  * [Silk](https://silk.invented.org) - Fine.'],
    });
  });

  it('puts it in its place where the section has an order', () => {
    const byName = replace('sort: manual', 'sort: name');
    const withoutOrder = (text: string) => byName(text).replace(/ {4}order: \[cotton[^\n]*\n/, '');
    expect(changedLines({ files: { 'list.yml': withoutOrder }, added: { 'sails/silk.yml': silk } }).added).toEqual([
      '  * [Silk](https://silk.invented.org) - Fine.',
    ]);
  });

  it('moves an entry to another section, and writes it as its new neighbours', () => {
    const moved = changedLines({ files: { 'sails/wool.yml': replace('section: sails', 'section: hulls') } });
    expect(moved.removed).toEqual(['  * [Wool](https://wool.invented.org) - Made of wool.']);
    expect(moved.added).toHaveLength(1);
  });

  it('writes the heading of a section anew that is renamed, and adds a new section behind the one before it', () => {
    expect(changedLines({ files: { 'list.yml': replace('en: Hulls', 'en: Hulls & keels') } })).toEqual({
      removed: ['## Hulls'],
      added: ['## Hulls & keels'],
    });
    const { added } = changedLines({
      files: { 'list.yml': (text) => `${text}  - id: oars\n    name:\n      en: Oars\n` },
      added: { 'oars/silk.yml': silk.replace('sails', 'oars') },
    });
    expect(added).toEqual(['## Oars', '* [Silk](https://silk.invented.org) - Fine.']);
  });

  it('is asked for when it is missing or broken, and nothing is written', () => {
    const settings: Settings = {
      ...defaultSettings,
      outputs: [{ file: 'README.md', language: 'en', zone: 'markers', template: 'data/t.md' }],
    };
    const imported = importMarkdown({ path: 'README.md', text: source });
    const list = readList(imported.files, settings);
    const readme = insertZoneMarkers(imported);
    const render = (template?: string) =>
      renderOutputs(
        list,
        settings,
        new Map([['README.md', readme], ...(template === undefined ? [] : ([['data/t.md', template]] as const))]),
      );
    expect(render()).toMatchObject({ files: [], findings: [{ code: 'template-broken', found: 'missing' }] });
    expect(render('## Sails\n<!-- listkeeper:entries sails\ncotton\n')).toMatchObject({
      files: [],
      findings: [{ code: 'template-broken', line: 2, found: 'unreadable' }],
    });
  });
});
