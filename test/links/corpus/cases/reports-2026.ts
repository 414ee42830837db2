import {
  createHtmlResponse,
  createJsonResponse,
  createRedirectResponse,
  type SimulatedHost,
  type SimulatedRequest,
  type SimulatedResponse,
} from '../../../../src/sandbox/internet/responses.ts';
import { githubHost } from '../github-host.ts';
import { alive, gone, type LinkCase, notGone, undetected } from '../link-case.ts';

/** Situations that people met with other checkers in 2025 and 2026, each with its report. */

const host = 'docs.reports.example';
const url = `https://${host}/guide/install`;
const article = createHtmlResponse(
  'Install | Example docs',
  `<h1>Install</h1><p>${'How to install the tool, step by step, on each system. '.repeat(6)}</p>`,
);

type Expected = Pick<LinkCase, 'dead' | 'verdict' | 'reason'>;
type Respond = (request: SimulatedRequest) => SimulatedResponse;

function report(name: string, respond: Respond, expected: Expected, rest: Partial<LinkCase> & { source: string }): LinkCase {
  const hosts: SimulatedHost[] = [{ host: new URL(rest.url ?? url).host, respond }];
  return { name: `Reports 2026: ${name}`, url, hosts, ...expected, ...rest };
}

const isBrowser = ({ headers }: SimulatedRequest) => /Chrome\/\d/.test(headers['user-agent'] ?? '');
const missing: SimulatedResponse = createHtmlResponse(
  'Not found',
  '<p>There is nothing here for you to see, we are afraid.</p>',
  404,
);

const agents: LinkCase[] = [
  report('404 to programs alone', (request) => (isBrowser(request) ? article : missing), alive(), {
    source: 'GCTC-NTGC/gc-digital-talent#17337: connexion.canada.ca answers 404 to agents that are no browser',
  }),
  report(
    'a file that is 404 to programs alone',
    (request) => (isBrowser(request) ? { headers: { 'content-type': 'application/pdf' }, body: '%PDF-1.7' } : missing),
    alive(),
    { url: `https://${host}/files/guide.pdf`, source: 'GCTC-NTGC/gc-digital-talent#17337' },
  ),
  report('404 to everybody', () => missing, gone('not-found'), { source: 'GCTC-NTGC/gc-digital-talent#17337, the reverse' }),
  report(
    '404 to programs, and a wall before browsers',
    (request) => (isBrowser(request) ? { status: 403 } : missing),
    gone('not-found'),
    {
      source: 'GCTC-NTGC/gc-digital-talent#17337, the reverse',
    },
  ),
  report(
    'a filter that refuses agents with “link” in their name',
    ({ headers }) => (/link/i.test(headers['user-agent'] ?? '') ? { status: 403 } : article),
    alive(),
    { source: 'projectbenyehuda/bybe#1594: LiteSpeed with a stock rule of mod_security' },
  ),
  report(
    'an interface that wants a page of HTML',
    ({ headers }) =>
      headers.accept?.includes('text/html') ? article : createJsonResponse({ errors: [{ detail: 'Not Found' }] }, 404),
    alive(),
    { url: 'https://crates.example/crates/tokio', source: 'rust-lang/crates.io#788' },
  ),
  report('415', () => ({ status: 415 }), notGone('unknown', 'ambiguous'), {
    source: 'WenyuChiou/awesome-agentic-ai-zh#94: learnshell.org',
  }),
  report('441', () => ({ status: 441 }), notGone('unknown', 'ambiguous'), { source: 'gjtorikian/html-proofer#584' }),
  report('202 to runners', () => ({ status: 202, body: '' }), notGone('blocked', 'bot-wall'), {
    source: 'Kilo-Org/kilocode#11016: platform.deepseek.com',
  }),
];

const navigation = '<nav>Welcome, Guides, Reference, API, Changelog, Community, Blog, Status, Search, Sign in.</nav>';
const lost = (heading: string, more: string) =>
  createHtmlResponse(
    'Example docs',
    `${navigation}<h1>${heading}</h1><p>We could not find the page you are looking for.</p>${more}`,
  );
const suggestion = (path: string) =>
  `<p>Maybe you were looking for one of these pages: ${path.split('/').join(' ')} first steps.</p>`;

const softly: LinkCase[] = [
  report('200 and a heading that says so, under the title of the site', () => lost('Page not found!', ''), gone('soft-404'), {
    source: 'mintlify/docs#3759',
  }),
  report(
    '200 and a title that says so, with other suggestions for each address',
    ({ url: { pathname } }) =>
      createHtmlResponse('Page Not Found - Example docs', `${navigation}<h1>Page not found</h1>${suggestion(pathname)}`),
    gone('soft-404'),
    { source: 'mintlify/docs#3759' },
  ),
  report('404 in the heading alone', () => lost('404', ''), gone('soft-404'), { source: 'mintlify/docs#3759' }),
  report(
    'the words of GitLab in a title',
    () =>
      createHtmlResponse(
        "The page you're looking for could not be found (404)",
        `<p>Make sure the address is correct.</p>${navigation}`,
      ),
    gone('soft-404'),
    { source: 'scivision/linkchecker-markdown#19' },
  ),
  report(
    'a heading of absence in the shell of an application',
    () => createHtmlResponse('Example docs', '<div id="root"><h1>Page not found</h1></div><script src="/app.js"></script>'),
    alive(),
    { note: 'weak-evidence', source: 'mintlify/docs#3759, the reverse: a shell before its scripts' },
  ),
  report(
    'a page about missing pages, in a site that has hard 404s',
    ({ url: { pathname } }) => (pathname === '/guide/install' ? lost('Page not found', suggestion('a/b')) : { status: 404 }),
    alive(),
    { note: 'weak-evidence', source: 'mintlify/docs#3759, the reverse' },
  ),
  report(
    'a specification that says what has been removed',
    ({ url: { pathname } }) =>
      pathname === '/guide/install'
        ? createHtmlResponse(
            'OWL 2 overview',
            `<h1>OWL 2</h1><p>A note has been removed from the section. ${'More words. '.repeat(300)}</p>`,
          )
        : { status: 404 },
    alive(),
    { source: 'SteveHedden/open-knowledge-graphs#48' },
  ),
  report(
    'everything of a folder is sent to the page above it',
    ({ url: { pathname } }) => (pathname === '/docs/components' ? article : createRedirectResponse('/docs/components', 308)),
    notGone('unknown', 'soft-404'),
    { url: `https://${host}/components/forms/select`, source: 'yamada-ui/yamada-ui#6993' },
  ),
  report(
    'a deployment that is paused',
    () => ({ status: 503, headers: { 'x-vercel-error': 'DEPLOYMENT_PAUSED' }, body: 'This deployment is temporarily paused' }),
    notGone('unreachable', 'server-error'),
    { source: 'marcelscruz/dev-resources#1248' },
  ),
];

/** Every path of a host answers alike. */
const alike = (name: string, title: string, expected: Expected, rest: Partial<LinkCase> & { source: string }, text = '') =>
  report(`alike everywhere: ${name}`, () => createHtmlResponse(title, `<p>${text}</p>`), expected, rest);
const walls = 'services-2026.md: bot walls with status 200; links.md L1';
const byWords = 'links.md L15';
const noSite = { ...gone('soft-404'), rest: { source: 'marcelscruz/dev-resources#1248: sites that are switched off' } };
const absence = '<nav>Back to the first page. All about us. Terms of use.</nav>';

const answers: LinkCase[] = [
  ...(
    [
      ['人机识别验证', ''],
      ['滑动验证页面', ''],
      ['知道创宇云防御节点', '当前访问疑似黑客攻击'],
      ['您的访问被拦截', '您的访问可能对网站造成威胁'],
      ['DDoS protection by BunkerWeb', 'Please wait while we check that you are no robot.'],
      ['Captcha Interception', 'Slide right to go on.'],
    ] as const
  ).map(([title, text]) => {
    const reason = /验证|captcha/i.test(title) ? 'captcha' : 'bot-wall';
    return alike(`a wall titled “${title}”`, title, notGone('blocked', reason), { source: walls }, text);
  }),
  ...['We’ll be back soon!', 'Account Suspended', 'This Account has been suspended.', 'Website Expired'].map((title) =>
    alike(`a site switched off, titled “${title}”`, title, notGone('unreachable', 'server-error'), noSite.rest, absence),
  ),
  ...[
    'Welcome to nginx!',
    'Apache2 Ubuntu Default Page: It works',
    'IIS Windows Server',
    '没有找到站点',
    '恭喜，站点创建成功！',
    'Domain Default page',
  ].map((title) => alike(`a server without the site: “${title}”`, title, gone('soft-404'), noSite.rest, absence)),
  report(
    'a server without the site, which has hard 404s: its first page',
    ({ url: { pathname } }) =>
      pathname === '/' ? createHtmlResponse('Welcome to nginx!', `<p>${absence}</p>`) : { status: 404 },
    alive(),
    { url: `https://${host}/`, note: 'weak-evidence', ...noSite.rest },
  ),
  alike(
    'a site that is not there any more, or not yet',
    'Coming Soon',
    undetected('unknown', 'soft-404'),
    { source: 'marcelscruz/public-apis#1188: RiskSentinel' },
    absence,
  ),
  ...[
    '抱歉，没有找到该商品',
    '对不起，您访问的页面暂时无法找到！',
    '页面丢失',
    '该用户已注销',
    'We can’t find that page',
    'Page removed',
    'This content isn’t available right now',
    'Erreur 404',
    '404 - 找不到文件或目录。',
  ].map((title) => alike(`words of absence: “${title}”`, title, gone('soft-404'), { source: byWords }, absence)),
  ...[
    'https://docs.reports.example/users/sign_in',
    'https://sso.reports.example/realms/x/protocol/openid-connect/auth?client_id=1',
  ].map((to) => ({
    ...report(
      `a login: ${to}`,
      (request) => (request.url.pathname === '/users/sign_in' ? article : createRedirectResponse(to)),
      notGone('restricted', 'login'),
      {
        source: 'links.md L14',
      },
    ),
    hosts: [
      {
        host,
        respond: ({ url: { pathname } }: SimulatedRequest) =>
          pathname === '/users/sign_in' ? article : createRedirectResponse(to),
      },
      { host: 'sso.reports.example', respond: () => article },
    ],
  })),
  report(
    'what a site does not know it looks for',
    ({ url: { pathname, search } }) =>
      pathname === '/search'
        ? createHtmlResponse(`Search ${search}`, `<p>No results for ${search}</p>${absence}`)
        : createRedirectResponse(`/search?q=${pathname}`),
    gone('soft-404'),
    { source: 'links.md L4: everything of a host ends at one page; no gate, though it carries the address' },
  ),
  report(
    'a keyword that a site shows by its search, as it does all of them',
    ({ url: { pathname, search } }) =>
      pathname === '/search'
        ? createHtmlResponse(`Search ${search}`, `<p>12 packages found for ${search}</p>${absence}`)
        : createRedirectResponse(`/search?q=keywords:${pathname.split('/').at(-1)}`),
    notGone('unknown', 'soft-404'),
    { url: `https://${host}/browse/keyword/nlp`, source: 'npmjs.com: /browse/keyword/x is sent to /search?q=keywords:x' },
  ),
  {
    ...report(
      'a deep link that is sent to the first page of a casino',
      () => createRedirectResponse('https://slots.example/', 301),
      undetected('alive', 'redirected'),
      {
        names: ['MedDG'],
        note: 'taken-over',
        source: 'jivoi/awesome-osint#1126, robhunter/agentdeals#1229',
      },
    ),
    hosts: [
      { host, respond: () => createRedirectResponse('https://slots.example/', 301) },
      {
        host: 'slots.example',
        respond: () => createHtmlResponse('Best online casino: slots and poker', '<p>Play slots now.</p>'),
      },
    ],
  },
  {
    ...report('a script that leads to a casino', () => article, undetected('alive', 'redirected'), {
      names: ['MedDG'],
      note: 'taken-over',
      source: 'marcelscruz/dev-resources#1248: Gliesess, a redirect by script',
    }),
    hosts: [
      {
        host,
        respond: () => ({
          headers: { 'content-type': 'text/html' },
          body: '<script>window.location.href="https://slots.example/x"</script>',
        }),
      },
      {
        host: 'slots.example',
        respond: () => createHtmlResponse('Best online casino: slots and poker', '<p>Play slots now.</p>'),
      },
    ],
  },
  report(
    'a script that leads to the page in a language',
    ({ url: { pathname } }) =>
      pathname === '/guide/install'
        ? {
            headers: { 'content-type': 'text/html' },
            body: '<html><script>location.replace("/en/guide/install")</script></html>',
          }
        : pathname === '/en/guide/install'
          ? article
          : { status: 404 },
    alive('redirected'),
    { source: 'marcelscruz/dev-resources#1248, the reverse' },
  ),
  report(
    'a frame of another site, and no word of its own',
    () => ({
      headers: { 'content-type': 'text/html' },
      body: '<title>corpus</title><frameset><frame src="https://x.example/?d=1"></frameset>',
    }),
    alive(),
    { note: 'weak-evidence', source: 'links.md L10: a shell says nothing about its link' },
  ),
  ...(['https://docs.reports.example/guide/install/', 'https://www.docs.reports.example/guide/install'] as const).map((to) => ({
    ...report(`https with another trifle: ${to}`, () => article, notGone('moved', 'redirected'), {
      url: `http://${host}/guide/install`,
      to,
      source: 'links.md L18',
    }),
    hosts: [
      { host, respond: ({ url: at }: SimulatedRequest) => (at.protocol === 'http:' ? createRedirectResponse(to, 301) : article) },
      { host: 'www.docs.reports.example', respond: () => article },
    ],
  })),
];

/** Where a permanent redirect leads, and whether that may be written instead. */
const readerForms: [from: string, to: string, isMove: boolean][] = [
  ['/guide/install', '/zh-cn/guide/install', false],
  ['/', '/en/master/', false],
  ['/guide/install', '/guide/install?hl=zh', false],
  ['/en-us/guide/install', '/zh-cn/guide/install', false],
  ['/guide', '/guide/en/latest/', false],
  ['/guide/install', 'https://zh.docs.reports.example/guide/install', false],
  ['/guide/install', 'https://m.docs.reports.example/guide/install', false],
  ['/en-us/guide/install', '/guide/install', true],
  ['/guide/install', '/zh-cn/guide/install-now', true],
  ['/guide/install', '/manual/install', true],
];
const redirects = readerForms.map(([from, to, isMove]): LinkCase => {
  const end = new URL(to, `https://${host}/`);
  const respond = ({ url: at }: SimulatedRequest) =>
    at.host === end.host && at.pathname === end.pathname && at.search === end.search
      ? article
      : at.pathname === from
        ? createRedirectResponse(to, 301)
        : { status: 404 };
  return {
    ...report(
      `a permanent redirect from ${from} to ${to}`,
      respond,
      isMove ? notGone('moved', 'redirected') : alive('redirected'),
      {
        url: `https://${host}${from}`,
        ...(isMove ? { to: end.href } : {}),
        source:
          'MicrosoftDocs/feedback#656: 301 to the language of the reader; sphinx-doc/sphinx#6525, sphinx-themes/sphinx-themes.org#176',
      },
    ),
    hosts: [...new Set([host, end.hostname])].map((name) => ({ host: name, respond })),
  };
});

/** Titles that were seen on names of lists which had been bought. */
const takenOver: [title: string, text: string, names: string[]][] = [
  ['QQEMAS SITUS SLOT GACOR SLOT777', 'Daftar dan main.', ['Supportivekoala']],
  ['TX88 – NHÀ CÁI TRỰC TUYẾN', 'Cá cược thể thao, casino, nổ hũ.', ['QRME.SH']],
  ['Kèo nhà cái hôm nay', 'Soi kèo bóng đá.', ['OkJob']],
  ['BATAK5D: Situs Toto Togel 4D', 'Bandar terpercaya.', ['AI Alternative']],
  ['Migliori Casino non AAMS Agosto 2026', 'Bonus senza deposito.', ['RSS Micro']],
  ['허브TV 스포츠중계 - 토토 먹튀검증', '카지노 바카라', ['Amdoren']],
];

const takeovers = takenOver.map(([title, text, names]) =>
  report(`bought, and titled “${title}”`, () => createHtmlResponse(title, `<p>${text}</p>`), undetected('alive', 'ok'), {
    names,
    note: 'taken-over',
    source: 'marcelscruz/dev-resources#1248, marcelscruz/public-apis#1188, robhunter/agentdeals#1229, jivoi/awesome-osint#1126',
  }),
);

const isNoTakeover = (title: string, text: string, names: string[]) =>
  report(`no takeover: ${title}`, () => createHtmlResponse(title, `<p>${text}</p>`), alive(), {
    names,
    source: 'links.md L2, the reverse',
  });

const innocent: LinkCase[] = [
  isNoTakeover('Toto: a library for slots in templates', 'Slots, named slots and scopes of components.', ['toto']),
  isNoTakeover('In situs: a data set of sites', 'Where excavations were, with coordinates.', ['Insitus']),
  isNoTakeover('Slots | Vue.js', 'Slot content and outlet. Render scope. Named slots.', ['Vue.js']),
];

const named = (name: string, fragment: string, body: string, rest: Partial<LinkCase> = {}): LinkCase =>
  report(`a part: ${name}`, () => createHtmlResponse('A page', body), alive(), {
    url: `${url}#${fragment}`,
    source: 'lycheeverse/lychee#2179, #1838, #1746, #1467; open-telemetry/opentelemetry.io#11037',
    ...rest,
  });
const words = `<p>${'Some words about the thing that is described. '.repeat(5)}</p>`;

const parts: LinkCase[] = [
  named(
    'a path in an id',
    'Documentation/git-rev-parse.txt---verify',
    `<h2 id="a">A</h2><dt id="Documentation/git-rev-parse.txt---verify">x</dt>${words}`,
  ),
  named('the name of an anchor that is no id', 'clear--', `<h2 id="a">A</h2><a name="clear--"></a>${words}`),
  named('a method', 'method.acquire_gil', `<h2 id="a">A</h2><section id="method.acquire_gil"></section>${words}`),
  named('an id that is percent-encoded itself', 'tangent%3A-kustomize', `<h2 id="tangent%3A-kustomize">A</h2>${words}`),
  named(
    'brackets of a method, percent-encoded',
    'run%28reactor.Flux%29',
    `<h2 id="a">A</h2><section id="run(reactor.Flux)"></section>${words}`,
  ),
  named('a topic of a chat', 'narrow/stream/369274-general/topic/a', `<h2 id="a">A</h2>${words}`),
  named('a page that only frames another', 'run()', `<iframe src="/static/"></iframe><div id="frame"></div>${words}`),
  named('one that is missing', 'method.release_gil', `<h2 id="a">A</h2><section id="method.acquire_gil"></section>${words}`, {
    note: 'no-such-anchor',
  }),
];

/** A README as GitHub's interface gives it. */
const readme = [
  '<div id="file" class="md" data-path="README.md"><article class="markdown-body entry-content container-lg" itemprop="text">',
  '<div class="markdown-heading" dir="auto"><h2 class="heading-element" dir="auto">Features</h2>',
  '<a id="user-content--features" class="anchor" aria-label="Permalink: 🌟 Features" href="#-features"></a></div>',
  '<div class="markdown-heading" dir="auto"><h2 class="heading-element" dir="auto">用法</h2>',
  '<a id="user-content-用法" class="anchor" aria-label="Permalink: 用法" href="#用法"></a></div></article></div>',
].join('');
const repository = 'thunlp/OpenKE';
const page = `https://github.com/${repository}`;

function onGitHub(name: string, address: string, note?: 'no-such-anchor' | 'archived', more: object = {}): LinkCase {
  return {
    name: `GitHub, a part: ${name}`,
    url: address,
    hosts: [
      githubHost({
        repositories: {
          [repository]: {
            objects: ['main:docs/a.md', 'main:src/a.ts', 'main:docs'],
            pages: { readme, 'contents/docs/a.md?ref=main': readme, 'readme/docs?ref=main': readme },
            ...more,
          },
        },
      }),
    ],
    ...alive(),
    ...(note === undefined ? {} : { note }),
    source: 'lycheeverse/lychee#1729, raviqqe/muffet#144 and #356: scripts fill the pages of github.com',
  };
}

const github: LinkCase[] = [
  onGitHub('of a README', `${page}#-features`),
  onGitHub('of a README, percent-encoded', `${page}#%E7%94%A8%E6%B3%95`),
  onGitHub('of a README, with the tab that it is in', `${page}?tab=readme-ov-file#user-content--features`),
  onGitHub('that a README lacks', `${page}#uninstall`, 'no-such-anchor'),
  onGitHub('of another tab', `${page}?tab=MIT-1-ov-file#mit-license`),
  onGitHub('the README itself', `${page}#readme`),
  onGitHub('of a file', `${page}/blob/main/docs/a.md#用法`),
  onGitHub('that a file lacks', `${page}/blob/main/docs/a.md#uninstall`, 'no-such-anchor'),
  onGitHub('of the README of a folder', `${page}/tree/main/docs#uninstall`, 'no-such-anchor'),
  onGitHub('lines of a file', `${page}/blob/main/docs/a.md?plain=1#L3-L7`),
  onGitHub('of a file of code', `${page}/blob/main/src/a.ts#anything`),
  onGitHub('where GitHub does not say', `${page}#uninstall`, undefined, { pages: {} }),
  onGitHub('of an archived repository: that is told', `${page}#uninstall`, 'archived', { archived: true }),
];

export const reports2026Cases: LinkCase[] = [
  ...agents,
  ...softly,
  ...answers,
  ...redirects,
  ...takeovers,
  ...innocent,
  ...parts,
  ...github,
];
