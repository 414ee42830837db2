import {
  createHtmlResponse,
  createJsonResponse,
  createRedirectResponse,
  type SimulatedHost,
  type SimulatedRequest,
  type SimulatedResponse,
} from '../responses.ts';

/** The state of a share. */
type BaiduShareState =
  | 'public'
  | 'locked'
  | 'missing'
  | 'cancelled'
  | 'deleted'
  | 'banned'
  | 'expired'
  | 'worn-out'
  | 'risk'
  | 'outage';

export interface BaiduShare {
  state: BaiduShareState;
  /** The code of a locked share. Default: any code is accepted. */
  code?: string;
  /** Files in it; 0 for an emptied one. Default 1. */
  files?: number;
  /** Overrides the responses that follow from the state. */
  info?: SimulatedResponse;
  page?: SimulatedResponse;
  verify?: SimulatedResponse;
  list?: SimulatedResponse;
}

const sharePageTexts: Partial<Record<BaiduShareState, [title: string, body: string]>> = {
  missing: ['百度网盘-链接不存在', '啊哦，你所访问的页面不存在了。'],
  cancelled: ['百度网盘-分享的文件已经被取消', '啊哦，你来晚了，分享的文件已经被取消了，下次要早点哟。'],
  deleted: ['百度网盘', '啊哦，你来晚了，分享的文件已经被删除了，下次要早点哟。'],
  banned: ['百度网盘', '此链接分享内容可能因为涉及侵权、色情、反动、低俗等信息，无法访问！'],
  expired: ['百度网盘', '啊哦，来晚了，该分享文件已过期'],
  'worn-out': ['百度网盘', '由于访问次数过多，该分享链接已失效'],
  public: ['CMID.zip_免费高速下载|百度网盘-分享无限制', '<p>CMID.zip</p><p>过期时间：永久有效</p>'],
  outage: ['百度网盘', '网盘正在升级'],
};

const shareErrorNumbers: Partial<Record<BaiduShareState, number>> = {
  public: 0,
  locked: -9,
  missing: -21,
  cancelled: -21,
  deleted: -21,
  expired: -21,
};

/** What `/share/list` says of a dead share, even after its code was right. */
const listErrorNumbers: Partial<Record<BaiduShareState, number>> = {
  missing: 2,
  cancelled: -7,
  deleted: 145,
  banned: 115,
  expired: 117,
  'worn-out': 2,
};

/**
 * Baidu Pan for a visitor without an account: `/api/shorturlinfo`, `/s/…`, `/share/init`,
 * `/share/verify`, `/share/list`. Without the cookie of the home page it shows a captcha.
 * @param shares by id, with the leading 1. Other ids get `defaultShare`.
 */
export function createBaiduPanHost(
  shares: Record<string, BaiduShare>,
  defaultShare: BaiduShare = { state: 'missing' },
): SimulatedHost {
  const attempts = new Map<string, number>();
  const shareOf = (id: string) => shares[id] ?? defaultShare;
  return {
    host: 'pan.baidu.com',
    respond(request) {
      const { url } = request;
      if (url.pathname === '/')
        return {
          ...createHtmlResponse('百度网盘'),
          headers: { 'set-cookie': 'BAIDUID=0123456789ABCDEF:FG=1; Domain=.baidu.com; Path=/' },
        };
      if (request.cookies.BAIDUID === undefined)
        return createRedirectResponse('https://wappass.baidu.com/static/captcha/tuxing.html', 302);
      if (url.pathname === '/api/shorturlinfo') return shareInfoResponse(shareOf(url.searchParams.get('shorturl') ?? ''));
      const short = /^\/s\/([\w-]+)$/.exec(url.pathname)?.[1];
      if (short !== undefined) return sharePageResponse(shareOf(short), short);
      const surl = url.searchParams.get('surl') ?? url.searchParams.get('shorturl') ?? '';
      if (url.pathname === '/share/init') return shareOf(`1${surl}`).page ?? accessCodePage();
      if (url.pathname === '/share/verify' && request.method === 'POST')
        return verifyCodeResponse(shareOf(`1${surl}`), surl, request, attempts);
      if (url.pathname === '/share/list') return fileListResponse(shareOf(`1${surl}`), request);
      return createHtmlResponse('百度网盘-页面不存在', '啊哦，你所访问的页面不存在了。');
    },
  };
}

function shareInfoResponse(share: BaiduShare): SimulatedResponse {
  return share.info ?? createJsonResponse({ errno: shareErrorNumbers[share.state] ?? -9, request_id: 1 });
}

function sharePageResponse(share: BaiduShare, id: string): SimulatedResponse {
  if (share.page !== undefined) return share.page;
  if (share.state === 'locked') return createRedirectResponse(`/share/init?surl=${id.slice(1)}`);
  if (share.state === 'risk') return createRedirectResponse('https://wappass.baidu.com/static/captcha/tuxing.html');
  const [title, body] = sharePageTexts[share.state] ?? ['百度网盘', ''];
  return createHtmlResponse(title, body);
}

/**
 * The page that asks for the code. Its scripts contain texts of the bot check, which must not be
 * mistaken for one.
 */
function accessCodePage(): SimulatedResponse {
  return createHtmlResponse(
    '百度网盘 请输入提取码',
    '<p>请输入提取码：</p><script>var tips = {"-62": "安全验证", "-19": "请输入验证码"};</script>',
  );
}

function verifyCodeResponse(
  share: BaiduShare,
  surl: string,
  request: SimulatedRequest,
  attempts: Map<string, number>,
): SimulatedResponse {
  const count = (attempts.get(surl) ?? 0) + 1;
  attempts.set(surl, count);
  if (share.verify !== undefined) return share.verify;
  if (count > 3) return createJsonResponse({ errno: -62, err_msg: '' });
  const given = new URLSearchParams(request.body).get('pwd');
  if (share.code !== undefined && given !== share.code) return createJsonResponse({ errno: -9, err_msg: '' });
  return createJsonResponse({ errno: 0, randsk: 'a%2Bb' }, 200, { 'set-cookie': `BDCLND=${surl}; Domain=.baidu.com; Path=/` });
}

function fileListResponse(share: BaiduShare, request: SimulatedRequest): SimulatedResponse {
  if (share.list !== undefined) return share.list;
  if (request.cookies.BDCLND === undefined) return createJsonResponse({ errno: -9 });
  const errno = listErrorNumbers[share.state];
  if (errno !== undefined) return createJsonResponse({ errno });
  const files = Array.from({ length: share.files ?? 1 }, (_, index) => ({
    fs_id: index + 1,
    server_filename: `part-${index + 1}.zip`,
    isdir: 0,
  }));
  return createJsonResponse({ errno: 0, list: files });
}
