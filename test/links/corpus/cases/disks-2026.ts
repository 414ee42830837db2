import { createWechatHost } from '../../../../src/sandbox/internet/hosts/wechat.ts';
import { createHtmlResponse, createJsonResponse, type SimulatedResponse } from '../../../../src/sandbox/internet/responses.ts';
import { alive, gone, type LinkCase, notGone } from '../link-case.ts';
import { createStaticCase } from '../static-case.ts';

type Expected = Pick<LinkCase, 'dead' | 'verdict' | 'reason'>;

const source = 'services-2026.md';

function share(
  name: string,
  url: string,
  answers: Record<string, SimulatedResponse>,
  expected: Expected,
  rest: Partial<LinkCase> = {},
): LinkCase {
  return createStaticCase(`2026: ${name}`, url, answers, expected, { source, ...rest });
}

const p115 = (name: string, answer: unknown, expected: Expected, rest?: Partial<LinkCase>) =>
  share(`115: ${name}`, 'https://115cdn.com/s/swabc123', { '115cdn.com': createJsonResponse(answer) }, expected, rest);
const aliyun = (name: string, code: string, expected: Expected) =>
  share(
    `Aliyun: ${name}`,
    'https://www.alipan.com/s/abcDEF123',
    { 'api.aliyundrive.com': createJsonResponse({ code, message: 'share_link', display_message: '', requestId: 'x' }, 400) },
    expected,
  );
const p123 = (name: string, url: string, answers: Record<string, SimulatedResponse>, expected: Expected) =>
  share(`123pan: ${name}`, url, answers, expected);
const shell = createHtmlResponse('123云盘', '<div id="app"></div>');
const no = createJsonResponse({ code: 5104, message: '分享已失效', data: null, 'x-traceID': 'x' });
const hf = (name: string, answer: SimulatedResponse, expected: Expected, rest?: Partial<LinkCase>) =>
  share(`Hugging Face: ${name}`, 'https://huggingface.co/datasets/owner/name', { 'huggingface.co': answer }, expected, rest);
const scope = (name: string, code: number, message: string, expected: Expected) =>
  share(
    `ModelScope: ${name}`,
    'https://modelscope.cn/models/owner/name',
    { 'www.modelscope.cn': createJsonResponse({ Code: code, Message: message, RequestId: 'x', Success: false }, 404) },
    expected,
  );
const wechat = (name: string, sentence: string, expected: Expected): LinkCase => ({
  name: `2026: WeChat: ${name}`,
  url: 'https://mp.weixin.qq.com/s/3hiJy8m0VohYfEH5ISta5w',
  hosts: [createWechatHost({}, { sentence })],
  ...expected,
  source,
});

export const disks2026Cases: LinkCase[] = [
  p115('4100010 is cancelled, whatever its words', { state: false, errno: 4100010, error: '' }, gone('cancelled')),
  p115('4100026 does not exist, data is a list', { state: false, errno: 4100026, error: '参数错误', data: [] }, gone('deleted')),
  p115('4100033 is banned, the number a string', { errno: '4100033', data: '' }, gone('banned')),
  p115('4100008 is a wrong code', { state: false, errno: 4100008 }, notGone('restricted', 'code-wrong'), { code: 'ab12' }),
  p115('4100012 wants a code', { errno: 4100012, data: {} }, notGone('restricted', 'code-missing')),
  p115('990001 wants a login', { state: false, errno: 990001, error: '登录超时' }, notGone('restricted', 'login')),
  p115('990002 is malformed', { state: false, errno: 990002, error: '参数错误' }, notGone('unknown', 'malformed')),
  p115('share_state is a string and state absent', { errno: 0, data: { share_state: '1' } }, alive()),
  p115(
    'share_state stands with the share alone',
    { state: true, data: { shareinfo: { share_state: '1' }, list: [{}] } },
    alive(),
  ),
  p115('share_state 7 as a string', { state: true, errno: 0, data: { share_state: '7' } }, gone('expired')),
  aliyun('ShareLink.Forbidden is a ban', 'ShareLink.Forbidden', gone('banned')),
  aliyun('ShareLink.Expired', 'ShareLink.Expired', gone('expired')),
  aliyun('cancelled, spelled with one l', 'ShareLink.Canceled', gone('cancelled')),
  share(
    'Quark: code 0 without a token',
    'https://pan.quark.cn/s/abcdef123456',
    { 'drive-pc.quark.cn': createJsonResponse({ status: 200, code: 0, message: 'ok', data: {} }) },
    notGone('unknown', 'ambiguous'),
  ),
  p123(
    'its first host gives HTML, a mirror has it',
    'https://www.123pan.com/s/a-b',
    { 'www.123pan.com': shell, 'www.123684.com': createJsonResponse({ code: 0 }) },
    alive(),
  ),
  p123(
    'a mirror’s “no” is no death',
    'https://www.123pan.com/s/a-b',
    { 'www.123pan.com': shell, 'www.123684.com': no },
    notGone('unknown', 'ambiguous'),
  ),
  p123(
    'HTML everywhere',
    'https://www.123pan.com/s/a-b',
    { 'www.123pan.com': shell, 'www.123684.com': shell },
    notGone('unknown', 'unreadable'),
  ),
  p123('5104 of its own host', 'https://www.123684.com/s/a-b', { 'www.123684.com': no }, gone('expired')),
  p123(
    '5107 of its own host',
    'https://www.123912.com/s/a-b',
    { 'www.123912.com': createJsonResponse({ code: 5107, message: '分享页面不存在' }) },
    gone('not-found'),
  ),
  p123(
    'a malformed key',
    'https://www.123865.com/s/a-b',
    { 'www.123865.com': createJsonResponse({ code: 400, message: '参数错误' }) },
    notGone('unknown', 'malformed'),
  ),
  p123(
    'a share host of its own',
    'https://1812.share.123pan.cn/123pan/a-b',
    { '1812.share.123pan.cn': createJsonResponse({ code: 0 }) },
    alive(),
  ),
  hf('gated, with 200', createJsonResponse({ id: 'owner/name', gated: 'manual' }), notGone('restricted', 'gated')),
  hf('gated is false', createJsonResponse({ id: 'owner/name', gated: false }), alive()),
  hf(
    'closed by the host',
    createJsonResponse({ error: 'Access to this resource is disabled.' }, 403, {
      'x-error-message': 'Access to this resource is disabled.',
    }),
    gone('banned'),
    { authoritative: true },
  ),
  hf('403 without those words', createJsonResponse({}, 403), notGone('blocked', 'forbidden')),
  scope('private or gated', 10010200001, '无权限访问', notGone('restricted', 'private-or-missing')),
  scope(
    'overloaded, with the number of a missing one',
    10010205001,
    "获取模型信息失败，信息：Error 1461: Can't create more than max_prepared_stmt_count statements",
    notGone('unreachable', 'server-error'),
  ),
  scope('not signed in', 10010101004, '用户未登录', notGone('restricted', 'login')),
  share(
    'ModelScope: .ai is asked at .ai',
    'https://modelscope.ai/models/owner/name',
    {
      'www.modelscope.cn': createJsonResponse({ Code: 10010205001, Message: 'record not found', Success: false }, 404),
      'www.modelscope.ai': createJsonResponse({ Code: 200, Success: true }),
    },
    alive(),
  ),
  share(
    'Kaggle: missing or private',
    'https://www.kaggle.com/datasets/owner/slug',
    {
      'www.kaggle.com': createJsonResponse(
        { error: { code: 403, message: 'Permission denied', status: 'PERMISSION_DENIED' } },
        403,
      ),
    },
    notGone('restricted', 'private-or-missing'),
  ),
  wechat('the account is blocked, with 账', '此账号已被屏蔽，内容无法查看', gone('account-gone')),
  wechat('the account closed, with 该 and 账', '该账号已自主注销，内容无法查看', gone('account-gone')),
  wechat('an older sentence of moderation', '此内容因违规已删除', gone('banned')),
];
