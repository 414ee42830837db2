import type { Evidence, Verdict, VerdictNote } from '../../../model/verdict.ts';
import { isPossiblyWrongTitle } from '../../../text/similarity/title-similarity.ts';
import { truncate } from '../../../text/truncate.ts';
import {
  type CheckTarget,
  createVerdict,
  isDeletedNameUrl,
  mapConcurrently,
  mergeAsync,
  queryHandle,
  type ServiceContext,
  splitIntoBatches,
  type TargetChecker,
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
  queryRegistry,
  type RegisteredWork,
  type RegistrationAgency,
} from './agencies.ts';

/**
 * DOIs, in this order:
 * 1. Crossref or DataCite, by fifty, and what one lacks at the other.
 * 2. The DOI Foundation, by fifty, which knows the names of all agencies.
 * 3. The handle system, one by one, which owns the names.
 *
 * The prefix decides whom to ask first. Large archives of DataCite are known. Of each unknown
 * prefix one name is put to both, and the answer decides for the rest.
 * - Presence at an agency is proof, absence is none. A record that looks deleted, and a name of
 *   DataCite that is only registered, are put to the handle system too.
 * - A deleted name leads to its agency's page about deleted names. A data archive's name whose page
 *   is 404 or 410 was removed.
 * - Corrections come as `updated-by`, with a type each.
 * - The publisher's page is asked only where the name was read out of its address and nobody knows
 *   it. Then the reading may be wrong.
 */
export const check: TargetChecker = async function* (targets, context) {
  if (context.mailto !== undefined) context.network.setPace('api.crossref.org', crossrefPolitePace);
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
  yield* findOtherAgencies(plain, context);
  yield* mapConcurrently(
    all.filter(({ found }) => !found),
    2,
    async (name): Promise<TargetVerdict> => [name.target, await checkHandle(name, prefixes, context)],
  );
};

const maxDoisPerRequest = 50;
/**
 * Crossref's pool for clients with a contact address, since June 2026: ten requests a second, three
 * at once. Everybody else has five a second, one at once.
 */
const crossrefPolitePace = { maxConcurrent: 3, minIntervalMs: 100 };

/** A name on its way from one to the next. */
interface DoiTarget {
  target: CheckTarget;
  found: boolean;
  /** Agencies that answered, and do not have it. */
  missingCount: number;
  /** The verdict by an agency whose record looks deleted. */
  doubtful?: Verdict;
}

/**
 * One name of each prefix that nobody knows; what is left of the last batch is filled with more of
 * them, since that costs nothing.
 */
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
      prefixes.setAgency(name.target, agency);
      const verdict = createRegisteredVerdict(name.target, work, agency);
      if (work.isDoubtful === true) {
        name.doubtful = verdict;
        continue;
      }
      name.found = true;
      yield [name.target, verdict];
    }
  }
}

/**
 * Names of other agencies than the two. Where the Foundation names none, or one of the two whose
 * interface did not have it, the handle decides. A single name is put to the handle at once.
 */
async function* findOtherAgencies(all: readonly DoiTarget[], context: ServiceContext): AsyncGenerator<TargetVerdict, void> {
  const strangers = all.filter(({ found, missingCount, doubtful }) => !found && missingCount === 2 && doubtful === undefined);
  if (strangers.length < 2) return;
  for (const batch of splitIntoBatches(strangers, maxDoisPerRequest)) {
    const agencies = await queryRegistry(
      batch.map(({ target }) => target),
      context,
    );
    for (const name of batch) {
      const agency = agencies.get(getDoiKey(name.target));
      if (agency === undefined || /^(?:crossref|datacite)$/i.test(agency)) continue;
      name.found = true;
      yield [name.target, createVerdict('alive', 'ok', { asked: 'doi agency', status: 200, code: truncate(agency, 40) })];
    }
  }
}

function createRegisteredVerdict(
  { names }: CheckTarget,
  { title, note: known }: RegisteredWork,
  asked: RegistrationAgency,
): Verdict {
  const note: { note?: VerdictNote } =
    known !== undefined ? { note: known } : isPossiblyWrongTitle(title, names) ? { note: 'possibly-wrong-link' } : {};
  return createVerdict('alive', 'ok', { asked, status: 200, ...(title ? { title: truncate(title, 300) } : {}) }, note);
}

async function checkHandle(name: DoiTarget, prefixes: PrefixAgencies, context: ServiceContext): Promise<Verdict> {
  const { target, missingCount, doubtful } = name;
  const asked = 'doi handle';
  const answer = await queryHandle(target.identity.id, context, { origin: 'https://doi.org', service: 'doi', asked });
  // What an agency has shown is there, whatever keeps the handle system from saying so.
  if (answer.kind === 'failed') return doubtful ?? answer.verdict;
  const { status, code } = answer;
  const evidence: Evidence = { asked, status, code };
  if (answer.kind === 'missing') {
    if (URL.parse(target.identity.url)?.hostname !== 'doi.org') return context.checkPage(target);
    // The name's owner says no; with both agencies of the same mind it is certain.
    return createVerdict(
      'gone',
      'not-found',
      missingCount === 2 ? { ...evidence, asked: 'doi handle, crossref, datacite', authoritative: true } : evidence,
    );
  }
  if (answer.kind === 'without-url') return createVerdict('unknown', 'ambiguous', evidence);
  const { landing } = answer;
  if (landing === undefined) return createVerdict('alive', 'ok', evidence);
  if (isDeletedNameUrl(landing))
    return createVerdict('gone', 'removed', { ...evidence, finalUrl: landing.href, authoritative: true });
  const isRoot = landing.pathname === '/' && landing.search === '' && landing.hash === '';
  const verdict =
    doubtful ?? createVerdict('alive', 'ok', { ...evidence, finalUrl: landing.href }, isRoot ? { note: 'weak-evidence' } : {});
  return doubtful !== undefined || prefixes.getAgency(target) === 'datacite'
    ? checkLanding(target, landing, verdict, context)
    : verdict;
}

/**
 * A data archive keeps the name of what it took away, with a tombstone or with nothing behind it.
 */
async function checkLanding(target: CheckTarget, landing: URL, verdict: Verdict, context: ServiceContext): Promise<Verdict> {
  const page = await context.checkPage({ ...target, url: landing.href });
  const { status } = page.evidence;
  if (page.verdict !== 'gone' || (status !== 404 && status !== 410)) return verdict;
  const evidence: Evidence = { ...verdict.evidence, asked: 'doi handle and page', status, finalUrl: landing.href };
  return createVerdict('alive', 'ok', evidence, { note: 'removed' });
}
