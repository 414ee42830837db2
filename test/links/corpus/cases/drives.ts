import { createHtmlResponse, createJsonResponse, createRedirectResponse } from '../../../../src/sandbox/internet/responses.ts';
import { alive, gone, type LinkCase, notGone } from '../link-case.ts';
import { createStaticCase } from '../static-case.ts';

const ali = 'https://www.aliyundrive.com/s/abcDEF123';
const aliApi = (value: unknown, status = 200) => ({ 'api.aliyundrive.com': createJsonResponse(value, status) });
const quark = 'https://pan.quark.cn/s/abcdef123456';
const quarkApi = (code: number) => ({
  'drive-pc.quark.cn': createJsonResponse({ status: 200, code, ...(code === 0 ? { data: { stoken: 'x' } } : {}) }),
});
const p123 = 'https://www.123pan.com/s/abcd-EFGH';
const p115 = 'https://115.com/s/sw3abcdef?password=ab12';
const drive = 'https://drive.google.com/file/d/1Jzn1hYwmv0kXkfTeIvNT61Rn1IbRc-o8/view?usp=sharing';

export const driveCases: LinkCase[] = [
  createStaticCase('Aliyun: a share', ali, aliApi({ share_name: 'data' }), alive()),
  createStaticCase(
    'Aliyun: locked, without a code',
    ali,
    aliApi({ share_name: 'data', has_pwd: true }),
    notGone('restricted', 'code-missing'),
  ),
  createStaticCase(
    'Aliyun: locked, with a code',
    ali,
    aliApi({ share_name: 'data', has_pwd: true }),
    alive('exists-needs-code'),
    {
      code: 'ab12',
    },
  ),
  createStaticCase('Aliyun: cancelled', ali, aliApi({ code: 'ShareLink.Cancelled' }, 404), gone('cancelled')),
  createStaticCase('Aliyun: not found', ali, aliApi({ code: 'NotFound.ShareLink' }, 404), gone('not-found')),
  createStaticCase('Aliyun: a flow limit', ali, aliApi({ code: 'ParamFlowException' }, 400), notGone('limited', 'quota')),
  createStaticCase('Aliyun: an unlisted code', ali, aliApi({ code: 'Something' }, 400), notGone('unknown', 'ambiguous')),
  ...[41004, 41006, 41011, 41012].map((code) => createStaticCase(`Quark: ${code}`, quark, quarkApi(code), gone('not-found'))),
  ...[41010, 41031].map((code) => createStaticCase(`Quark: ${code} is a ban`, quark, quarkApi(code), gone('banned'))),
  createStaticCase('Quark: 41008 needs a code', quark, quarkApi(41008), notGone('restricted', 'code-missing')),
  createStaticCase('Quark: a token alone is weak', quark, quarkApi(0), alive(), { note: 'weak-evidence' }),
  createStaticCase('Quark: an unlisted number', quark, quarkApi(32003), notGone('unknown', 'ambiguous')),
  createStaticCase('123pan: a share', p123, { 'www.123pan.com': createJsonResponse({ code: 0 }) }, alive()),
  createStaticCase(
    '123pan: a wrong code',
    p123,
    { 'www.123pan.com': createJsonResponse({ code: 5103, message: '提取码错误' }) },
    notGone('restricted', 'code-wrong'),
    { code: 'ab12' },
  ),
  createStaticCase(
    '123pan: gone',
    p123,
    { 'www.123pan.com': createJsonResponse({ code: 5103, message: '此分享不存在' }) },
    gone('not-found'),
  ),
  createStaticCase(
    '123pan: another 5103',
    p123,
    { 'www.123pan.com': createJsonResponse({ code: 5103, message: '系统繁忙' }) },
    notGone('unknown', 'ambiguous'),
  ),
  createStaticCase(
    '115: a share',
    p115,
    { '115cdn.com': createJsonResponse({ state: true, data: { share_state: 1 } }) },
    alive(),
  ),
  createStaticCase(
    '115: share_state 7 even with state true',
    p115,
    { '115cdn.com': createJsonResponse({ state: true, data: { share_state: 7 } }) },
    gone('expired'),
  ),
  createStaticCase(
    '115: cancelled',
    p115,
    { '115cdn.com': createJsonResponse({ state: false, error: '分享已取消' }) },
    gone('cancelled'),
  ),
  createStaticCase(
    '115: deleted',
    p115,
    { '115cdn.com': createJsonResponse({ state: false, error: '链接不存在或已被删除' }) },
    gone('deleted'),
  ),
  createStaticCase(
    '115: needs a code',
    p115,
    { '115cdn.com': createJsonResponse({ state: false, errno: 4100012, error: '请输入访问码' }) },
    alive('exists-needs-code'),
  ),
  createStaticCase(
    'Google Drive: a file',
    drive,
    { 'drive.google.com': { body: '<script>{"fileName":"a.zip"}</script>' } },
    alive(),
  ),
  createStaticCase(
    'Google Drive: used up for today',
    drive,
    { 'drive.google.com': { body: '<script>"QUOTA_EXCEEDED"</script>' } },
    alive(),
  ),
  createStaticCase('Google Drive: 404', drive, { 'drive.google.com': { status: 404 } }, gone('not-found')),
  createStaticCase(
    'Google Drive: 403 is private',
    drive,
    { 'drive.google.com': { status: 403 } },
    notGone('restricted', 'private-or-missing'),
  ),
  createStaticCase(
    'Google Drive: log in',
    drive,
    {
      'drive.google.com': createRedirectResponse('https://accounts.google.com/ServiceLogin'),
      'accounts.google.com': createHtmlResponse('Sign in'),
    },
    notGone('restricted', 'login'),
  ),
];
