import type { HttpResponse } from '../../../http/index.ts';
import type { VerdictReason } from '../../../model/verdict.ts';
import { createMarker } from '../../verdict/index.ts';
import { parseHtmlResponse } from '../../web/index.ts';

/** What a share's page says. `risk` is Baidu's doubt about us, not about the share. */
export type SharePage =
  | { kind: 'alive'; marker: string }
  | { kind: 'needs-code'; marker: string }
  | { kind: 'gone'; reason: VerdictReason; marker: string; certain: boolean }
  | { kind: 'risk'; reason: VerdictReason; marker: string }
  | { kind: 'outage'; marker: string }
  | { kind: 'unrecognized'; marker: string };

const goneTitles: [RegExp, VerdictReason][] = [
  [/^(?:百度网盘[-_ ]?)?链接不存在$/, 'not-found'],
  [/^(?:百度网盘[-_ ]?)?页面不存在$/, 'not-found'],
  [/^(?:百度网盘[-_ ]?)?分享的文件已经被取消$/, 'cancelled'],
  [/^(?:百度网盘[-_ ]?)?分享的文件已经被删除$/, 'deleted'],
];

const goneTexts: [string, VerdictReason][] = [
  ['啊哦，你所访问的页面不存在了。', 'not-found'],
  ['啊哦！链接错误没找到文件，请打开正确的分享链接!', 'not-found'],
  ['啊哦，你来晚了，分享的文件已经被取消了', 'cancelled'],
  ['啊哦，你来晚了，分享的文件已经被删除了', 'deleted'],
  ['分享的文件已经被删除了，下次要早点哟', 'deleted'],
  ['此链接分享内容可能因为涉及侵权、色情、反动、低俗等信息，无法访问！', 'banned'],
  ['啊哦，来晚了，该分享文件已过期', 'expired'],
  ['由于访问次数过多，该分享链接已失效', 'worn-out'],
];

const riskTexts = ['请输入验证码', '访问过于频繁', '请求过于频繁', '异常访问'];

/** Numbers of the state that the page carries; those not named here say nothing. */
const goneReasonByErrno: Record<string, VerdictReason> = {
  '-7': 'cancelled',
  '115': 'banned',
  '117': 'expired',
  '145': 'deleted',
};
const goneReasonByErrortype: Record<string, VerdictReason> = {
  '0': 'deleted',
  '1': 'cancelled',
  '3': 'banned',
  '5': 'not-found',
  '10': 'expired',
  '11': 'worn-out',
};

/**
 * Reads the page of a share. The final address and the title are judged first, then the state and
 * the sentences of the body. Words of doubt come last, since the scripts of an ordinary code page
 * have those too. Dead shares answer 200 like living ones; single words such as 不存在 are never
 * evidence.
 */
export function parseSharePage(response: HttpResponse): SharePage {
  const place = new URL(response.url);
  // A redirect out of baidu.com, or to its check pages, is not followed: then the redirect itself
  // is the answer.
  const next = response.status >= 300 && response.status < 400 ? URL.parse(response.headers.location ?? '', response.url) : null;
  const end = next ?? place;
  if (/^(?:wappass|passport)\./.test(end.hostname) || !/(?:^|\.)baidu\.com$/.test(end.hostname)) {
    return { kind: 'risk', reason: 'captcha', marker: createMarker('redirects-to', end.hostname) };
  }
  // The redirect itself says that the share exists and wants a code, so that its page need not be
  // asked for.
  if (next !== null && /^\/(?:share|wap)\/init/.test(next.pathname)) return { kind: 'needs-code', marker: next.pathname };
  if (response.status === 403) return { kind: 'risk', reason: 'forbidden', marker: createMarker('http-status', '403') };
  if (response.status === 429) return { kind: 'risk', reason: 'quota', marker: createMarker('http-status', '429') };
  if (response.status >= 500) return { kind: 'outage', marker: createMarker('http-status', String(response.status)) };

  const page = parseHtmlResponse(response);
  const { title } = page;
  const goneTitle = goneTitles.find(([pattern]) => pattern.test(title));
  const atCode = place.pathname.startsWith('/share/init') || place.pathname.startsWith('/wap/init');
  if (goneTitle !== undefined) {
    // A code page whose title denies the share would contradict itself.
    return atCode
      ? { kind: 'unrecognized', marker: title }
      : { kind: 'gone', reason: goneTitle[1], marker: title, certain: true };
  }
  if (/^安全验证$|^百度安全验证$/.test(title)) return { kind: 'risk', reason: 'captcha', marker: title };
  if (atCode || /请输入提取码/.test(title)) return { kind: 'needs-code', marker: title || place.pathname };
  if (/_免费高速下载\|百度网盘-分享无限制$/.test(title)) return { kind: 'alive', marker: title };
  if (/^\/error\/404/.test(place.pathname)) return { kind: 'unrecognized', marker: place.pathname };

  const state = parsePageState(page.source);
  const reason = (state.errno && goneReasonByErrno[state.errno]) || (state.errortype && goneReasonByErrortype[state.errortype]);
  if (reason)
    return { kind: 'gone', reason, marker: JSON.stringify({ errno: state.errno, errortype: state.errortype }), certain: false };
  const sentence = goneTexts.find(([words]) => page.text.includes(words));
  if (sentence !== undefined) return { kind: 'gone', reason: sentence[1], marker: sentence[0], certain: true };
  if (page.source.includes('share_nofound_des'))
    return { kind: 'gone', reason: 'not-found', marker: 'share_nofound_des', certain: false };
  if (page.text.includes('请输入提取码')) return { kind: 'needs-code', marker: '请输入提取码' };
  if (page.text.includes('网盘正在升级')) return { kind: 'outage', marker: '网盘正在升级' };
  const lasting = ['过期时间：', '永久有效'].find((words) => page.text.includes(words));
  if (lasting !== undefined) return { kind: 'alive', marker: lasting };
  if (state.shareid && state.share_uk) return { kind: 'alive', marker: `shareid ${state.shareid}` };
  const risk = riskTexts.find((words) => page.text.includes(words));
  if (risk !== undefined) return { kind: 'risk', reason: risk === '请输入验证码' ? 'captcha' : 'quota', marker: risk };
  return { kind: 'unrecognized', marker: title };
}

/**
 * The few fields of the state in `yunData.setData(…)` or `locals.mset(…)` that are used, as text;
 * strings and numbers only.
 */
function parsePageState(source: string): Record<'errno' | 'errortype' | 'shareid' | 'share_uk', string | undefined> {
  const start = /(?:yunData\.setData|locals\.mset)\(\s*\{/.exec(source);
  const state = start === null ? '' : source.slice(start.index, start.index + 64 * 1024);
  const field = (name: string) => new RegExp(`"${name}"\\s*:\\s*"?(-?\\d{1,20})`).exec(state)?.[1];
  return { errno: field('errno'), errortype: field('errortype'), shareid: field('shareid'), share_uk: field('share_uk') };
}
