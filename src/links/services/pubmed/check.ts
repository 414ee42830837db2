import { z } from 'zod';
import type { Verdict, VerdictNote } from '../../../model/verdict.ts';
import { isPossiblyWrongTitle } from '../../../text/title-similarity.ts';
import { truncate } from '../../../text/truncate.ts';
import {
  type CheckTarget,
  classifyFailure,
  classifyRefusal,
  createUnreadableVerdict,
  createVerdict,
  type LinkService,
  parseJsonResponse,
  type ServiceContext,
  sendRequest,
  splitIntoBatches,
  type TargetVerdict,
} from '../shared/index.ts';

/**
 * PubMed by `esummary`, two hundred ids a question; PMC by its open-access service, one by one. Facts encoded: three requests a second; an unknown
 * id comes back with an error of its own; retracted papers have that publication type; PMC's errors come with 200, `idDoesNotExist` is
 * one, `idIsNotOpenAccess` is a paper that exists. The pages themselves wall robots and are not asked.
 */
export const pubmed: LinkService = {
  name: 'pubmed',
  pace: {
    'eutils.ncbi.nlm.nih.gov': { maxConcurrent: 1, minIntervalMs: 400 },
    'www.ncbi.nlm.nih.gov': { maxConcurrent: 1, minIntervalMs: 400 },
  },
  // The first record of all, and one far beyond the last.
  canaries: () => ({ alive: 'https://pubmed.ncbi.nlm.nih.gov/1/', missing: 'https://pubmed.ncbi.nlm.nih.gov/999999999/' }),
  async *check(targets, tools) {
    const abstracts = Array.from(targets).filter(({ identity }) => identity.service === 'pubmed');
    for (const batch of splitIntoBatches(abstracts, 200)) yield* await querySummaries(batch, tools);
    for (const target of targets) if (target.identity.service === 'pmc') yield [target, await queryOpenAccess(target, tools)];
  },
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
  const reply = await sendRequest(context, { url, service: 'pubmed', maxBodyBytes: 4 * 1024 * 1024 });
  const all = (seen: Verdict) => batch.map((target): TargetVerdict => [target, seen]);
  if (!reply.ok) return all(classifyFailure(reply, asked));
  const answer = reply.status === 200 ? parseJsonResponse(reply, summariesSchema) : undefined;
  if (answer === undefined) return all(classifyRefusal(reply, asked) ?? createUnreadableVerdict(reply, asked));
  return batch.map((target): TargetVerdict => {
    const found = summarySchema.safeParse(answer.result[target.identity.id]);
    if (!found.success)
      return [target, createVerdict('unknown', 'ambiguous', { asked, status: reply.status, marker: 'left out of the answer' })];
    const { title = '', error, pubtype = [] } = found.data;
    if (error !== undefined) {
      const certain = /cannot get document summary/i.test(error);
      const evidence = { asked, status: reply.status, marker: truncate(error, 200) };
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
      createVerdict('alive', 'ok', { asked, status: reply.status, ...(title ? { title: truncate(title, 300) } : {}) }, note),
    ];
  });
}

async function queryOpenAccess(target: CheckTarget, context: ServiceContext): Promise<Verdict> {
  const asked = 'pmc open access';
  const reply = await sendRequest(context, {
    url: `https://www.ncbi.nlm.nih.gov/pmc/utils/oa/oa.fcgi?id=${target.identity.id}`,
    service: 'pubmed',
  });
  if (!reply.ok) return classifyFailure(reply, asked);
  if (reply.status !== 200) return classifyRefusal(reply, asked) ?? createUnreadableVerdict(reply, asked);
  const text = new TextDecoder().decode(reply.body);
  const code = /<error\s+code="(\w+)"/.exec(text)?.[1];
  const evidence = { asked, status: 200, ...(code === undefined ? {} : { code }) };
  if (code === 'idDoesNotExist') return createVerdict('gone', 'not-found', { ...evidence, authoritative: true });
  if (code === 'idIsNotOpenAccess' || /<record\s/.test(text)) return createVerdict('alive', 'ok', evidence);
  return createVerdict('unknown', 'unreadable', evidence);
}
