import { z } from 'zod';
import { classifyRefusal, createHubCheck, createUnreadableVerdict, createVerdict, parseJsonResponse } from '../shared/index.ts';

const giteeSchema = z.object({ full_name: z.string() });

/**
 * Gitee `api/v5/repos/{owner}/{name}`: 200 with the name it has now; 404 is missing or private, and
 * not the owner's last word.
 */
export const check = createHubCheck({
  name: 'gitee',
  asked: 'gitee api',
  repositoryDepth: 2,
  createApiUrl: ([owner, name]) => `https://gitee.com/api/v5/repos/${owner}/${name}`,
  classifyResponse(response, target) {
    const evidence = { asked: 'gitee api', status: response.status };
    if (response.status === 404) return createVerdict('gone', 'not-found', evidence);
    if (response.status === 403) return createVerdict('limited', 'quota', evidence);
    const found = response.status === 200 ? parseJsonResponse(response, giteeSchema) : undefined;
    if (found === undefined) return classifyRefusal(response, 'gitee api') ?? createUnreadableVerdict(response, 'gitee api');
    const [owner, name, ...path] = target.identity.id.split('/');
    const renamed =
      found.full_name.toLowerCase() !== `${owner}/${name}`.toLowerCase() && /^[\w.-]+\/[\w.-]+$/.test(found.full_name);
    const to = ['https://gitee.com', found.full_name, ...path].join('/');
    return renamed
      ? createVerdict('moved', 'renamed', { ...evidence, title: found.full_name }, { to })
      : createVerdict('alive', 'ok', evidence);
  },
});
