import { runPerHost } from '../../../http/index.ts';
import type { Verdict, VerdictReason } from '../../../model/verdict.ts';
import { truncate } from '../../../text/truncate.ts';
import { detectBotWall, parseHtmlResponse } from '../../web/index.ts';
import {
  type CheckTarget,
  classifyFailure,
  classifyRefusal,
  createVerdict,
  type ServiceContext,
  sendRequest,
  type TargetChecker,
} from '../shared/index.ts';

/**
 * Net disks by the page of the share. Sentences about a dead share count on a short page; Lanzou
 * has them in its page. The others show an application shell for every address, which says nothing.
 */
export const check: TargetChecker = (targets, context) => runPerHost(targets, 1, (target) => checkShare(target, context));

const asked = 'net-disk page';

/** A page with more text than this, in characters, may quote such words. */
const maxNoticeLength = 400;

/**
 * Sentences of dead shares. Sources: the pages as quoted by clients of Lanzou, Lampon/PanCheck,
 * fish2018/pansou.
 */
const goneTexts: [RegExp, VerdictReason][] = [
  [/来晚啦.{0,6}文件取消分享了|(?:分享|链接)已(?:被)?取消|文件取消分享了/, 'cancelled'],
  [/文件不存在，或(?:者)?已(?:被)?删除|分享的?文件已(?:被)?删除/, 'deleted'],
  [/文件链接失效，请获取新链接|(?:分享|链接)已(?:过期|失效)/, 'expired'],
  [/分享(?:链接)?不存在/, 'not-found'],
];

async function checkShare(target: CheckTarget, context: ServiceContext): Promise<Verdict> {
  const response = await sendRequest(context, { url: target.identity.url, maxBodyBytes: 128 * 1024, service: 'net-disk' });
  if (!response.ok) return classifyFailure(response, asked);
  const evidence = { asked, status: response.status };
  const page = parseHtmlResponse(response);
  const wall = detectBotWall(response, page);
  if (wall !== undefined) return createVerdict(wall.verdict, wall.reason, { ...evidence, marker: truncate(wall.marker, 200) });
  if (response.status === 404 || response.status === 410) return createVerdict('gone', 'not-found', evidence);
  const refused = classifyRefusal(response, asked);
  if (refused !== undefined) return refused;
  const titled = page.title === '' ? evidence : { ...evidence, title: truncate(page.title, 300) };
  if (page.text.length < maxNoticeLength) {
    for (const [words, reason] of goneTexts) {
      const marker = words.exec(page.text)?.[0];
      if (marker !== undefined) return createVerdict('gone', reason, { ...titled, marker });
    }
  }
  const isLanzou = /(?:^|\.)lanzou[a-z]?\.com$/.test(new URL(response.url).hostname);
  if (isLanzou && page.text.includes('输入密码'))
    return createVerdict(
      target.code === undefined ? 'restricted' : 'alive',
      target.code === undefined ? 'code-missing' : 'exists-needs-code',
      titled,
    );
  if (isLanzou && /文件大小|上传时间/.test(page.text)) return createVerdict('alive', 'ok', titled);
  return createVerdict('unknown', 'no-checker', titled);
}
