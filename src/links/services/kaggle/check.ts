import { z } from 'zod';
import { classifyRefusal, createHubCheck, createUnreadableVerdict, createVerdict, parseJsonResponse } from '../shared/index.ts';

const permissionDeniedSchema = z.union([
  z.object({ error: z.object({ status: z.literal('PERMISSION_DENIED') }) }),
  z.object({ status: z.literal('PERMISSION_DENIED') }),
  z.object({ code: z.literal(403), message: z.string().regex(/Permission|PERMISSION_DENIED/) }),
]);

/**
 * Kaggle `api/v1/datasets/view/{owner}/{slug}`: a missing dataset and a private one are both 403
 * PERMISSION_DENIED, so `gone` is never certain. Other 403 and 429 are walls. Competitions have
 * only their page, a shell.
 */
export const check = createHubCheck({
  name: 'kaggle',
  asked: 'kaggle api',
  repositoryDepth: 3,
  createApiUrl: ([kind, owner, slug]) =>
    kind === 'datasets' ? `https://www.kaggle.com/api/v1/datasets/view/${owner}/${slug}` : undefined,
  classifyResponse(response) {
    const asked = 'kaggle api';
    const evidence = { asked, status: response.status };
    if (response.status === 200) return createVerdict('alive', 'ok', evidence);
    if (response.status === 404) return createVerdict('gone', 'not-found', evidence);
    if (response.status === 403 && parseJsonResponse(response, permissionDeniedSchema) !== undefined)
      return createVerdict('restricted', 'private-or-missing', { ...evidence, code: 'PERMISSION_DENIED' });
    return classifyRefusal(response, asked) ?? createUnreadableVerdict(response, asked);
  },
});
