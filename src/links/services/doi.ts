import { z } from 'zod';
import { isPossiblyWrong } from '../titles.ts';
import type { Note, Verdict } from '../verdict.ts';
import { ask, cut, read, refusal, unreadable, verdict, withoutAnswer } from './reply.ts';
import { batches, inParallel, type Judged, type Service, type ServiceTools, type Target } from './service.ts';

/**
 * DOIs: Crossref by fifty, what it lacks at DataCite by fifty, and only what both lack one by one at the handle system, which owns the names.
 * Facts encoded: presence at an agency is proof, absence there is none; responseCode 1 exists, 100 does not, 200 exists without an
 * address; a retracted work says `updated-by` with type retraction. The publisher's page is never asked.
 */
export const doi: Service = {
  name: 'doi',
  claims: ({ service }) => service === 'doi',
  pace: {
    'api.crossref.org': { concurrency: 1, spacing: 200 },
    'api.datacite.org': { concurrency: 1, spacing: 500 },
    'doi.org': { concurrency: 2, spacing: 100 },
  },
  // “Deep learning”, Nature 2015; the other prefix belongs to the DOI Foundation itself.
  proof: () => ({
    alive: 'https://doi.org/10.1038/nature14539',
    dead: 'https://doi.org/10.1000/listkeeper-there-is-no-such-name',
  }),
  async *check(targets, tools) {
    for (const batch of batches(targets, 50)) {
      // Commas would end a name in Crossref's filter, quotes and brackets one in DataCite's.
      const plain = batch.filter(({ identity }) => /^[^,:"\s]+$/.test(identity.id));
      const crossref = await askCrossref(plain, tools);
      yield* found(batch, crossref.works, 'crossref');
      const rest = batch.filter((target) => !crossref.works.has(keyOf(target)));
      const datacite = await askDataCite(
        rest.filter((target) => plain.includes(target)),
        tools,
      );
      yield* found(rest, datacite.works, 'datacite');
      const lacking = rest.filter((target) => !datacite.works.has(keyOf(target)));
      const agreed = crossref.answered && datacite.answered;
      yield* inParallel(
        lacking,
        2,
        async (target): Promise<Judged> => [target, await askHandle(target, tools, agreed && plain.includes(target))],
      );
    }
  },
  respell: (url, identity) =>
    /^(?:dx\.doi\.org|doi\.acm\.org)$/.test(URL.parse(url)?.hostname ?? '') ? identity.url : undefined,
};

interface Work {
  title: string;
  retracted: boolean;
}

interface Agency {
  /** False when it would not talk: then what is absent is not absent. */
  answered: boolean;
  works: Map<string, Work>;
}

function keyOf(target: Target): string {
  return target.identity.id.toLowerCase();
}

function* found(batch: Target[], works: Map<string, Work>, asked: string): Generator<Judged> {
  for (const target of batch) {
    const work = works.get(keyOf(target));
    if (work === undefined) continue;
    const note: { note?: Note } = work.retracted
      ? { note: 'retracted' }
      : isPossiblyWrong(work.title, target.names)
        ? { note: 'possibly-wrong-link' }
        : {};
    yield [target, verdict('alive', 'ok', { asked, status: 200, ...(work.title ? { title: cut(work.title, 300) } : {}) }, note)];
  }
}

const crossrefAnswer = z.object({
  message: z.object({
    items: z.array(
      z.object({
        DOI: z.string(),
        title: z.array(z.string()).optional(),
        'updated-by': z.array(z.object({ type: z.string().optional() })).optional(),
      }),
    ),
  }),
});

async function askCrossref(targets: Target[], tools: ServiceTools): Promise<Agency> {
  const works: Agency['works'] = new Map();
  if (targets.length === 0) return { answered: true, works };
  const filter = targets.map(({ identity }) => `doi:${encodeURIComponent(identity.id)}`).join(',');
  const polite = tools.mailto === undefined ? '' : `&mailto=${encodeURIComponent(tools.mailto)}`;
  const url = `https://api.crossref.org/v1/works?filter=${filter}&rows=${targets.length}&select=DOI,title,updated-by${polite}`;
  const reply = await ask(tools, { url, service: 'doi', readUpTo: 4 * 1024 * 1024 });
  const answer = reply.ok && reply.status === 200 ? read(reply, crossrefAnswer) : undefined;
  for (const item of answer?.message.items ?? []) {
    const title = item.title?.[0] ?? '';
    const retracted = /^retracted\b/i.test(title) || (item['updated-by'] ?? []).some(({ type }) => type === 'retraction');
    works.set(item.DOI.toLowerCase(), { title, retracted });
  }
  return { answered: answer !== undefined, works };
}

const dataciteAnswer = z.object({
  data: z.array(
    z.object({
      id: z.string(),
      attributes: z.object({
        state: z.string().optional(),
        titles: z.array(z.object({ title: z.string().nullish() })).optional(),
      }),
    }),
  ),
});

async function askDataCite(targets: Target[], tools: ServiceTools): Promise<Agency> {
  const works: Agency['works'] = new Map();
  if (targets.length === 0) return { answered: true, works };
  const names = targets.map((target) => `"${keyOf(target).replace(/["\\]/g, '\\$&')}"`).join(' OR ');
  const url = `https://api.datacite.org/dois?query=${encodeURIComponent(`doi:(${names})`)}&page[size]=${targets.length}`;
  const reply = await ask(tools, { url, service: 'doi', readUpTo: 4 * 1024 * 1024 });
  const answer = reply.ok && reply.status === 200 ? read(reply, dataciteAnswer) : undefined;
  for (const { id, attributes } of answer?.data ?? []) {
    const title = attributes.titles?.[0]?.title ?? '';
    if (attributes.state === undefined || attributes.state === 'findable')
      works.set(id.toLowerCase(), { title, retracted: false });
  }
  return { answered: answer !== undefined, works };
}

const handleAnswer = z.object({
  responseCode: z.number(),
  values: z.array(z.object({ type: z.string(), data: z.object({ value: z.unknown() }) })).optional(),
});

async function askHandle(target: Target, tools: ServiceTools, agreed: boolean): Promise<Verdict> {
  const asked = 'doi handle';
  const url = `https://doi.org/api/handles/${target.identity.id.split('/').map(encodeURIComponent).join('/')}?type=URL`;
  const reply = await ask(tools, { url, service: 'doi' });
  if (!reply.ok) return withoutAnswer(reply, asked);
  const answer = reply.status === 200 || reply.status === 404 ? read(reply, handleAnswer) : undefined;
  if (answer === undefined) return refusal(reply, asked) ?? unreadable(reply, asked);
  const evidence = { asked, status: reply.status, code: String(answer.responseCode) };
  if (answer.responseCode === 100) {
    // The name's owner says no; with both agencies of the same mind it is certain.
    return verdict(
      'gone',
      'not-found',
      agreed ? { ...evidence, asked: 'doi handle, crossref, datacite', authoritative: true } : evidence,
    );
  }
  if (answer.responseCode !== 1) return verdict('unknown', 'ambiguous', evidence);
  const landing = answer.values?.find(({ type }) => type === 'URL')?.data.value;
  const place = typeof landing === 'string' ? URL.parse(landing) : null;
  const root = place !== null && place.pathname === '/' && place.search === '' && place.hash === '';
  return verdict(
    'alive',
    'ok',
    place === null ? evidence : { ...evidence, finalUrl: place.href },
    root ? { note: 'weak-evidence' } : {},
  );
}
