import type { Verdict } from '../../../model/verdict.ts';
import {
  type CheckTarget,
  type CheckTargets,
  classifyFailure,
  classifyRefusal,
  createUnreadableVerdict,
  createVerdict,
  mapConcurrently,
  type ServiceContext,
  sendRequest,
  type TargetVerdict,
} from '../shared/index.ts';

/**
 * PubMed Central by its open-access service, one article a request.
 * Its errors come with status 200: `idDoesNotExist` is an article that does not exist,
 * `idIsNotOpenAccess` one that does. The pages themselves are walled and are not asked.
 */
export const check: CheckTargets = (targets, context) =>
  mapConcurrently(targets, 1, async (target): Promise<TargetVerdict> => [target, await queryOpenAccess(target, context)]);

async function queryOpenAccess(target: CheckTarget, context: ServiceContext): Promise<Verdict> {
  const asked = 'pmc open access';
  const response = await sendRequest(context, {
    url: `https://www.ncbi.nlm.nih.gov/pmc/utils/oa/oa.fcgi?id=${target.identity.id}`,
    service: 'pubmed',
  });
  if (!response.ok) return classifyFailure(response, asked);
  if (response.status !== 200) return classifyRefusal(response, asked) ?? createUnreadableVerdict(response, asked);
  const text = new TextDecoder().decode(response.body);
  const code = /<error\s+code="(\w+)"/.exec(text)?.[1];
  const evidence = { asked, status: 200, ...(code === undefined ? {} : { code }) };
  if (code === 'idDoesNotExist') return createVerdict('gone', 'not-found', { ...evidence, authoritative: true });
  if (code === 'idIsNotOpenAccess' || /<record\s/.test(text)) return createVerdict('alive', 'ok', evidence);
  return createVerdict('unknown', 'unreadable', evidence);
}
