import type { PageSummary } from '../../model/verdict.ts';
import { createTextSketch } from '../../text/similarity/text-sketch.ts';
import { sharesDistinctiveWord } from '../../text/similarity/title-similarity.ts';
import type { HtmlPage } from './html-page.ts';

/**
 * What names that were left to expire are bought for: gambling, pills, loans, pornography. Source:
 * public reports on lists of 2026 (jivoi/awesome-osint#1126, marcelscruz/dev-resources#1248,
 * marcelscruz/public-apis#1188, robhunter/agentdeals#1229), whose pages are Indonesian, Vietnamese,
 * Italian and Korean. Words of one topic are one pattern, whatever their language.
 */
const gambling = [
  /\b(?:casinos?|casinò|cassinos?|slots?(?:\s?\d{2,4})?|roulette|blackjack|baccarat|poker|betting|sportsbook|jackpots?)\b/,
  /\b(?:togel|judi|gacor|maxwin|situs|bandar|toto|scommesse|AAMS|apuestas|apostas|bahis|rtp live)\b/,
  /nhà cái|cá cược|(?:soi )?kèo|nổ hũ|tài xỉu|xoilac|cakhia|казино|букмекер|ставки на спорт/,
  /토토|먹튀|카지노|바카라|슬롯|สล็อต|บาคาร่า|คาสิโน|แทงบอล/,
  /赌场|娱乐城|真人(?:娱乐|百家乐)|百家乐|棋牌|彩票|博彩|老虎机|威尼斯人|葡京|体育投注|六合彩/,
];
const topics: readonly RegExp[] = [
  new RegExp(gambling.map(({ source }) => source).join('|'), 'giu'),
  /\b(?:viagra|cialis|levitra|tramadol|xanax|kamagra|without prescription)\b/giu,
  /\b(?:payday loans?|cash advance|quick loans?|loan online)\b/giu,
  /\b(?:porn|xxx|escorts?|camgirls?|sex (?:cams?|videos?|chat))\b/giu,
  /(?:伟哥|壮阳|代办贷款|无抵押贷款|成人视频|约炮)/gu,
];

/** Any word of any topic. Nearly every page ends here, so this is one pass over its title. */
const anyTopic = new RegExp(topics.map(({ source }) => source).join('|'), 'iu');

/** Characters of a page's text that are looked at. */
const maxTextLength = 500;

/**
 * Whether a page is about what expired names are bought for. Two different words of one topic must
 * be in its title and first words, and one of them in the title.
 * @param context Names of the entry, words of the link and its address. What they speak of
 * themselves is no takeover.
 */
export function isTakenOver(page: HtmlPage, context: readonly string[]): boolean {
  if (!anyTopic.test(page.title)) return false;
  const known = context.join(' ');
  return topics.some((topic) => {
    if (known.search(topic) >= 0) return false;
    const inTitle = findWords(page.title, topic);
    return inTitle.size > 0 && new Set([...inTitle, ...findWords(page.text.slice(0, maxTextLength), topic)]).size >= 2;
  });
}

const findWords = (text: string, topic: RegExp): Set<string> =>
  new Set(Array.from(text.matchAll(topic), ([word]) => word.toLowerCase().replace(/s$/, '')));

/**
 * What is remembered of a page, so that a later check can tell whether its name shows something
 * else. Undefined for a short page.
 */
export function summarizePage({ title, text }: HtmlPage, names: readonly string[]): PageSummary | undefined {
  const words = createTextSketch(`${title} ${text}`);
  if (words === undefined) return undefined;
  const beginning = `${title} ${text.slice(0, maxTextLength)}`;
  return names.some((name) => sharesDistinctiveWord(name, beginning)) ? { words, named: true } : { words };
}
