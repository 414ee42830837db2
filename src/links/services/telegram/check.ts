import { runPerHost } from '../../../http/index.ts';
import type { Evidence, Verdict } from '../../../model/verdict.ts';
import { truncate } from '../../../text/truncate.ts';
import { parseHtmlResponse } from '../../web/index.ts';
import {
  type CheckTarget,
  classifyFailure,
  classifyRefusal,
  createVerdict,
  type ServiceContext,
  sendRequest,
  type TargetChecker,
} from '../shared/index.ts';
import { checkWeakPage } from '../weak-page.ts';

/**
 * Telegram by its public page, which answers 200 for any name. The page of one that is there has a
 * title (`tgme_page_title`) or a picture; without both it only says how to reach a name that nobody
 * has. Posts are drawn by a frame: their channel is asked for.
 */
export const check: TargetChecker = (targets, context) => runPerHost(targets, 1, (target) => checkName(target, context));

const asked = 'telegram page';

async function checkName(target: CheckTarget, context: ServiceContext): Promise<Verdict> {
  if (!target.identity.key.startsWith('telegram:')) return checkWeakPage({ missing: ['unknown', 'ambiguous'] }, target, context);
  const [name = '', post] = target.identity.id.split('/');
  const response = await sendRequest(context, { url: `https://t.me/${name}`, service: 'telegram', maxBodyBytes: 128 * 1024 });
  if (!response.ok) return classifyFailure(response, asked);
  const page = parseHtmlResponse(response);
  const evidence: Evidence = {
    asked,
    status: response.status,
    ...(page.title === '' ? {} : { title: truncate(page.title, 300) }),
  };
  if (response.status !== 200) return classifyRefusal(response, asked) ?? createVerdict('unknown', 'ambiguous', evidence);
  if (/tgme_(?:page_title|page_photo|channel_info)/.test(page.source))
    return createVerdict('alive', 'ok', evidence, post === undefined ? {} : { note: 'weak-evidence' });
  const isWhole = page.source.includes('tgme_page') && page.source.includes('</html>');
  return isWhole ? createVerdict('gone', 'not-found', evidence) : createVerdict('unknown', 'unreadable', evidence);
}
