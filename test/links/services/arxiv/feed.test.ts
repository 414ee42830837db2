import { describe, expect, it } from 'vitest';
import type { HttpResponse } from '../../../../src/http/index.ts';
import { parseArxivFeed } from '../../../../src/links/services/arxiv/feed.ts';

const respond = (body: string, more: Partial<HttpResponse> = {}): HttpResponse => ({
  ok: true,
  status: 200,
  url: 'https://export.arxiv.org/api/query',
  headers: {},
  body: new TextEncoder().encode(body),
  truncated: false,
  redirects: [],
  durationMs: 1,
  ...more,
});
const entry = (id: string, title: string, rest = '') =>
  `<entry><id>http://arxiv.org/abs/${id}</id><title>${title}</title><published>2020-10-15T03:34:33Z</published>${rest}</entry>`;
const feed = (...entries: string[]) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">${entries.join('')}</feed>`;
const titleOf = (title: string) => parseArxivFeed(respond(feed(entry('2010.07497v2', title))))?.get('2010.07497')?.title;

describe('a feed of arXiv', () => {
  it('gives an entry an id without its version', () => {
    const papers = parseArxivFeed(respond(feed(entry('2010.07497v2', 'A'), entry('cs/0501001v1', 'B'))));
    expect([...(papers?.keys() ?? [])]).toEqual(['2010.07497', 'cs/0501001']);
  });

  it('keeps a title of one number as it is written', () => {
    expect(titleOf('007')).toBe('007');
    expect(titleOf('2.0')).toBe('2.0');
  });

  // XML 1.0, section 4.1: a character reference stands for its character, in decimal or hexadecimal.
  it.each([
    ['Bridging the &#39;gap&#39;', "Bridging the 'gap'"],
    ['&#x4e2d;&#25991; NER', '中文 NER'],
    ['&quot;A&quot; &amp; B &lt; C', '"A" & B < C'],
    ['AT&amp;amp;T and &amp;#39;', 'AT&amp;T and &#39;'],
  ])('reads the references of %s once', (written, title) => {
    expect(titleOf(written)).toBe(title);
  });

  it('lists authors and the comment, also when there is only one author', () => {
    const rest = '<author><name>Mi Zh&#225;ng</name></author><arxiv:comment>  Withdrawn \n by the author </arxiv:comment>';
    expect(parseArxivFeed(respond(feed(entry('2010.07497', 'A', rest))))?.get('2010.07497')).toMatchObject({
      authors: ['Mi Zháng'],
      comment: 'Withdrawn by the author',
    });
  });

  it('is none when it was cut short, is a page, or has a document type', () => {
    const whole = feed(entry('2010.07497', 'A'));
    expect(parseArxivFeed(respond(whole, { truncated: true }))).toBeUndefined();
    expect(parseArxivFeed(respond('<html><body>Rate exceeded.</body></html>'))).toBeUndefined();
    expect(parseArxivFeed(respond(`<!DOCTYPE feed [<!ENTITY a "b">]>${whole}`))).toBeUndefined();
  });

  // Source: https://info.arxiv.org/help/api/user-manual.html, "Details of Atom Results Returned"
  it.each([
    ['http://arxiv.org/abs/2010.07497v12', '2010.07497'],
    ['https://arxiv.org/api/2010.07497v1', '2010.07497'],
    ['http://arxiv.org/abs/cs.CL/0501001', 'cs/0501001'],
    ['http://arxiv.org/abs/cond-mat/0501001v1', 'cond-mat/0501001'],
  ])('knows %s as %s', (id, key) => {
    const papers = parseArxivFeed(respond(feed(`<entry><id>${id}</id></entry>`)));
    expect([...(papers?.keys() ?? [])]).toEqual([key]);
  });

  it('leaves out an error, which is an entry too', () => {
    const error = '<entry><id>http://arxiv.org/api/errors#incorrect_id_format_for_x</id><title>Error</title></entry>';
    expect(parseArxivFeed(respond(feed(error)))?.size).toBe(0);
  });

  it.each(['', '{"feed":{}}', '<feed><entry'])('has no paper by %j', (body) => {
    expect(parseArxivFeed(respond(body))?.size ?? 0).toBe(0);
  });
});
