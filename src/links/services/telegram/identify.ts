import { createPlainIdentity, getHostWithoutWww, getPathSegments, type UrlMatcher } from '../../url/index.ts';

/** First parts of a path that are no names. Source: https://core.telegram.org/api/links */
const reservedPaths = new Set(
  'addemoji addlist addstickers addtheme bg boost c call confirmphone contact giftcode invoice iv joinchat login m msg nft proxy s setlanguage share socks'.split(
    ' ',
  ),
);

/**
 * Channels, groups, users and posts at t.me. Names are compared without case. Invites are known
 * only by their address.
 */
export const telegramMatcher: UrlMatcher = {
  domains: ['t.me', 'telegram.me', 'telegram.dog'],
  match(url, text) {
    if (!/^(?:t\.me|telegram\.(?:me|dog))$/.test(getHostWithoutWww(url))) return undefined;
    const segments = getPathSegments(url);
    // `/s/name` is the same channel as it looks in a browser.
    const [name = '', ...inside] = segments[0] === 's' ? segments.slice(1) : segments;
    if (!/^[a-z]\w{3,31}$/i.test(name) || reservedPaths.has(name.toLowerCase()))
      return createPlainIdentity(url, text, 'telegram');
    // A post, a post within a topic of a group (`/name/topic/post`), or the app of a bot.
    const page = inside.slice(0, 2).filter((segment) => /^\w{1,64}$/.test(segment));
    const id = [name, ...page].join('/');
    return { key: `telegram:${id.toLowerCase()}`, service: 'telegram', id, url: `https://t.me/${id}` };
  },
};
