import { describe, expect, test } from 'vitest';
import { checkService, testSilence, testVerdicts } from '../check-service.ts';

const url = 'https://t.me/Durov';
const page = (inside: string) => ({
  body: `<html><title>Telegram: View @durov</title><div class="tgme_page">${inside}</div></html>`,
});

describe('a channel of Telegram', () => {
  testVerdicts(url, [
    ['is there by its title', page('<div class="tgme_page_title">Durov</div>'), { verdict: 'alive', reason: 'ok' }],
    ['is there by its picture', page('<img class="tgme_page_photo_image">'), { verdict: 'alive' }],
    ['is a name that nobody has', page('<a>Send Message</a>'), { verdict: 'gone', reason: 'not-found' }],
    ['is open where the page breaks off', { body: '<div class="tgme_page">' }, { verdict: 'unknown', reason: 'unreadable' }],
    ['is open behind another status', { status: 302 }, { verdict: 'unknown', reason: 'ambiguous' }],
    ['is refused', { status: 403 }, { verdict: 'blocked', reason: 'forbidden' }],
  ]);
  testSilence(url);

  test('is asked for in place of its posts, whose own page shows nothing', async () => {
    const urls = ['https://t.me/durov/43', 'https://t.me/group/12/34', 'https://t.me/some_bot/app'];
    const { verdicts, requests } = await checkService(urls, page('<div class="tgme_page_title">x</div>'));
    expect(requests.map((request) => request.url)).toEqual(['https://t.me/durov', 'https://t.me/group', 'https://t.me/some_bot']);
    expect(verdicts.map(({ note }) => note)).toEqual(['weak-evidence', 'weak-evidence', 'weak-evidence']);
  });
});

describe('an invite of Telegram', () => {
  const gone = { verdict: 'gone', reason: 'not-found', evidence: { asked: 'page', status: 404 } } as const;
  const shown = { verdict: 'alive', reason: 'ok', evidence: { asked: 'page', status: 200 } } as const;
  testVerdicts('https://t.me/+AbCd', [
    ['is never gone by its page', 'aborted', { verdict: 'unknown', reason: 'ambiguous' }, { page: gone }],
    ['is there by weak evidence', 'aborted', { verdict: 'alive', note: 'weak-evidence' }, { page: shown }],
  ]);
});
