import { z } from 'zod';
import type { Verdict } from '../verdict.ts';
import { ask, read, refusal, unreadable, verdict, withoutAnswer } from './reply.ts';
import { inParallel, type Judged, type Service, type ServiceTools, type Target } from './service.ts';

/**
 * Hugging Face, by its hub interface. Facts encoded: 200 is there; the header `x-error-code: GatedRepo` is there behind a gate; 401 to somebody
 * unknown is missing or private; `RepoNotFound` counts when the page of the repository is 404 too; a renamed repository answers under its
 * new id. Files in a repository are asked for by their page.
 */
export const huggingFace: Service = {
  name: 'hugging-face',
  pace: { 'huggingface.co': { concurrency: 4, spacing: 100 } },
  check: (targets, tools) =>
    inParallel(targets, 4, async (target): Promise<Judged> => [target, await checkRepository(target, tools)]),
};

const asked = 'hugging face api';
const repository = z.object({ id: z.string() });

async function checkRepository(target: Target, tools: ServiceTools): Promise<Verdict> {
  const [kind = 'models', owner = '', name = '', ...path] = target.identity.id.split('/');
  const id = `${owner}/${name}`;
  const reply = await ask(tools, {
    url: `https://huggingface.co/api/${kind}/${owner}/${name}`,
    service: 'hugging-face',
    readUpTo: 1024 * 1024,
  });
  if (!reply.ok) return withoutAnswer(reply, asked);
  const error = reply.headers['x-error-code'];
  const evidence = { asked, status: reply.status, ...(error === undefined ? {} : { code: error }) };
  if (error === 'GatedRepo') return verdict('restricted', 'gated', evidence);
  if (reply.status === 404 && error === 'RepoNotFound') return confirmMissing(target, tools);
  if (reply.status === 401 || reply.status === 404) return verdict('restricted', 'private-or-missing', evidence);
  if (reply.status !== 200) return refusal(reply, asked) ?? unreadable(reply, asked);
  if (path.length > 0) return tools.page({ ...target, url: target.identity.url });
  // A long model card may be cut off; that it came is enough.
  const seen = read(reply, repository)?.id;
  const prefix = kind === 'models' ? '' : `${kind}/`;
  if (seen !== undefined && /^[\w.-]+\/[\w.-]+$/.test(seen) && seen.toLowerCase() !== id.toLowerCase()) {
    return verdict('moved', 'renamed', { ...evidence, title: seen }, { to: `https://huggingface.co/${prefix}${seen}` });
  }
  return verdict('alive', 'ok', evidence);
}

async function confirmMissing(target: Target, tools: ServiceTools): Promise<Verdict> {
  const reply = await ask(tools, { url: target.identity.url, method: 'HEAD', service: 'hugging-face' });
  const evidence = { asked: 'hugging face api and page', code: 'RepoNotFound' };
  if (reply.ok && reply.status === 404) return verdict('gone', 'not-found', { ...evidence, status: 404, authoritative: true });
  return verdict('restricted', 'private-or-missing', reply.ok ? { ...evidence, status: reply.status } : evidence);
}
