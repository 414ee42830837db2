import { z } from 'zod';
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
  mapConcurrently,
  mergeAsync,
  parseJsonResponse,
  type ServiceContext,
  sendRequest,
  splitIntoBatches,
  type TargetVerdict,
} from '../shared/index.ts';
import {
  createPrefixAgencies,
  getDoiKey,
  getDoiPrefix,
  isBatchableDoi,
  type PrefixAgencies,
  queryCrossref,
  queryDataCite,
  type RegisteredWork,
  type RegistrationAgency,
} from './agencies.ts';

/**
 * DOIs: Crossref or DataCite by fifty, what the one lacks at the other, and only what both lack one by one at the handle system, which owns the names.
 * Who is asked first goes by the prefix: large archives of DataCite are known, and of each stranger one name, put to both, tells whose the rest are.
 * Facts encoded: presence at an agency is proof, absence there is none; responseCode 1 exists, 100 does not, 200 exists without an
 * address; a retracted work says `updated-by` with type retraction. The publisher's page is asked only where the name was read out of a publisher's
 * address and nobody knows it: then the reading may be what is wrong.
 */
export const check: CheckTargets = async function* (targets, context) {
  const all = Array.from(targets, (target): DoiTarget => ({ target, found: false, missingCount: 0 }));
  const plain = all.filter(({ target }) => isBatchableDoi(target));
  const prefixes = createPrefixAgencies();
  const put = (agency: RegistrationAgency, names: readonly DoiTarget[]) =>
    queryAgency(
      agency,
      names.filter(({ found }) => !found),
      prefixes,
      context,
    );

  const samples = selectSamples(plain, prefixes);
  yield* put('crossref', samples);
  yield* put('datacite', samples);
  const isSample = new Set(samples);
  const { datacite = [], crossref = [] } = Object.groupBy(
    plain.filter((name) => !isSample.has(name)),
    ({ target }) => prefixes.getAgency(target) ?? 'crossref',
  );
  yield* mergeAsync([put('crossref', crossref), put('datacite', datacite)]);
  yield* mergeAsync([put('datacite', crossref), put('crossref', datacite)]);
  yield* mapConcurrently(
    all.filter(({ found }) => !found),
    2,
    async ({ target, missingCount }): Promise<TargetVerdict> => [target, await queryHandle(target, context, missingCount === 2)],
  );
};

const maxDoisPerRequest = 50;

/** A name on its way from one to the next. */
interface DoiTarget {
  target: CheckTarget;
  found: boolean;
  /** Agencies that answered, and do not have it. */
  missingCount: number;
}

/** One name of each prefix that nobody knows; what is left of the last batch is filled with more of them, since that costs nothing. */
function selectSamples(names: readonly DoiTarget[], prefixes: PrefixAgencies): DoiTarget[] {
  const unknownPrefixes = names.filter(({ target }) => prefixes.getAgency(target) === undefined);
  const samples = new Set(new Map(unknownPrefixes.map((name) => [getDoiPrefix(name.target), name])).values());
  const room = Math.ceil(samples.size / maxDoisPerRequest) * maxDoisPerRequest;
  for (const name of unknownPrefixes) if (samples.size < room) samples.add(name);
  return [...samples];
}

async function* queryAgency(
  agency: RegistrationAgency,
  names: readonly DoiTarget[],
  prefixes: PrefixAgencies,
  context: ServiceContext,
): AsyncGenerator<TargetVerdict, void> {
  const question = agency === 'crossref' ? queryCrossref : queryDataCite;
  for (const batch of splitIntoBatches(names, maxDoisPerRequest)) {
    const { answered, works } = await question(
      batch.map(({ target }) => target),
      context,
    );
    for (const name of batch) {
      const work = works.get(getDoiKey(name.target));
      if (work === undefined) {
        if (answered) name.missingCount += 1;
        continue;
      }
      name.found = true;
      prefixes.setAgency(name.target, agency);
      yield [name.target, createRegisteredVerdict(name.target, work, agency)];
    }
  }
}

function createRegisteredVerdict(
  { names }: CheckTarget,
  { title, retracted }: RegisteredWork,
  asked: RegistrationAgency,
): Verdict {
  const note: { note?: VerdictNote } = retracted
    ? { note: 'retracted' }
    : isPossiblyWrongTitle(title, names)
      ? { note: 'possibly-wrong-link' }
      : {};
  return createVerdict('alive', 'ok', { asked, status: 200, ...(title ? { title: truncate(title, 300) } : {}) }, note);
}

const handleSchema = z.object({
  responseCode: z.number(),
  values: z.array(z.object({ type: z.string(), data: z.object({ value: z.unknown() }) })).optional(),
});

async function queryHandle(target: CheckTarget, context: ServiceContext, agenciesAgree: boolean): Promise<Verdict> {
  const asked = 'doi handle';
  const url = `https://doi.org/api/handles/${target.identity.id.split('/').map(encodeURIComponent).join('/')}?type=URL`;
  const response = await sendRequest(context, { url, service: 'doi' });
  if (!response.ok) return classifyFailure(response, asked);
  const answer = response.status === 200 || response.status === 404 ? parseJsonResponse(response, handleSchema) : undefined;
  if (answer === undefined) return classifyRefusal(response, asked) ?? createUnreadableVerdict(response, asked);
  const evidence = { asked, status: response.status, code: String(answer.responseCode) };
  if (answer.responseCode === 100) {
    if (URL.parse(target.identity.url)?.hostname !== 'doi.org') return context.checkPage(target);
    // The name's owner says no; with both agencies of the same mind it is certain.
    return createVerdict(
      'gone',
      'not-found',
      agenciesAgree ? { ...evidence, asked: 'doi handle, crossref, datacite', authoritative: true } : evidence,
    );
  }
  if (answer.responseCode !== 1) return createVerdict('unknown', 'ambiguous', evidence);
  const landing = answer.values?.find(({ type }) => type === 'URL')?.data.value;
  const place = typeof landing === 'string' ? URL.parse(landing) : null;
  const root = place !== null && place.pathname === '/' && place.search === '' && place.hash === '';
  return createVerdict(
    'alive',
    'ok',
    place === null ? evidence : { ...evidence, finalUrl: place.href },
    root ? { note: 'weak-evidence' } : {},
  );
}
