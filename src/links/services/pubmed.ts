import { z } from 'zod';
import { isPossiblyWrong } from '../titles.ts';
import type { Note, Verdict } from '../verdict.ts';
import { ask, cut, read, refusal, unreadable, verdict, withoutAnswer } from './reply.ts';
import { batches, type Judged, type Service, type ServiceTools, type Target } from './service.ts';

/**
 * PubMed by `esummary`, two hundred ids a question; PMC by its open-access service, one by one. Facts encoded: three requests a second; an unknown
 * id comes back with an error of its own; retracted papers have that publication type; PMC's errors come with 200, `idDoesNotExist` is
 * one, `idIsNotOpenAccess` is a paper that exists. The pages themselves wall robots and are not asked.
 */
export const pubmed: Service = {
  name: 'pubmed',
  pace: { 'eutils.ncbi.nlm.nih.gov': { concurrency: 1, spacing: 400 }, 'www.ncbi.nlm.nih.gov': { concurrency: 1, spacing: 400 } },
  // The first record of all, and one far beyond the last.
  proof: () => ({ alive: 'https://pubmed.ncbi.nlm.nih.gov/1/', dead: 'https://pubmed.ncbi.nlm.nih.gov/999999999/' }),
  async *check(targets, tools) {
    const abstracts = Array.from(targets).filter(({ identity }) => identity.service === 'pubmed');
    for (const batch of batches(abstracts, 200)) yield* await askSummaries(batch, tools);
    for (const target of targets) if (target.identity.service === 'pmc') yield [target, await askOpenAccess(target, tools)];
  },
};

const summaries = z.object({ result: z.record(z.string(), z.unknown()) });
const summary = z.object({ title: z.string().optional(), error: z.string().optional(), pubtype: z.array(z.string()).optional() });

async function askSummaries(batch: Target[], tools: ServiceTools): Promise<Judged[]> {
  const asked = 'pubmed esummary';
  const ids = batch.map(({ identity }) => identity.id).join(',');
  const url = `https://eutils.ncbi.nlm.nih.gov/entrez/eutils/esummary.fcgi?db=pubmed&id=${ids}&retmode=json`;
  const reply = await ask(tools, { url, service: 'pubmed', readUpTo: 4 * 1024 * 1024 });
  const all = (seen: Verdict) => batch.map((target): Judged => [target, seen]);
  if (!reply.ok) return all(withoutAnswer(reply, asked));
  const answer = reply.status === 200 ? read(reply, summaries) : undefined;
  if (answer === undefined) return all(refusal(reply, asked) ?? unreadable(reply, asked));
  return batch.map((target): Judged => {
    const found = summary.safeParse(answer.result[target.identity.id]);
    if (!found.success)
      return [target, verdict('unknown', 'ambiguous', { asked, status: reply.status, marker: 'left out of the answer' })];
    const { title = '', error, pubtype = [] } = found.data;
    if (error !== undefined) {
      const certain = /cannot get document summary/i.test(error);
      const evidence = { asked, status: reply.status, marker: cut(error, 200) };
      return [
        target,
        certain ? verdict('gone', 'not-found', { ...evidence, authoritative: true }) : verdict('unknown', 'ambiguous', evidence),
      ];
    }
    const note: { note?: Note } = pubtype.includes('Retracted Publication')
      ? { note: 'retracted' }
      : title !== '' && isPossiblyWrong(title, target.names)
        ? { note: 'possibly-wrong-link' }
        : {};
    return [target, verdict('alive', 'ok', { asked, status: reply.status, ...(title ? { title: cut(title, 300) } : {}) }, note)];
  });
}

async function askOpenAccess(target: Target, tools: ServiceTools): Promise<Verdict> {
  const asked = 'pmc open access';
  const reply = await ask(tools, {
    url: `https://www.ncbi.nlm.nih.gov/pmc/utils/oa/oa.fcgi?id=${target.identity.id}`,
    service: 'pubmed',
  });
  if (!reply.ok) return withoutAnswer(reply, asked);
  if (reply.status !== 200) return refusal(reply, asked) ?? unreadable(reply, asked);
  const text = new TextDecoder().decode(reply.body);
  const code = /<error\s+code="(\w+)"/.exec(text)?.[1];
  const evidence = { asked, status: 200, ...(code === undefined ? {} : { code }) };
  if (code === 'idDoesNotExist') return verdict('gone', 'not-found', { ...evidence, authoritative: true });
  if (code === 'idIsNotOpenAccess' || /<record\s/.test(text)) return verdict('alive', 'ok', evidence);
  return verdict('unknown', 'unreadable', evidence);
}
