import { Parser, type ParserOptions } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import { createTokenizer } from '../../../../src/links/web/tokenizer/page-tokenizer.ts';
import fc from '../../../seeded-fast-check.ts';

const read = ['id', 'content', 'href'];

/** What a handler is told of a source, in order. */
function listEvents(source: string, options: ParserOptions): unknown[] {
  const events: unknown[] = [];
  const parser = new Parser(
    {
      onopentag: (name, attributes) =>
        events.push(['open', name, Object.entries(attributes).filter(([attribute]) => read.includes(attribute))]),
      ontext: (text) => events.push(['text', text]),
      onclosetag: (name, isImplied) => events.push(['close', name, isImplied]),
      oncomment: (text) => events.push(['comment', text]),
      onprocessinginstruction: (name, text) => events.push(['instruction', name, text]),
    },
    options,
  );
  parser.end(source);
  return events;
}

const sameEvents = (source: string): void => {
  expect(listEvents(source, { Tokenizer: createTokenizer(read) }), source).toEqual(listEvents(source, {}));
};

const pieces = [
  ...[
    '<p>',
    '</p>',
    '<div id="a">',
    '</div>',
    '<br/>',
    '<br />',
    '<br / >',
    '<svg>',
    '</svg>',
    '<svg/>',
    '<math>',
    '</math>',
    '<foreignObject>',
  ],
  ...[
    '<title>',
    '</title>',
    '</title',
    '</titleX>',
    '<TITLE\n>',
    '<textarea>',
    '</textarea >',
    '<script src=x>',
    '</script>',
    '<style>',
  ],
  ...[
    '</style/>',
    '<xmp>',
    '</xmp>',
    '<iframe>',
    '</iframe>',
    '<noembed>',
    '</noembed>',
    '<noframes>',
    '</noframes>',
    '<plaintext>',
  ],
  ...[
    '<!doctype html>',
    '<!DOCTYPE',
    '<!doc',
    '<!-- a -->',
    '<!-->',
    '<!--->',
    '<!-- b --!>',
    '<!--',
    '-->',
    '<![CDATA[x]]>',
    '<!x>',
    '<?xml v="1"?>',
  ],
  ...[
    '<a href=x>',
    '<a href=x/>',
    '<a href=?a=b&amp;c>',
    '<a href = "x&amp;y" >',
    "<a id='&lt' content=&copy href>",
    '<a href="x"id=y>',
    '<a/href=x>',
  ],
  ...[
    '<a id=1 ID=2>',
    '<a =x>',
    '<a href=>',
    '<a "x">',
    '<a href="',
    "<a href='b>",
    '<a\u00a0id=x>',
    '<meta content="0;url=/a?b&copy=1">',
    '<A Id=\fx\r>',
  ],
  ...[
    '&',
    '&amp;',
    '&amp',
    '&copy=',
    '&#65;',
    '&#x41',
    '&#',
    '&nbsp;',
    '&notit;',
    '<',
    '<<',
    '</',
    '</>',
    '</ x>',
    '< a',
    '<1',
    '<\u0161>',
    '>',
    '=',
    '"',
    "'",
    '/',
  ],
  ...[
    ' ',
    '\n',
    '\t',
    '\u000b',
    'words',
    'b',
    '标题',
    '\u{1f600}',
    '<form>',
    '</form>',
    '<li>',
    '<ul>',
    '</ul>',
    '<image>',
    '</br>',
  ],
];

describe('the tokenizer of pages', () => {
  it('gives the events of htmlparser2', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 14 }), (parts) => sameEvents(parts.join(''))),
      { numRuns: 4000 },
    );
  });

  it('gives them for any text', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...'<>/!?-&;#=ax"\' \n'), maxLength: 40 }), sameEvents), {
      numRuns: 4000,
    });
  });

  it.each([
    [
      'a page with what pages have',
      '<!doctype html><html lang=en><head><meta charset="utf-8"><title>A &amp; b</title><script>if (a < b && c) x("</p>")</script></head><body class="x y"><h1 id=top>Head</h1><p>Words &mdash; and <a href="/a?b=1&c=2">more</a><br/><img src=\'x\' alt></body></html>',
    ],
    ['an element that no tag closes', '<p>a<script>b && c'],
    ['all the rest as text', '<p>a<plaintext>b</p><c>'],
  ])('gives them for %s', (_, source) => sameEvents(source));

  it.each([
    ['tags without an end', '<a '.repeat(100_000)],
    ['attributes without an end', `<a${' b=c'.repeat(100_000)}`],
    ['white space without an end', `<a${' '.repeat(200_000)}`],
    ['comments without an end', '<!--'.repeat(100_000)],
    ['quotes without an end', `<a${' b="'.repeat(100_001)}`],
    ['references', '&amp'.repeat(50_000)],
    ['scripts without an end', '<script>'.repeat(50_000)],
  ])('reads %s in linear time', (_, source) => sameEvents(source));
});
