import { z } from 'zod';
import type { HttpResponse } from '../../../http/index.ts';
import type { Verdict } from '../../../model/verdict.ts';
import { truncate } from '../../../text/truncate.ts';
import {
  type CheckTarget,
  classifyRefusal,
  createHubCheck,
  createRecordVerdict,
  createUnreadableVerdict,
  createVerdict,
  parseJsonResponse,
} from '../shared/index.ts';

const asked = 'zenodo api';
const recordSchema = z.object({ id: z.union([z.string(), z.number()]), metadata: z.object({ title: z.string().optional() }) });
const errorSchema = z.object({ status: z.number(), message: z.string() });

/**
 * Zenodo's records, by its own interface.
 * - An id that nobody has is 404 “The persistent identifier does not exist.”
 * - A record that was taken away is 410 with a tombstone, while its DOI stays findable at DataCite.
 * - Records with closed files are shown.
 */
export const check = createHubCheck({
  name: 'zenodo',
  asked,
  repositoryDepth: 1,
  createApiUrl: ([id]) => `https://zenodo.org/api/records/${id}`,
  classifyResponse,
});

function classifyResponse(response: HttpResponse, target: CheckTarget): Verdict {
  const { status } = response;
  const record = status === 200 ? parseJsonResponse(response, recordSchema) : undefined;
  if (record !== undefined) return createRecordVerdict(target, record.metadata.title, { asked, status });
  const error = parseJsonResponse(response, errorSchema);
  if (error !== undefined && error.status === status && (status === 404 || status === 410)) {
    const evidence = { asked, status, marker: truncate(error.message, 200), authoritative: true };
    return createVerdict('gone', status === 410 ? 'removed' : 'not-found', evidence);
  }
  if (status === 403 && error !== undefined) return createVerdict('restricted', 'private-or-missing', { asked, status });
  return classifyRefusal(response, asked) ?? createUnreadableVerdict(response, asked);
}
