import { describe, expect, it } from 'vitest';
import type { LinkEdit } from '../../../src/list/authoring/edit-links/index.ts';
import { editMarkdownLinks } from '../../../src/list/markdown/edit-markdown-links.ts';
import { readMarkdownLinks } from '../../../src/list/markdown/locate-links.ts';
import { exampleReadme, toolLine } from './example-readme.ts';

type Change =
  | { type: 'remove' }
  | { type: 'set'; field: 'url' | 'archived' | 'gone'; value: string }
  | { type: 'status'; state: 'gone'; since: string };

/** Edits the link with an address. */
function edit(text: string, ...changes: [address: string, change: Change][]) {
  const file = { path: 'README.md', text };
  const edits = changes.map(([address, change]): LinkEdit => {
    const found = readMarkdownLinks(file).find(({ url }) => url === address);
    return { position: { line: found?.line ?? 0, column: found?.column ?? 0 }, ...change };
  });
  const result = editMarkdownLinks(file, edits);
  return { text: result.text, refused: result.refused.length };
}

describe('an edit of a README', () => {
  const text = exampleReadme();

  it('replaces an address and nothing else', () => {
    const change = { type: 'set', field: 'url', value: 'https://elm.example.com/' } as const;
    expect(edit(text, ['https://elm.example.org/', change])).toEqual({
      text: text.replace('https://elm.example.org/', 'https://elm.example.com/'),
      refused: 0,
    });
  });

  it('replaces the address of a link outside of the items', () => {
    const change = { type: 'set', field: 'url', value: 'https://forest.example.org/' } as const;
    expect(edit(text, ['https://forest.example.org/about', change]).text).toContain('[the forest](https://forest.example.org/).');
  });

  it('writes brackets of an address so that they do not end the link', () => {
    const change = { type: 'set', field: 'url', value: 'https://w.example.org/Elm_(tree)' } as const;
    expect(edit(text, ['https://elm.example.org/', change]).text).toContain('(https://w.example.org/Elm_%28tree%29)');
  });

  const gone = { type: 'set', field: 'gone', value: '2026-01' } as const;

  it('strikes out a link that is gone, and keeps its words and its address', () => {
    expect(edit(text, ['https://elm.example.org/', gone]).text).toContain(
      '- ~~[Elm](https://elm.example.org/)~~ - A tool about Elm.',
    );
    const status = { type: 'status', state: 'gone', since: '2026-01' } as const;
    expect(edit(text, ['https://elm.example.org/', status]).text).toContain('- ~~[Elm](https://elm.example.org/)~~ - ');
    expect(edit(text, ['https://roots.example.org/errata', gone]).text).toContain(
      '(~~[errata](https://roots.example.org/errata)~~)',
    );
    expect(edit(text, ['https://leaves.example.org/book', gone]).text).toContain('- ~~[Leaves][leaves]~~ - A book about leaves.');
  });

  it('does not strike out a link twice', () => {
    const struck = edit(text, ['https://elm.example.org/', gone]).text;
    expect(readMarkdownLinks({ path: 'README.md', text: struck }).filter(({ isStruck }) => isStruck)).toMatchObject([
      { url: 'https://elm.example.org/' },
    ]);
    expect(edit(struck, ['https://elm.example.org/', gone])).toEqual({ text: struck, refused: 1 });
  });

  it('makes the other edits where one would change how an item is read', () => {
    const breaking = { type: 'set', field: 'url', value: 'mailto:' } as const;
    const result = edit(
      text,
      ['https://acorn.example.org/', { type: 'remove' }],
      ['https://elm.example.org/', breaking],
      ['https://fir.example.org/', gone],
      ['https://oak.example.org/', gone],
    );
    expect(result.refused).toBe(1);
    expect(result.text).not.toContain('Acorn');
    expect(result.text).toContain('~~[Fir]');
    expect(result.text).toContain('~~[Oak]');
    expect(result.text).toContain('[Elm](https://elm.example.org/)');
  });

  it('removes the lines of an item', () => {
    expect(edit(text, ['https://elm.example.org/', { type: 'remove' }])).toEqual({
      text: text.replace(`${toolLine('Elm')}\n`, ''),
      refused: 0,
    });
  });

  it('does several at once', () => {
    const result = edit(
      text,
      ['https://acorn.example.org/', { type: 'remove' }],
      ['https://elm.example.org/', { type: 'remove' }],
      ['https://fir.example.org/', { type: 'set', field: 'url', value: 'https://fir.example.com/' }],
    );
    expect(result.refused).toBe(0);
    expect(result.text.split('\n')).toHaveLength(text.split('\n').length - 2);
  });

  it('keeps the line ends of Windows', () => {
    const windows = text.replaceAll('\n', '\r\n');
    expect(edit(windows, ['https://elm.example.org/', { type: 'remove' }]).text).toBe(
      windows.replace(`${toolLine('Elm')}\r\n`, ''),
    );
  });

  it.each<[string, string, Change]>([
    ['an item with other links', 'https://roots.example.org/book', { type: 'remove' }],
    ['a link outside of the items', 'https://forest.example.org/about', { type: 'remove' }],
    [
      'an address that stands elsewhere',
      'https://leaves.example.org/book',
      { type: 'set', field: 'url', value: 'https://x.example.org/' },
    ],
    ['a place without a link', 'https://nowhere.example.org/', { type: 'remove' }],
  ])('refuses %s', (_, address, change) => {
    expect(edit(text, [address, change])).toEqual({ text, refused: 1 });
  });

  it('refuses to remove an item with items under it', () => {
    const nested = exampleReadme([toolLine('Acorn'), `  ${toolLine('Birch')}`, toolLine('Cedar')]);
    expect(edit(nested, ['https://acorn.example.org/', { type: 'remove' }])).toEqual({ text: nested, refused: 1 });
  });
});
