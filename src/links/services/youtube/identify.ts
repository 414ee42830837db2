import { createPlainIdentity, getHostWithoutWww, getPathSegments, type Identity, type UrlMatcher } from '../../url/index.ts';

const videoIdPattern = /^[\w-]{11}$/;
const playlistIdPattern = /^[\w-]{12,60}$/;
const videoForms = new Set(['embed', 'shorts', 'live', 'v', 'e']);

/**
 * Videos, in whatever form they are linked, and playlists. When a link starts and in which list it
 * plays make no other video of it.
 */
export const youtubeMatcher: UrlMatcher = {
  domains: ['youtube.com', 'youtu.be', 'youtube-nocookie.com'],
  match(url, text) {
    const host = getHostWithoutWww(url);
    if (!/^(?:(?:m\.|music\.)?youtube\.com|youtu\.be|youtube-nocookie\.com)$/.test(host)) return undefined;
    const [first = '', second = ''] = getPathSegments(url);
    const list = url.searchParams.get('list') ?? '';
    if (host === 'youtu.be') return identifyVideo(first) ?? createPlainIdentity(url, text, 'youtube');
    // `/attribution_link?u=/watch?v=…` is what an old button to share made.
    const shared = first === 'attribution_link' ? URL.parse(url.searchParams.get('u') ?? '', url.href) : null;
    if (first === 'watch' || shared?.pathname === '/watch')
      return identifyVideo((shared ?? url).searchParams.get('v') ?? second) ?? createPlainIdentity(url, text, 'youtube');
    const isList = first === 'playlist' || (first === 'embed' && second === 'videoseries');
    if (isList && playlistIdPattern.test(list))
      return {
        key: `youtube:playlist/${list}`,
        service: 'youtube',
        id: `playlist/${list}`,
        url: `https://www.youtube.com/playlist?list=${list}`,
      };
    // The old code to embed a player goes on with `&` where a query would begin.
    const video = videoForms.has(first) ? identifyVideo(second.replace(/&.*$/s, '')) : undefined;
    return video ?? createPlainIdentity(url, text, 'youtube');
  },
};

function identifyVideo(id: string): Identity | undefined {
  if (!videoIdPattern.test(id)) return undefined;
  return { key: `youtube:${id}`, service: 'youtube', id, url: `https://www.youtube.com/watch?v=${id}` };
}
