import { toString as textOf } from 'mdast-util-to-string';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import { visit } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';
import { escapeReadme, escapeReadmeLine, formatAccessCode, formatReadmeLink } from '../../../src/text/escape/escape-markdown.ts';
import { redactPasswords } from '../../../src/text/escape/redact-userinfo.ts';
import { renderProse } from '../../../src/text/escape/render-prose.ts';
import { toSingleLine } from '../../../src/text/invisible-characters.ts';
import fc from '../../seeded-fast-check.ts';

const parse = (text: string) => remark().use(remarkGfm).parse(text);
const types = (text: string) => {
  const found = new Set<string>();
  visit(parse(text), (node) => {
    found.add(node.type);
  });
  return [...found].filter((type) => !['root', 'paragraph', 'heading', 'text', 'list', 'listItem'].includes(type));
};

const hostile = [
  '# heading',
  '## [x](http://e.vil)',
  '- item',
  '+ item',
  '* item',
  '1. item',
  '12) item',
  '> quote',
  '| a | b |',
  '---',
  '===',
  '```js',
  '~~~',
  '    code',
  '*a* **b** _c_ __d__ ~~e~~',
  '`code`',
  '``a`b``',
  '<b>x</b>',
  '<script>alert(1)</script>',
  '<img src=x onerror=y>',
  '<!-- listkeeper:end -->',
  '&lt;b&gt; &amp; &#64;x',
  '[x](javascript:alert(1))',
  '![x](https://e.vil/p.png)',
  '[x][y]',
  '[^1]',
  '[x]: https://e.vil',
  'https://e.vil/x',
  'www.e.vil',
  'a@b.cd',
  '@torvalds',
  '@org/team',
  '#123',
  'GH-12',
  'a/b#1',
  'mailto:a@b.cd',
  'xmpp:a@b.cd',
  ':tada:',
  '$x$',
  '\\*a\\*',
  'a\\',
  'a  \nb',
  'a\n\n# b',
  '- [ ] x',
  '<https://e.vil>',
  'x\u202egnp.exe',
  'a\u0000b',
  '\u200bx',
  'ftp://e.vil',
  '<a name="x">',
];

describe('escapeReadme', () => {
  it.each(hostile)('renders %j as text in a paragraph, heading, list item and link label', (text) => {
    const shown = toSingleLine(text);
    const visible = (of: string) => textOf(parse(of)).replaceAll('\u200b', '').trim();
    for (const frame of [(inner: string) => inner, (inner: string) => `### ${inner}`, (inner: string) => `- **x**，${inner}`]) {
      const only = frame('x').includes('**') ? ['strong'] : [];
      expect(types(frame(escapeReadme(text)))).toEqual(only);
      expect(visible(frame(escapeReadme(text)))).toBe(`${only.length ? 'x，' : ''}${shown}`.trim());
    }
    expect(types(formatReadmeLink(escapeReadme(text), 'https://a.edu/'))).toEqual(['link']);
  });

  it('renders any text as that text and nothing else', () => {
    const pieces = fc.array(
      fc.oneof(
        fc.constantFrom(...hostile, '*', '_', '`', '[', ']', '<', '|', '!', '\\', '~'),
        fc.string({ unit: 'grapheme', maxLength: 5 }),
      ),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(pieces, (parts) => {
        const text = parts.join('');
        const source = `### x ${escapeReadme(text)}`;
        expect(types(source)).toEqual([]);
        expect(textOf(parse(source)).replaceAll('\u200b', '')).toBe(`x ${redactPasswords(toSingleLine(text))}`.trim());
      }),
      { numRuns: 500 },
    );
  });

  it('leaves no mention, reference or bare URL that GitHub would link', () => {
    for (const text of ['@torvalds', 'see #12 and GH-3', 'https://e.vil www.e.vil', 'mailto:x']) {
      expect(textOf(parse(escapeReadme(text)))).not.toMatch(/@\w|#\d|GH-\d|:\/\/|www\.\w|mailto:\w/);
    }
  });
});

describe('renderProse', () => {
  it('renders any sentence with its code spans and links, and nothing else', () => {
    const pieces = fc.array(
      fc.oneof(
        fc.constantFrom(...hostile, '`x`', '`<b>`', '`', '!', '^', 'words', ' ', '[', ']'),
        fc.string({ unit: 'grapheme', maxLength: 4 }),
      ),
      { maxLength: 8 },
    );
    const links = [
      { words: 'words', url: 'https://words.example/' },
      { words: '^1]', url: 'https://a.edu/' },
    ];
    fc.assert(
      fc.property(pieces, (parts) => {
        const text = parts.join('');
        const source = `- x ${renderProse(text, links).text}`;
        expect(types(source).filter((type) => type !== 'inlineCode' && type !== 'link')).toEqual([]);
        const urls: string[] = [];
        visit(parse(source), 'link', ({ url }) => {
          urls.push(url);
        });
        expect(urls.filter((url) => links.every((link) => link.url !== url))).toEqual([]);
        const bare = (of: string) => of.replaceAll(/[`\u200b]/g, '');
        expect(bare(textOf(parse(source)))).toBe(bare(`x ${redactPasswords(toSingleLine(text))}`.trim()));
      }),
      { numRuns: 500 },
    );
  });

  it('links only whole words outside of code, each link once', () => {
    const go = { words: 'Go', url: 'https://go.example/' };
    expect(renderProse('Google and `Go` and Go, Go!', [go])).toEqual({
      text: 'Google and `Go` and [Go](https://go.example/), Go!',
      shown: [go],
    });
    expect(renderProse('Sqlx for GO', [{ words: 'sqlx', url: 'https://sqlx.example/' }, go]).text).toBe(
      '[Sqlx](https://sqlx.example/) for [GO](https://go.example/)',
    );
    expect(renderProse('nothing of it', [go])).toEqual({ text: 'nothing of it', shown: [] });
    expect(renderProse('Not an image!Go', [{ ...go, words: 'Go' }]).text).toBe('Not an image\\![Go](https://go.example/)');
  });
});

it('does not escape characters that mean nothing where they are', () => {
  for (const text of ['chinese_nlp', 'C# and F#', 'encoding&decoding', 'a -> b', '2 > 1']) expect(escapeReadme(text)).toBe(text);
});

describe('formatReadmeLink', () => {
  it('keeps URLs unchanged, with brackets and entities', () => {
    for (const url of [
      'https://a.edu/x_(y)',
      'https://a.edu/?a=1&copy;=2&b=3',
      'https://a.edu/a*b_c~d',
      'https://中文.cn/路径',
      'https://a.edu/x)y',
      'https://a.edu/((',
      "https://a.edu/'x'",
    ]) {
      const urls: string[] = [];
      visit(parse(`${formatReadmeLink('x', url)} 。`), 'link', (node) => {
        urls.push(node.url);
      });
      expect(urls).toEqual([url]);
    }
  });

  it.each([
    ['https://a.edu/S0140-6736(20)30183-5', '<https://a.edu/S0140-6736(20)30183-5>'],
    ['https://a.edu/x)y', '<https://a.edu/x)y>'],
    ['https://a.edu/a|b', 'https://a.edu/a%7Cb'],
    ['https://a.edu/{{x}}/{%y%}/{z}', 'https://a.edu/%7B{x}}/%7B%y%}/{z}'],
  ])('writes %s so that kramdown, Liquid, Prettier and GitHub read the same address', (url, written) => {
    expect(formatReadmeLink('x', url)).toBe(`[x](${written})`);
  });
});

describe('tags of Liquid, which Jekyll runs on GitHub Pages', () => {
  it.each(['{{ x }}', '{% raw %}', '{{{ x }}}', 'a {{', '`{{ x }}` and `{% y %}`', '{%'])('are broken up in %s', (text) => {
    const { text: markdown } = renderProse(text, []);
    expect(markdown).not.toMatch(/\{[{%]/);
    expect(textOf(parse(markdown)).replace(/<\/?code>/g, '')).toBe(text.replaceAll('`', ''));
  });

  it('lets single braces and code without tags alone', () => {
    expect(renderProse('{x} and `{y}`', []).text).toBe('{x} and `{y}`');
  });
});

describe('code', () => {
  it('contains letters and digits only', () => {
    expect(formatAccessCode('0`1<2')).toBe('`012`');
  });
});

describe('a line without signs', () => {
  it('is what the rules would make of it', () => {
    const word = fc.constantFrom(
      'GH-1',
      'gh-2',
      'www.a',
      'WWW',
      '1.',
      '12)',
      '-',
      '+',
      '=',
      '#1',
      '@a',
      'a@.b',
      '&lt;',
      '_',
      'a_b',
      '{{',
      '://',
    );
    const more = fc.constantFrom(
      '//u:p@h',
      '／／u:p@h',
      'mailto:',
      '~',
      '|',
      '$',
      '>',
      '<',
      '!',
      ' ',
      '.',
      '中',
      'é',
      'word',
      '\\',
      '`',
      '*',
      '[',
    );
    const line = fc.array(fc.oneof(word, more, fc.string({ unit: 'grapheme', maxLength: 3 })), { maxLength: 6 });
    fc.assert(
      fc.property(line, (parts) => {
        const text = parts.join('');
        // The sign at the end means nothing there, but with it all rules are tried.
        expect(escapeReadmeLine(`${text} @`)).toBe(`${escapeReadmeLine(text)} @`);
      }),
      { numRuns: 5000 },
    );
  });
});
