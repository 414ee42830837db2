import type { Verdict } from '../../../model/verdict.ts';
import { isPossiblyWrongTitle } from '../../../text/similarity/title-similarity.ts';
import { truncate } from '../../../text/truncate.ts';
import { createMarker } from '../../verdict/index.ts';
import { isHtmlResponse, parseHtmlResponse } from '../../web/index.ts';
import {
  type CheckTarget,
  classifyFailure,
  classifyRefusal,
  createVerdict,
  mapConcurrently,
  type ServiceContext,
  sendRequest,
  type TargetChecker,
  type TargetVerdict,
} from '../shared/index.ts';

/**
 * The ACL Anthology.
 * - Ids keep their shape, so old addresses (aclweb.org, aclanthology.info, …) are rewritten here.
 *   Their redirects have had outages.
 * - The paper's page at aclanthology.org is asked. A 404 there counts as the owner's word only
 *   while the Anthology itself answers.
 */
export const check: TargetChecker = (targets, context) => {
  let standing: Promise<boolean> | undefined;
  const stands = () => {
    standing ??= sendRequest(context, { url: 'https://aclanthology.org/', method: 'HEAD', service: 'acl' }).then(
      (response) => response.ok && response.status === 200,
    );
    return standing;
  };
  return mapConcurrently(
    targets,
    4,
    async (target): Promise<TargetVerdict> => [target, await checkPaper(target, context, stands)],
  );
};

const asked = 'acl anthology';

async function checkPaper(target: CheckTarget, context: ServiceContext, isSiteUp: () => Promise<boolean>): Promise<Verdict> {
  const response = await sendRequest(context, { url: target.identity.url, service: 'acl', maxBodyBytes: 32 * 1024 });
  if (!response.ok) return classifyFailure(response, asked);
  const evidence = { asked, status: response.status };
  if (response.status === 404 || response.status === 410) {
    return (await isSiteUp())
      ? createVerdict('gone', 'not-found', { ...evidence, authoritative: true })
      : createVerdict('unknown', 'ambiguous', { ...evidence, marker: createMarker('anthology-unreachable') });
  }
  if (response.status !== 200 || !isHtmlResponse(response))
    return classifyRefusal(response, asked) ?? createVerdict('unknown', 'ambiguous', evidence);
  const page = parseHtmlResponse(response);
  const title = page.title.replace(/(?:\s*[-–|]\s*)?ACL Anthology$/i, '');
  const words = title === '' ? evidence : { ...evidence, title: truncate(title, 300) };
  const retraction = retractionPattern.exec(title)?.[0] ?? retractionPattern.exec(page.text)?.[0];
  if (retraction !== undefined) return createVerdict('alive', 'ok', { ...words, marker: retraction }, { note: 'retracted' });
  const note = title !== '' && isPossiblyWrongTitle(title, target.names) ? { note: 'possibly-wrong-link' as const } : {};
  return createVerdict('alive', 'ok', words, note);
}

/**
 * The notice of a retraction stands at the title; in the Anthology's data it is `<retracted>` at
 * the paper.
 */
const retractionPattern = /^\[?retracted\b\]?|\bthis (?:paper|article) (?:has been|was|is) retracted\b/i;
