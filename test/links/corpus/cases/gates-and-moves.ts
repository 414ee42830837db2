import { createStaticSite } from '../../../../src/sandbox/internet/hosts/static-site.ts';
import {
  createHtmlResponse,
  createRedirectResponse,
  type SimulatedHost,
  type SimulatedResponse,
} from '../../../../src/sandbox/internet/responses.ts';
import { alive, gone, type LinkCase, notGone, undetected } from '../link-case.ts';

/**
 * What came of links in 2026: gates in front of pages and files, names that were sold, hosts that
 * send everything to one page.
 */

type Expected = Pick<LinkCase, 'dead' | 'verdict' | 'reason'>;

const host = 'code.example';
const pageUrl = `https://${host}/docs/manual`;
const fileUrl = `https://${host}/docs/manual.pdf`;
const words = '<p>A manual of forty pages: how the corpus was made, by whom, from what, and how it may be used.</p>';
const manual = createHtmlResponse('The manual of the corpus', words);
const home = createHtmlResponse(
  'Code of the example group',
  '<p>Welcome. Here are our tools, our corpora and the people who make them.</p>',
);

function create(name: string, url: string, hosts: SimulatedHost[], expected: Expected, rest: Partial<LinkCase> = {}): LinkCase {
  return { name: `2026: ${name}`, url, hosts, ...expected, source: 'services-2026.md', ...rest };
}

/** One host that gives the same answer to everything. */
const alikeHost = (answer: SimulatedResponse, name = host): SimulatedHost => createStaticSite(name, {}, () => answer);

/**
 * Walls that answer 200 (or a status of their own) at every path, before pages and before files.
 */
const gates: [name: string, answer: SimulatedResponse, expected: Expected, source: string][] = [
  [
    'a wall with the name of its site',
    createHtmlResponse('Reddit - Please wait for verification', '<form></form>'),
    notGone('blocked', 'bot-wall'),
    'reddit.com, since 2025',
  ],
  [
    'a wall before the name of its site',
    createHtmlResponse('Human verification - Stack Overflow', '<p>One more step.</p>'),
    notGone('blocked', 'bot-wall'),
    'stackoverflow.com, since 2025',
  ],
  [
    'Anubis',
    createHtmlResponse(
      "Making sure you're not a bot!",
      '<div id="anubis_challenge"></div><script src="/.within.website/x/cmd/anubis/static/js/main.mjs"></script><p>Loading...</p>',
    ),
    notGone('blocked', 'bot-wall'),
    'TecharoHQ/anubis#473, sphinx-doc/sphinx#14255',
  ],
  [
    'Anubis in another language, by its script alone',
    createHtmlResponse(
      '正在确认你是不是机器人！',
      '<script id="anubis_version" type="application/json">"v1.21"</script><p>正在加载</p>',
    ),
    notGone('blocked', 'bot-wall'),
    'TecharoHQ/anubis#473',
  ],
  [
    'F5',
    createHtmlResponse('Request Rejected', '<p>The requested URL was rejected. Your support ID is: 1234567890123456789</p>'),
    notGone('blocked', 'bot-wall'),
    'services-2026.md: bot walls with status 200',
  ],
  [
    'Radware',
    createHtmlResponse('Radware Captcha Page', '<p>We apologize for the inconvenience, please solve the captcha.</p>'),
    notGone('blocked', 'captcha'),
    'services-2026.md: bot walls with status 200',
  ],
  [
    'Imunify',
    createHtmlResponse('One moment, please...', '<p>Please wait while your request is being verified...</p>'),
    notGone('blocked', 'bot-wall'),
    'services-2026.md: bot walls with status 200',
  ],
  [
    'LiteSpeed',
    createHtmlResponse('Bot Verification', '<p>Verifying that you are not a robot...</p>'),
    notGone('blocked', 'bot-wall'),
    'services-2026.md: bot walls with status 200',
  ],
  [
    'go-away',
    createHtmlResponse(
      'Checking you are not a bot',
      '<p>Please wait.</p><a href="/.well-known/.git.gammaspectra.live/git/go-away/cmd/go-away/x">go-away</a>',
    ),
    notGone('blocked', 'bot-wall'),
    'services-2026.md: bot walls with status 200',
  ],
  [
    'SiteGround, 202',
    {
      status: 202,
      headers: { 'sg-captcha': 'challenge' },
      body: '<title>Robot Challenge Screen</title><p>Checking the site connection security</p>',
    },
    notGone('blocked', 'captcha'),
    'services-2026.md: SiteGround (sg-captcha, 202)',
  ],
  [
    '202 with a text of its own',
    {
      status: 202,
      body: '<title>Please wait</title><p>Your request is being processed, the page will reload by itself in a moment.</p>',
    },
    notGone('blocked', 'bot-wall'),
    'links.md L1: 202 with text',
  ],
  [
    '安全检测',
    createHtmlResponse('安全检测', '<p>正在进行安全检测，请稍候</p>'),
    notGone('blocked', 'captcha'),
    'services-2026.md: 安全检测',
  ],
  [
    '网站防火墙',
    createHtmlResponse('网站防火墙', '<p>您的请求带有不合法参数，已被网站管理员设置拦截！</p>'),
    notGone('blocked', 'bot-wall'),
    'services-2026.md: 网站防火墙',
  ],
  [
    'SafeLine, 468',
    { status: 468, body: '<title>Protected By SafeLine WAF</title><p>安全检测能力由雷池 WAF 提供</p>' },
    notGone('blocked', 'bot-wall'),
    'services-2026.md: SafeLine 468',
  ],
  [
    'Aliyun, 405',
    { status: 405, body: '<title>405</title><p>很抱歉，由于您访问的URL有可能对网站造成安全威胁，您的访问被阻断。</p>' },
    notGone('blocked', 'bot-wall'),
    'services-2026.md: Aliyun 405',
  ],
  [
    'a site under maintenance',
    createHtmlResponse('网站维护中', '<p>网站正在维护，请稍后再来。</p>'),
    notGone('unreachable', 'server-error'),
    'links.md L1: maintenance page (网站维护)',
  ],
  [
    'a site under maintenance, in English',
    createHtmlResponse('Site under maintenance', '<p>We are down for scheduled maintenance and will be back soon.</p>'),
    notGone('unreachable', 'server-error'),
    'links.md L1: maintenance page',
  ],
];

/** Gates that stand at another address and carry the first one in their query. */
const redirectGates: [name: string, to: string, page: SimulatedResponse, expected: Expected][] = [
  [
    'a captcha',
    `https://${host}/captcha?next=%2Fdocs%2Fmanual`,
    createHtmlResponse('Captcha', '<p>Type the letters.</p>'),
    notGone('blocked', 'captcha'),
  ],
  [
    'perfdrive',
    `https://validate.perfdrive.com/?ssa=1&ssc=${encodeURIComponent(pageUrl)}`,
    createHtmlResponse('ShieldSquare Captcha', '<p>Please solve this.</p>'),
    notGone('blocked', 'captcha'),
  ],
  [
    'a consent page of another host',
    `https://consent.example/m?continue=${encodeURIComponent(pageUrl)}`,
    createHtmlResponse('Before you continue', '<p>We use cookies. Accept all, reject all, or choose.</p>'),
    notGone('restricted', 'gated'),
  ],
  [
    'a licence to accept',
    `https://${host}/license?return_to=/docs/manual`,
    createHtmlResponse('Licence agreement', '<p>I have read the licence and accept it.</p>'),
    notGone('restricted', 'gated'),
  ],
  [
    'a browser that is not wanted',
    `https://${host}/unsupported_browser?from=%2Fdocs%2Fmanual`,
    createHtmlResponse('Unsupported browser', '<p>Please use another browser.</p>'),
    notGone('blocked', 'bot-wall'),
  ],
  [
    'a sign-on of another host',
    `https://passport.portal.example/login?next=${encodeURIComponent(pageUrl)}`,
    createHtmlResponse('Sign in', '<p>User name and password.</p>'),
    notGone('restricted', 'login'),
  ],
  [
    'a single sign-on, by its protocol',
    `https://idp.university.example/idp/profile/SAML2/Redirect/SSO?RelayState=${encodeURIComponent(pageUrl)}`,
    createHtmlResponse('University login', '<p>User name and password.</p>'),
    notGone('restricted', 'login'),
  ],
];

const hostOf = (url: string): string => new URL(url).host;

function redirectGate([name, to, page, expected]: (typeof redirectGates)[number], status: number): LinkCase {
  const target = new URL(to);
  const gate = createStaticSite(target.host, { [`${target.pathname}${target.search}`]: page }, () => page);
  const toGate = createRedirectResponse(to, status);
  const hosts =
    target.host === host
      ? [createStaticSite(host, { [`${target.pathname}${target.search}`]: page, [target.pathname]: page }, () => toGate)]
      : [alikeHost(toGate), gate];
  return create(`${name}, by ${status}`, pageUrl, hosts, expected, { source: 'services-2026.md: gates at another address' });
}

const casino = createHtmlResponse(
  'Migliori Casino Online 2026',
  '<p>Slot, roulette e bonus di benvenuto. Gioca ora nei migliori casinò online.</p>',
);
const pharmacy = createHtmlResponse('Buy cheap viagra online', '<p>Order pills without prescription. Fast delivery.</p>');
const gambling = createHtmlResponse('澳门威尼斯人官网|真人娱乐|棋牌彩票平台', '<p>真人百家乐、彩票、体育投注，注册送彩金。</p>');

/** A permanent redirect to a site that shares nothing with what was named: never a new address. */
const strangers: [name: string, to: string, page: SimulatedResponse, status: number, names: string[], note: LinkCase['note']][] =
  [
    ['sold to a casino', 'https://nine-casino.example/', casino, 301, ['RSS Micro'], 'taken-over'],
    ['sold to a casino, by 302', 'https://nine-casino.example/', casino, 302, ['RSS Micro'], 'taken-over'],
    ['sold to a pharmacy', 'https://pills.example/shop', pharmacy, 308, ['RSS Micro'], 'taken-over'],
    ['sold to a Chinese casino', 'https://vns88.example/', gambling, 301, ['医学语料'], 'taken-over'],
    [
      'moved to a stranger of no bad kind',
      'https://flowers.example/shop',
      createHtmlResponse('Roses and tulips by post', '<p>Flowers for every day, sent on the day you order them.</p>'),
      301,
      ['RSS Micro'],
      'possibly-wrong-link',
    ],
  ];

/** Permanent redirects to another site that is still what the link names. */
const movedThings: [name: string, from: string, to: string, page: SimulatedResponse, names: string[]][] = [
  [
    'by the name of the entry',
    'https://old.example/tools/segmenter',
    'https://new.example/nlp/segmenter',
    createHtmlResponse('Jiaguwen: a segmenter of classical Chinese', words),
    ['Jiaguwen segmenter'],
  ],
  [
    'by the name of the old host',
    'https://cmekg.example/',
    'https://kg.lab.example/cmekg',
    createHtmlResponse('CMeKG', '<p>A knowledge graph of Chinese medicine with diseases, drugs and their relations.</p>'),
    [],
  ],
  [
    'by the last part of its path',
    'https://group.example/data/meddialog.html',
    'https://data.university.example/sets/meddialog/',
    createHtmlResponse('Our data', '<p>Dialogues of doctors and patients in two languages.</p>'),
    [],
  ],
];

const oneSite = (url: string, answer: SimulatedResponse): SimulatedHost => {
  const { host: name, pathname, search } = new URL(url);
  return createStaticSite(name, { [`${pathname}${search}`]: answer });
};

const dealers: [name: string, to: string, title: string][] = [
  ['Sedo', 'https://sedo.com/search/details/?domain=rssmicro.example', 'rssmicro.example – This website is for sale!'],
  ['GoDaddy', 'https://www.godaddy.com/forsale/rssmicro.example', 'rssmicro.example is available for purchase'],
  ['Dynadot', 'https://www.dynadot.com/market/user-listings/rssmicro.example', 'rssmicro.example'],
  ['4.cn', 'https://www.4.cn/detail/rssmicro.example', 'rssmicro.example 域名交易'],
  ['Juming', 'https://www.juming.com/ykj/?ym=rssmicro.example', '聚名网 rssmicro.example 一口价域名'],
  ['Aliyun', 'https://mi.aliyun.com/detail/online.html?domainName=rssmicro.example', '域名交易'],
];

const parkedTitles: [title: string, text: string][] = [
  ['rssmicro.example – This website is for sale! – rssmicro Resources and Information.', 'This website is for sale!'],
  ['rssmicro.example is available for purchase', 'Get this domain'],
  ['Welcome', 'The owner of rssmicro.example is offering it for sale for an asking price of 900 EUR!'],
  ['This domain has expired', 'If you are the owner of this domain, please renew it.'],
  ['域名已过期', '您访问的域名已过期，请联系域名注册商续费。'],
  ['温馨提示', '该网站暂时无法访问：域名未备案，根据工信部要求暂停访问。'],
];

export const gateAndMoveCases: LinkCase[] = [
  ...gates.flatMap(([name, answer, expected, source]) => [
    create(`${name}, before a page`, pageUrl, [alikeHost(answer)], expected, { source }),
    create(`${name}, before a file`, fileUrl, [alikeHost(answer)], expected, { source }),
  ]),
  ...redirectGates.flatMap((gate) => [redirectGate(gate, 302), redirectGate(gate, 301)]),
  create(
    'an article on Anubis is an article',
    pageUrl,
    [oneSite(pageUrl, createHtmlResponse("Making sure you're not a bot: how Anubis works", words.repeat(30)))],
    alive(),
    {
      source: 'links.md L3: an article about walls is alive',
    },
  ),
  ...strangers.map(([name, to, page, status, names, note]) =>
    create(
      name,
      'https://rssmicro.example/',
      [oneSite('https://rssmicro.example/', createRedirectResponse(to, status)), oneSite(to, page)],
      undetected('alive', 'redirected'),
      {
        names,
        ...(note === undefined ? {} : { note }),
        source: 'jivoi/awesome-osint#1126, marcelscruz/dev-resources#1248, robhunter/agentdeals#1229',
      },
    ),
  ),
  create(
    'shows a casino under its own name',
    'https://rssmicro.example/',
    [oneSite('https://rssmicro.example/', casino)],
    undetected('alive', 'ok'),
    {
      names: ['RSS Micro'],
      note: 'taken-over',
      source: 'robhunter/agentdeals#1229',
    },
  ),
  create(
    'a list of casinos that is what the entry names',
    'https://casino-data.example/',
    [oneSite('https://casino-data.example/', casino)],
    alive(),
    {
      names: ['Migliori Casino: a data set of gambling sites'],
      source: 'links.md L2, the reverse',
    },
  ),
  ...movedThings.map(([name, from, to, page, names]) =>
    create(
      `moved to another site, known ${name}`,
      from,
      [oneSite(from, createRedirectResponse(to, 301)), oneSite(to, page)],
      notGone('moved', 'redirected'),
      {
        names,
        to,
        source: 'links.md L2: what a move is',
      },
    ),
  ),
  create(
    'moved to https for good',
    'http://code.example/docs/manual',
    [
      {
        host,
        respond: ({ url }) => (url.protocol === 'http:' ? createRedirectResponse(pageUrl, 301) : manual),
      },
    ],
    notGone('moved', 'redirected'),
    { to: pageUrl, source: 'links.md L18' },
  ),
  ...dealers.map(([name, to, title]) =>
    create(
      `sent to a dealer: ${name}`,
      'https://rssmicro.example/feed',
      [
        alikeHost(createRedirectResponse(to, 301), 'rssmicro.example'),
        alikeHost(createHtmlResponse(title, '<p>Make an offer.</p>'), hostOf(to)),
      ],
      gone('parked'),
      {
        source: 'services-2026.md: domain dealers',
      },
    ),
  ),
  ...parkedTitles.map(([title, text], index) =>
    create(
      `parked: ${title.slice(0, 40)} (${index + 1})`,
      'https://rssmicro.example/feed',
      [alikeHost(createHtmlResponse(title, `<p>${text}</p>`), 'rssmicro.example')],
      gone('parked'),
      {
        source: 'services-2026.md: domain dealers',
      },
    ),
  ),
  create(
    'an article that quotes a dealer is alive',
    'https://blog.example/a-gallery-of-error-pages',
    [
      oneSite(
        'https://blog.example/a-gallery-of-error-pages',
        createHtmlResponse(
          'Page Not Found: a gallery',
          '<p>My favourite error pages, and those that say “this domain is for sale”. Send me yours.</p>',
        ),
      ),
    ],
    alive(),
    { note: 'weak-evidence', source: 'links.md L3, the reverse' },
  ),
  create(
    'everything ends at one page of the buyer',
    'https://old.example/a/b/c',
    [
      alikeHost(createRedirectResponse('https://new.example/about/merger', 301), 'old.example'),
      oneSite(
        'https://new.example/about/merger',
        createHtmlResponse('We have merged', '<p>Old and New are one company now.</p>'),
      ),
    ],
    undetected('unknown', 'soft-404'),
    { source: 'links.md L4' },
  ),
  create(
    'everything ends at the first page of another host',
    'https://old.example/a/b/c',
    [
      alikeHost(createRedirectResponse('https://new.example/', 302), 'old.example'),
      oneSite(
        'https://new.example/',
        createHtmlResponse('New company', '<p>We make things that are good for everybody, every day.</p>'),
      ),
    ],
    undetected('unknown', 'soft-404'),
    { source: 'links.md L1: a page sent to the first page of another host' },
  ),
  create(
    'a site that has its own first page for what is missing',
    'https://code.example/docs/gone',
    [createStaticSite(host, { '/': home }, () => createRedirectResponse('/', 302))],
    gone('soft-404'),
    { source: 'links.md L1: the same site’s own first page counts' },
  ),
];
