import { describe, expect, it } from 'vitest';
import { fixSentence } from '../../../../src/list/import/autofix/fix-sentence.ts';
import { importMarkdown } from '../../../../src/list/import/import-markdown.ts';
import { describeLosses } from '../../../../src/list/import/verify/verify-lossless.ts';
import { importLosslessly, renderImported } from '../import-assertions.ts';

const sentences: [name: string, text: string, mended: string][] = [
  // The beginning and the end.
  ['keel', 'a tool for keels', 'A tool for keels.'],
  ['keel', 'Draws keels!', 'Draws keels!'],
  ['keel', 'Draws keels:', 'Draws keels.'],
  ['keel', 'Says "well done."', 'Says "well done."'],
  ['keel', '…and more (much more)', '…and more (much more).'],
  ['keel', 'io.Reader for keels', '`io.Reader` for keels.'],
  ['keel', 'go:generate tool', '`go:generate` tool.'],
  ['keel', 'e.g. this', 'E.g. this.'],
  ['keel', 'gRPC for keels', 'gRPC for keels.'],
  ['keel', '3D keels', '3D keels.'],
  ['keel', ':boat: a tool', 'A tool :boat:.'],
  ['keel', '', ''],
  ['keel', '画龙骨的工具', '画龙骨的工具'],
  // Names of others.
  ['keel', 'Javascript and nodejs on MacOS, with github.', 'JavaScript and Node.js on macOS, with GitHub.'],
  [
    'keel',
    'Uses `javascript`, go-redis, redis.Client, lib/redis and https://github.com/x/redis.',
    'Uses `javascript`, go-redis, redis.Client, lib/redis and https://github.com/x/redis.',
  ],
  ['keel', 'Linuxes and Githubbers.', 'Linuxes and Githubbers.'],
  ['keel', 'It‘s ‘quoted’.', 'It’s ‘quoted’.'],
  // Its own name.
  ['keel', 'Keel is a tool for boats.', 'A tool for boats.'],
  ['keel', '`keel` provides tools', 'Provides tools.'],
  ['keel', 'Keel: tools for boats', 'Tools for boats.'],
  ['Keel', 'keel - tools', 'Tools.'],
  ['keel', 'Keel, a tool.', 'A tool.'],
  ['peg', 'Peg, Parsing Expression Grammar, is a parser.', 'The Peg, Parsing Expression Grammar, is a parser.'],
  ['HTTP', 'HTTP client for Go', 'An HTTP client for Go.'],
  ['keel', 'Keel library in Go', 'A Keel library in Go.'],
  ['scan', 'Scan rows into structs', 'Scans rows into structs.'],
  ['just', 'Just a collection', 'A collection.'],
  ['keel', 'Keels of boats', 'Keels of boats.'],
  ['keel', 'Keel.', ''],
  ['c++ (x', 'C++ (x for boats', 'The C++ (x for boats.'],
];

describe('fixSentence', () => {
  it.each(sentences)('of %s: %s', (name, text, fixed) => {
    expect(fixSentence(text, name)).toBe(fixed);
    expect(fixSentence(fixed, name), 'a second time').toBe(fixed);
  });
});

describe('an English list', () => {
  const text = `# Awesome Boats

## Tools

- [keel](https://keel.invented.org) – keel is a Javascript tool, see [its docs](https://docs.invented.org)
- [sail](https://sail.invented.org) - Sews sails.
- [javascript](https://github.com/javascript/oars) - Rows
`;

  it('runs with --mend only, and each repair is reported with what was there before', () => {
    const plain = importLosslessly(text);
    expect(plain.entries[0]?.entry.description).toEqual({ en: 'keel is a Javascript tool, see its docs' });
    const mended = importLosslessly(text, { autofix: true });
    expect(mended.detectedLayout).toEqual({ layout: 'bullets', template: 'data/README.template.md' });
    expect(describeLosses(mended)).toEqual([]);
    expect(mended.report.filter(({ why }) => why === 'mended-words')).toEqual([
      {
        line: 5,
        what: 'text',
        text: 'keel is a Javascript tool, see its docs',
        why: 'mended-words',
        other: 'A JavaScript tool, see its docs.',
      },
      { line: 7, what: 'text', text: 'Rows', why: 'mended-words', other: 'Rows.' },
    ]);
    expect(renderImported(mended)).toContain(
      `- [keel](https://keel.invented.org) - A JavaScript tool, see [its docs](https://docs.invented.org).
- [sail](https://sail.invented.org) - Sews sails.
- [javascript](https://github.com/javascript/oars) - Rows.
`,
    );
  });

  it('keeps its words where it has none but Chinese ones, or no bullets', () => {
    const chinese = importMarkdown(
      {
        path: 'a.md',
        text: '# 船\n\n## 工具\n\n- [甲](https://a.invented.org) 画龙骨的工具\n- [B](https://b.invented.org) javascript 的船\n',
      },
      { autofix: true },
    );
    expect(chinese.report).toEqual([]);
    expect(chinese.detectedLayout).toMatchObject({ layout: 'bullets', line: '- [{name}]({url}) {description}' });
  });
});
