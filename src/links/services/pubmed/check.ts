import { z } from 'zod';
import type { Verdict, VerdictNote } from '../../../model/verdict.ts';
import { isPossiblyWrongTitle } from '../../../text/similarity/title-similarity.ts';
import { truncate } from '../../../text/truncate.ts';
import { createMarker } from '../../verdict/index.ts';
import {
  type CheckTarget,
  classifyFailure,
  classifyRefusal,
  createUnreadableVerdict,
  createVerdict,
  iterateBatches,
  parseJsonResponse,
  type ServiceContext,
  sendRequest,
  type TargetChecker,
  type TargetVerdict,
} from '../shared/index.ts';

/**
 * PubMed by `esummary`, two hundred ids a question. Facts encoded: three requests a second; an
 * unknown id comes back with an error of its own; retracted papers have that publication type. The
 * pages wall programs and are not asked.
 */
export const check: TargetChecker = async function* (targets, context) {
  for (const batch of iterateBatches(targets, 200)) yield* await querySummaries(batch, context);
};

const summariesSchema = z.object({ result: z.record(z.string(), z.unknown()) });
const summarySchema = z.object({
  title: z.string().optional(),
  error: z.string().optional(),
  pubtype: z.array(z.string()).optional(),
});

async function querySummaries(batch: CheckTarget[], context: ServiceContext): Promise<TargetVerdict[]> {
  const asked = 'pubmed esummary';
  const ids = batch.map(({ identity }) => identity.id).join(',');
  const url = `https://eutils.ncbi.nlm.nih.gov/entrez/eutils/esummary.fcgi?db=pubmed&id=${ids}&retmode=json`;
  const response = await sendRequest(context, { url, service: 'pubmed', maxBodyBytes: 4 * 1024 * 1024 });
  const all = (seen: Verdict) => batch.map((target): TargetVerdict => [target, seen]);
  if (!response.ok) return all(classifyFailure(response, asked));
  const answer = response.status === 200 ? parseJsonResponse(response, summariesSchema) : undefined;
  if (answer === undefined) return all(classifyRefusal(response, asked) ?? createUnreadableVerdict(response, asked));
  return batch.map((target): TargetVerdict => {
    const found = summarySchema.safeParse(answer.result[target.identity.id]);
    if (!found.success)
      return [
        target,
        createVerdict('unknown', 'ambiguous', { asked, status: response.status, marker: createMarker('missing-from-response') }),
      ];
    const { title = '', error, pubtype = [] } = found.data;
    if (error !== undefined) {
      const certain = /cannot get document summary/i.test(error);
      const evidence = { asked, status: response.status, marker: truncate(error, 200) };
      return [
        target,
        certain
          ? createVerdict('gone', 'not-found', { ...evidence, authoritative: true })
          : createVerdict('unknown', 'ambiguous', evidence),
      ];
    }
    const note: { note?: VerdictNote } = pubtype.includes('Retracted Publication')
      ? { note: 'retracted' }
      : title !== '' && isPossiblyWrongTitle(title, target.names)
        ? { note: 'possibly-wrong-link' }
        : {};
    return [
      target,
      createVerdict('alive', 'ok', { asked, status: response.status, ...(title ? { title: truncate(title, 300) } : {}) }, note),
    ];
  });
}
