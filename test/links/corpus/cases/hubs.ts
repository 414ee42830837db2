import { createWechatHost, type WechatArticle } from '../../../../src/sandbox/internet/hosts/wechat.ts';
import { createHtmlResponse, createJsonResponse, createRedirectResponse } from '../../../../src/sandbox/internet/responses.ts';
import { alive, gone, type LinkCase, notGone } from '../link-case.ts';
import { createStaticCase } from '../static-case.ts';

type Expected = Pick<LinkCase, 'dead' | 'verdict' | 'reason'>;

function wechat(name: string, article: WechatArticle, expected: Expected, rest: Partial<LinkCase> = {}): LinkCase {
  return {
    name: `WeChat: ${name}`,
    url: 'https://mp.weixin.qq.com/s/3hiJy8m0VohYfEH5ISta5w',
    hosts: [createWechatHost({}, article)],
    ...expected,
    source: 'web.md: Chinese portals',
    ...rest,
  };
}

export const wechatCases: LinkCase[] = [
  wechat('an article', { title: '医疗健康领域的短文本解析' }, alive()),
  wechat('an article by account and number', { title: '一篇文章' }, alive(), {
    url: 'http://mp.weixin.qq.com/s?__biz=MzI0MTI1Nzk1MA==&mid=2651675884&idx=1&sn=1a43a93fd5bb53c8a9e48518bfa41db8&chksm=x&scene=21#wechat_redirect',
  }),
  wechat('an article about deleted articles', { title: '该内容已被发布者删除' }, alive()),
  wechat('deleted by its author', { sentence: '该内容已被发布者删除' }, gone('deleted'), { authoritative: true }),
  wechat('moderated', { sentence: '此内容因违规无法查看' }, gone('banned'), { authoritative: true }),
  wechat('never sent', { sentence: '此内容发送失败无法查看' }, gone('banned')),
  wechat('a complaint was upheld', { sentence: '该内容被投诉且经审核涉嫌侵权，无法查看。' }, gone('banned')),
  wechat('the account is banned', { sentence: '此帐号已被屏蔽, 内容无法查看' }, gone('account-gone')),
  wechat('the account was closed by its owner', { sentence: '此帐号已自主注销，内容无法查看' }, gone('account-gone')),
  wechat('the account was closed', { sentence: '此帐号已注销, 内容无法查看' }, gone('account-gone')),
  wechat('the account was shut', { sentence: '该公众号已被封禁' }, gone('account-gone')),
  wechat('a temporary link of a search', { sentence: '链接已过期' }, gone('expired'), {
    url: 'https://mp.weixin.qq.com/s?src=11&timestamp=1700000000&ver=4900&signature=abc*DEF-x&new=1',
    authoritative: false,
  }),
  wechat('a temporary link', { sentence: '链接已过期' }, gone('expired'), { authoritative: false }),
  wechat('a bad address', { sentence: '参数错误' }, notGone('unknown', 'malformed')),
  wechat(
    'the account has moved, and says where',
    {
      sentence: '该公众号已迁移',
      html: '<div class="weui-msg__title">该公众号已迁移</div><a href="https://mp.weixin.qq.com/s/AAAAAAAAAAAAAAAAAAAAAA">查看</a>',
    },
    notGone('moved', 'redirected'),
    {
      to: 'https://mp.weixin.qq.com/s/AAAAAAAAAAAAAAAAAAAAAA',
    },
  ),
  wechat('the account has moved, and does not say where', { sentence: '该公众号已迁移' }, notGone('unknown', 'redirected')),
  wechat('try again later', { sentence: '该内容暂时无法查看' }, notGone('unknown', 'ambiguous')),
  wechat('an error of the system', { sentence: '系统出错' }, notGone('unreachable', 'server-error')),
  wechat('a check against robots', { captcha: true }, notGone('blocked', 'captcha')),
  wechat('环境异常', { sentence: '当前环境异常，完成验证后即可继续访问。' }, notGone('blocked', 'captcha')),
  wechat('too often', { sentence: '访问过于频繁，请用微信扫描二维码进行访问' }, notGone('limited', 'quota')),
  wechat('a page of a new kind', { sentence: '新的提示' }, notGone('unknown', 'unreadable')),
];

const missing = createJsonResponse({ error: 'Repository not found' }, 404, { 'x-error-code': 'RepoNotFound' });
const hf = 'https://huggingface.co/datasets/owner/name';
const gitee = 'https://gitee.com/owner/name';
const scope = 'https://modelscope.cn/datasets/space/name/summary';
const kaggle = 'https://www.kaggle.com/datasets/owner/slug';

export const hubCases: LinkCase[] = [
  createStaticCase('Hugging Face: a dataset', hf, { 'huggingface.co': createJsonResponse({ id: 'owner/name' }) }, alive()),
  createStaticCase(
    'Hugging Face: by its mirror',
    'https://hf-mirror.com/datasets/owner/name',
    { 'huggingface.co': createJsonResponse({ id: 'owner/name' }) },
    alive(),
  ),
  createStaticCase(
    'Hugging Face: renamed',
    hf,
    { 'huggingface.co': createJsonResponse({ id: 'new/name' }) },
    notGone('moved', 'renamed'),
    {
      to: 'https://huggingface.co/datasets/new/name',
    },
  ),
  createStaticCase(
    'Hugging Face: gated is there',
    hf,
    { 'huggingface.co': createJsonResponse({}, 401, { 'x-error-code': 'GatedRepo' }) },
    notGone('restricted', 'gated'),
  ),
  createStaticCase(
    'Hugging Face: 401 is missing or private',
    hf,
    { 'huggingface.co': createJsonResponse({}, 401) },
    notGone('restricted', 'private-or-missing'),
  ),
  createStaticCase(
    'Hugging Face: RepoNotFound with 401',
    hf,
    { 'huggingface.co': createJsonResponse({}, 401, { 'x-error-code': 'RepoNotFound' }) },
    notGone('restricted', 'private-or-missing'),
  ),
  createStaticCase(
    'Hugging Face: 401, and the page is 404',
    hf,
    {
      'huggingface.co/api/datasets/owner/name': { status: 401, body: 'Invalid username or password.' },
      'huggingface.co/datasets/owner/name': createHtmlResponse('404', 'Sorry', 404),
    },
    gone('not-found'),
    { authoritative: false, source: 'services-2026.md: 401 and a 401/404 page, as the page says' },
  ),
  createStaticCase('Hugging Face: RepoNotFound, and the page agrees', hf, { 'huggingface.co': missing }, gone('not-found'), {
    authoritative: true,
  }),
  createStaticCase(
    'Hugging Face: RepoNotFound, but the page is there',
    hf,
    { 'huggingface.co/api/datasets/owner/name': missing, 'huggingface.co/datasets/owner/name': createHtmlResponse('name') },
    notGone('restricted', 'private-or-missing'),
  ),
  createStaticCase(
    'Hugging Face: 500',
    hf,
    { 'huggingface.co': createJsonResponse({}, 500) },
    notGone('unreachable', 'server-error'),
  ),
  createStaticCase('Gitee: a repository', gitee, { 'gitee.com': createJsonResponse({ full_name: 'owner/name' }) }, alive()),
  createStaticCase(
    'Gitee: renamed',
    gitee,
    { 'gitee.com': createJsonResponse({ full_name: 'new/name' }) },
    notGone('moved', 'renamed'),
    {
      to: 'https://gitee.com/new/name',
    },
  ),
  createStaticCase(
    'Gitee: missing',
    gitee,
    { 'gitee.com': createJsonResponse({ message: '404 Not Found' }, 404) },
    gone('not-found'),
    {
      authoritative: false,
    },
  ),
  createStaticCase('Gitee: 403 is a quota', gitee, { 'gitee.com': createJsonResponse({}, 403) }, notGone('limited', 'quota')),
  createStaticCase(
    'ModelScope: Code 200',
    scope,
    { 'www.modelscope.cn': createJsonResponse({ Code: 200, Success: true }) },
    alive(),
  ),
  createStaticCase(
    'ModelScope: status 200, another Code',
    scope,
    { 'www.modelscope.cn': createJsonResponse({ Code: 10010205001, Success: false }) },
    notGone('unknown', 'ambiguous'),
  ),
  createStaticCase(
    'ModelScope: 404 and a Code',
    scope,
    {
      'www.modelscope.cn': createJsonResponse(
        { Code: 10010205001, Message: '获取模型信息失败，信息：record not found', Success: false },
        404,
      ),
    },
    gone('not-found'),
  ),
  createStaticCase(
    'ModelScope: 404 without a Code',
    scope,
    { 'www.modelscope.cn': createHtmlResponse('404', '', 404) },
    notGone('unknown', 'unreadable'),
  ),
  createStaticCase('Kaggle: a dataset', kaggle, { 'www.kaggle.com': createJsonResponse({ id: 1 }) }, alive()),
  createStaticCase('Kaggle: missing', kaggle, { 'www.kaggle.com': createJsonResponse({}, 404) }, gone('not-found')),
  createStaticCase(
    'Kaggle: 403 is a wall',
    kaggle,
    { 'www.kaggle.com': createJsonResponse({}, 403) },
    notGone('blocked', 'forbidden'),
  ),
  createStaticCase(
    'Kaggle: 429 is a quota',
    kaggle,
    { 'www.kaggle.com': createJsonResponse({}, 429) },
    notGone('limited', 'deferred'),
  ),
  createStaticCase(
    'Kaggle: a competition is a shell',
    'https://www.kaggle.com/c/titanic',
    { 'www.kaggle.com': createHtmlResponse('Kaggle', '<div id="app"></div>') },
    alive(),
    { note: 'weak-evidence' },
  ),
  createStaticCase(
    'Tianchi: a dataset is a shell',
    'https://tianchi.aliyun.com/dataset/dataDetail?dataId=95414',
    { 'tianchi.aliyun.com': createHtmlResponse('天池', '<div id="app"></div>') },
    alive(),
    { note: 'weak-evidence' },
  ),
  createStaticCase(
    'Zhihu: an article',
    'https://zhuanlan.zhihu.com/p/208721884',
    { 'zhuanlan.zhihu.com': createHtmlResponse('一篇文章 - 知乎') },
    alive(),
  ),
  createStaticCase(
    'Zhihu: its wall',
    'https://zhuanlan.zhihu.com/p/208721884',
    { 'zhuanlan.zhihu.com': { status: 403, body: '<meta id="zh-zse-ck" content="x">' } },
    notGone('blocked', 'bot-wall'),
  ),
  createStaticCase(
    'Zhihu: its wall with 200',
    'https://www.zhihu.com/question/1',
    { 'www.zhihu.com': { body: '<script src="/zh-zse-ck/v3.js"></script>' } },
    notGone('blocked', 'bot-wall'),
  ),
  createStaticCase(
    'Zhihu: behind its link page',
    `https://link.zhihu.com/?target=${encodeURIComponent('https://site.example/a')}`,
    { 'site.example': createHtmlResponse('A') },
    alive(),
  ),
  createStaticCase(
    'Zhihu: gone, behind its link page',
    `https://link.zhihu.com/?target=${encodeURIComponent('https://site.example/a')}`,
    { 'link.zhihu.com': createHtmlResponse('知乎 - 安全中心', '即将离开知乎'), 'site.example': { status: 404 } },
    { dead: true, verdict: 'gone', reason: 'not-found' },
  ),
  createStaticCase(
    'Douban: a note',
    'https://www.douban.com/note/692003915/',
    { 'www.douban.com': createHtmlResponse('一篇日记') },
    alive(),
  ),
  createStaticCase(
    'Douban: 403',
    'https://www.douban.com/note/692003915/',
    { 'www.douban.com': { status: 403 } },
    notGone('blocked', 'bot-wall'),
  ),
  createStaticCase(
    'Douban: 200 with its wall as title',
    'https://www.douban.com/note/692003915/',
    { 'www.douban.com': createHtmlResponse('禁止访问豆瓣') },
    notGone('blocked', 'bot-wall'),
  ),
  createStaticCase(
    'Douban: 检测到有异常请求',
    'https://www.douban.com/note/692003915/',
    { 'www.douban.com': createHtmlResponse('豆瓣', '检测到有异常请求从你的 IP 发出') },
    notGone('blocked', 'bot-wall'),
  ),
  createStaticCase(
    'Douban: a note that is gone',
    'https://www.douban.com/note/692003915/',
    { 'www.douban.com': createHtmlResponse('页面不存在', '', 404) },
    gone('not-found'),
  ),
  createStaticCase(
    'Heywhale: kesci has become it',
    'https://www.kesci.com/home/dataset/5d313070cf76a60036e4b023/document',
    {
      'www.kesci.com': createRedirectResponse('https://www.heywhale.com/home/dataset/5d313070cf76a60036e4b023', 301),
      'www.heywhale.com': createHtmlResponse('和鲸社区'),
    },
    notGone('moved', 'canonical-address'),
    { to: 'https://www.heywhale.com/home/dataset/5d313070cf76a60036e4b023', note: 'weak-evidence' },
  ),
  createStaticCase(
    'biendata has closed, whatever it answers',
    'https://www.biendata.com/competition/chip2019/',
    { 'www.biendata.com': createHtmlResponse('biendata') },
    gone('closed'),
  ),
  createStaticCase(
    'biendata .xyz too',
    'https://www.biendata.xyz/competition/chip2019/',
    { 'www.biendata.xyz': { status: 502 } },
    gone('closed'),
  ),
  createStaticCase(
    'Papers with Code: a 200 after its redirect',
    'https://paperswithcode.com/dataset/cmedqa',
    {
      'paperswithcode.com': createRedirectResponse('https://huggingface.co/papers', 302),
      'huggingface.co': createHtmlResponse('Daily Papers - Hugging Face'),
    },
    gone('closed'),
    { source: 'papers.md: closed in July 2025' },
  ),
  createStaticCase(
    'AAAI’s old place',
    'https://www.aaai.org/ocs/index.php/AAAI/AAAI18/paper/view/16000',
    { 'www.aaai.org': createRedirectResponse('https://aaai.org/', 301), 'aaai.org': createHtmlResponse('AAAI') },
    gone('closed'),
    { source: 'papers.md' },
  ),
];
