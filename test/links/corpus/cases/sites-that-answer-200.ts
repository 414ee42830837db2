import {
  createHtmlResponse,
  createJsonResponse,
  createRedirectResponse,
  type SimulatedHost,
  type SimulatedResponse,
} from '../../../../src/sandbox/internet/responses.ts';
import { alive, gone, type LinkCase, notGone } from '../link-case.ts';

type Expected = Pick<LinkCase, 'dead' | 'verdict' | 'reason'>;
type Answers = Record<string, SimulatedResponse>;

/** Hosts that answer by host and path, `host/path`, or for all paths, `host`. */
function createHosts(answers: Answers): SimulatedHost[] {
  const hosts = new Set(Object.keys(answers).map((place) => place.replace(/\/.*$/, '')));
  return Array.from(hosts, (host) => ({
    host,
    respond: ({ url }) => answers[`${host}${url.pathname}`] ?? answers[host] ?? { status: 404 },
  }));
}

const facts = 'services-2026.md: YouTube, Bilibili, Discord, t.me, X …: 200 for what is gone';

function site(title: string, url: string, answers: Answers, expected: Expected, more: Partial<LinkCase> = {}): LinkCase {
  return { name: title, url, hosts: createHosts(answers), ...expected, source: facts, ...more };
}

// YouTube. A video's page is about a megabyte of scripts, and its title is "- YouTube" where the
// video is gone.
const video = 'https://www.youtube.com/watch?v=aircAruvnKk';
const oembed = createJsonResponse({
  title: 'But what is a neural network?',
  author_name: '3Blue1Brown',
  author_url: 'https://www.youtube.com/@3blue1brown',
  type: 'video',
  height: 113,
  width: 200,
  version: '1.0',
  provider_name: 'YouTube',
  provider_url: 'https://www.youtube.com/',
});
const text = (status: number, body: string): SimulatedResponse => ({
  status,
  headers: { 'content-type': 'text/html; charset=UTF-8' },
  body,
});
const player = (status: string, reason?: string, title = ' - YouTube') =>
  createHtmlResponse(
    title,
    `<script nonce="x">var ytcfg = {"padding":"${'x'.repeat(300_000)}"};</script><script>var ytInitialPlayerResponse = {"responseContext":{},"playabilityStatus":{"status":"${status}"${
      reason === undefined ? ',"playableInEmbed":true' : `,"reason":"${reason}","errorScreen":{}`
    }}};</script><div id="player"></div>`,
  );
const youtube = (
  title: string,
  embed: SimulatedResponse,
  page: SimulatedResponse | undefined,
  expected: Expected,
  more: Partial<LinkCase> = {},
) =>
  site(
    `YouTube: ${title}`,
    video,
    { 'www.youtube.com/oembed': embed, ...(page === undefined ? {} : { 'www.youtube.com/watch': page }) },
    expected,
    more,
  );
const consent = createRedirectResponse(
  'https://consent.youtube.com/m?continue=https%3A%2F%2Fwww.youtube.com%2Fwatch%3Fv%3DaircAruvnKk&gl=DE',
);

const youtubeCases: LinkCase[] = [
  youtube('a video', oembed, undefined, alive()),
  youtube('a video by its short form is no move', oembed, undefined, alive(), { url: 'https://youtu.be/aircAruvnKk?t=42' }),
  youtube('a video in a frame', oembed, undefined, alive(), { url: 'https://www.youtube-nocookie.com/embed/aircAruvnKk?rel=0' }),
  youtube('a short, on the mobile site', oembed, undefined, alive(), { url: 'https://m.youtube.com/shorts/aircAruvnKk' }),
  youtube(
    'a removed video',
    text(404, 'Not Found'),
    player('ERROR', 'This video has been removed by the uploader'),
    gone('removed'),
    {
      authoritative: true,
    },
  ),
  youtube('an account that was closed', text(404, 'Not Found'), player('ERROR', 'Video unavailable'), gone('removed')),
  youtube('an id that no video has', text(400, 'Bad Request'), player('ERROR', 'Video unavailable'), gone('removed'), {
    authoritative: true,
  }),
  youtube('404, and the page asks for consent', text(404, 'Not Found'), consent, gone('not-found'), { authoritative: false }),
  youtube('400, and the page asks for consent', text(400, 'Bad Request'), consent, notGone('unknown', 'ambiguous')),
  youtube('401 is a video that may not be embedded', text(401, 'Unauthorized'), player('OK'), alive(), {
    source: 'TryGhost/Ghost#16374, extractus/oembed-extractor#168: 401 where embedding is disabled, the video lives',
  }),
  youtube(
    '401, and the page says that it is gone',
    text(401, 'Unauthorized'),
    player('ERROR', 'Video unavailable'),
    gone('removed'),
    {
      authoritative: false,
    },
  ),
  youtube('401, and the page cannot be read', text(401, 'Unauthorized'), consent, notGone('unknown', 'ambiguous'), {
    source: 'TryGhost/Ghost#16374',
  }),
  youtube(
    'a private video',
    text(403, 'Forbidden'),
    player('LOGIN_REQUIRED', 'This is a private video. Please sign in to verify that you may see it.'),
    notGone('restricted', 'private-or-missing'),
  ),
  youtube(
    '"Forbidden" under 200 is a private one',
    text(200, 'Forbidden'),
    player('LOGIN_REQUIRED', 'Private video'),
    notGone('restricted', 'private-or-missing'),
    {
      source: 'ruby-oembed/ruby-oembed#79',
    },
  ),
  youtube(
    'not in this country',
    text(401, 'Unauthorized'),
    player('UNPLAYABLE', 'The uploader has not made this video available in your country'),
    alive(),
  ),
  youtube('only for grown-ups', text(401, 'Unauthorized'), player('LOGIN_REQUIRED', 'Sign in to confirm your age'), alive()),
  youtube(
    'a wall before the page',
    text(401, 'Unauthorized'),
    player('LOGIN_REQUIRED', 'Sign in to confirm you’re not a bot'),
    notGone('blocked', 'bot-wall'),
  ),
  youtube(
    'a limit that looks like a death',
    text(404, 'Not Found'),
    player('ERROR', "This content isn't available, try again later."),
    notGone('limited', 'quota'),
  ),
  youtube('a limit of the interface', text(429, 'Too Many Requests'), undefined, notGone('limited', 'deferred')),
  youtube('an error of the interface', text(503, ''), undefined, notGone('unreachable', 'server-error')),
  site(
    'YouTube: a playlist',
    'https://www.youtube.com/playlist?list=PLZHQObOWTQDNU6R1_67000Dx_ZCJB-3pi&si=abc',
    { 'www.youtube.com/oembed': oembed },
    alive(),
  ),
  site(
    'YouTube: a playlist that is gone',
    'https://www.youtube.com/playlist?list=PLZHQObOWTQDNU6R1_67000Dx_ZCJB-3pi',
    { 'www.youtube.com/oembed': text(404, 'Not Found') },
    gone('not-found'),
  ),
  site(
    'YouTube: a channel is judged by its page',
    'https://www.youtube.com/@3blue1brown',
    { 'www.youtube.com': createHtmlResponse('3Blue1Brown - YouTube') },
    alive(),
  ),
  site(
    'YouTube: a channel that is gone',
    'https://www.youtube.com/@nobody-here',
    { 'www.youtube.com': createHtmlResponse('404 Not Found', '', 404) },
    gone('not-found'),
  ),
];

// Bilibili
const view = (code: number, message = '0', data?: object) =>
  createJsonResponse({ code, message, ttl: 1, ...(data === undefined ? {} : { data }) });
const bilibili = (
  title: string,
  answer: SimulatedResponse,
  page: SimulatedResponse | undefined,
  expected: Expected,
  more: Partial<LinkCase> = {},
) =>
  site(
    `Bilibili: ${title}`,
    'https://www.bilibili.com/video/BV17x411w7KC/?spm_id_from=333.788',
    { 'api.bilibili.com/x/web-interface/view': answer, ...(page === undefined ? {} : { 'www.bilibili.com': page }) },
    expected,
    { source: 'SocialSisterYi/bilibili-API-collect: codes of x/web-interface/view', ...more },
  );
const shown = view(0, '0', {
  bvid: 'BV17x411w7KC',
  aid: 170001,
  title: '【MV】保加利亚妖王AZIS视频合辑',
  state: 0,
  pages: [{ cid: 1, page: 1 }],
});
const wall = view(-412, '请求被拦截');

const bilibiliCases: LinkCase[] = [
  bilibili('a video', shown, undefined, alive()),
  bilibili('a video by its number', shown, undefined, alive(), { url: 'https://m.bilibili.com/video/av170001' }),
  bilibili('a video by a short form that holds its id', shown, undefined, alive(), { url: 'https://b23.tv/BV17x411w7KC' }),
  bilibili('a missing video', view(-404, '啥都木有'), undefined, gone('not-found'), { authoritative: true }),
  bilibili('a video that nobody may see', view(62002, '稿件不可见'), undefined, gone('removed'), { authoritative: false }),
  bilibili('a video in review', view(62004, '稿件审核中'), undefined, notGone('restricted', 'private-or-missing')),
  bilibili('a video for its author alone', view(62012, '仅UP主自己可见'), undefined, notGone('restricted', 'private-or-missing')),
  bilibili('not for guests', view(-403, '访问权限不足'), undefined, notGone('restricted', 'login')),
  bilibili(
    'a wall, and the page shows the video',
    wall,
    createHtmlResponse('【MV】保加利亚妖王AZIS视频合辑_哔哩哔哩_bilibili'),
    alive(),
  ),
  bilibili(
    'a wall, and the page says that the video is away',
    wall,
    createHtmlResponse('视频去哪了呢？_哔哩哔哩_bilibili', '<div id="app"></div>'),
    gone('removed'),
    {
      authoritative: false,
      source: facts,
    },
  ),
  bilibili(
    'a wall before both',
    wall,
    { status: 412, body: '<html><title>出错啦! - bilibili.com</title></html>' },
    notGone('blocked', 'forbidden'),
  ),
  bilibili('a code that nobody knows', view(88214, '?'), createHtmlResponse('某视频_哔哩哔哩_bilibili'), alive()),
];

// Discord
const invite = {
  type: 0,
  code: 'python',
  expires_at: null,
  guild: { id: '267624335836053506', name: 'Python', features: ['VANITY_URL'] },
};
const discord = (title: string, answer: SimulatedResponse, expected: Expected, more: Partial<LinkCase> = {}) =>
  site(
    `Discord: ${title}`,
    'https://discord.gg/python',
    { 'discord.com/api/v10/invites/python': answer, 'discord.com': createHtmlResponse('Discord') },
    expected,
    more,
  );

const discordCases: LinkCase[] = [
  discord('an invite', createJsonResponse(invite), alive()),
  discord('an invite by its long form', createJsonResponse(invite), alive(), { url: 'https://discordapp.com/invite/python' }),
  discord('an invite to a group without a server', createJsonResponse({ ...invite, guild: null }), alive()),
  discord('an unknown invite', createJsonResponse({ message: 'Unknown Invite', code: 10006 }, 404), gone('not-found'), {
    authoritative: true,
  }),
  discord('an expired invite', createJsonResponse({ message: 'Invite is expired', code: 50270 }, 404), gone('expired'), {
    authoritative: true,
    source: 'emiliaprotocol/emilia-protocol#534',
  }),
  discord('404 without a word of Discord', { status: 404, body: 'Not Found' }, notGone('unknown', 'unreadable')),
  discord(
    'a limit',
    createJsonResponse({ message: 'You are being rate limited.', retry_after: 0.1, global: false }, 429),
    notGone('limited', 'deferred'),
  ),
  discord('a wall', { status: 403, body: 'error code: 1015' }, notGone('blocked', 'forbidden')),
];

// Telegram
const tgme = (body: string, title: string): SimulatedResponse => ({
  body: `<!DOCTYPE html><html><head><title>${title}</title><meta property="og:title" content="x"></head><body class="no_transition"><div class="tgme_page_wrap"><div class="tgme_page">${body}</div></div></body></html>`,
});
const channel = tgme(
  '<div class="tgme_page_photo"></div><div class="tgme_page_title"><span dir="auto">Durov’s Channel</span></div><div class="tgme_page_extra">11 000 000 subscribers</div>',
  'Telegram: View @durov',
);
const nobody = tgme(
  '<div class="tgme_page_description">If you have <strong>Telegram</strong>, you can contact @durov right away.</div>',
  'Telegram: Contact @durov',
);
const telegram = (title: string, answer: SimulatedResponse, expected: Expected, more: Partial<LinkCase> = {}) =>
  site(`Telegram: ${title}`, 'https://t.me/durov', { 't.me': answer }, expected, more);

const telegramCases: LinkCase[] = [
  telegram('a channel', channel, alive()),
  telegram('a channel by its web form and the older host', channel, alive(), { url: 'https://telegram.me/s/Durov' }),
  telegram(
    'a person without a picture',
    tgme('<div class="tgme_page_title"><span dir="auto">Pavel</span></div>', 'Telegram: Contact @durov'),
    alive(),
  ),
  telegram('a name that nobody has', nobody, gone('not-found'), {
    authoritative: false,
    source: 'Clients that tell a missing name by the absence of tgme_page_title',
  }),
  telegram('a post is only as sure as its channel', channel, alive(), { url: 'https://t.me/durov/43', note: 'weak-evidence' }),
  telegram('an invite', tgme('<div class="tgme_page_title">Join group chat</div>', 'Telegram: Join Group Chat'), alive(), {
    url: 'https://t.me/+AbCdEfGhIjK',
    note: 'weak-evidence',
  }),
  telegram('another page in its place', createHtmlResponse('Welcome to the network'), notGone('unknown', 'unreadable')),
];

// Sites that can not be asked.
const shell = (title: string) =>
  createHtmlResponse(
    title,
    `<div id="react-root"></div><script src="/main.js"></script>${'<noscript>JavaScript is not available.</noscript>'}`,
  );
const login = (url: string) => createRedirectResponse(url);

const weakCases: LinkCase[] = [
  site('X: a post and a shell', 'https://x.com/karpathy/status/1234567890', { 'x.com': shell('') }, alive(), {
    note: 'weak-evidence',
  }),
  site(
    'X: its name of before is no move',
    'https://twitter.com/karpathy/status/1234567890',
    { 'twitter.com': createRedirectResponse('https://x.com/karpathy/status/1234567890', 301), 'x.com': shell('') },
    alive('redirected'),
    { note: 'weak-evidence' },
  ),
  site(
    'X: 404 for a program',
    'https://x.com/karpathy',
    { 'x.com': { status: 404 } },
    notGone('restricted', 'private-or-missing'),
  ),
  site('X: a wall', 'https://x.com/karpathy', { 'x.com': { status: 403 } }, notGone('blocked', 'forbidden')),
  site('Instagram: a shell', 'https://www.instagram.com/p/CabcDEfGh/', { 'www.instagram.com': shell('Instagram') }, alive(), {
    note: 'weak-evidence',
  }),
  site(
    'Instagram: its login',
    'https://www.instagram.com/nasa/',
    {
      'www.instagram.com/nasa/': login('https://www.instagram.com/accounts/login/?next=%2Fnasa%2F'),
      'www.instagram.com': createHtmlResponse('Login • Instagram'),
    },
    notGone('restricted', 'login'),
  ),
  site(
    'Instagram: words of absence for everybody without a login',
    'https://www.instagram.com/nasa/',
    { 'www.instagram.com': createHtmlResponse('Page not found • Instagram') },
    alive(),
    { note: 'weak-evidence' },
  ),
  site(
    'LinkedIn: 404 for a program',
    'https://www.linkedin.com/in/someone',
    { 'www.linkedin.com': createHtmlResponse('Not found', '', 404) },
    notGone('blocked', 'bot-wall'),
    {
      source: 'services-2026.md: LinkedIn',
    },
  ),
  site(
    'LinkedIn: 999',
    'https://www.linkedin.com/company/some-company/',
    { 'www.linkedin.com': { status: 999 } },
    notGone('blocked', 'bot-wall'),
    {
      source: 'services-2026.md: LinkedIn; manuzhang/mkdocs-htmlproofer-plugin#7',
    },
  ),
  site(
    'LinkedIn: a page that is shown',
    'https://de.linkedin.com/in/someone',
    { 'de.linkedin.com': createHtmlResponse('Someone | LinkedIn') },
    alive(),
    {
      source: 'services-2026.md: LinkedIn',
    },
  ),
  site(
    'Tencent Docs: a shell',
    'https://docs.qq.com/sheet/DQ0FKaGxhRHhS?tab=BB08J2',
    { 'docs.qq.com': shell('腾讯文档') },
    alive(),
    { note: 'weak-evidence' },
  ),
  site(
    'Tencent Docs: its login',
    'https://docs.qq.com/doc/DQ0FKaGxhRHhS',
    {
      'docs.qq.com/doc/DQ0FKaGxhRHhS': login('https://docs.qq.com/login?redirect=%2Fdoc%2FDQ0FKaGxhRHhS'),
      'docs.qq.com': shell('登录'),
    },
    notGone('restricted', 'login'),
  ),
  site(
    'Notion: a shell',
    'https://acme.notion.site/Reading-list-0c3074d901ec4bdf84fdc82056cbd263',
    { 'acme.notion.site': shell('Notion') },
    alive(),
    {
      note: 'weak-evidence',
    },
  ),
  site(
    'Notion: 404 for a page of a workspace that lives',
    'https://www.notion.so/acme/Plan-50766227b779464ab98899accb98295f',
    { 'www.notion.so': { status: 404 } },
    notGone('restricted', 'private-or-missing'),
    {
      source: 'prisma/pris.ly#59',
    },
  ),
  site(
    'Notion: sent to where it is published is no move',
    'https://www.notion.so/acme/Plan-50766227b779464ab98899accb98295f?pvs=4',
    {
      'www.notion.so': createRedirectResponse('https://acme.notion.site/Plan-50766227b779464ab98899accb98295f', 301),
      'acme.notion.site': shell('Notion'),
    },
    alive('redirected'),
    { note: 'weak-evidence', source: 'prisma/pris.ly#59' },
  ),
  site('Feishu: a shell', 'https://acme.feishu.cn/wiki/wikcnKQ1k3p', { 'acme.feishu.cn': shell('飞书云文档') }, alive(), {
    note: 'weak-evidence',
  }),
  site(
    'Feishu: its login',
    'https://acme.feishu.cn/docx/doxcnKQ1k3p',
    {
      'acme.feishu.cn': login(
        'https://accounts.feishu.cn/accounts/page/login?app_id=2&redirect_uri=https%3A%2F%2Facme.feishu.cn%2Fdocx%2FdoxcnKQ1k3p',
      ),
      'accounts.feishu.cn': shell('飞书登录'),
    },
    notGone('restricted', 'login'),
  ),
  site('Lark: a shell', 'https://acme.larksuite.com/base/bascnKQ1k3p', { 'acme.larksuite.com': shell('Lark') }, alive(), {
    note: 'weak-evidence',
  }),
];

export const casesOfSitesThatAnswer200: LinkCase[] = [
  ...youtubeCases,
  ...bilibiliCases,
  ...discordCases,
  ...telegramCases,
  ...weakCases,
];
