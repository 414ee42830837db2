import { z } from 'zod';
import { classifyRefusal, createHubCheck, createVerdict, parseJsonResponse } from '../shared/index.ts';

const modelScopeSchema = z.object({ Code: z.number(), Success: z.boolean().optional() });

/** ModelScope `api/v1/{models|datasets}/{space}/{name}`: the number `Code` in the answer counts, not the status alone. */
export const check = createHubCheck({
  name: 'modelscope',
  asked: 'modelscope api',
  repositoryDepth: 3,
  createApiUrl: ([kind, space, name]) => `https://www.modelscope.cn/api/v1/${kind}/${space}/${name}`,
  classifyResponse(response) {
    const asked = 'modelscope api';
    const code = parseJsonResponse(response, modelScopeSchema)?.Code;
    const evidence = { asked, status: response.status, ...(code === undefined ? {} : { code: String(code) }) };
    if (response.status === 200 && code === 200) return createVerdict('alive', 'ok', evidence);
    if (response.status === 404 && code !== undefined && code !== 200) return createVerdict('gone', 'not-found', evidence);
    const refused = response.status === 404 ? undefined : classifyRefusal(response, asked);
    return refused ?? createVerdict('unknown', code === undefined ? 'unreadable' : 'ambiguous', evidence);
  },
});
