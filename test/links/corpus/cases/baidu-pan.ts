import { type BaiduShare, createBaiduPanHost } from '../../../../src/sandbox/internet/hosts/baidu-pan.ts';
import { createHtmlResponse, createJsonResponse, createRedirectResponse } from '../../../../src/sandbox/internet/responses.ts';
import { alive, gone, type LinkCase, notGone } from '../link-case.ts';

const id = '1QqYtqDwhc_S51F3SYMChBQ';

function share(
  name: string,
  settings: BaiduShare,
  expected: Pick<LinkCase, 'dead' | 'verdict' | 'reason'>,
  rest: Partial<LinkCase> = {},
): LinkCase {
  return {
    name: `Baidu Pan: ${name}`,
    url: `https://pan.baidu.com/s/${id}`,
    hosts: [createBaiduPanHost({ [id]: settings })],
    ...expected,
    source: 'baidu-pan.md',
    ...rest,
  };
}

const risk = createRedirectResponse('https://wappass.baidu.com/static/captcha/tuxing.html');
const codePage = createHtmlResponse('百度网盘 请输入提取码', '<p>请输入提取码：</p><script>var t = "安全验证";</script>');
const state = (fields: string) => createHtmlResponse('百度网盘', `<script>locals.mset({"loginstate":0,${fields}});</script>`);

/** Every row of baidu-pan.md's tables, and its traps. */
export const baiduPanCases: LinkCase[] = [
  share('a public share', { state: 'public' }, alive()),
  share(
    'a public share whose shorturlinfo says nothing is read from its page',
    { state: 'public', info: createJsonResponse({}) },
    alive(),
  ),
  share(
    'shorturlinfo answers HTML: a missing errno is not 0',
    { state: 'locked', info: createHtmlResponse('百度网盘') },
    notGone('restricted', 'code-missing'),
  ),
  share('a locked share and the right code', { state: 'locked', code: 'flql' }, alive('code-right'), { code: 'flql' }),
  share('a locked share and a wrong code', { state: 'locked', code: 'flql' }, notGone('restricted', 'code-wrong'), {
    code: 'flqL',
  }),
  share('a locked share and no code', { state: 'locked', code: 'flql' }, notGone('restricted', 'code-missing')),
  share('the code stands in the address', { state: 'locked', code: 'flql' }, alive('code-right'), {
    url: `https://pan.baidu.com/s/${id}?pwd=flql`,
  }),
  share('a code that is none is not tried', { state: 'locked' }, alive('exists-needs-code'), { code: 'abc' }),
  share('the init form of the address', { state: 'locked', code: 'flql' }, alive('code-right'), {
    url: `http://yun.baidu.com/share/init?surl=${id.slice(1)}&pwd=flql`,
  }),
  share(
    'verify errno -12 is a wrong code',
    { state: 'locked', verify: createJsonResponse({ errno: -12 }) },
    notGone('restricted', 'code-wrong'),
    { code: 'abcd' },
  ),
  ...[-62, -19, -20, -64, -65, 2, 105].map((errno) =>
    share(
      `verify errno ${errno} says nothing of the code`,
      { state: 'locked', verify: createJsonResponse({ errno }) },
      alive('exists-needs-code'),
      { code: 'abcd' },
    ),
  ),
  share('verify answers HTML', { state: 'locked', verify: createHtmlResponse('百度') }, alive('exists-needs-code'), {
    code: 'abcd',
  }),
  share('verify answers 403', { state: 'locked', verify: { status: 403 } }, alive('exists-needs-code'), { code: 'abcd' }),
  share(
    'a deleted share with the right code still verifies; its list tells',
    { state: 'locked', list: createJsonResponse({ errno: 145 }) },
    gone('deleted'),
    { code: 'abcd' },
  ),
  ...(
    [
      [-7, 'cancelled'],
      [-8, 'expired'],
      [115, 'banned'],
      [117, 'expired'],
    ] as const
  ).map(([errno, reason]) =>
    share(`list errno ${errno} after the right code`, { state: 'locked', list: createJsonResponse({ errno }) }, gone(reason), {
      code: 'abcd',
    }),
  ),
  share('the list is empty after the right code', { state: 'locked', files: 0 }, notGone('unknown', 'ambiguous'), {
    code: 'abcd',
  }),
  share(
    'the list answers an unlisted number',
    { state: 'locked', list: createJsonResponse({ errno: 9019 }) },
    notGone('unknown', 'ambiguous'),
    {
      code: 'abcd',
    },
  ),
  share(
    'the list answers without a number',
    { state: 'locked', list: createJsonResponse({ list: [1] }) },
    notGone('unknown', 'ambiguous'),
    {
      code: 'abcd',
    },
  ),
  share('a share that never was', { state: 'missing' }, gone('not-found'), { authoritative: true }),
  share('a cancelled share', { state: 'cancelled' }, gone('cancelled'), { authoritative: true }),
  share('a deleted share', { state: 'deleted' }, gone('deleted'), { authoritative: true }),
  share('a banned share', { state: 'banned' }, gone('banned'), { authoritative: true }),
  share('an expired share', { state: 'expired' }, gone('expired'), { authoritative: true }),
  share('a worn-out share', { state: 'worn-out' }, gone('worn-out'), { authoritative: true }),
  share(
    'one dead share flapped to -9: the page decides',
    { state: 'cancelled', info: createJsonResponse({ errno: -9 }) },
    gone('cancelled'),
  ),
  share('140 alone is not dead', { state: 'public', info: createJsonResponse({ errno: 140 }) }, alive()),
  share('140 and a page that says so', { state: 'missing', info: createJsonResponse({ errno: 140 }) }, gone('not-found')),
  share('-21 is not believed against a living page', { state: 'public', info: createJsonResponse({ errno: -21 }) }, alive()),
  // Seen fifteen times of fifteen at dead shares and never at a living one; without the page it is
  // no last word.
  share('-21 and a robot check', { state: 'missing', page: risk }, gone('not-found'), { authoritative: false }),
  share('-9 and a robot check', { state: 'locked', page: risk }, notGone('blocked', 'captcha')),
  share('a robot check instead of the page', { state: 'risk' }, notGone('blocked', 'captcha')),
  share('403', { state: 'locked', page: { status: 403 } }, notGone('blocked', 'forbidden')),
  share('5xx is an outage', { state: 'locked', page: { status: 502 } }, notGone('unreachable', 'server-error')),
  share('网盘正在升级 is an outage', { state: 'outage' }, notGone('unreachable', 'server-error')),
  share(
    'the error page with its title',
    { state: 'locked', page: createRedirectResponse('https://pan.baidu.com/error/404.html') },
    gone('not-found'),
    {
      source: 'baidu-pan.md: to /error/404 = dead candidate, confirm by title',
    },
  ),
  share(
    'the error page without its title',
    { state: 'locked', page: createHtmlResponse('百度网盘', '') },
    notGone('unknown', 'ambiguous'),
  ),
  share(
    'a code page whose scripts say 安全验证',
    { state: 'locked', page: codePage, info: createJsonResponse({ errno: -9 }) },
    notGone('restricted', 'code-missing'),
  ),
  share(
    '访问过于频繁',
    { state: 'locked', page: createHtmlResponse('百度网盘', '访问过于频繁，请稍后再试') },
    notGone('limited', 'quota'),
  ),
  share(
    '安全验证 as the title',
    { state: 'locked', page: createHtmlResponse('百度安全验证', '') },
    notGone('blocked', 'captcha'),
  ),
  share(
    'a bare 不存在 in a file name is no evidence',
    {
      state: 'public',
      info: createJsonResponse({ errno: 105 }),
      page: createHtmlResponse('不存在的人.zip_免费高速下载|百度网盘-分享无限制'),
    },
    alive(),
  ),
  share(
    'a title that only begins like a dead one',
    {
      state: 'public',
      info: createJsonResponse({ errno: -3 }),
      page: createHtmlResponse('页面不存在.pdf_免费高速下载|百度网盘-分享无限制'),
    },
    alive(),
  ),
  share(
    '失效 in the body is no evidence',
    { state: 'locked', page: createHtmlResponse('百度网盘', '这个文件夹里有失效模式分析.pdf，永久有效') },
    alive(),
  ),
  ...(
    [
      ['115', 'banned'],
      ['117', 'expired'],
      ['145', 'deleted'],
      ['-7', 'cancelled'],
    ] as const
  ).map(([errno, reason]) =>
    share(
      `errno ${errno} in the page's state`,
      { state: 'locked', info: createJsonResponse({ errno: 1 }), page: state(`"errno":${errno}`) },
      gone(reason),
      { authoritative: false },
    ),
  ),
  ...(
    [
      ['0', 'deleted'],
      ['3', 'banned'],
      ['5', 'not-found'],
      ['10', 'expired'],
      ['11', 'worn-out'],
    ] as const
  ).map(([type, reason]) =>
    share(`errortype ${type} in the page's state`, { state: 'locked', page: state(`"errortype":${type}`) }, gone(reason)),
  ),
  ...['2', '12', '15', '17', '123', '124'].map((type) =>
    share(
      `errortype ${type} says nothing`,
      { state: 'locked', page: state(`"errortype":${type}`) },
      notGone('unknown', 'ambiguous'),
    ),
  ),
  share(
    'shareid and share_uk in the state',
    { state: 'public', info: createJsonResponse({ errno: 9013 }), page: state('"shareid":123,"share_uk":"456"') },
    alive(),
  ),
];
