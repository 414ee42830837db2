import type { LocatedEntry, ParsedList } from '../../../list/index.ts';
import { findRepository } from '../../../list/repository-facts/index.ts';
import {
  type AcceptanceRule,
  indexSectionPaths,
  isInScope,
  type Settings,
  walkSections,
  withoutLaterVersions,
} from '../../../list/schema/index.ts';
import type { UnmetBound } from '../../../model/acceptance.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Language } from '../../../model/language.ts';
import type { RepositoryFacts } from '../../../model/repository-facts.ts';
import type { CheckedLink } from '../../../model/verdict.ts';
import { localizeText } from '../../../text/language/localize-text.ts';
import { findPromotionalWords } from './promotional-words.ts';

export interface AcceptanceInput {
  /** The list as it would be after the merge. */
  list: ParsedList;
  settings: Settings;
  /** Verdicts on the links that the pull request adds, with facts about repositories. */
  links: readonly CheckedLink[];
  now: Date;
  /** Who suggests the entries. */
  author: string;
  /**
   * Open pull requests of the author that add entries, this one included. Undefined where the rules
   * about pull requests ask for nothing: in a merge queue, and for the bot's own.
   */
  openPullRequests: number | undefined;
}

/**
 * Which rules of acceptance new entries don't meet. Each bound is one finding, at the link of the
 * repository or at the field that it is about. An entry without a repository isn't judged by what
 * rules ask of repositories, nor a repository by what GitHub didn't say.
 */
export function checkAcceptance(added: readonly LocatedEntry[], input: AcceptanceInput): Finding[] {
  const { accept } = input.settings.review;
  if (accept.length === 0) return [];
  const sectionPaths = indexSectionPaths(input.list.info?.sections);
  // Counted once: a hundred entries and fifty rules would else go through the list 5,000 times.
  const sectionSizes = new Map<string, number>();
  for (const { entry } of input.list.entries) sectionSizes.set(entry.section, (sectionSizes.get(entry.section) ?? 0) + 1);
  return accept.flatMap((rule) => {
    const concerned = added.filter(({ entry }) => isInScope(rule, entry, sectionPaths));
    return concerned.flatMap((located, index) => [
      ...checkRepository(rule, located, input),
      ...checkTexts(rule, located),
      ...checkSection(rule, located, { input, size: sectionSizes.get(located.entry.section) ?? 0 }),
      ...checkPullRequest(rule, { index, count: concerned.length }, { located, input }),
    ]);
  });
}

/** What a repository doesn't meet; undefined where all is well, or GitHub didn't say. */
type RepositoryCheck = (
  rule: AcceptanceRule,
  facts: RepositoryFacts,
  now: Date,
) => Omit<UnmetBound, 'subject' | 'reason'> | undefined;

const dayMs = 24 * 60 * 60 * 1000;
const daysSince = (instant: string | null | undefined, now: Date): number | undefined => {
  const at = Date.parse(instant ?? '');
  return Number.isNaN(at) ? undefined : Math.max(0, Math.floor((now.getTime() - at) / dayMs));
};

type NumberBound = 'minStars' | 'minAgeDays' | 'maxDaysSincePush' | 'maxDaysSinceRelease' | 'minContributors';

function atLeast(bound: NumberBound, read: (facts: RepositoryFacts, now: Date) => number | undefined): RepositoryCheck {
  return compareNumber(bound, read, (actual, limit) => actual >= limit);
}

function atMost(bound: NumberBound, read: (facts: RepositoryFacts, now: Date) => number | undefined): RepositoryCheck {
  return compareNumber(bound, read, (actual, limit) => actual <= limit);
}

function compareNumber(
  bound: NumberBound,
  read: (facts: RepositoryFacts, now: Date) => number | undefined,
  isMet: (actual: number, limit: number) => boolean,
): RepositoryCheck {
  return (rule, facts, now) => {
    const [limit, actual] = [rule[bound], read(facts, now)];
    return limit === undefined || actual === undefined || isMet(actual, limit) ? undefined : { bound, limit, actual };
  };
}

function isTrue(
  bound: 'archived' | 'fork' | 'readme' | 'ci',
  read: (facts: RepositoryFacts) => boolean | undefined,
): RepositoryCheck {
  return (rule, facts) =>
    rule[bound] === undefined || (read(facts) ?? rule[bound]) === rule[bound] ? undefined : { bound, limit: 0 };
}

const checkReleaseAge = atMost('maxDaysSinceRelease', ({ releasedAt }, now) => daysSince(releasedAt, now));

const checkRelease: RepositoryCheck = (rule, facts, now) =>
  rule.maxDaysSinceRelease !== undefined && facts.releasedAt === null
    ? { bound: 'maxDaysSinceRelease', limit: rule.maxDaysSinceRelease }
    : checkReleaseAge(rule, facts, now);

const checkLicense: RepositoryCheck = ({ licenses }, { license }) => {
  if (licenses === undefined || license === undefined) return undefined;
  const allowed = licenses === 'any' ? [] : licenses;
  const isMet = allowed.length === 0 ? license !== null : allowed.some((each) => isSameLicense(each, license));
  return isMet ? undefined : { bound: 'licenses', limit: 0, allowed, license };
};

const repositoryChecks: readonly RepositoryCheck[] = [
  isTrue('archived', ({ isArchived }) => isArchived),
  isTrue('fork', ({ isFork }) => isFork),
  atLeast('minStars', ({ stars }) => stars),
  atLeast('minAgeDays', ({ createdAt }, now) => daysSince(createdAt, now)),
  atMost('maxDaysSincePush', ({ pushedAt }, now) => daysSince(pushedAt, now)),
  checkRelease,
  checkLicense,
  atLeast('minContributors', ({ contributors }) => contributors),
  isTrue('readme', ({ hasReadme }) => hasReadme),
  isTrue('ci', ({ hasCi }) => hasCi),
];

const isSameLicense = (allowed: string, license: string | null): boolean =>
  license === null ? allowed === 'not-stated' : withoutLaterVersions(allowed) === withoutLaterVersions(license);

function checkRepository(rule: AcceptanceRule, located: LocatedEntry, { links, now }: AcceptanceInput): Finding[] {
  const repository = findFacts(located, links);
  if (repository === undefined) return [];
  const { facts, line, column } = repository;
  return repositoryChecks.flatMap((check) => {
    const unmet = check(rule, facts, now);
    return unmet === undefined ? [] : [createFinding(rule, located, { line, column }, { ...unmet, subject: facts.name })];
  });
}

/**
 * What GitHub says of the repository of an entry. Undefined where that is not at GitHub, or GitHub
 * did not answer: no other takes its place.
 */
function findFacts(
  { id, file, entry }: LocatedEntry,
  links: readonly CheckedLink[],
): { facts: RepositoryFacts; line: number; column: number } | undefined {
  const key = findRepository(entry)?.key;
  for (const { identity, at, evidence } of links) {
    const place = identity === key ? at.find((each) => each.file === file && each.entry === id) : undefined;
    if (place !== undefined && evidence.facts !== undefined)
      return { facts: evidence.facts, line: place.line, column: place.column };
  }
  return undefined;
}

/** Rules about the entry's own words. */
function checkTexts(rule: AcceptanceRule, located: LocatedEntry): Finding[] {
  const { minDescriptionWords: min, maxDescriptionWords: max } = rule;
  const { entry, sourceMap } = located;
  const findings: Finding[] = [];
  const { zh, en } = entry.description ?? {};
  const texts = Object.entries({ zh, en }).filter(([, text]) => text !== undefined);
  for (const [language, text = ''] of texts.length === 0 ? [[]] : texts) {
    const actual = countWords(withoutMarks(text, located));
    const place = sourceMap.locate(language === undefined ? ['description'] : ['description', language]);
    if (min !== undefined && actual < min)
      findings.push(createFinding(rule, located, place, { bound: 'minDescriptionWords', limit: min, actual, subject: '' }));
    if (max !== undefined && actual > max)
      findings.push(createFinding(rule, located, place, { bound: 'maxDescriptionWords', limit: max, actual, subject: '' }));
  }
  if (rule.promotion === false) {
    const words = findPromotionalWords([zh, en].filter(Boolean).join(' '), rule.promotionalWords, getNames(located));
    const unmet = { bound: 'promotion', limit: 0, words, subject: '' } as const;
    if (words.length > 0) findings.push(createFinding(rule, located, sourceMap.locate(['description']), unmet));
  }
  return findings;
}

/** A rule about the number of entries of a section. */
function checkSection(
  rule: AcceptanceRule,
  located: LocatedEntry,
  { input, size }: { input: AcceptanceInput; size: number },
): Finding[] {
  const { maxSectionEntries: limit } = rule;
  if (limit === undefined || size <= limit) return [];
  const subject = getSectionName(input.list, located.entry.section, input.settings.language);
  const place = located.sourceMap.locate(['section']);
  return [createFinding(rule, located, place, { bound: 'maxSectionEntries', limit, actual: size, subject })];
}

const getNames = ({ entry }: LocatedEntry): string =>
  'title' in entry ? entry.title : Object.values(('name' in entry ? entry.name : undefined) ?? {}).join(' ');

/**
 * Rules against floods: entries beyond the number that a pull request may add, or a person may have
 * open.
 */
function checkPullRequest(
  rule: AcceptanceRule,
  { index, count }: { index: number; count: number },
  { located, input }: { located: LocatedEntry; input: AcceptanceInput },
): Finding[] {
  const { maxEntriesPerPullRequest: mostEntries, maxOpenPullRequests: mostOpen } = rule;
  const open = input.openPullRequests;
  if (open === undefined) return [];
  const unmet: UnmetBound[] = [];
  if (mostEntries !== undefined && index >= mostEntries)
    unmet.push({ bound: 'maxEntriesPerPullRequest', limit: mostEntries, actual: count, subject: '' });
  if (mostOpen !== undefined && open > mostOpen)
    unmet.push({ bound: 'maxOpenPullRequests', limit: mostOpen, actual: open, subject: `@${input.author}` });
  return unmet.map((each) => createFinding(rule, located, located.sourceMap.locate([]), each));
}

/**
 * A description without what items of a README have behind it: marks, as `MIT`, and a bracket that
 * begins with a link. In data these are fields.
 */
function withoutMarks(description: string, { markdown }: LocatedEntry): string {
  if (markdown === undefined) return description;
  let text = description.trimEnd();
  while (text.endsWith('`')) {
    const start = text.lastIndexOf('`', text.length - 2);
    if (start < 0) break;
    text = text.slice(0, start).trimEnd();
  }
  // Code that belongs to the sentence stays.
  if (!/(?:^|[.!?。！？)）])$/u.test(text.slice(-1))) text = description.trimEnd();
  const start = text.endsWith(')') ? text.lastIndexOf('(') : -1;
  const [label = ''] = start < 0 ? [] : text.slice(start + 1, -1).split(',', 1);
  return label !== '' && markdown.text.includes(`([${label}]`) ? text.slice(0, start) : text;
}

/** Words of any script; a Chinese character counts as one. */
function countWords(text: string): number {
  return (
    text.match(/\p{Script=Han}|[[\p{L}\p{N}\p{M}]--\p{Script=Han}]+(?:['’.,\-][[\p{L}\p{N}\p{M}]--\p{Script=Han}]+)*/gv)
      ?.length ?? 0
  );
}

function getSectionName({ info }: ParsedList, id: string, language: Language): string {
  for (const [section] of walkSections(info?.sections)) if (section.id === id) return localizeText(section.name, language) ?? id;
  return id;
}

function createFinding(
  { level, reason }: AcceptanceRule,
  { id, file }: LocatedEntry,
  { line, column }: { line: number; column: number },
  unmet: UnmetBound,
): Finding {
  const severity = level === 'block' ? 'error' : 'warning';
  return {
    code: 'not-accepted',
    severity,
    file,
    line,
    column,
    entry: id,
    unmet: { ...unmet, ...(reason === undefined ? {} : { reason }) },
  };
}
