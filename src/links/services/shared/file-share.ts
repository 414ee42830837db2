import type { HttpRequest, HttpResponse, HttpResult } from '../../../http/index.ts';
import type { ServiceName } from '../../../model/service-name.ts';
import type { Verdict } from '../../../model/verdict.ts';
import { mapConcurrently } from './async.ts';
import type { CheckTarget, TargetVerdict } from './check-target.ts';
import type { TargetChecker } from './link-service.ts';
import { classifyFailure, createVerdict, sendRequest } from './responses.ts';

/** How the API of one net disk is asked about a share, and what its answers mean. */
export interface FileShareApi {
  createRequest(id: string, target: CheckTarget): HttpRequest;
  classifyResponse(response: HttpResponse, asked: string, target: CheckTarget): Verdict;
}

/**
 * Makes the checker of a net disk: one request a share, to the endpoint that the share's own page
 * asks first. Only codes that a service lists as such mean `gone`. Extraction codes are not tried
 * out.
 */
export function createFileShareCheck(name: ServiceName, api: FileShareApi): TargetChecker {
  const asked = `${name} share`;
  return (targets, context) => {
    const responses = new Map<string, Promise<HttpResult>>();
    return mapConcurrently(targets, 1, async (target): Promise<TargetVerdict> => {
      const request = api.createRequest(target.identity.id, target);
      // Folders of one share are distinguished by their addresses alone.
      const key = JSON.stringify([request.url, request.body]);
      const known = responses.get(key) ?? sendRequest(context, { ...request, service: name });
      responses.set(key, known);
      const response = await known;
      if (!response.ok) return [target, classifyFailure(response, asked)];
      if (response.status === 429) return [target, createVerdict('limited', 'quota', { asked, status: 429 })];
      return [target, api.classifyResponse(response, asked, target)];
    });
  };
}

/** A POST with a JSON body, as the pages of net disks send it. */
export function createJsonPost(url: string, body: unknown): HttpRequest {
  return {
    url,
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    maxRedirects: 0,
  };
}

/** The verdict of a share that exists. */
export function createShareVerdict(target: CheckTarget, needsCode: boolean, evidence: Verdict['evidence']): Verdict {
  // A folder within a share is not asked for.
  const note = target.identity.isPart ? { note: 'weak-evidence' as const } : {};
  if (!needsCode) return createVerdict('alive', 'ok', evidence, note);
  return target.code === undefined
    ? createVerdict('restricted', 'code-missing', evidence)
    : createVerdict('alive', 'exists-needs-code', evidence, note);
}
