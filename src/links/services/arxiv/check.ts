import type { HttpResponse } from '../../../http/index.ts';
import type { Evidence, Verdict, VerdictNote } from '../../../model/verdict.ts';
import { isPossiblyWrongTitle } from '../../../text/similarity/title-similarity.ts';
import { truncate } from '../../../text/truncate.ts';
import { parseHtmlResponse } from '../../web/index.ts';
import {
  type CheckTarget,
  classifyFailure,
  classifyRefusal,
  createUnreadableVerdict,
  createVerdict,
  iterateBatches,
  type ServiceContext,
  sendRequest,
  splitIntoBatches,
  type TargetChecker,
  type TargetVerdict,
} from '../shared/index.ts';
import { type ArxivEntry, parseArxivFeed } from './feed.ts';

/**
 * arXiv, by its Atom interface: fifty ids a question, one connection, three seconds between two.
 * - Answers are keyed by id, in any order. An unknown id is left out.
 * - A valid question sometimes comes back as an empty feed. It is asked again, and what is missing
 *   then is confirmed by the paper's own page.
 * - A malformed id is answered 400 with an error entry, and so is its batch: it is halved.
 * - 429, 503 and an empty 403 or 406 are throttling.
 * - A paper whose newest comment begins with its withdrawal is withdrawn, and its page stands.
 */
export const check: TargetChecker = async function* (targets, context) {
  for (const batch of iterateBatches(targets, 50)) {
    const { judged, missing } = await queryBatch(batch, context);
    for (const [target, verdict] of judged) {
      // A file in the sources of a paper: the interface knows the paper alone.
      const isPartOfLiving = target.identity.isPart === true && verdict.verdict === 'alive';
      yield [target, isPartOfLiving ? await context.checkPage(target) : verdict];
    }
    for (const target of missing) yield [target, await confirmMissing(target, context)];
  }
};

const asked = 'arxiv api';

/** What the feed and the page of a paper both say of it. */
type PaperWords = Pick<ArxivEntry, 'title' | 'comment'>;

interface BatchResult {
  judged: TargetVerdict[];
  missing: CheckTarget[];
}

async function queryBatch(batch: CheckTarget[], context: ServiceContext, isRepeated = false): Promise<BatchResult> {
  const ids = batch.map(({ identity }) => identity.id).join(',');
  const url = `https://export.arxiv.org/api/query?id_list=${ids}&max_results=${batch.length}`;
  const response = await sendRequest(context, { url, service: 'arxiv', maxBodyBytes: 4 * 1024 * 1024 });
  if (!response.ok) return assignToAll(batch, classifyFailure(response, asked));
  if (/^(?:429|503|403|406)$/.test(String(response.status))) {
    return assignToAll(batch, createVerdict('limited', 'quota', { asked, status: response.status }));
  }
  const papers = parseArxivFeed(response);
  if (response.status >= 400) {
    if (batch.length > 1) return queryHalves(batch, context);
    // The feed of a refused id tells that the id is malformed; its page decides.
    if (response.status === 400 && papers !== undefined) return { judged: [], missing: batch };
    return assignToAll(batch, classifyRefusal(response, asked) ?? createUnreadableVerdict(response, asked));
  }
  if (papers === undefined) return assignToAll(batch, createUnreadableVerdict(response, asked));
  if (papers.size === 0 && !isRepeated) return queryBatch(batch, context, true);
  const judged: TargetVerdict[] = [];
  const missing: CheckTarget[] = [];
  for (const target of batch) {
    const paper = papers.get(target.identity.id);
    if (paper === undefined) missing.push(target);
    else judged.push([target, createPaperVerdict(target, paper, { asked, status: response.status })]);
  }
  return { judged, missing };
}

async function queryHalves(batch: CheckTarget[], context: ServiceContext): Promise<BatchResult> {
  const parts: BatchResult[] = [];
  for (const half of splitIntoBatches(batch, Math.ceil(batch.length / 2))) parts.push(await queryBatch(half, context));
  return { judged: parts.flatMap(({ judged }) => judged), missing: parts.flatMap(({ missing }) => missing) };
}

function assignToAll(batch: CheckTarget[], seen: Verdict): BatchResult {
  return { judged: batch.map((target): TargetVerdict => [target, seen]), missing: [] };
}

const withdrawalPattern =
  /^\s*(?:(?:a newer version of )?this (?:paper|article|submission|manuscript) (?:has been|is|was) withdrawn|withdrawn)/i;

function createPaperVerdict({ names }: CheckTarget, { title, comment }: PaperWords, evidence: Evidence): Verdict {
  const isWithdrawn = withdrawalPattern.test(comment);
  const note: { note?: VerdictNote } = isWithdrawn
    ? { note: 'withdrawn' }
    : title !== '' && isPossiblyWrongTitle(title, names)
      ? { note: 'possibly-wrong-link' }
      : {};
  const words = { ...(title ? { title: truncate(title, 300) } : {}), ...(isWithdrawn ? { marker: truncate(comment, 200) } : {}) };
  return createVerdict('alive', 'ok', { ...evidence, ...words }, note);
}

/** The owner's page decides: 404 there, with the interface agreeing, is certain. */
async function confirmMissing(target: CheckTarget, context: ServiceContext): Promise<Verdict> {
  const response = await sendRequest(context, { url: target.identity.url, service: 'arxiv', maxBodyBytes: 128 * 1024 });
  if (!response.ok) return classifyFailure(response, 'arxiv page');
  const evidence: Evidence = { asked: 'arxiv api and page', status: response.status };
  if (response.status === 404) return createVerdict('gone', 'not-found', { ...evidence, authoritative: true });
  if (response.status !== 200) return classifyRefusal(response, 'arxiv page') ?? createVerdict('unknown', 'ambiguous', evidence);
  return createPaperVerdict(target, readAbstractPage(response), evidence);
}

/**
 * The title stands behind the id: `[2010.07497] MedDG: …`. A withdrawal has a line of its own,
 * beside the comment.
 */
function readAbstractPage(response: HttpResponse): PaperWords {
  const { title, source } = parseHtmlResponse(response);
  const comment = /<td class="tablecell comments[^"]*">([^<]{1,2000})/.exec(source)?.[1] ?? '';
  const line = /(?:A newer version of t|T)his paper has been withdrawn[^<]{0,200}/.exec(source)?.[0];
  return { title: title.replace(/^\[[^\]]+\]\s*/, ''), comment: (withdrawalPattern.test(comment) ? comment : line) ?? comment };
}
