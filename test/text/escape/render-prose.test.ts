import { describe, expect, it } from 'vitest';
import { renderProse, splitCodeSpans } from '../../../src/text/escape/render-prose.ts';

const render = (text: string, ...links: [words: string, url: string][]) =>
  renderProse(
    text,
    links.map(([words, url]) => ({ words, url })),
  );
const url = 'https://a.org/';

describe('a sentence of a README', () => {
  it.each([
    ['run `npm i` now', 'run `npm i` now'],
    ['2 * 3 * 4 [x](y)', '2 \\* 3 \\* 4 \\[x\\](y)'],
    ['a\nb', 'a b'],
    ['a ` b', 'a \\` b'],
    ['`{{ secret }}`', '<code>&#123;&#123; secret &#125;&#125;</code>'],
  ])('%j is %j', (text, markdown) => {
    expect(render(text).text).toBe(markdown);
  });

  it('has its links where their words occur, in its own letters', () => {
    expect(render('Docs are in the docs.', ['docs', url])).toMatchObject({
      text: `Docs are in the [docs](${url}).`,
      shown: [{ words: 'docs' }],
    });
    expect(render('Docs for all.', ['docs', url]).text).toBe(`[Docs](${url}) for all.`);
  });

  it('has no link within a word, in code, or in another link', () => {
    expect(render('docstring', ['docs', url]).shown).toEqual([]);
    expect(render('run `docs`', ['docs', url]).shown).toEqual([]);
    expect(render('the docs', ['the docs', url], ['docs', url]).shown).toHaveLength(1);
    expect(render('x', ['', url]).shown).toEqual([]);
  });

  it('makes no image of a link behind an exclamation mark', () => {
    expect(render('New!docs', ['docs', url]).text).not.toMatch(/(?<!\\)!\[/);
  });
});

it('a text is split at its code', () => {
  expect(splitCodeSpans('a `b` c')).toEqual([
    { text: 'a ', isCode: false },
    { text: 'b', isCode: true },
    { text: ' c', isCode: false },
  ]);
  expect(splitCodeSpans('')).toEqual([]);
});
