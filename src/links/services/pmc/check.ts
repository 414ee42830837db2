import { z } from 'zod';
import type { Evidence, Verdict } from '../../../model/verdict.ts';
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
 * PubMed Central by `esummary`, which has the titles. For what that lacks, the ID converter says
 * plainly that an article is not in PMC. The open-access service was retired in August 2026 and
 * answers 404 to every id (NLM Technical Bulletin 2026 Jan–Feb e8). The pages wall programs.
 */
export const check: TargetChecker = async function* (targets, context) {
  for (const batch of iterateBatches(targets, 200)) {
    const { found, missing } = await querySummaries(batch, context);
    yield* found;
    if (missing.length > 0) yield* await queryIdConverter(missing, context);
  }
};

const summaryName = 'pmc esummary';
const converterName = 'pmc id converter';

/** A target that `esummary` does not show, and what it says instead. */
interface MissingSummary {
  target: CheckTarget;
  /** The verdict when the ID converter has no answer either. */
  verdict: Verdict;
}

const summariesSchema = z.object({ result: z.record(z.string(), z.unknown()) });
const summarySchema = z.object({ title: z.string().optional(), error: z.string().optional() });

async function querySummaries(
  batch: CheckTarget[],
  context: ServiceContext,
): Promise<{ found: TargetVerdict[]; missing: MissingSummary[] }> {
  const ids = batch.map(getDigits).join(',');
  const response = await sendRequest(context, {
    url: `https://eutils.ncbi.nlm.nih.gov/entrez/eutils/esummary.fcgi?db=pmc&id=${ids}&retmode=json`,
    service: 'pmc',
    maxBodyBytes: 8 * 1024 * 1024,
  });
  const answer = response.ok && response.status === 200 ? parseJsonResponse(response, summariesSchema) : undefined;
  if (answer === undefined) {
    const verdict = response.ok
      ? (classifyRefusal(response, summaryName) ?? createUnreadableVerdict(response, summaryName))
      : classifyFailure(response, summaryName);
    return { found: [], missing: batch.map((target) => ({ target, verdict })) };
  }
  const found: TargetVerdict[] = [];
  const missing: MissingSummary[] = [];
  for (const target of batch) {
    const summary = summarySchema.safeParse(answer.result[getDigits(target)]);
    const { title = '', error } = summary.success ? summary.data : {};
    const evidence: Evidence = { asked: summaryName, status: 200 };
    if (summary.success && error === undefined) found.push([target, createFoundVerdict(target, title, evidence)]);
    else if (error !== undefined && /cannot get document summary/i.test(error))
      missing.push({ target, verdict: createVerdict('gone', 'not-found', { ...evidence, marker: truncate(error, 200) }) });
    else {
      const marker = error === undefined ? createMarker('missing-from-response') : truncate(error, 200);
      missing.push({ target, verdict: createVerdict('unknown', 'ambiguous', { ...evidence, marker }) });
    }
  }
  return { found, missing };
}

function createFoundVerdict({ identity, names }: CheckTarget, title: string, evidence: Evidence): Verdict {
  if (identity.isPart) return createVerdict('alive', 'ok', evidence, { note: 'weak-evidence' });
  if (title === '') return createVerdict('alive', 'ok', evidence);
  const note = isPossiblyWrongTitle(title, names) ? { note: 'possibly-wrong-link' as const } : {};
  return createVerdict('alive', 'ok', { ...evidence, title: truncate(title, 300) }, note);
}

// Ids that are numbers come as numbers.
const recordsSchema = z.object({
  records: z.array(
    z.object({
      'requested-id': z.union([z.string(), z.number()]).optional(),
      pmcid: z.string().optional(),
      status: z.string().optional(),
      errmsg: z.string().optional(),
    }),
  ),
});

/** Asks the ID converter: one kind of id a question, up to two hundred of them. */
async function queryIdConverter(missing: readonly MissingSummary[], context: ServiceContext): Promise<TargetVerdict[]> {
  const ids = missing.map(({ target }) => target.identity.id).join(',');
  const response = await sendRequest(context, {
    url: `https://pmc.ncbi.nlm.nih.gov/tools/idconv/api/v1/articles/?ids=${ids}&idtype=pmcid&format=json`,
    service: 'pmc',
    maxBodyBytes: 1024 * 1024,
  });
  const answer = response.ok && response.status === 200 ? parseJsonResponse(response, recordsSchema) : undefined;
  const records = new Map(
    answer?.records.map((record) => [String(record['requested-id'] ?? record.pmcid).toUpperCase(), record]),
  );
  return missing.map(({ target, verdict }): TargetVerdict => {
    const record = records.get(target.identity.id);
    const evidence: Evidence = { asked: converterName, status: 200 };
    if (record === undefined) return [target, verdict];
    if (record.status !== 'error') return [target, createFoundVerdict(target, '', evidence)];
    const marker = truncate(record.errmsg ?? '', 200);
    if (!/identifier not found in pmc/i.test(marker)) return [target, verdict];
    return [target, createVerdict('gone', 'not-found', { ...evidence, marker, authoritative: true })];
  });
}

/** `esummary` knows articles by their number alone. */
function getDigits({ identity }: CheckTarget): string {
  return identity.id.replace(/^PMC/, '');
}
