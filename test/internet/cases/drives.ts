import { json, page, redirect } from '../../../src/sandbox/internet/server.ts';
import { alive, type Case, gone, spared } from '../case.ts';
import { at } from './at.ts';

const ali = 'https://www.aliyundrive.com/s/abcDEF123';
const aliApi = (value: unknown, status = 200) => ({ 'api.aliyundrive.com': json(value, status) });
const quark = 'https://pan.quark.cn/s/abcdef123456';
const quarkApi = (code: number) => ({ 'drive-pc.quark.cn': json({ status: 200, code }) });
const p123 = 'https://www.123pan.com/s/abcd-EFGH';
const p115 = 'https://115.com/s/sw3abcdef?password=ab12';
const drive = 'https://drive.google.com/file/d/1Jzn1hYwmv0kXkfTeIvNT61Rn1IbRc-o8/view?usp=sharing';

export const driveCases: Case[] = [
  at('Aliyun: a share', ali, aliApi({ share_name: 'data' }), alive()),
  at('Aliyun: locked, without a code', ali, aliApi({ share_name: 'data', has_pwd: true }), spared('restricted', 'code-missing')),
  at('Aliyun: locked, with a code', ali, aliApi({ share_name: 'data', has_pwd: true }), alive('exists-needs-code'), {
    code: 'ab12',
  }),
  at('Aliyun: cancelled', ali, aliApi({ code: 'ShareLink.Cancelled' }, 404), gone('cancelled')),
  at('Aliyun: not found', ali, aliApi({ code: 'NotFound.ShareLink' }, 404), gone('not-found')),
  at('Aliyun: a flow limit', ali, aliApi({ code: 'ParamFlowException' }, 400), spared('limited', 'quota')),
  at('Aliyun: an unlisted code', ali, aliApi({ code: 'Something' }, 400), spared('unknown', 'ambiguous')),
  ...[41004, 41006, 41011, 41012].map((code) => at(`Quark: ${code}`, quark, quarkApi(code), gone('not-found'))),
  ...[41010, 41031].map((code) => at(`Quark: ${code} is a ban`, quark, quarkApi(code), gone('banned'))),
  at('Quark: 41008 needs a code', quark, quarkApi(41008), spared('restricted', 'code-missing')),
  at('Quark: a token alone is weak', quark, quarkApi(0), alive(), { note: 'weak-evidence' }),
  at('Quark: an unlisted number', quark, quarkApi(32003), spared('unknown', 'ambiguous')),
  at('123pan: a share', p123, { 'www.123pan.com': json({ code: 0 }) }, alive()),
  at(
    '123pan: a wrong code',
    p123,
    { 'www.123pan.com': json({ code: 5103, message: '提取码错误' }) },
    spared('restricted', 'code-wrong'),
    { code: 'ab12' },
  ),
  at('123pan: gone', p123, { 'www.123pan.com': json({ code: 5103, message: '此分享不存在' }) }, gone('not-found')),
  at(
    '123pan: another 5103',
    p123,
    { 'www.123pan.com': json({ code: 5103, message: '系统繁忙' }) },
    spared('unknown', 'ambiguous'),
  ),
  at('115: a share', p115, { '115cdn.com': json({ state: true, data: { share_state: 1 } }) }, alive()),
  at(
    '115: share_state 7 even with state true',
    p115,
    { '115cdn.com': json({ state: true, data: { share_state: 7 } }) },
    gone('expired'),
  ),
  at('115: cancelled', p115, { '115cdn.com': json({ state: false, error: '分享已取消' }) }, gone('cancelled')),
  at('115: deleted', p115, { '115cdn.com': json({ state: false, error: '链接不存在或已被删除' }) }, gone('deleted')),
  at(
    '115: needs a code',
    p115,
    { '115cdn.com': json({ state: false, errno: 4100012, error: '请输入访问码' }) },
    alive('exists-needs-code'),
  ),
  at('Google Drive: a file', drive, { 'drive.google.com': { body: '<script>{"fileName":"a.zip"}</script>' } }, alive()),
  at('Google Drive: used up for today', drive, { 'drive.google.com': { body: '<script>"QUOTA_EXCEEDED"</script>' } }, alive()),
  at('Google Drive: 404', drive, { 'drive.google.com': { status: 404 } }, gone('not-found')),
  at('Google Drive: 403 is private', drive, { 'drive.google.com': { status: 403 } }, spared('restricted', 'private-or-missing')),
  at(
    'Google Drive: log in',
    drive,
    { 'drive.google.com': redirect('https://accounts.google.com/ServiceLogin'), 'accounts.google.com': page('Sign in') },
    spared('restricted', 'login'),
  ),
];
