import { describe, expect, it } from 'vitest';
import { editLinks, type LinkEdit } from '../../../../src/list/authoring/edit-links/index.ts';
import { edit, spotOf, written } from './link-edits.ts';

it('removes the comments directly above a removed link, and no others', () => {
  const text = `kind: article
section: a
name: { en: A }
# of the links
links:
  # the first one,
  # in two lines
  - role: homepage # beside
    url: https://a.example/
    # within the first
  # the second
  - role: docs
    url: https://b.example/

  # the third
  - role: code
    url: https://c.example/
`;
  const file = { path: 'data/a.yml', text };
  const at = (url: string) => ({ line: text.slice(0, text.indexOf(url)).split('\n').length, column: 10 });
  const without = (...urls: string[]) =>
    editLinks(
      file,
      urls.map((url) => ({ position: at(url), type: 'remove' as const })),
    );
  expect(without('https://b.example/')).toEqual({ text: text.replace(/ {2}# the second\n.*\n.*\n/, ''), refused: [] });
  expect(without('https://a.example/', 'https://b.example/').text).toBe(
    text.replace(/ {2}# the first one,[\s\S]*beside\n.*\n/, '').replace(/ {2}# the second\n.*\n.*\n/, ''),
  );
});

it('keeps the comment above the first link where it is a heading of all', () => {
  const text = `kind: article
section: a
name: { en: A }
links:
  # mirrors, checked by hand
  - role: homepage
    url: https://a.example/
  - role: docs
    url: https://b.example/
`;
  const at = { line: 7, column: 10 };
  expect(edit(text, [{ position: at, type: 'remove' }])).toEqual({
    text: text.replace(/ {2}- role: homepage\n.*a\.example\/\n/, ''),
    refused: [],
  });
});

it('keeps the heading of each group of links while one of the group stays', () => {
  const text = `kind: article
section: a
name: { en: A }
links:
  # mirrors
  - role: homepage
    url: https://a.example/
  - role: docs
    url: https://b.example/
  # papers
  - role: paper
    url: https://c.example/
  - role: paper
    url: https://d.example/
`;
  const without = (...hosts: string[]) =>
    edit(
      text,
      hosts.map((host) => ({ position: spotOf(text, `https://${host}.example/`), type: 'remove' as const })),
    );
  expect(without('a').text).toBe(text.replace(/ {2}- role: homepage\n.*\n/, ''));
  expect(without('c').text).toBe(text.replace(/ {2}- role: paper\n.*c\.example\/\n/, ''));
  expect(without('d').text).toBe(text.replace(/ {2}- role: paper\n.*d\.example\/\n/, ''));
  expect(without('a', 'b').text).toBe(text.replace(/ {2}# mirrors\n(?:.*\n){4}/, ''));
  expect(without('c', 'd').text).toBe(text.replace(/ {2}# papers\n(?:.*\n){4}/, ''));
});

it('leaves a link between comments in braces to a person', () => {
  const text = `kind: article
section: a
name: { en: A }
links: [
  { role: homepage, url: 'https://a.example/' }, # of the first
  # of the second
  { role: docs, url: 'https://b.example/' }, # beside the second
  { role: code, url: 'https://c.example/' }
]
`;
  for (const line of [5, 7, 8]) {
    const column = (text.split('\n')[line - 1] ?? '').indexOf("'") + 1;
    const wanted: LinkEdit = { position: { line, column }, type: 'remove' };
    expect(edit(text, [wanted])).toEqual({ text, refused: [wanted] });
  }
});

describe('editLinks', () => {
  const a = spotOf(written, 'https://a.example/x');
  const c = spotOf(written, 'https://c.example/x');

  it('changes a URL where it stands and in the mirror_of of other links', () => {
    const { text, refused } = edit(written, [{ position: a, type: 'set', field: 'url', value: 'https://new.example/x' }]);
    expect(refused).toEqual([]);
    expect(text).toBe(written.replaceAll('https://a.example/x', 'https://new.example/x'));
  });

  it('adds the archived copy and the date below the URL, in that order', () => {
    const { text } = edit(written, [
      { position: c, type: 'set', field: 'archived', value: 'https://web.archive.org/web/2020/https://c.example/x' },
      { position: c, type: 'set', field: 'gone', value: '2026-11-08' },
    ]);
    const added = '    archived: https://web.archive.org/web/2020/https://c.example/x\n    gone: 2026-11-08\n';
    expect(text).toBe(written.replace('"https://c.example/x"\n', `"https://c.example/x"\n${added}`));
  });

  it('adds a field inside the braces of a flow mapping', () => {
    const b = spotOf(written, 'https://b.example/x');
    const { text } = edit(written, [{ position: b, type: 'set', field: 'gone', value: '2026-11-08' }]);
    expect(text).toBe(written.replace("'https://b.example/x',", "'https://b.example/x', gone: 2026-11-08,"));
  });

  it('removes a link with the comment above it, and keeps other comments', () => {
    const { text } = edit(written, [{ position: c, type: 'remove' }]);
    expect(text).toBe(written.replace('  # and who wrote it\n  - role: paper\n    url: "https://c.example/x"\n', ''));
  });

  it('refuses to remove the target of a mirror_of, and the last link', () => {
    expect(edit(written, [{ position: a, type: 'remove' }])).toMatchObject({ text: written, refused: [{ position: a }] });
    const lone = 'kind: article\nlinks:\n  - role: homepage\n    url: https://a.example/\n';
    const only: LinkEdit = { position: spotOf(lone, 'https://a.example/'), type: 'remove' };
    expect(edit(lone, [only])).toEqual({ text: lone, refused: [only] });
  });

  it('marks an entry as gone after the fields that come before status, once for all of its links', () => {
    const gone = { type: 'status', state: 'gone', since: '2026-11-08' } as const;
    const { text } = edit(written, [
      { position: a, ...gone },
      { position: c, ...gone },
    ]);
    expect(text).toBe(written.replace('not-stated\n', 'not-stated\nstatus:\n  state: gone\n  since: 2026-11-08\n'));
    const active = written.replace('license', 'status: {state: active} # still\nlicense');
    const { text: changed } = edit(active, [{ position: a, ...gone }]);
    expect(changed).toBe(active.replace('{state: active}', '{state: gone, since: 2026-11-08}'));
  });

  it.each([
    [
      'a block',
      'status:\n  state: ended\n  since: 2020\n  reason: Moved to a vendor.\n',
      'status:\n  state: gone\n  since: 2026-11-08\n',
    ],
    [
      'a block without a day',
      'status:\n  state: ended # then\n  reason:\n    en: Sold.\n',
      'status:\n  state: gone # then\n  since: 2026-11-08\n',
    ],
    ['braces', 'status: {state: ended, reason: "Sold, it seems.", since: 2020}\n', 'status: {state: gone, since: 2026-11-08}\n'],
    ['braces that begin with it', 'status: {reason: Sold, state: ended}\n', 'status: {state: gone, since: 2026-11-08}\n'],
    [
      'the same state',
      'status: {state: gone, reason: Sold, since: 2020}\n',
      'status: {state: gone, reason: Sold, since: 2026-11-08}\n',
    ],
  ])('drops the reason of a former state from %s, and no other', (_, before, after) => {
    const text = written.replace('license: not-stated\n', `license: not-stated\n${before}`);
    const gone: LinkEdit = { position: a, type: 'status', state: 'gone', since: '2026-11-08' };
    expect(edit(text, [gone])).toEqual({ text: text.replace(before, after), refused: [] });
  });

  it('refuses a link that does not exist, and a file that is not YAML', () => {
    const nowhere: LinkEdit = { position: { line: 99, column: 1 }, type: 'remove' };
    expect(edit(written, [nowhere])).toEqual({ text: written, refused: [nowhere] });
    expect(edit('links: [', [nowhere])).toEqual({ text: 'links: [', refused: [nowhere] });
  });

  it('keeps CRLF line ends, also when the last line has none', () => {
    const text = 'kind: article\r\nlinks:\r\n  - role: homepage\r\n    url: https://a.example/';
    const at = spotOf(text, 'https://a.example/');
    const after = edit(text, [{ position: at, type: 'set', field: 'gone', value: '2026-11' }]);
    expect(after).toEqual({ text: `${text}\r\n    gone: 2026-11`, refused: [] });
  });
});

describe('an entry as a whole', () => {
  const item = (name: string) =>
    `# about ${name}\n- id: ${name}\n  kind: toolkit\n  section: tools # where it is\n  links: [{ role: code, url: https://${name}.example/ }]\n`;
  const file = `# all of them\n\n${item('a')}\n${item('b')}\n${item('c')}`;
  const at = (name: string, text = file) => spotOf(text, `https://${name}.example/`);

  it('goes with the comment above it, and the others stay as they are', () => {
    const { text, refused } = edit(file, [{ type: 'delete', position: at('b') }]);
    expect(refused).toEqual([]);
    expect(text).toBe(`# all of them\n\n${item('a')}\n\n${item('c')}`);
  });

  it('leaves an empty text where it was the last one', () => {
    expect(edit(written, [{ type: 'delete', position: spotOf(written, 'https://a.example/x') }])).toEqual({
      text: '',
      refused: [],
    });
    const all = ['a', 'b', 'c'].map((name): LinkEdit => ({ type: 'delete', position: at(name) }));
    expect(edit(file, all)).toEqual({ text: '', refused: [] });
  });

  it('moves to another section, and keeps its comment', () => {
    const { text } = edit(file, [{ type: 'section', value: 'archive', position: at('c') }]);
    expect(text).toBe(`# all of them\n\n${item('a')}\n${item('b')}\n${item('c').replace('tools #', 'archive #')}`);
  });

  it('takes along what else was asked for about it, and others are edited', () => {
    const { text, refused } = edit(file, [
      { type: 'delete', position: at('a') },
      { type: 'set', field: 'url', value: 'https://new.example/', position: at('a') },
      { type: 'set', field: 'url', value: 'https://d.example/', position: at('c') },
      { type: 'section', value: 'archive', position: at('b') },
    ]);
    expect(refused).toEqual([]);
    expect(text).toBe(
      `# all of them\n\n\n${item('b').replace('tools #', 'archive #')}\n${item('c').replace('https://c.example/', 'https://d.example/')}`,
    );
  });
});
