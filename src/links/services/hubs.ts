import { z } from 'zod';
import type { Answer } from '../../net/network.ts';
import type { Verdict } from '../verdict.ts';
import { ask, read, refusal, unreadable, verdict, withoutAnswer } from './reply.ts';
import { inParallel, type Judged, type Service, type ServiceTools, type Target } from './service.ts';

/** Three hubs that are asked alike: one question a repository at a public interface, and what stands inside it by its page. */

interface Hub {
  asked: string;
  /** Address of the interface for the first parts of the id; undefined when only the page can say. */
  api(parts: string[]): string | undefined;
  /** Parts of the id that name the repository; more is something inside. */
  own: number;
  judge(answer: Answer, target: Target): Verdict;
}

function hubService(name: string, host: string, hub: Hub): Service {
  const check = async (target: Target, tools: ServiceTools): Promise<Verdict> => {
    const parts = target.identity.id.split('/');
    const url = hub.api(parts);
    if (url === undefined) return tools.page(target);
    const reply = await ask(tools, { url, service: name, readUpTo: 1024 * 1024 });
    if (!reply.ok) return withoutAnswer(reply, hub.asked);
    const seen = hub.judge(reply, target);
    return seen.verdict === 'alive' && parts.length > hub.own ? tools.page(target) : seen;
  };
  return {
    name,
    pace: { [host]: { concurrency: 2, spacing: 250 } },
    check: (targets, tools) => inParallel(targets, 2, async (target): Promise<Judged> => [target, await check(target, tools)]),
  };
}

const giteeAnswer = z.object({ full_name: z.string() });

/** Gitee `api/v5/repos/{owner}/{name}`: 200 with the name it has now; 404 is missing or private, and not the owner's last word. */
export const gitee = hubService('gitee', 'gitee.com', {
  asked: 'gitee api',
  own: 2,
  api: ([owner, name]) => `https://gitee.com/api/v5/repos/${owner}/${name}`,
  judge(answer, target) {
    const evidence = { asked: 'gitee api', status: answer.status };
    if (answer.status === 404) return verdict('gone', 'not-found', evidence);
    if (answer.status === 403) return verdict('limited', 'quota', evidence);
    const found = answer.status === 200 ? read(answer, giteeAnswer) : undefined;
    if (found === undefined) return refusal(answer, 'gitee api') ?? unreadable(answer, 'gitee api');
    const [owner, name, ...path] = target.identity.id.split('/');
    const renamed =
      found.full_name.toLowerCase() !== `${owner}/${name}`.toLowerCase() && /^[\w.-]+\/[\w.-]+$/.test(found.full_name);
    const to = ['https://gitee.com', found.full_name, ...path].join('/');
    return renamed
      ? verdict('moved', 'renamed', { ...evidence, title: found.full_name }, { to })
      : verdict('alive', 'ok', evidence);
  },
});

const modelScopeAnswer = z.object({ Code: z.number(), Success: z.boolean().optional() });

/** ModelScope `api/v1/{models|datasets}/{space}/{name}`: the number `Code` in the answer counts, not the status alone. */
export const modelScope = hubService('modelscope', 'www.modelscope.cn', {
  asked: 'modelscope api',
  own: 3,
  api: ([kind, space, name]) => `https://www.modelscope.cn/api/v1/${kind}/${space}/${name}`,
  judge(answer) {
    const asked = 'modelscope api';
    const code = read(answer, modelScopeAnswer)?.Code;
    const evidence = { asked, status: answer.status, ...(code === undefined ? {} : { code: String(code) }) };
    if (answer.status === 200 && code === 200) return verdict('alive', 'ok', evidence);
    if (answer.status === 404 && code !== undefined && code !== 200) return verdict('gone', 'not-found', evidence);
    const refused = answer.status === 404 ? undefined : refusal(answer, asked);
    return refused ?? verdict('unknown', code === undefined ? 'unreadable' : 'ambiguous', evidence);
  },
});

/** Kaggle `api/v1/datasets/view/{owner}/{slug}`: 200 and 404 count, 403 and 429 are walls. Competitions have only their page, a shell. */
export const kaggle = hubService('kaggle', 'www.kaggle.com', {
  asked: 'kaggle api',
  own: 3,
  api: ([kind, owner, slug]) =>
    kind === 'datasets' ? `https://www.kaggle.com/api/v1/datasets/view/${owner}/${slug}` : undefined,
  judge(answer) {
    const asked = 'kaggle api';
    const evidence = { asked, status: answer.status };
    if (answer.status === 200) return verdict('alive', 'ok', evidence);
    if (answer.status === 404) return verdict('gone', 'not-found', evidence);
    return refusal(answer, asked) ?? unreadable(answer, asked);
  },
});
