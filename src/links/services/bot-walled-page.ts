import { runPerHost } from '../../http/index.ts';
import type { ServiceName } from '../../model/service-name.ts';
import type { Verdict } from '../../model/verdict.ts';
import { truncate } from '../../text/truncate.ts';
import { parseHtmlResponse } from '../web/index.ts';
import {
  type CheckTarget,
  classifyFailure,
  createVerdict,
  type ServiceContext,
  sendRequest,
  type TargetChecker,
} from './shared/index.ts';

/** A site that shows a wall to programs in place of its pages. */
export interface BotWalledSite {
  name: ServiceName;
  /** Texts of the wall: in the page's source, title or words, or in the final address. */
  wallMarkers: readonly string[];
  /** Final addresses of the login page. */
  loginPattern: RegExp;
}

/** Makes the checker of a bot-walled site: the page of each target, one at a time per host. */
export function createBotWalledCheck(site: BotWalledSite): TargetChecker {
  return (targets, context) => runPerHost(targets, 1, (target) => checkBotWalledPage(site, target, context));
}

async function checkBotWalledPage(site: BotWalledSite, target: CheckTarget, context: ServiceContext): Promise<Verdict> {
  const asked = `${site.name} page`;
  const response = await sendRequest(context, { url: target.identity.url, maxBodyBytes: 64 * 1024, service: site.name });
  if (!response.ok) return classifyFailure(response, asked);
  const { status, url: finalUrl } = response;
  const page = parseHtmlResponse(response);
  const evidence = { asked, status, ...(page.title === '' ? {} : { title: truncate(page.title, 300) }) };
  const texts = [page.source, page.title, page.text, finalUrl];
  const marker = site.wallMarkers.find((wallMarker) => texts.some((text) => text.includes(wallMarker)));
  if (marker !== undefined || status === 403)
    return createVerdict('blocked', 'bot-wall', { ...evidence, ...(marker === undefined ? {} : { marker }) });
  if (status === 429) return createVerdict('limited', 'quota', evidence);
  if (status === 404 || status === 410) return createVerdict('gone', 'not-found', evidence);
  if (status >= 500) return createVerdict('unreachable', 'server-error', evidence);
  if (site.loginPattern.test(finalUrl)) return createVerdict('restricted', 'login', { ...evidence, finalUrl });
  return status === 200 ? createVerdict('alive', 'ok', evidence) : createVerdict('unknown', 'ambiguous', evidence);
}
