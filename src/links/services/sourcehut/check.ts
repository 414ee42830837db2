import { runPerHost } from '../../../http/index.ts';
import type { Evidence, Verdict } from '../../../model/verdict.ts';
import {
  type CheckTarget,
  classifyFailure,
  classifyRefusal,
  createVerdict,
  type ServiceContext,
  sendRequest,
  type TargetChecker,
} from '../shared/index.ts';

const asked = 'sourcehut page';

/**
 * SourceHut by the status of its pages; its GraphQL API answers nobody without a token. Facts:
 * - A renamed repository redirects (302) to the same page under its new name.
 * - 401 is a repository that its owner keeps private. 404 is one that does not exist, or does not
 *   show. Source: `get_repo_or_redir` in https://git.sr.ht/~sircmpwn/scm.sr.ht (scmsrht/access.py)
 */
export const check: TargetChecker = (targets, context) => runPerHost(targets, 1, (target) => checkPage(target, context));

async function checkPage(target: CheckTarget, context: ServiceContext): Promise<Verdict> {
  const { identity } = target;
  const response = await sendRequest(context, { url: identity.url, service: 'sourcehut', maxBodyBytes: 16 * 1024 });
  if (!response.ok) return classifyFailure(response, asked);
  const evidence: Evidence = { asked, status: response.status };
  if (response.url !== identity.url) evidence.finalUrl = response.url;
  if (response.status === 404) return createVerdict('gone', 'not-found', evidence);
  if (response.status === 401) return createVerdict('restricted', 'private-or-missing', evidence);
  if (response.status !== 200) return classifyRefusal(response, asked) ?? createVerdict('unknown', 'ambiguous', evidence);
  if (new URL(response.url).hostname === 'meta.sr.ht') return createVerdict('restricted', 'login', evidence);
  const final = context.identify(response.url);
  if (final.key === identity.key) return createVerdict('alive', 'ok', evidence);
  return final.service === 'sourcehut'
    ? createVerdict('moved', 'renamed', evidence, { to: final.url })
    : createVerdict('unknown', 'redirected', evidence);
}
