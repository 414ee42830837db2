import { Parser } from 'htmlparser2';
import { describe, expect, test } from 'vitest';
import { isHtmlResponse, parseHtml, parseHtmlResponse, parseRefresh } from '../../../src/links/web/html-page.ts';
import fc from '../../seeded-fast-check.ts';
import { createResponse } from '../services/create-response.ts';

/** A text without tags as htmlparser2 decodes it, and as it decodes an attribute. */
function decodeByParser(written: string): { text: string; id: string | undefined } {
  let text = '';
  let id: string | undefined;
  const parser = new Parser({
    ontext: (piece) => {
      text += piece;
    },
    onopentag: (_, attributes) => {
      id = attributes.id;
    },
  });
  parser.end(`${written}<i id="${written}">`);
  return { text, id };
}

describe('what is read of a page', () => {
  test('is its title, first heading, words and ids', () => {
    const page = parseHtml('<title>A\n title</title><h2 id="x">A <b>heading</b></h2><p id="y">Words.</p><h1>Other</h1>');
    expect(page).toMatchObject({ title: 'A title', heading: 'A heading', text: 'A heading Words. Other' });
    expect([...page.elementIds]).toEqual(['x', 'y']);
  });

  test.each([
    [
      'a character that is written as a reference',
      '<p>The page you&#39;re looking for: R&amp;D</p>',
      "The page you're looking for: R&D",
    ],
    ['letters of another style', '<p>RE<b>MOVED</b>: 文件<em>不存在</em></p>', 'REMOVED: 文件不存在'],
    ['a place where a line may break', '<p>very<wbr>long</p>', 'verylong'],
  ])('has one word with %s', (_, source, text) => {
    expect(parseHtml(source).text).toBe(text);
  });

  test.each([
    ['paragraphs', '<p>one</p><p>two</p>'],
    ['links', '<a>one</a><a>two</a>'],
    ['cells', '<td>one<td>two'],
    ['a line break', 'one<br>two'],
    ['a script', 'one<script>x()</script>two'],
  ])('has two words between which there is %s', (_, source) => {
    expect(parseHtml(source).text).toBe('one two');
  });

  test('has no words that a reader does not see', () => {
    expect(parseHtml('<script>a</script><style>b</style><noscript>c</noscript><svg><text>d</text></svg>e').text).toBe('e');
    // An end without a beginning hides nothing, and shows nothing.
    expect(parseHtml('</script>a<svg>b</svg></svg>c').text).toBe('a c');
  });

  test.each([
    ['<title></title><svg><title>404 Not Found</title></svg><p>x</p>', ''],
    ['<title>First</title><title>Second</title>', 'First'],
    ['<meta property="og:title" content="Shared"><p>x', 'Shared'],
    ['<meta property="og:title" content="Shared"><title>Own</title>', 'Shared'],
    ['<title>Own</title><meta property="og:title" content="Shared">', 'Own'],
    ['<title>a &lt;b&gt; &amp; c', 'a <b> & c'],
  ])('%s has the title "%s"', (source, title) => {
    expect(parseHtml(source).title).toBe(title);
  });

  test('has the characters that the HTML parser itself makes of references', () => {
    const pieces = ['&amp;', '&amp', '&#39;', '&#x4e2d;', '&notit;', '&amp;amp;', '&nbsp', '&', '&#0;', 'a', ' ', ';', '='];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 8 }), (parts) => {
        const written = parts.join('');
        const page = parseHtml(`<title>${written}</title><i id="${written}"></i>${written}`);
        const { text, id } = decodeByParser(written);
        const words = text.replace(/\s+/g, ' ').trim();
        expect([page.title, page.text, ...page.elementIds]).toEqual([words, words, id]);
      }),
    );
  });

  test('is bounded', () => {
    const page = parseHtml(`<title>${'t'.repeat(1000)}</title><h1>${'h'.repeat(1000)}</h1>${'<p>words </p>'.repeat(5000)}`);
    expect([page.title.length, page.heading?.length, page.text.length <= 6000]).toEqual([300, 300, true]);
    expect(parseHtml(Array.from({ length: 900 }, (_, n) => `<i id="${n}">`).join('')).elementIds.size).toBe(500);
    expect(parseHtml('<'.repeat(100_000)).text.length).toBeLessThanOrEqual(6000);
  });

  test('is decoded by its charset, and any body gives a page', () => {
    const gbk = {
      ...createResponse('', { headers: { 'content-type': 'text/html; charset=gbk' } }),
      body: new Uint8Array([0xd6, 0xd0]),
    };
    expect(parseHtmlResponse(gbk).text).toBe('中');
    expect(parseHtmlResponse({ ...gbk, body: new Uint8Array([0, 255, 254, 60]) }).title).toBe('');
  });
});

test.each([
  ['0; url=/new', '/new'],
  ['5;URL="https://a.example/"', 'https://a.example/'],
  [" 0 , url = '/new' ", '/new'],
  ['0.5;url=/new', '/new'],
  ['30; url=/slow', undefined],
  ['6;url=/new', undefined],
  ['5', undefined],
  ['url=/new', undefined],
  ['', undefined],
])('a refresh by "%s" leads to %s', (value, expected) => {
  expect(parseRefresh(value)).toBe(expected);
  expect(parseHtml(`<meta http-equiv="Refresh" content="${value.replaceAll('"', '&quot;')}">`).refresh).toBe(expected);
});

test.each([
  ['text/html', true],
  ['application/xhtml+xml', true],
  ['', true],
  ['application/pdf', false],
  ['application/json', false],
])('a response of type "%s" is HTML: %s', (type, expected) => {
  expect(isHtmlResponse(createResponse('', { headers: { 'content-type': type } }))).toBe(expected);
});
