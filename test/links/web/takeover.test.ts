import { describe, expect, it } from 'vitest';
import type { HtmlPage } from '../../../src/links/web/html-page.ts';
import { isTakenOver, summarizePage } from '../../../src/links/web/takeover.ts';

const page = (title: string, text = '') => ({ title, text }) as HtmlPage;

describe('a page that has been taken over', () => {
  it.each([
    ['two words of one topic, one in the title', page('Best casino 2026', 'Play slots and win'), true],
    ['two in the title', page('Situs judi terpercaya'), true],
    ['one word twice', page('Casinos', 'A casino of the 1920s'), false],
    ['words in its text alone', page('A library', 'casino slots poker'), false],
    ['words of two topics', page('Casino architecture', 'without prescription'), false],
    ['words far below', page('Casino', `${'a '.repeat(400)} slots poker`), false],
  ])('has %s', (_, seen, expected) => {
    expect(isTakenOver(seen, ['A dialogue corpus'])).toBe(expected);
  });

  it('is none whose entry speaks of the same', () => {
    expect(isTakenOver(page('Poker hands', 'poker, blackjack and other betting games'), ['Poker hand data set'])).toBe(false);
  });
});

describe('what is remembered of a page', () => {
  const text = Array.from({ length: 60 }, (_, index) => `word${index}`).join(' ');

  it('says whether the page names the entry', () => {
    expect(summarizePage(page('The MedDG corpus', text), ['MedDG'])).toMatchObject({ named: true });
    expect(summarizePage(page('Another page', text), ['MedDG'])).not.toHaveProperty('named');
  });

  it('is nothing of a page that is too short to be known again', () => {
    expect(summarizePage(page('Hello', 'World'), ['Hello'])).toBeUndefined();
  });
});
