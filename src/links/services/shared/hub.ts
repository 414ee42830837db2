import type { HttpResponse } from '../../../http/index.ts';
import type { ServiceName } from '../../../model/service-name.ts';
import type { Verdict } from '../../../model/verdict.ts';
import { mapConcurrently } from './async.ts';
import type { ServiceContext } from './check-context.ts';
import type { CheckTarget, TargetVerdict } from './check-target.ts';
import type { TargetChecker } from './link-service.ts';
import { classifyFailure, sendRequest } from './responses.ts';

/** How the API of a hub is asked about a repository, and what its answers mean. */
export interface HubApi {
  name: ServiceName;
  /** For the evidence: `gitee api`. */
  asked: string;
  /** The API's URL for the segments of an id; undefined when only the page can tell. */
  createApiUrl(segments: string[], target: CheckTarget): string | undefined;
  /** Segments of the id that name the repository; further ones name something inside it. */
  repositoryDepth: number;
  classifyResponse(response: HttpResponse, target: CheckTarget): Verdict;
}

/** Makes the checker of a hub: one request a repository, and the page for what is inside of it. */
export function createHubCheck(hub: HubApi): TargetChecker {
  return (targets, context) =>
    mapConcurrently(targets, 2, async (target): Promise<TargetVerdict> => [target, await checkRepository(hub, target, context)]);
}

async function checkRepository(hub: HubApi, target: CheckTarget, context: ServiceContext): Promise<Verdict> {
  const segments = target.identity.id.split('/');
  const url = hub.createApiUrl(segments, target);
  if (url === undefined) return context.checkPage(target);
  const response = await sendRequest(context, { url, service: hub.name, maxBodyBytes: 1024 * 1024 });
  if (!response.ok) return classifyFailure(response, hub.asked);
  const verdict = hub.classifyResponse(response, target);
  const isPart = segments.length > hub.repositoryDepth || target.identity.isPart === true;
  return verdict.verdict === 'alive' && isPart ? context.checkPage(target) : verdict;
}
