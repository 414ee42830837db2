import {
  createHtmlResponse,
  createRedirectResponse,
  type SimulatedHost,
  type SimulatedResponse,
} from '../../../../src/sandbox/internet/responses.ts';
import { alive, gone, type LinkCase, notGone } from '../link-case.ts';

const host = 'portal.example';
const source = 'links.md L15: soft 404 by its own words';
const words = '<p>Back to the first page. All about us. Terms of use. Please check the address that you came by.</p>';

/** A host that answers one page to everything. */
const forEverything = (answer: SimulatedResponse): SimulatedHost[] => [{ host, respond: () => answer }];

function create(name: string, url: string, hosts: SimulatedHost[], expected: Partial<LinkCase>): LinkCase {
  return { name: `Words: ${name}`, url, hosts, ...alive(), source, ...expected };
}

const titlesOfAbsence = [
  '您访问的课程不存在',
  '抱歉，该文章已被删除 - 某某网',
  '帖子不存在或已被删除_某某论坛',
  '该商品已下架',
  '数据集不存在 | 数据平台',
  '很抱歉，您要访问的页面不存在！',
  '项目已被删除',
  '404页面',
  'Sorry, this page isn’t available',
  'Dataset not found | Data Portal',
  'The page you are looking for doesn’t exist',
  'Error 404 (Not Found)!!1',
  'HTTP Status 404 – Not Found',
  'This item is no longer available',
  'Seite nicht gefunden',
  'ページが見つかりません',
];

/** 页面不存在 in GBK, from a server that does not say so. */
const gbkTitle = Buffer.from('d2b3c3e6b2bbb4e6d4da', 'hex');
const gbkPage: SimulatedResponse = {
  headers: { 'content-type': 'text/html' },
  body: Buffer.concat([
    Buffer.from('<html><head><meta charset="gbk"><title>'),
    gbkTitle,
    Buffer.from(`</title></head><body>${words}</body></html>`),
  ]),
};

const thread = `https://${host}/bbs/viewthread.php?tid=1234`;
/** A forum: it knows one thread, and its files have hard 404s. */
const forum = (missing: SimulatedResponse, known = ''): SimulatedHost[] => [
  {
    host,
    respond({ url }) {
      if (url.pathname !== '/bbs/viewthread.php') return { status: 404, body: '' };
      return url.searchParams.get('tid') === known
        ? createHtmlResponse('A thread about corpora', `<p>${'Words of a thread. '.repeat(9)}</p>`)
        : missing;
    },
  },
];
const discuz = createHtmlResponse('提示信息 - 某某论坛', `<p>抱歉，指定的主题不存在或已被删除或正在被审核</p>${words}`);

export const missingByWordsCases: LinkCase[] = [
  ...titlesOfAbsence.map((title) =>
    create(
      `the same for every path: ${title}`,
      `https://${host}/course/17`,
      forEverything(createHtmlResponse(title, words)),
      gone('soft-404'),
    ),
  ),
  create('GBK without saying so, the same for every path', `https://${host}/course/17`, forEverything(gbkPage), gone('soft-404')),
  ...['404 Media: a year', '如何处理页面不存在的问题', 'Why datasets are not found', '失踪的文章'].map((title) =>
    create(
      `an article by its title: ${title}`,
      `https://${host}/course/17`,
      [
        {
          host,
          respond: ({ url }) =>
            url.pathname === '/course/17'
              ? createHtmlResponse(title, `<p>${'Words. '.repeat(40)}</p>`)
              : { status: 404, body: '' },
        },
      ],
      {},
    ),
  ),
  create(
    'a thread that a forum lacks, told apart by its query',
    thread,
    forum(createHtmlResponse('主题不存在 - 论坛', words)),
    gone('soft-404'),
  ),
  create('a thread that Discuz lacks', thread, forum(discuz), gone('soft-404')),
  create('a thread that Discuz has', thread, forum(discuz, '1234'), {}),
  create(
    'a thread about missing threads, on a forum that has no other',
    thread,
    forum(
      createHtmlResponse(
        'Thread not found',
        '<p>Another kind of page: choose a board, or look for what you want among all of these words.</p>',
      ),
      'none',
    ),
    gone('soft-404'),
  ),
  create(
    'a thread with a title of absence and words of its own',
    thread,
    [
      {
        host,
        respond: ({ url }) =>
          url.pathname !== '/bbs/viewthread.php'
            ? { status: 404, body: '' }
            : createHtmlResponse(
                'Page not found',
                `<p>${url.searchParams.get('tid') === '1234' ? 'A long talk of a page that was lost, and found by its writer. '.repeat(4) : words}</p>`,
              ),
      },
    ],
    { note: 'weak-evidence' },
  ),
  create(
    'a Refresh header that leads to an error page',
    `https://${host}/data/set`,
    [
      {
        host,
        respond: ({ url }) =>
          url.pathname === '/404.html'
            ? createHtmlResponse('Sorry', words)
            : { status: 200, headers: { refresh: '0; url=/404.html' }, body: 'Redirecting' },
      },
    ],
    { ...gone('soft-404'), source: 'links.md, small: Refresh: header' },
  ),
  create(
    'a Refresh header that leads to the page',
    `https://${host}/data/set`,
    [
      {
        host,
        respond: ({ url }) =>
          url.pathname === '/data/set/'
            ? createHtmlResponse('A data set')
            : { status: 200, headers: { refresh: '0;URL=/data/set/' }, body: '' },
      },
    ],
    { ...alive('redirected'), source: 'links.md, small: Refresh: header' },
  ),
  create(
    'a Refresh header that only reloads the page after a while',
    `https://${host}/data/set`,
    forEverything({ ...createHtmlResponse('A data set'), headers: { refresh: '300' } }),
    { source: 'links.md, small: Refresh: header' },
  ),
  create(
    'a site that Vercel has switched off',
    `https://${host}/docs`,
    forEverything({
      status: 402,
      headers: { 'x-vercel-error': 'DEPLOYMENT_DISABLED', server: 'Vercel' },
      body: 'Payment required\n\nDEPLOYMENT_DISABLED\n',
    }),
    { ...notGone('unreachable', 'server-error'), source: 'links.md, small: Vercel 402 DEPLOYMENT_DISABLED' },
  ),
  create(
    '402 of a journal',
    `https://${host}/docs`,
    forEverything({ status: 402, body: 'Payment required' }),
    notGone('blocked', 'forbidden'),
  ),
  create(
    'a page that moved for good, by a service that only keeps addresses',
    'https://w3id.org/some/vocabulary',
    [
      { host: 'w3id.org', respond: () => createRedirectResponse(`https://${host}/vocabulary`, 301) },
      { host, respond: () => createHtmlResponse('A vocabulary') },
    ],
    alive('redirected'),
  ),
];

const tlsCase = (name: string, code: string, expected: Pick<LinkCase, 'dead' | 'verdict' | 'reason'>): LinkCase => ({
  name: `TLS: ${name}`,
  url: 'https://secure.example/page',
  hosts: [],
  faults: { 'secure.example': { kind: 'tls', code } },
  source: 'links.md L16: TLS words',
  ...expected,
});

export const tlsCases: LinkCase[] = [
  tlsCase('an expired certificate', 'CERT_HAS_EXPIRED', notGone('unreachable', 'tls')),
  tlsCase('a chain that browsers complete', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', notGone('unknown', 'tls')),
  tlsCase('only TLS 1.0', 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', notGone('unreachable', 'tls-handshake')),
  tlsCase('no shared cipher', 'ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE', notGone('unreachable', 'tls-handshake')),
  tlsCase('plain HTTP on port 443', 'ERR_SSL_WRONG_VERSION_NUMBER', notGone('unreachable', 'tls-handshake')),
];
