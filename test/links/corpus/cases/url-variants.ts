import { createAclHosts } from '../../../../src/sandbox/internet/hosts/acl-anthology.ts';
import { createArxivHosts } from '../../../../src/sandbox/internet/hosts/arxiv.ts';
import { type BaiduShare, createBaiduPanHost } from '../../../../src/sandbox/internet/hosts/baidu-pan.ts';
import { createDoiHosts } from '../../../../src/sandbox/internet/hosts/doi.ts';
import { createStaticSite } from '../../../../src/sandbox/internet/hosts/static-site.ts';
import { createWechatHost } from '../../../../src/sandbox/internet/hosts/wechat.ts';
import {
  createHtmlResponse,
  createJsonResponse,
  createRedirectResponse,
  type SimulatedHost,
} from '../../../../src/sandbox/internet/responses.ts';
import { githubHost, type SimulatedRepository } from '../github-host.ts';
import { alive, gone, type LinkCase, notGone } from '../link-case.ts';

/**
 * The same dead links with other spellings of the address and other words of the page, and living
 * pages that look like them. A checker must recognise each however the address is spelled.
 */
type Expected = Pick<LinkCase, 'dead' | 'verdict' | 'reason'>;

const id = '1QqYtqDwhc_S51F3SYMChBQ';
const share = (name: string, url: string, settings: BaiduShare, expected: Expected): LinkCase => ({
  name: `Baidu Pan: ${name}`,
  url,
  hosts: [createBaiduPanHost({ [id]: settings })],
  ...expected,
  source: 'baidu-pan.md: URL forms; class and markers',
});
const ambiguous = createJsonResponse({ errno: 140 });
const says = (body: string): BaiduShare => ({ state: 'missing', info: ambiguous, page: createHtmlResponse('百度网盘', body) });

const repository = (name: string, url: string, settings: SimulatedRepository | undefined): LinkCase => ({
  name: `GitHub: ${name}`,
  url,
  hosts: [githubHost(settings === undefined ? {} : { repositories: { 'owner/name': settings } })],
  ...gone(settings === undefined ? 'not-found' : 'path-gone'),
  source: 'github.md',
});

const paper = (name: string, url: string, hosts: SimulatedHost[]): LinkCase => ({
  name,
  url,
  hosts,
  ...gone('not-found'),
  authoritative: true,
  source: 'papers.md',
});

const host = 'old.example';
const web = (name: string, hosts: SimulatedHost[], expected: Expected, url = `https://${host}/data/cmid`): LinkCase => ({
  name: `Web: ${name}`,
  url,
  hosts,
  ...expected,
  source: 'web.md',
});
const gbk = (hex: string) => ({ headers: { 'content-type': 'text/html; charset=gbk' }, body: Buffer.from(hex, 'hex') });
/** 页面不存在 as the title, and a sentence that apologises, in GBK. */
const sorryInGbk = gbk(
  '3c7469746c653ed2b3c3e6b2bbb4e6d4da3c2f7469746c653e3c703ec4fab7c3cecab5c4d2b3c3e6b2bbb4e6d4dac7ebbcecb2e9cae4c8ebb5c4b5d8d6b7cac7b7f1d5fdc8b7d0bbd0bb3c2f703e',
);

export const spellingCases: LinkCase[] = [
  share(
    'cancelled, in the init form',
    `http://pan.baidu.com/share/init?surl=${id.slice(1)}`,
    { state: 'cancelled' },
    gone('cancelled'),
  ),
  share('cancelled, at the old host', `http://yun.baidu.com/s/${id}`, { state: 'cancelled' }, gone('cancelled')),
  share(
    'cancelled, with a code in the address',
    `https://pan.baidu.com/s/${id}?pwd=flql`,
    { state: 'cancelled' },
    gone('cancelled'),
  ),
  share(
    'cancelled, with a path in the fragment',
    `https://pan.baidu.com/s/${id}#list/path=%2F`,
    { state: 'cancelled' },
    gone('cancelled'),
  ),
  share(
    'the sentence of a page that is not there',
    `https://pan.baidu.com/s/${id}`,
    says('啊哦，你所访问的页面不存在了。'),
    gone('not-found'),
  ),
  share(
    'the sentence of a wrong link',
    `https://pan.baidu.com/s/${id}`,
    says('啊哦！链接错误没找到文件，请打开正确的分享链接!'),
    gone('not-found'),
  ),
  share(
    'the sentence of a cancelled share',
    `https://pan.baidu.com/s/${id}`,
    says('啊哦，你来晚了，分享的文件已经被取消了'),
    gone('cancelled'),
  ),
  share('share_nofound_des', `https://pan.baidu.com/s/${id}`, says('<div id="share_nofound_des"></div>'), gone('not-found')),
  share(
    "errortype 1 in the page's state",
    `https://pan.baidu.com/s/${id}`,
    says('<script>yunData.setData({"errortype":1});</script>'),
    gone('cancelled'),
  ),

  repository('a raw file that is gone', 'https://raw.githubusercontent.com/owner/name/main/a.csv', {}),
  repository('a folder that is gone', 'https://github.com/owner/name/tree/main/data', { objects: ['main:src'] }),
  repository('a missing repository with .git', 'https://github.com/owner/name.git', undefined),
  repository('a missing repository of a file', 'https://github.com/owner/name/blob/main/README.md', undefined),
  repository('a missing repository at the mobile host, in capitals', 'http://www.github.com/OWNER/Name/', undefined),

  paper(
    'arXiv: the PDF of an identifier nobody has',
    'https://arxiv.org/pdf/2010.07497v3.pdf',
    createArxivHosts({ defaultPaper: null }),
  ),
  paper('arXiv: nobody has it, at a mirror', 'http://cn.arxiv.org/abs/2010.07497', createArxivHosts({ defaultPaper: null })),
  paper(
    'arXiv: nobody has it, by its DOI',
    'https://doi.org/10.48550/arXiv.2010.07497',
    createArxivHosts({ defaultPaper: null }),
  ),
  paper('arXiv: an old identifier nobody has', 'https://arxiv.org/abs/cs/0501001', createArxivHosts({ defaultPaper: null })),
  paper(
    'DOI: registered nowhere, at the old host',
    'http://dx.doi.org/10.1093/BIOINFORMATICS/btz682',
    createDoiHosts({ defaultRecord: null }),
  ),
  paper(
    'ACL: not there, at the old host',
    'https://www.aclweb.org/anthology/P19-1585.pdf',
    createAclHosts({ missing: ['P19-1585'] }),
  ),
  paper('ACL: not there, by its DOI', 'https://doi.org/10.18653/v1/P19-1585', createAclHosts({ missing: ['P19-1585'] })),
  paper('PubMed: an id nobody has, at the new host', 'https://pubmed.ncbi.nlm.nih.gov/31501885/', [
    {
      host: 'eutils.ncbi.nlm.nih.gov',
      respond: () => createJsonResponse({ result: { '31501885': { error: 'cannot get document summary' } } }),
    },
  ]),
  paper('PMC: does not exist, at the new host', 'https://pmc.ncbi.nlm.nih.gov/articles/PMC7703786/', [
    {
      host: 'eutils.ncbi.nlm.nih.gov',
      respond: () => createJsonResponse({ result: { uids: ['7703786'], '7703786': { error: 'cannot get document summary' } } }),
    },
    {
      host: 'pmc.ncbi.nlm.nih.gov',
      respond: () =>
        createJsonResponse({
          status: 'ok',
          records: [{ 'requested-id': 'PMC7703786', status: 'error', errmsg: 'Identifier not found in PMC' }],
        }),
    },
  ]),

  {
    name: 'WeChat: deleted by its author, by its numbers',
    url: 'http://mp.weixin.qq.com/s?__biz=MzI=&mid=2247483647&idx=1&sn=abc#rd',
    hosts: [createWechatHost({ '2247483647': { sentence: '该内容已被发布者删除' } })],
    ...gone('deleted'),
    source: 'web.md: Chinese portals',
  },
  web(
    'sent on to https and gone there',
    [
      createStaticSite(host, {
        '/data/cmid': ({ url }) =>
          url.protocol === 'http:' ? createRedirectResponse(`https://${host}/data/cmid`, 301) : { status: 404 },
      }),
    ],
    gone('not-found'),
    `http://${host}/data/cmid`,
  ),
  web(
    'given a cookie and then 404',
    [
      createStaticSite(host, {
        '/data/cmid': ({ cookies }) =>
          cookies.seen === undefined
            ? createRedirectResponse('/data/cmid', 302, { 'set-cookie': 'seen=1; Path=/' })
            : { status: 404 },
      }),
    ],
    gone('not-found'),
  ),
  web(
    'sent on by the page itself to one that is gone',
    [createStaticSite(host, { '/data/cmid': { body: '<meta http-equiv="refresh" content="0; url=/moved">' } })],
    gone('not-found'),
  ),
  web('200 and 页面不存在 in GBK, like anything', [createStaticSite(host, {}, () => sorryInGbk)], gone('soft-404')),
  web(
    'a paper in whose place the first page stands',
    [createStaticSite(host, { '/': createHtmlResponse('Home') }, () => createRedirectResponse('/'))],
    gone('soft-404'),
    `https://${host}/p/a.pdf`,
  ),

  web(
    'everybody is sent to a page about cookies first',
    [
      createStaticSite(
        host,
        { '/consent': createHtmlResponse('Before you continue', '<p>We use cookies on this site. Accept or refuse.</p>') },
        ({ url }) => createRedirectResponse(`/consent?continue=${encodeURIComponent(url.pathname)}`),
      ),
    ],
    notGone('restricted', 'gated'),
  ),
  web(
    'the whole site is being mended',
    [
      createStaticSite(host, {}, () =>
        createHtmlResponse('Maintenance', '<p>We are mending our site and will be back tomorrow, please be patient.</p>', 503),
      ),
    ],
    notGone('unreachable', 'server-error'),
  ),
  web(
    'a page whose list of closed projects says 已下线',
    [
      createStaticSite(host, {
        '/data/cmid': createHtmlResponse(
          '项目列表',
          '<p>以下项目已下线或链接已失效：甲、乙。其余项目仍在维护，欢迎下载使用。</p>',
        ),
      }),
    ],
    alive(),
  ),
  web(
    'a file host that answers HEAD with 403 and GET with the file',
    [
      createStaticSite(host, {
        '/a.zip': ({ method }) =>
          method === 'HEAD' ? { status: 403 } : { headers: { 'content-type': 'application/zip' }, body: 'PK' },
      }),
    ],
    alive(),
    `https://${host}/a.zip`,
  ),
];
