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

const asked = 'figshare api';
const articleSchema = z.object({ id: z.number(), title: z.string().optional() });
const errorSchema = z.object({ code: z.string(), message: z.string() });

/**
 * Figshare's public items, by its own interface; its pages wall programs. A missing item and a
 * private one are both 404 `EntityNotFound` (“Entity not found: ArticleVersion”), so that this is
 * not the last word.
 */
export const check = createHubCheck({
  name: 'figshare',
  asked,
  repositoryDepth: 1,
  createApiUrl: ([id]) => `https://api.figshare.com/v2/articles/${id}`,
  classifyResponse,
});

function classifyResponse(response: HttpResponse, target: CheckTarget): Verdict {
  const { status } = response;
  const article = status === 200 ? parseJsonResponse(response, articleSchema) : undefined;
  if (article !== undefined) return createRecordVerdict(target, article.title, { asked, status });
  const error = status === 404 ? parseJsonResponse(response, errorSchema) : undefined;
  if (error?.code === 'EntityNotFound')
    return createVerdict('gone', 'not-found', { asked, status, code: error.code, marker: truncate(error.message, 200) });
  return classifyRefusal(response, asked) ?? createUnreadableVerdict(response, asked);
}
