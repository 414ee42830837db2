import { cleanUrl } from '../url/index.ts';
import type { RawLink } from './raw-link.ts';

const bareUrlPattern = /https?:\/\/[^\s<>"'`|\\^{}，。；：！？、（）【】《》「」『』“”‘’]+/gi;
const schemelessSharePattern = /(?<![\w./@-])(?:(?:pan|yun|eyun)\.baidu\.com\/(?:s|share|e|wap)\/[\w?=&#%-]+)/gi;

/** Addresses with a scheme that stand in a text without brackets. */
export function findBareUrls(text: string, offset: number): RawLink[] {
  const found: RawLink[] = [];
  for (const match of text.matchAll(bareUrlPattern)) {
    const url = cleanUrl(trimTrailingChinese(match[0]));
    found.push({ url, from: offset + match.index, to: offset + match.index + url.length, isBare: true });
  }
  return found;
}

/**
 * Han straight after a letter or digit is the sentence going on; after `/`, `=`, `_`, `-`, `#`, Han
 * or the `_(` of a wiki it is part of the address. In the name of the host it is the sentence only
 * where a whole name stands before it: names may be Chinese.
 */
function trimTrailingChinese(address: string): string {
  const host = /^https?:\/\/[^/?#]*/i.exec(address)?.[0] ?? '';
  const shorter = cutBeforeChinese(host);
  if (shorter !== host && /[^/.]\.[a-z]{2,}(?::\d+)?$/i.test(shorter)) return shorter;
  return host + cutBeforeChinese(address.slice(host.length));
}

function cutBeforeChinese(text: string): string {
  const end = /(?:(?<!_)\(|[^/=_\-%#(\p{Script=Han}])(?=\p{Script=Han})/u.exec(text);
  return end === null ? text : text.slice(0, end.index + end[0].length).replace(/[([*~]+$/, '');
}

/** Shares of Baidu Pan that were written without a scheme. */
export function findSchemelessShares(text: string, offset: number): RawLink[] {
  return Array.from(text.matchAll(schemelessSharePattern), (match) => {
    const from = offset + match.index;
    return { url: cleanUrl(match[0]), from, to: from + match[0].length };
  });
}
