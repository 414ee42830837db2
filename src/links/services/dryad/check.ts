import { z } from 'zod';
import type { HttpResponse } from '../../../http/index.ts';
import type { Verdict } from '../../../model/verdict.ts';
import {
  type CheckTarget,
  classifyRefusal,
  createHubCheck,
  createRecordVerdict,
  createUnreadableVerdict,
  createVerdict,
  parseJsonResponse,
} from '../shared/index.ts';

const asked = 'dryad api';
const datasetSchema = z.object({ identifier: z.string(), title: z.string().optional() });

/**
 * Dryad's datasets, by its second interface. What was withdrawn and what was never published are
 * both 404, so that this is not the last word. The DOI stays registered.
 */
export const check = createHubCheck({
  name: 'dryad',
  asked,
  repositoryDepth: 2,
  createApiUrl: (_, { identity }) => `https://datadryad.org/api/v2/datasets/${encodeURIComponent(`doi:${identity.id}`)}`,
  classifyResponse,
});

function classifyResponse(response: HttpResponse, target: CheckTarget): Verdict {
  const { status } = response;
  const dataset = status === 200 ? parseJsonResponse(response, datasetSchema) : undefined;
  if (dataset !== undefined) return createRecordVerdict(target, dataset.title, { asked, status });
  if (status === 404 || status === 410) return createVerdict('gone', 'not-found', { asked, status });
  return classifyRefusal(response, asked) ?? createUnreadableVerdict(response, asked);
}
