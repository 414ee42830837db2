import { createStaticSite } from '../../../../src/sandbox/internet/hosts/static-site.ts';
import {
  createHtmlResponse,
  createRedirectResponse,
  type SimulatedHost,
  type SimulatedRequest,
  type SimulatedResponse,
} from '../../../../src/sandbox/internet/responses.ts';
import { alive, gone, type LinkCase, notGone, undetected } from '../link-case.ts';

type Expected = Pick<LinkCase, 'dead' | 'verdict' | 'reason'>;
type Pages = Record<string, SimulatedResponse | ((request: SimulatedRequest) => SimulatedResponse)>;
const host = 'data.example';
const url = `https://${host}/corpus/cmid`;
const home = createHtmlResponse(
  'Example data',
  '<p>Welcome to the data of the example group, with many corpora to choose from.</p>',
);
const article = createHtmlResponse(
  'CMID: a corpus of intents',
  '<p>CMID has twelve thousand questions, each with its intent and its entities.</p>',
);

function web(name: string, pages: Pages, expected: Expected, rest: Partial<LinkCase> = {}): LinkCase {
  return { name: `Web: ${name}`, url, hosts: [createStaticSite(host, pages)], ...expected, source: 'web.md', ...rest };
}

const one = (answer: SimulatedResponse): Pages => ({ '/corpus/cmid': answer });
const others = (host_: string, pages: Pages, otherwise?: (request: SimulatedRequest) => SimulatedResponse): SimulatedHost =>
  createStaticSite(host_, pages, otherwise);
/** A site that shows one page for whatever it does not have. */
const forAnything = (answer: SimulatedResponse, pages: Pages = {}): SimulatedHost[] => [
  createStaticSite(host, pages, () => answer),
];
const gb2312 = Buffer.from('3c7469746c653ec4e3bac33c2f7469746c653e', 'hex');

export const webCases: LinkCase[] = [
  web('a page', one(article), alive()),
  web('a page of ten words and no title', one({ body: 'ten words and no title' }), alive()),
  web('an empty page', one({ body: '' }), alive()),
  web('a page in GBK without saying so', one({ headers: { 'content-type': 'text/html' }, body: gb2312 }), alive()),
  web('204', one({ status: 204 }), alive()),
  web('404', {}, gone('not-found'), { authoritative: false }),
  web('410', one({ status: 410 }), gone('not-found'), { authoritative: false }),
  web(
    '404 of a page that a script fills',
    one({ status: 404, body: '<title>App</title><div id="root"></div><script src="/app.js"></script>' }),
    notGone('unknown', 'ambiguous'),
  ),
  web(
    '404 of a page that is nothing but a script',
    one({ status: 404, body: '<title>Corpus</title><script>location.replace("/?p=" + location.pathname)</script>' }),
    notGone('unknown', 'ambiguous'),
    { source: 'GitHub Pages serves 404.html of a single-page application with status 404' },
  ),
  web('404 that is a challenge', one({ status: 404, headers: { 'cf-mitigated': 'challenge' } }), notGone('blocked', 'bot-wall')),
  web('401', one({ status: 401 }), notGone('restricted', 'login')),
  web(
    '403 of a wall',
    one({ status: 403, headers: { 'cf-mitigated': 'challenge' }, body: '<title>Just a moment...</title>' }),
    notGone('blocked', 'bot-wall'),
    {
      source: 'papers.md: ACM DL (403, header cf-mitigated: challenge)',
    },
  ),
  web('403 without a word', one({ status: 403 }), notGone('blocked', 'forbidden')),
  ...[402, 406, 412, 428, 440, 449, 451].map((status) =>
    web(String(status), one({ status }), notGone('blocked', 'forbidden'), { source: 'papers.md; web.md: Wikipedia’s bot' }),
  ),
  web('418 of IEEE', one({ status: 418 }), notGone('blocked', 'bot-wall'), { source: 'papers.md: IEEE Xplore (418)' }),
  web('999 of LinkedIn', one({ status: 999 }), notGone('blocked', 'bot-wall'), { source: 'papers.md: LinkedIn 999' }),
  web('202 of AWS WAF', one({ status: 202, headers: { 'x-amzn-waf-action': 'challenge' } }), notGone('blocked', 'bot-wall'), {
    source: 'papers.md: AWS WAF answers 202',
  }),
  web(
    '202 without a text or a header',
    one({ status: 202, body: '<script>window.gokuProps={}</script>' }),
    notGone('blocked', 'bot-wall'),
  ),
  web('202 with a text is a page', one({ ...article, status: 202 }), alive()),
  web('Client Challenge of Springer', one(createHtmlResponse('Client Challenge', '')), notGone('blocked', 'bot-wall'), {
    source: 'papers.md: Springer',
  }),
  web('Just a moment, with 200', one(createHtmlResponse('Just a moment...', '')), notGone('blocked', 'bot-wall')),
  web('安全验证 as a title', one(createHtmlResponse('安全验证', '请完成验证')), notGone('blocked', 'captcha')),
  web(
    'Access Denied of Akamai',
    one({ ...createHtmlResponse('Access Denied', "You don't have permission"), status: 403 }),
    notGone('blocked', 'bot-wall'),
  ),
  web(
    'an article about captchas is an article',
    one(
      createHtmlResponse(
        'How captchas work, and why they fail',
        '<p>A long text about captchas and what they are for, with examples.</p>',
      ),
    ),
    alive(),
  ),
  web('429', one({ status: 429 }), notGone('limited', 'deferred')),
  web('429 with a long Retry-After', one({ status: 429, headers: { 'retry-after': '3600' } }), notGone('limited', 'deferred')),
  web('500', one({ status: 500 }), notGone('unreachable', 'server-error')),
  web('502 twice', one({ status: 502 }), notGone('unreachable', 'server-error')),
  web('405 to GET', one({ status: 405 }), notGone('unknown', 'ambiguous')),
  web('a status nobody knows', one({ status: 460 }), notGone('unknown', 'ambiguous')),
  web('a reset', one({ fault: 'reset' }), notGone('unreachable', 'reset')),
  web('silence', one({ fault: 'silence' }), notGone('unreachable', 'timeout'), { shortTimeouts: true }),
  web('a name that does not exist', {}, gone('no-such-host'), {
    faults: { [host]: { kind: 'dns', code: 'ENOTFOUND' } },
    hosts: [createStaticSite('www.example.com', { '/': home }), createStaticSite('www.iana.org', { '/': home })],
  }),
  web('a name that only Tor knows', {}, notGone('unknown', 'no-checker'), {
    url: 'http://duckduckgogg42xjoc72x3sjasowoarfbgcmvfimaftt6twagswzczad.onion/',
    faults: { 'duckduckgogg42xjoc72x3sjasowoarfbgcmvfimaftt6twagswzczad.onion': { kind: 'dns', code: 'ENOTFOUND' } },
    hosts: [createStaticSite('www.example.com', { '/': home }), createStaticSite('www.iana.org', { '/': home })],
    source: 'RFC 7686: the name system has no .onion',
  }),
  web('a name server that fails', {}, notGone('unknown', 'offline'), { faults: { [host]: { kind: 'dns', code: 'EAI_AGAIN' } } }),
  web('a certificate without its chain, as browsers read it', {}, notGone('unknown', 'tls'), {
    faults: { [host]: { kind: 'tls', code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' } },
  }),
  web('an expired certificate', {}, notGone('unreachable', 'tls'), {
    faults: { [host]: { kind: 'tls', code: 'CERT_HAS_EXPIRED' } },
  }),
  web('a private address', {}, notGone('unknown', 'not-permitted'), { faults: { [host]: { kind: 'forbidden-address' } } }),
  web('what is no address', {}, notGone('unknown', 'malformed'), { url: 'mailto:somebody@example.org' }),

  web('a file', { '/a.pdf': { headers: { 'content-type': 'application/pdf' }, body: '%PDF-1.4' } }, alive(), {
    url: `https://${host}/a.pdf`,
  }),
  web(
    'a file whose host refuses HEAD',
    {
      '/a.pdf': ({ method }) =>
        method === 'HEAD' ? { status: 405 } : { headers: { 'content-type': 'application/pdf' }, body: '%PDF' },
    },
    alive(),
    {
      url: `https://${host}/a.pdf`,
      source: 'web.md: 13. HEAD refused',
    },
  ),
  web(
    'a file whose host hangs up on HEAD',
    {
      '/a.zip': ({ method }) =>
        method === 'HEAD' ? { fault: 'reset' } : { headers: { 'content-type': 'application/zip' }, body: 'PK' },
    },
    alive(),
    { url: `https://${host}/a.zip` },
  ),
  web(
    'a file that HEAD says is missing and GET has',
    {
      '/a.csv': ({ method }) => (method === 'HEAD' ? { status: 404 } : { headers: { 'content-type': 'text/csv' }, body: 'a,b' }),
    },
    alive(),
    { url: `https://${host}/a.csv` },
  ),
  web(
    'a file that HEAD has and GET does not',
    { '/a.csv': ({ method }) => (method === 'HEAD' ? { headers: { 'content-type': 'text/csv' } } : { status: 404 }) },
    gone('not-found'),
    { url: `https://${host}/a.csv`, source: 'adamcaudill/yawast#69: a HEAD that says yes' },
  ),
  web(
    'a file whose host sends the byte that is asked for',
    {
      '/a.csv': ({ headers }) => ({
        status: headers.range === 'bytes=0-0' ? 206 : 200,
        headers: { 'content-type': 'text/csv', 'content-range': 'bytes 0-0/3', 'accept-ranges': 'bytes' },
        body: 'a',
      }),
    },
    alive(),
    { url: `https://${host}/a.csv`, source: 'RFC 9110, 14.4' },
  ),
  web(
    'an empty file, of which no byte can be sent',
    {
      '/a.csv': ({ headers }) =>
        headers.range === undefined
          ? { headers: { 'content-type': 'text/csv' }, body: '' }
          : { status: 416, headers: { 'content-range': 'bytes */0' } },
    },
    alive(),
    { url: `https://${host}/a.csv`, source: 'RFC 9110, 15.5.17' },
  ),
  web(
    'a large file whose host knows no ranges',
    { '/a.bin': { headers: { 'content-type': 'application/octet-stream' }, body: 'x'.repeat(300_000) } },
    alive(),
    { url: `https://${host}/a.bin`, source: 'RFC 9110, 14.2: a server may ignore Range' },
  ),
  web('a file in whose place a page stands for anything', {}, undetected('unknown', 'soft-404'), {
    url: `https://${host}/data/a.zip`,
    hosts: forAnything(home),
    source: 'links.md L1: a host that answers everything alike may be a wall',
  }),
  web('a file in whose place a page stands that says what is missing', {}, gone('soft-404'), {
    url: `https://${host}/data/a.zip`,
    hosts: forAnything(
      createHtmlResponse('File not found', '<p>The file that you asked for is not on this server any more.</p>'),
    ),
    source: 'links.md L1: words of absence and a host that answers alike',
  }),
  web('a file that is gone', {}, gone('not-found'), { url: `https://${host}/a.pdf` }),

  web('moved for good', one(createRedirectResponse('/corpora/cmid/', 301)), notGone('moved', 'redirected'), {
    hosts: [createStaticSite(host, { ...one(createRedirectResponse('/corpora/cmid/', 301)), '/corpora/cmid/': article })],
    to: `https://${host}/corpora/cmid/`,
  }),
  web('moved for good, twice', {}, notGone('moved', 'redirected'), {
    hosts: [
      createStaticSite(host, one(createRedirectResponse('https://new.example/a/b', 308))),
      others('new.example', { '/a/b': createRedirectResponse('/a/c', 301), '/a/c': article }),
    ],
    to: 'https://new.example/a/c',
  }),
  web('moved for good, then for now: the good part counts', {}, notGone('moved', 'redirected'), {
    hosts: [
      createStaticSite(host, one(createRedirectResponse('https://new.example/a/b', 301))),
      others('new.example', { '/a/b': createRedirectResponse('/a/b?lang=en', 302), '/a/b?lang=en': article }),
    ],
    to: 'https://new.example/a/b',
  }),
  web(
    'sent on for now is no move',
    { ...one(createRedirectResponse('/corpus/cmid/v2', 302)), '/corpus/cmid/v2': article },
    alive('redirected'),
  ),
  web(
    'only from http to https',
    { '/corpus/cmid': (request) => (request.url.protocol === 'http:' ? createRedirectResponse(url, 301) : article) },
    notGone('moved', 'redirected'),
    { url: url.replace('https', 'http'), to: url, source: 'links.md L18' },
  ),
  web('only a slash', { ...one(createRedirectResponse('/corpus/cmid/', 301)), '/corpus/cmid/': article }, alive('redirected')),
  web('only www', {}, alive('redirected'), {
    hosts: [
      createStaticSite(host, one(createRedirectResponse(`https://www.${host}/corpus/cmid`, 301))),
      others(`www.${host}`, one(article)),
    ],
  }),
  web(
    'moved to an address with a session',
    { ...one(createRedirectResponse('/b/c?jsessionid=1', 301)), '/b/c?jsessionid=1': article },
    alive('redirected'),
  ),
  web('moved and gone there', one(createRedirectResponse('/nowhere', 301)), gone('not-found')),
  web('a redirect without a place', one({ status: 302 }), notGone('unknown', 'ambiguous')),
  web(
    'a redirect in a circle',
    { ...one(createRedirectResponse('/b')), '/b': createRedirectResponse('/corpus/cmid') },
    notGone('unknown', 'ambiguous'),
  ),
  web(
    'cookies are needed along the way',
    {
      '/corpus/cmid': (request) =>
        request.cookies.seen === undefined
          ? createRedirectResponse('/corpus/cmid', 302, { 'set-cookie': 'seen=1; Path=/' })
          : article,
    },
    alive('redirected'),
    {
      source: 'papers.md: Nature loops without cookies within a redirect chain',
    },
  ),
  web('sent to a name that does not exist', one(createRedirectResponse('https://nowhere.example/', 301)), gone('no-such-host'), {
    faults: { 'nowhere.example': { kind: 'dns', code: 'ENOTFOUND' } },
  }),
  web(
    'sent on by the page itself',
    { ...one({ body: '<meta http-equiv="refresh" content="0; url=/b/c">' }), '/b/c': article },
    alive('redirected'),
  ),
  web(
    'a page that reloads itself after five minutes',
    one({ body: '<title>Live data</title><meta http-equiv="refresh" content="300"><p>Live data of the group.</p>' }),
    alive(),
  ),

  web(
    'sent to log in',
    { ...one(createRedirectResponse('/login?next=/corpus/cmid')), '/login?next=/corpus/cmid': createHtmlResponse('Log in') },
    notGone('restricted', 'login'),
  ),
  web('sent to another host to log in', {}, notGone('restricted', 'login'), {
    hosts: [
      createStaticSite(host, one(createRedirectResponse('https://passport.portal.example/'))),
      others('passport.portal.example', { '/': createHtmlResponse('登录') }),
    ],
  }),
  web(
    'the login page itself was linked',
    { '/login': createHtmlResponse('Log in to the data', '<p>Log in to see the data.</p>') },
    alive(),
    {
      url: `https://${host}/login`,
    },
  ),

  web('sent to the first page, like anything', {}, gone('soft-404'), {
    hosts: forAnything(createRedirectResponse('/'), { '/': home }),
    source: 'web.md: soft 404, a deep link ends at the site’s root',
  }),
  web('sent to the first page for good, like anything', {}, gone('soft-404'), {
    hosts: forAnything(createRedirectResponse('/', 301), { '/': home }),
  }),
  web(
    'sent to the first page, but a sibling is a hard 404: trusted',
    { ...one(createRedirectResponse('/')), '/': home },
    alive('redirected'),
    {
      note: 'weak-evidence',
    },
  ),
  web(
    'sent to the first page, and the sibling is walled',
    { ...one(createRedirectResponse('/')), '/': home },
    notGone('unknown', 'soft-404'),
    {
      hosts: [createStaticSite(host, { ...one(createRedirectResponse('/')), '/': home }, () => ({ status: 403 }))],
    },
  ),
  web(
    'an address that ever was the first page',
    { '/index.html': createRedirectResponse('/', 301), '/': home },
    notGone('moved', 'redirected'),
    { url: `https://${host}/index.html`, to: `https://${host}/` },
  ),
  web('the first page in another language', { '/': createRedirectResponse('/zh-CN/'), '/zh-CN/': home }, alive('redirected'), {
    url: `https://${host}/`,
  }),
  web(
    'sent to an error page',
    { ...one(createRedirectResponse('/404.html')), '/404.html': createHtmlResponse('Not here') },
    gone('soft-404'),
  ),
  web(
    'sent to an article about the 404',
    { ...one(createRedirectResponse('/blog/how-to-make-a-404-page')), '/blog/how-to-make-a-404-page': article },
    alive('redirected'),
  ),
  web(
    'sent to the thing with the number 404',
    { '/corpus': createRedirectResponse('/corpus/404'), '/corpus/404': article },
    alive('redirected'),
    {
      url: `https://${host}/corpus?id=404`,
    },
  ),
  web('sent to /error, like anything', {}, undetected('unknown', 'soft-404'), {
    hosts: forAnything(createRedirectResponse('/error'), {
      '/error': createHtmlResponse('Error', '<p>Something went wrong with this request, sorry.</p>'),
    }),
    source: 'links.md L1: an error for everything may be an outage',
  }),
  web(
    'sent to /error, but not like anything',
    { ...one(createRedirectResponse('/error')), '/error': createHtmlResponse('Error', '<p>Something went wrong.</p>') },
    notGone('unknown', 'soft-404'),
  ),
  web('200 and a title that says 404, like anything', {}, gone('soft-404'), {
    hosts: forAnything(createHtmlResponse('404 Not Found', '<p>The page you asked for is not here, we are sorry for that.</p>')),
  }),
  web('200 and 页面不存在, like anything', {}, gone('soft-404'), {
    hosts: forAnything(
      createHtmlResponse('页面不存在 - 示例网', '<p>您访问的页面不存在，请检查输入的地址是否正确，谢谢合作。</p>'),
    ),
  }),
  web(
    'a page about 404 on a site with hard 404s: trusted',
    one(createHtmlResponse('404 Not Found', '<p>The status 404 means that a server does not find what was asked for.</p>')),
    alive(),
    { note: 'weak-evidence' },
  ),
  web(
    '404 in a longer title is no sign',
    one(createHtmlResponse('Room 404: a not found story', '<p>A story about a room that nobody finds.</p>')),
    alive(),
  ),
  web('a portal that shows the same shell for anything', {}, alive(), {
    note: 'weak-evidence',
    hosts: forAnything(createHtmlResponse('Portal', '<div id="root"></div><script src="/a.js"></script>')),
  }),
  web('the route of a single page is not asked beyond the page', { '/': home }, alive(), {
    url: `https://${host}/#/corpus/cmid`,
  }),

  web('parked: the title', one(createHtmlResponse(`${host} is for sale`, '<p>Make an offer</p>')), gone('parked'), {
    source: 'web.md: 16. Soft 404 and parked domains',
  }),
  web('parked: sent to a market', {}, gone('parked'), {
    hosts: [
      createStaticSite(host, one(createRedirectResponse('https://www.hugedomains.com/domain_profile.cfm?d=data'))),
      others('www.hugedomains.com', {}, () => createHtmlResponse('data.example')),
    ],
  }),
  web('a dealer in domains, listed as such', {}, alive(), {
    url: 'https://www.hugedomains.com/domain-names',
    hosts: [
      createStaticSite('www.hugedomains.com', {
        '/domain-names': createHtmlResponse('HugeDomains', '<p>Buy this domain, or another one of many.</p>'),
      }),
    ],
    source: 'a site is not parked at itself',
  }),
  web('what AAAI keeps of its proceedings', {}, alive(), {
    url: 'https://cdn.aaai.org/ocs/16000/16000-1-PB.pdf',
    hosts: [
      createStaticSite('cdn.aaai.org', { '/ocs/16000/16000-1-PB.pdf': { headers: { 'content-type': 'application/pdf' } } }),
    ],
    source: 'papers.md: www.aaai.org/ocs and /Papers are dead, its other hosts are not',
  }),
  web(
    'parked: the lander',
    one({ body: '<script>window.onload=function(){window.location.href="/lander"}</script>' }),
    gone('parked'),
  ),
  web('parked: in Chinese', one(createHtmlResponse('域名出售', '<p>本域名正在出售</p>')), gone('parked')),
  web(
    'an article about domains for sale',
    one(
      createHtmlResponse(
        'A study of expired links',
        `<p>${'Links rot. When a name expires, this domain is for sale is what one reads. '.repeat(30)}</p>`,
      ),
    ),
    alive(),
  ),
  web(
    'a page that is dead in a way that one look cannot show',
    one(
      createHtmlResponse(
        'Welcome',
        `<p>Compare affordable kitchen appliances: blenders, toasters, fryers, espresso machines, juicers and cookers. Honest
        reviews, discount vouchers, seasonal bargains, warranty advice, cleaning hacks, smoothie recipes. Free delivery over fifty
        dollars. Subscribe today, receive weekly deals. Popular brands, bestsellers, clearance, gift cards, affiliate disclosure.</p>`,
      ),
    ),
    { dead: true, verdict: 'alive', reason: 'ok' },
    {
      before: [
        createStaticSite(
          host,
          one(
            createHtmlResponse(
              'CMID: a corpus of intents',
              `<p>Twelve thousand questions of patients, each annotated with intent, entities, department and urgency. Download
              train, validation and test splits. Please cite our paper when using this resource. Contact authors regarding licence
              questions. Baseline, leaderboard, evaluation script, tokenizer, vocabulary, annotation guidelines, agreement,
              changelog, frequently asked questions, funding and acknowledgements of the hospital.</p>`,
            ),
          ),
        ),
      ],
      source: 'web.md: soft 404 (what no sign tells is missed); marcelscruz/dev-resources#1248: GPT4oMini, now of another owner',
    },
  ),
  web('gone, and walled', one({ status: 403 }), undetected('blocked', 'forbidden')),
];
