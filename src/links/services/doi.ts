import { z } from 'zod';
import { isPossiblyWrong } from '../titles.ts';
import type { Note, Verdict } from '../verdict.ts';
import {
  type Agency,
  askCrossref,
  askDataCite,
  isPlain,
  knownPrefixes,
  nameOf,
  type Prefixes,
  prefixOf,
  type Work,
} from './doi/agencies.ts';
import { ask, cut, read, refusal, unreadable, verdict, withoutAnswer } from './reply.ts';
import { batches, inParallel, type Judged, merge, type Service, type ServiceTools, type Target } from './service.ts';

/**
 * DOIs: Crossref or DataCite by fifty, what the one lacks at the other, and only what both lack one by one at the handle system, which owns the names.
 * Who is asked first goes by the prefix: large archives of DataCite are known, and of each stranger one name, put to both, tells whose the rest are.
 * Facts encoded: presence at an agency is proof, absence there is none; responseCode 1 exists, 100 does not, 200 exists without an
 * address; a retracted work says `updated-by` with type retraction. The publisher's page is asked only where the name was read out of a publisher's
 * address and nobody knows it: then the reading may be what is wrong.
 */
export const doi: Service = {
  name: 'doi',
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
    const all = Array.from(targets, (target): Name => ({ target, found: false, lackedBy: 0 }));
    const plain = all.filter(({ target }) => isPlain(target));
    const prefixes = knownPrefixes();
    const put = (agency: Agency, names: readonly Name[]) =>
      askAgency(
        agency,
        names.filter(({ found }) => !found),
        prefixes,
        tools,
      );

    const samples = samplesOf(plain, prefixes);
    yield* put('crossref', samples);
    yield* put('datacite', samples);
    const isSample = new Set(samples);
    const { datacite = [], crossref = [] } = Object.groupBy(
      plain.filter((name) => !isSample.has(name)),
      ({ target }) => prefixes.agency(target) ?? 'crossref',
    );
    yield* merge([put('crossref', crossref), put('datacite', datacite)]);
    yield* merge([put('datacite', crossref), put('crossref', datacite)]);
    yield* inParallel(
      all.filter(({ found }) => !found),
      2,
      async ({ target, lackedBy }): Promise<Judged> => [target, await askHandle(target, tools, lackedBy === 2)],
    );
  },
  respell: (url, identity) =>
    /^(?:dx\.doi\.org|doi\.acm\.org)$/.test(URL.parse(url)?.hostname ?? '') ? identity.url : undefined,
};

const perQuestion = 50;

/** A name on its way from one to the next. */
interface Name {
  target: Target;
  found: boolean;
  /** Agencies that answered, and do not have it. */
  lackedBy: number;
}

/** One name of each prefix that nobody knows; what is left of the last batch is filled with more of them, since that costs nothing. */
function samplesOf(names: readonly Name[], prefixes: Prefixes): Name[] {
  const strangers = names.filter(({ target }) => prefixes.agency(target) === undefined);
  const samples = new Set(new Map(strangers.map((name) => [prefixOf(name.target), name])).values());
  const room = Math.ceil(samples.size / perQuestion) * perQuestion;
  for (const name of strangers) if (samples.size < room) samples.add(name);
  return [...samples];
}

async function* askAgency(
  agency: Agency,
  names: readonly Name[],
  prefixes: Prefixes,
  tools: ServiceTools,
): AsyncGenerator<Judged, void> {
  const question = agency === 'crossref' ? askCrossref : askDataCite;
  for (const batch of batches(names, perQuestion)) {
    const { answered, works } = await question(
      batch.map(({ target }) => target),
      tools,
    );
    for (const name of batch) {
      const work = works.get(nameOf(name.target));
      if (work === undefined) {
        if (answered) name.lackedBy += 1;
        continue;
      }
      name.found = true;
      prefixes.learn(name.target, agency);
      yield [name.target, registered(name.target, work, agency)];
    }
  }
}

function registered({ names }: Target, { title, retracted }: Work, asked: Agency): Verdict {
  const note: { note?: Note } = retracted
    ? { note: 'retracted' }
    : isPossiblyWrong(title, names)
      ? { note: 'possibly-wrong-link' }
      : {};
  return verdict('alive', 'ok', { asked, status: 200, ...(title ? { title: cut(title, 300) } : {}) }, note);
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
    if (URL.parse(target.identity.url)?.hostname !== 'doi.org') return tools.page(target);
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
