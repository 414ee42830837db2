import { getHostWithoutWww, getPathSegments, type UrlMatcher } from '../../url/index.ts';

/** Invites. Their codes are case-sensitive; only names that a server bought are not. */
export const discordMatcher: UrlMatcher = {
  domains: ['discord.com', 'discord.gg', 'discordapp.com'],
  match(url) {
    const host = getHostWithoutWww(url);
    const [first = '', second = ''] = getPathSegments(url);
    const isInvite = (host === 'discord.com' || host === 'discordapp.com' || host === 'discord.gg') && first === 'invite';
    const code = isInvite ? second : host === 'discord.gg' ? first : '';
    if (!/^[\w-]{2,100}$/.test(code) || code === 'invite') return undefined;
    return { key: `discord:${code}`, service: 'discord', id: code, url: `https://discord.com/invite/${code}` };
  },
};
