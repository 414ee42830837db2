import { z } from 'zod';
import type { HttpResponse } from '../../http/index.ts';
import type { Verdict } from '../../model/verdict.ts';
import {
  type CheckTarget,
  classifyFailure,
  classifyRefusal,
  createUnreadableVerdict,
  createVerdict,
  type LinkService,
  mapConcurrently,
  parseJsonResponse,
  type ServiceContext,
  sendRequest,
  type TargetVerdict,
} from './shared/index.ts';

/** Three hubs that are asked alike: one question a repository at a public interface, and what stands inside it by its page. */

interface HubApi {
  asked: string;
  /** Address of the interface for the first parts of the id; undefined when only the page can say. */
  createApiUrl(parts: string[]): string | undefined;
  /** Parts of the id that name the repository; more is something inside. */
  repositoryDepth: number;
  classifyResponse(answer: HttpResponse, target: CheckTarget): Verdict;
}

function createHubService(name: string, host: string, hub: HubApi): LinkService {
  const check = async (target: CheckTarget, tools: ServiceContext): Promise<Verdict> => {
    const parts = target.identity.id.split('/');
    const url = hub.createApiUrl(parts);
    if (url === undefined) return tools.checkPage(target);
    const reply = await sendRequest(tools, { url, service: name, maxBodyBytes: 1024 * 1024 });
    if (!reply.ok) return classifyFailure(reply, hub.asked);
    const seen = hub.classifyResponse(reply, target);
    return seen.verdict === 'alive' && parts.length > hub.repositoryDepth ? tools.checkPage(target) : seen;
  };
  return {
    name,
    pace: { [host]: { maxConcurrent: 2, minIntervalMs: 250 } },
    check: (targets, tools) =>
      mapConcurrently(targets, 2, async (target): Promise<TargetVerdict> => [target, await check(target, tools)]),
  };
}

const giteeSchema = z.object({ full_name: z.string() });

/** Gitee `api/v5/repos/{owner}/{name}`: 200 with the name it has now; 404 is missing or private, and not the owner's last word. */
export const gitee = createHubService('gitee', 'gitee.com', {
  asked: 'gitee api',
  repositoryDepth: 2,
  createApiUrl: ([owner, name]) => `https://gitee.com/api/v5/repos/${owner}/${name}`,
  classifyResponse(answer, target) {
    const evidence = { asked: 'gitee api', status: answer.status };
    if (answer.status === 404) return createVerdict('gone', 'not-found', evidence);
    if (answer.status === 403) return createVerdict('limited', 'quota', evidence);
    const found = answer.status === 200 ? parseJsonResponse(answer, giteeSchema) : undefined;
    if (found === undefined) return classifyRefusal(answer, 'gitee api') ?? createUnreadableVerdict(answer, 'gitee api');
    const [owner, name, ...path] = target.identity.id.split('/');
    const renamed =
      found.full_name.toLowerCase() !== `${owner}/${name}`.toLowerCase() && /^[\w.-]+\/[\w.-]+$/.test(found.full_name);
    const to = ['https://gitee.com', found.full_name, ...path].join('/');
    return renamed
      ? createVerdict('moved', 'renamed', { ...evidence, title: found.full_name }, { to })
      : createVerdict('alive', 'ok', evidence);
  },
});

const modelScopeSchema = z.object({ Code: z.number(), Success: z.boolean().optional() });

/** ModelScope `api/v1/{models|datasets}/{space}/{name}`: the number `Code` in the answer counts, not the status alone. */
export const modelScope = createHubService('modelscope', 'www.modelscope.cn', {
  asked: 'modelscope api',
  repositoryDepth: 3,
  createApiUrl: ([kind, space, name]) => `https://www.modelscope.cn/api/v1/${kind}/${space}/${name}`,
  classifyResponse(answer) {
    const asked = 'modelscope api';
    const code = parseJsonResponse(answer, modelScopeSchema)?.Code;
    const evidence = { asked, status: answer.status, ...(code === undefined ? {} : { code: String(code) }) };
    if (answer.status === 200 && code === 200) return createVerdict('alive', 'ok', evidence);
    if (answer.status === 404 && code !== undefined && code !== 200) return createVerdict('gone', 'not-found', evidence);
    const refused = answer.status === 404 ? undefined : classifyRefusal(answer, asked);
    return refused ?? createVerdict('unknown', code === undefined ? 'unreadable' : 'ambiguous', evidence);
  },
});

/** Kaggle `api/v1/datasets/view/{owner}/{slug}`: 200 and 404 count, 403 and 429 are walls. Competitions have only their page, a shell. */
export const kaggle = createHubService('kaggle', 'www.kaggle.com', {
  asked: 'kaggle api',
  repositoryDepth: 3,
  createApiUrl: ([kind, owner, slug]) =>
    kind === 'datasets' ? `https://www.kaggle.com/api/v1/datasets/view/${owner}/${slug}` : undefined,
  classifyResponse(answer) {
    const asked = 'kaggle api';
    const evidence = { asked, status: answer.status };
    if (answer.status === 200) return createVerdict('alive', 'ok', evidence);
    if (answer.status === 404) return createVerdict('gone', 'not-found', evidence);
    return classifyRefusal(answer, asked) ?? createUnreadableVerdict(answer, asked);
  },
});
