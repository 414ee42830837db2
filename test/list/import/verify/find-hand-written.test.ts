import { describe, expect, it } from 'vitest';
import { importMarkdown } from '../../../../src/list/import/index.ts';
import { findHandWritten } from '../../../../src/list/import/verify/find-hand-written.ts';

const find = (text: string) => findHandWritten(importMarkdown({ path: 'README.md', text }));

describe('what stays hand-written', () => {
  it('is each block without an entry, under the heading above it', () => {
    const text =
      '# Sails\n\nAll about sails.\n\n![A sail](sail.png)\n\n> Keep dry.\n\n## Cotton\n\nOld ones\nfirst.\n\n- [Keel](https://keel.invented.org) - Keeps.\n\n```sh\nsew\n```\n\n## Format\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n## Linen\n\n- [Jib](https://jib.invented.org) - Pulls.\n';
    expect(find(text)).toEqual([
      { line: 3, lines: 3, heading: 'Sails', kinds: ['text', 'image', 'quote'] },
      { line: 11, lines: 5, heading: 'Cotton', kinds: ['text', 'code'] },
      { line: 22, lines: 3, heading: 'Format', kinds: ['table'] },
    ]);
  });

  it('is nothing where each block is an entry', () => {
    expect(find('# Sails\n\n## Cotton\n\n- [Keel](https://keel.invented.org) - Keeps.\n')).toEqual([]);
  });
});
