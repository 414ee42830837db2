import { editLinks, type LinkEdit } from '../../../../src/list/authoring/edit-links/index.ts';

/** Where the n-th address of a text stands. */
export function spotOf(text: string, address: string, nth = 0): LinkEdit['position'] {
  let offset = -1;
  for (let count = 0; count <= nth; count += 1) offset = text.indexOf(address, offset + 1);
  const quoted = /["']/.test(text[offset - 1] ?? '') ? offset - 1 : offset;
  const before = text.slice(0, quoted).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

export const edit = (text: string, edits: LinkEdit[]) => editLinks({ path: 'data/x.yml', text }, edits);

export const written = `# the schema
kind: dataset # of dialogues
section: datasets
name: { en: X }
links:
  # where it is
  - role: data
    url: https://a.example/x # the old place
    code: "0123"
  - { role: mirror, url: 'https://b.example/x', mirror_of: https://a.example/x }
  # and who wrote it
  - role: paper
    url: "https://c.example/x"
license: not-stated
# last words
`;
