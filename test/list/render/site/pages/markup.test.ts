import { describe, expect, it } from 'vitest';
import { finishPage, getSafeUrl, renderExternalLink, renderJsonBlock } from '../../../../../src/list/render/site/pages/markup.ts';
import { html } from '../../../../../src/text/escape/html.ts';

describe('an address of the data', () => {
  it.each([
    'javascript:alert(1)',
    ' JaVaScRiPt:alert(1)',
    'data:text/html,x',
    'ftp://example.org/',
    'https://user:secret@example.org/',
    '//example.org/x',
    'no address',
  ])('is no link: %s', (url) => {
    expect(getSafeUrl(url)).toBeUndefined();
    expect(renderExternalLink(url, 'x').html).toBe('<span>x</span>');
  });

  it('is escaped in its attribute', () => {
    expect(renderExternalLink('https://example.org/?a="&b=<', 'a & b').html).toBe(
      '<a href="https://example.org/?a=%22&amp;b=%3C" rel="noopener">a &amp; b</a>',
    );
  });
});

describe('data in a page', () => {
  it('can not end their element, and stay the same data', () => {
    const value = { a: '</script><!--', b: '\u2028&' };
    const { html: block } = renderJsonBlock('application/json', value, '_x');
    const [, json = ''] = /^<script type="application\/json" id="_x">(.*)<\/script>$/s.exec(block) ?? [];
    expect(json).not.toMatch(/[<>&\u2028]/);
    expect(JSON.parse(json)).toEqual(value);
  });
});

it('a page loses what hides words or turns the direction of reading', () => {
  expect(finishPage(html`<p>${'a\u202eb\u200bc\ud800'}</p>\n`)).toBe('<p>abc\ufffd</p>\n');
});
