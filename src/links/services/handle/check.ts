import type { Evidence, Verdict } from '../../../model/verdict.ts';
import {
  type CheckTarget,
  createVerdict,
  isDeletedNameUrl,
  mapConcurrently,
  queryHandle,
  type ServiceContext,
  type TargetChecker,
  type TargetVerdict,
} from '../shared/index.ts';

/**
 * Names of the Handle System, which libraries and language archives use. The registry owns the
 * names, so its denial is final. An existing name says nothing about its page: repositories move
 * without updating their names. So the page is asked too.
 */
export const check: TargetChecker = (targets, context) =>
  mapConcurrently(targets, 2, async (target): Promise<TargetVerdict> => [target, await checkName(target, context)]);

const asked = 'handle registry';

async function checkName(target: CheckTarget, context: ServiceContext): Promise<Verdict> {
  const answer = await queryHandle(target.identity.id, context, { origin: 'https://hdl.handle.net', service: 'handle', asked });
  if (answer.kind === 'failed') return context.checkPage(target);
  const evidence: Evidence = { asked, status: answer.status, code: answer.code };
  if (answer.kind === 'missing') return createVerdict('gone', 'not-found', { ...evidence, authoritative: true });
  if (answer.kind === 'found' && answer.landing !== undefined && isDeletedNameUrl(answer.landing))
    return createVerdict('gone', 'removed', { ...evidence, finalUrl: answer.landing.href, authoritative: true });
  return context.checkPage(target);
}
