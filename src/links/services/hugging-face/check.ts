import { z } from 'zod';
import type { Evidence, Verdict } from '../../../model/verdict.ts';
import {
  type CheckTarget,
  classifyFailure,
  classifyRefusal,
  createUnreadableVerdict,
  createVerdict,
  mapConcurrently,
  parseJsonResponse,
  type ServiceContext,
  sendRequest,
  type TargetChecker,
  type TargetVerdict,
} from '../shared/index.ts';

/**
 * Hugging Face, by its hub interface.
 * - 200 is there. The header `x-error-code: GatedRepo` is there behind a gate.
 * - 401 to somebody unknown is missing or private. The page of the repository says whether a
 *   reader gets anything, as it does beside `RepoNotFound`.
 * - A renamed repository answers under its new id.
 * - Files in a repository are asked for by their page.
 */
export const check: TargetChecker = (targets, context) =>
  mapConcurrently(targets, 4, async (target): Promise<TargetVerdict> => [target, await checkRepository(target, context)]);

const asked = 'hugging face api';
const repositorySchema = z.object({ id: z.string(), gated: z.unknown().optional() });

async function checkRepository(target: CheckTarget, context: ServiceContext): Promise<Verdict> {
  const [kind = 'models', owner = '', name = '', ...path] = target.identity.id.split('/');
  const id = `${owner}/${name}`;
  const response = await sendRequest(context, {
    url: `https://huggingface.co/api/${kind}/${owner}/${name}`,
    service: 'hugging-face',
    maxBodyBytes: 1024 * 1024,
  });
  if (!response.ok) return classifyFailure(response, asked);
  const error = response.headers['x-error-code'];
  const evidence = { asked, status: response.status, ...(error === undefined ? {} : { code: error }) };
  if (error === 'GatedRepo') return createVerdict('restricted', 'gated', evidence);
  // Closed by the host, for everybody.
  if (response.status === 403 && /^Access to this resource is disabled/.test(response.headers['x-error-message'] ?? ''))
    return createVerdict('gone', 'banned', { ...evidence, marker: 'Access to this resource is disabled.', authoritative: true });
  if (response.status === 404 && error === 'RepoNotFound') return confirmMissing(target, evidence, context);
  if (response.status === 401) return confirmMissing(target, evidence, context);
  if (response.status === 404) return createVerdict('restricted', 'private-or-missing', evidence);
  if (response.status !== 200) return classifyRefusal(response, asked) ?? createUnreadableVerdict(response, asked);
  if (path.length > 0) return context.checkPage({ ...target, url: target.identity.url });
  // A long model card may be cut off; that it came is enough.
  const repository = parseJsonResponse(response, repositorySchema);
  const seen = repository?.id;
  const prefix = kind === 'models' ? '' : `${kind}/`;
  if (seen !== undefined && /^[\w.-]+\/[\w.-]+$/.test(seen) && seen.toLowerCase() !== id.toLowerCase()) {
    return createVerdict('moved', 'renamed', { ...evidence, title: seen }, { to: `https://huggingface.co/${prefix}${seen}` });
  }
  if (repository?.gated === 'auto' || repository?.gated === 'manual') return createVerdict('restricted', 'gated', evidence);
  return createVerdict('alive', 'ok', evidence);
}

/**
 * A page that is 404 is gone for every reader. With the interface's own `RepoNotFound` that is the
 * owner's word; beside a 401, which a private repository has too, it is a page's.
 */
async function confirmMissing(target: CheckTarget, seen: Evidence, context: ServiceContext): Promise<Verdict> {
  const response = await sendRequest(context, { url: target.identity.url, method: 'HEAD', service: 'hugging-face' });
  const evidence = { ...seen, asked: 'hugging face api and page' };
  if (response.ok && response.status === 404)
    return createVerdict('gone', 'not-found', {
      ...evidence,
      status: 404,
      ...(seen.status === 404 ? { authoritative: true } : {}),
    });
  return createVerdict('restricted', 'private-or-missing', response.ok ? { ...evidence, status: response.status } : evidence);
}
