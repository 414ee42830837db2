import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { extractHeadings } from '../../../src/list/render/heading-anchors.ts';
import { scanHeadings } from '../../../src/list/render/scan-headings.ts';
import fc from '../../seeded-fast-check.ts';

const text = `# A list of \`things\`

<h1 align="center">
  <img src="x.png"> Name
</h1>

Words that
go on
=====

## [Link](https://a.example.org/) & *more* ##

- an item
---

| a | b |
|---|---|

\`\`\`sh
# no heading
\`\`\`

~~~md
## nor this
\`\`\`
~~~

<a href="x">
# No heading
</a>

Setext *two*
---
    # code
#no heading
### C#
####### seven
#
`;

describe('scanHeadings', () => {
  it('finds the same headings as a Markdown parser in ordinary Markdown', () => {
    expect(scanHeadings(text, 1000)).toEqual(extractHeadings(text));
    expect(scanHeadings(text.replaceAll('\n', '\r\n'), 1000)).toEqual(extractHeadings(text));
    expect(scanHeadings(`\uFEFF${text}`, 1000)).toEqual(extractHeadings(text));
  });

  it.each(globSync('{docs/*.md,README.md}'))('finds the same headings as a Markdown parser in %s', (file) => {
    const part = readFileSync(file, 'utf8').slice(0, 20_000);
    expect(scanHeadings(part, 20_000)).toEqual(extractHeadings(part));
  });

  it('finds the same headings as a Markdown parser in generated lines', () => {
    const line = fc.constantFrom(
      '',
      'words',
      '# One',
      '## *Two* words',
      '===',
      '---',
      '```',
      '~~~',
      '# three #',
      '<h2>Four</h2>',
      '    code',
      '<div>',
      '</div>',
      '<!-- words',
      '-->',
      '> quote',
      '- item',
      '1. item',
      '  words',
      '      code',
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const given = lines.join('\n');
        expect(scanHeadings(given, 1000)).toEqual(extractHeadings(given));
      }),
      {
        numRuns: 300,
        examples: [
          [['- item', '', '    code', '===', '===']],
          [['1. item', '', '   words', '---']],
          [['- item', '', '      code', 'One', '===']],
        ],
      },
    );
  });

  it('keeps the markup of headings as text beyond the limit of parsed characters', () => {
    const headings = scanHeadings('# *a*\n# *b*\n# c\n', 4);
    expect(headings.map((heading) => heading.text)).toEqual(['a', '*b*', 'c']);
  });
});

describe('extractHeadings', () => {
  // A parser takes several milliseconds a thousand characters: two million of a stranger's would
  // stop everything else for seconds.
  it('does not parse a long text, so it finds headings in quotes only in a short one', () => {
    const short = '> # Quoted\n\n# Plain\n\n';
    const long = `${short}${'Ordinary words.\n\n'.repeat(2000)}# Last\n`;
    expect(extractHeadings(short).map((heading) => heading.text)).toEqual(['Quoted', 'Plain']);
    expect(extractHeadings(long).map((heading) => heading.text)).toEqual(['Plain', 'Last']);
  });
});
