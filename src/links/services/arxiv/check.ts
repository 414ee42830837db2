import { XMLParser } from 'fast-xml-parser';
import type { HttpResponse } from '../../../http/index.ts';
import { createMarker } from '../../../model/marker.ts';
import type { Verdict, VerdictNote } from '../../../model/verdict.ts';
import { isPossiblyWrongTitle } from '../../../text/title-similarity.ts';
import { truncate } from '../../../text/truncate.ts';
import {
  type CheckTarget,
  type CheckTargets,
  classifyFailure,
  classifyRefusal,
  createUnreadableVerdict,
  createVerdict,
  iterateBatches,
  type ServiceContext,
  sendRequest,
  splitIntoBatches,
  type TargetVerdict,
} from '../shared/index.ts';

/**
 * arXiv, by its Atom interface: fifty ids a question, one connection, three seconds between two. Facts encoded: answers are keyed by id, in any
 * order; an unknown id is left out, but valid questions sometimes come back empty, so `missing` is confirmed by the paper's own page; a
 * batch answered 400 or 500 is halved; 429, 503 and an empty 403 or 406 are throttling; a paper whose newest comment begins with its
 * withdrawal is withdrawn, and its page stands.
 */
export const check: CheckTargets = async function* (targets, context) {
  let confirmations = 20;
  for (const batch of iterateBatches(targets, 50)) {
    const { judged, missing } = await queryBatch(batch, context);
    yield* judged;
    for (const target of missing) {
      if (confirmations-- > 0) yield [target, await confirmMissing(target, context)];
      else yield [target, createVerdict('unknown', 'ambiguous', { asked, marker: createMarker('missing-from-response') })];
    }
  }
};

const asked = 'arxiv api';

interface ArxivPaper {
  title: string;
  comment: string;
}

async function queryBatch(
  batch: CheckTarget[],
  context: ServiceContext,
): Promise<{ judged: TargetVerdict[]; missing: CheckTarget[] }> {
  const ids = batch.map(({ identity }) => identity.id).join(',');
  const url = `https://export.arxiv.org/api/query?id_list=${ids}&max_results=${batch.length}`;
  const response = await sendRequest(context, { url, service: 'arxiv', maxBodyBytes: 4 * 1024 * 1024 });
  if (!response.ok) return assignToAll(batch, classifyFailure(response, asked));
  if (/^(?:429|503|403|406)$/.test(String(response.status))) {
    return assignToAll(batch, createVerdict('limited', 'quota', { asked, status: response.status }));
  }
  if (response.status >= 400) {
    if (batch.length === 1)
      return assignToAll(batch, classifyRefusal(response, asked) ?? createUnreadableVerdict(response, asked));
    const halves = splitIntoBatches(batch, Math.ceil(batch.length / 2));
    const parts = [];
    for (const half of halves) parts.push(await queryBatch(half, context));
    return { judged: parts.flatMap(({ judged }) => judged), missing: parts.flatMap(({ missing }) => missing) };
  }
  const papers = parsePaperFeed(response);
  if (papers === undefined) return assignToAll(batch, createUnreadableVerdict(response, asked));
  const judged: TargetVerdict[] = [];
  const missing: CheckTarget[] = [];
  for (const target of batch) {
    const paper = papers.get(target.identity.id);
    if (paper === undefined) missing.push(target);
    else judged.push([target, createPaperVerdict(target, paper, response.status)]);
  }
  return { judged, missing };
}

function assignToAll(batch: CheckTarget[], seen: Verdict): { judged: TargetVerdict[]; missing: CheckTarget[] } {
  return { judged: batch.map((target): TargetVerdict => [target, seen]), missing: [] };
}

function createPaperVerdict(target: CheckTarget, paper: ArxivPaper, status: number): Verdict {
  const withdrawn = /^\s*(?:this (?:paper|article|submission|manuscript) (?:has been|is|was) withdrawn|withdrawn)/i.exec(
    paper.comment,
  )?.[0];
  const note: { note?: VerdictNote } = withdrawn
    ? { note: 'withdrawn' }
    : isPossiblyWrongTitle(paper.title, target.names)
      ? { note: 'possibly-wrong-link' }
      : {};
  const marker = withdrawn === undefined ? {} : { marker: truncate(paper.comment, 200) };
  return createVerdict(
    'alive',
    'ok',
    { asked, status, ...(paper.title ? { title: truncate(paper.title, 300) } : {}), ...marker },
    note,
  );
}

/** The owner's page decides: 404 there, with the interface agreeing, is certain. */
async function confirmMissing(target: CheckTarget, context: ServiceContext): Promise<Verdict> {
  const response = await sendRequest(context, { url: target.identity.url, method: 'HEAD', service: 'arxiv' });
  if (!response.ok) return classifyFailure(response, 'arxiv page');
  const evidence = { asked: 'arxiv api and page', status: response.status };
  if (response.status === 404) return createVerdict('gone', 'not-found', { ...evidence, authoritative: true });
  if (response.status === 200) return createVerdict('alive', 'ok', evidence);
  return classifyRefusal(response, 'arxiv page') ?? createVerdict('unknown', 'ambiguous', evidence);
}

const parser = new XMLParser({
  ignoreAttributes: true,
  processEntities: true,
  htmlEntities: false,
  parseTagValue: false,
  isArray: (name) => name === 'entry',
});

/** Reads an Atom feed into papers by id without version; undefined when it is none. */
function parsePaperFeed(response: HttpResponse): Map<string, ArxivPaper> | undefined {
  const text = new TextDecoder().decode(response.body);
  // A feed has no document type; with one, an answer could define entities.
  if (response.truncated || /<!DOCTYPE|<!ENTITY/i.test(text)) return undefined;
  let feed: unknown;
  try {
    feed = parser.parse(text);
  } catch {
    return undefined;
  }
  const root = getField(feed, 'feed');
  if (root === undefined) return undefined;
  const entries = getField(root, 'entry');
  const papers = new Map<string, ArxivPaper>();
  for (const entry of Array.isArray(entries) ? entries : []) {
    const id = /\/abs\/(.+?)(?:v\d+)?$/.exec(normalizeText(getField(entry, 'id')))?.[1];
    // An error comes as an entry too; its id leads to the help pages.
    if (id !== undefined)
      papers.set(id.replace(/^([a-z-]+)\.[A-Z]{2}\//, '$1/'), {
        title: normalizeText(getField(entry, 'title')),
        comment: normalizeText(getField(entry, 'arxiv:comment')),
      });
  }
  return papers;
}

function getField(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

function normalizeText(value: unknown): string {
  return typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() : '';
}
