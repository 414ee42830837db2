import { z } from 'zod';
import { classifyRefusal, createHubCheck, createVerdict, parseJsonResponse } from '../shared/index.ts';

const modelScopeSchema = z.object({ Code: z.number(), Message: z.string().optional().catch(undefined) });

/**
 * ModelScope `api/v1/{models|datasets}/{space}/{name}`: every refusal has status 404, and `Code`
 * tells them apart. 10010205001 is missing only with "record not found": an overloaded server uses
 * it too (modelscope/modelscope#535). The site at `.ai` is another world than `.cn`.
 */
export const check = createHubCheck({
  name: 'modelscope',
  asked: 'modelscope api',
  repositoryDepth: 4,
  createApiUrl: ([kind, space, name, world]) =>
    `https://www.modelscope.${world === 'ai' ? 'ai' : 'cn'}/api/v1/${kind}/${space}/${name}`,
  classifyResponse(response) {
    const asked = 'modelscope api';
    const found = parseJsonResponse(response, modelScopeSchema);
    const code = found?.Code;
    const evidence = { asked, status: response.status, ...(code === undefined ? {} : { code: String(code) }) };
    if (response.status === 200 && code === 200) return createVerdict('alive', 'ok', evidence);
    if (response.status === 404 && code === 10010205001) {
      if (/record not found/.test(found?.Message ?? '')) return createVerdict('gone', 'not-found', evidence);
      if (/Error 1461/.test(found?.Message ?? '')) return createVerdict('unreachable', 'server-error', evidence);
    }
    if (code === 10010200001) return createVerdict('restricted', 'private-or-missing', evidence);
    if (code === 10010101004) return createVerdict('restricted', 'login', evidence);
    const refused = response.status === 404 ? undefined : classifyRefusal(response, asked);
    return refused ?? createVerdict('unknown', code === undefined ? 'unreadable' : 'ambiguous', evidence);
  },
});
