import { XMLParser } from 'fast-xml-parser';
import type { Answer } from '../../net/network.ts';
import { isPossiblyWrong } from '../titles.ts';
import type { Note, Verdict } from '../verdict.ts';
import { ask, cut, refusal, unreadable, verdict, withoutAnswer } from './reply.ts';
import { batches, type Judged, piecesOf, type Service, type ServiceTools, type Target } from './service.ts';

/**
 * arXiv, by its Atom interface: fifty ids a question, one connection, three seconds between two. Facts encoded: answers are keyed by id, in any
 * order; an unknown id is left out, but valid questions sometimes come back empty, so `missing` is confirmed by the paper's own page; a
 * batch answered 400 or 500 is halved; 429, 503 and an empty 403 or 406 are throttling; a paper whose newest comment begins with its
 * withdrawal is withdrawn, and its page stands.
 */
export const arxiv: Service = {
  name: 'arxiv',
  pace: { 'export.arxiv.org': { concurrency: 1, spacing: 3000 }, 'arxiv.org': { concurrency: 1, spacing: 1000 } },
  // “Attention Is All You Need”; and April 2007 had some three thousand papers.
  proof: () => ({ alive: 'https://arxiv.org/abs/1706.03762', dead: 'https://arxiv.org/abs/0704.9999' }),
  async *check(targets, tools) {
    let confirmations = 20;
    for (const batch of piecesOf(targets, 50)) {
      const { judged, missing } = await askBatch(batch, tools);
      yield* judged;
      for (const target of missing) {
        if (confirmations-- > 0) yield [target, await confirmMissing(target, tools)];
        else yield [target, verdict('unknown', 'ambiguous', { asked, marker: 'left out of the answer' })];
      }
    }
  },
};

const asked = 'arxiv api';

interface Paper {
  title: string;
  comment: string;
}

async function askBatch(batch: Target[], tools: ServiceTools): Promise<{ judged: Judged[]; missing: Target[] }> {
  const ids = batch.map(({ identity }) => identity.id).join(',');
  const url = `https://export.arxiv.org/api/query?id_list=${ids}&max_results=${batch.length}`;
  const reply = await ask(tools, { url, service: 'arxiv', readUpTo: 4 * 1024 * 1024 });
  if (!reply.ok) return all(batch, withoutAnswer(reply, asked));
  if (/^(?:429|503|403|406)$/.test(String(reply.status))) {
    return all(batch, verdict('limited', 'quota', { asked, status: reply.status }));
  }
  if (reply.status >= 400) {
    if (batch.length === 1) return all(batch, refusal(reply, asked) ?? unreadable(reply, asked));
    const halves = batches(batch, Math.ceil(batch.length / 2));
    const parts = [];
    for (const half of halves) parts.push(await askBatch(half, tools));
    return { judged: parts.flatMap(({ judged }) => judged), missing: parts.flatMap(({ missing }) => missing) };
  }
  const papers = readFeed(reply);
  if (papers === undefined) return all(batch, unreadable(reply, asked));
  const judged: Judged[] = [];
  const missing: Target[] = [];
  for (const target of batch) {
    const paper = papers.get(target.identity.id);
    if (paper === undefined) missing.push(target);
    else judged.push([target, alive(target, paper, reply.status)]);
  }
  return { judged, missing };
}

function all(batch: Target[], seen: Verdict): { judged: Judged[]; missing: Target[] } {
  return { judged: batch.map((target): Judged => [target, seen]), missing: [] };
}

function alive(target: Target, paper: Paper, status: number): Verdict {
  const withdrawn = /^\s*(?:this (?:paper|article|submission|manuscript) (?:has been|is|was) withdrawn|withdrawn)/i.exec(
    paper.comment,
  )?.[0];
  const note: { note?: Note } = withdrawn
    ? { note: 'withdrawn' }
    : isPossiblyWrong(paper.title, target.names)
      ? { note: 'possibly-wrong-link' }
      : {};
  const marker = withdrawn === undefined ? {} : { marker: cut(paper.comment, 200) };
  return verdict('alive', 'ok', { asked, status, ...(paper.title ? { title: cut(paper.title, 300) } : {}), ...marker }, note);
}

/** The owner's page decides: 404 there, with the interface agreeing, is certain. */
async function confirmMissing(target: Target, tools: ServiceTools): Promise<Verdict> {
  const reply = await ask(tools, { url: target.identity.url, method: 'HEAD', service: 'arxiv' });
  if (!reply.ok) return withoutAnswer(reply, 'arxiv page');
  const evidence = { asked: 'arxiv api and page', status: reply.status };
  if (reply.status === 404) return verdict('gone', 'not-found', { ...evidence, authoritative: true });
  if (reply.status === 200) return verdict('alive', 'ok', evidence);
  return refusal(reply, 'arxiv page') ?? verdict('unknown', 'ambiguous', evidence);
}

const parser = new XMLParser({
  ignoreAttributes: true,
  processEntities: true,
  htmlEntities: false,
  parseTagValue: false,
  isArray: (name) => name === 'entry',
});

/** Reads an Atom feed into papers by id without version; undefined when it is none. */
function readFeed(answer: Answer): Map<string, Paper> | undefined {
  const text = new TextDecoder().decode(answer.body);
  // A feed has no document type; with one, an answer could define entities.
  if (answer.truncated || /<!DOCTYPE|<!ENTITY/i.test(text)) return undefined;
  let feed: unknown;
  try {
    feed = parser.parse(text);
  } catch {
    return undefined;
  }
  const root = field(feed, 'feed');
  if (root === undefined) return undefined;
  const entries = field(root, 'entry');
  const papers = new Map<string, Paper>();
  for (const entry of Array.isArray(entries) ? entries : []) {
    const id = /\/abs\/(.+?)(?:v\d+)?$/.exec(words(field(entry, 'id')))?.[1];
    // An error comes as an entry too; its id leads to the help pages.
    if (id !== undefined)
      papers.set(id.replace(/^([a-z-]+)\.[A-Z]{2}\//, '$1/'), {
        title: words(field(entry, 'title')),
        comment: words(field(entry, 'arxiv:comment')),
      });
  }
  return papers;
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

function words(value: unknown): string {
  return typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() : '';
}
