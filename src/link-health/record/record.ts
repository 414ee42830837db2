import { z } from 'zod';
import { type Verdict, verdictNames, verdictNotes, verdictReasons } from '../../model/verdict.ts';
import { preserveNewerWords } from './newer-words.ts';

/**
 * What is remembered of links: the shapes of a line of the history. They are checked where a line
 * is read, since people can write to a branch.
 */

/** The format that is written here. A history of a higher version is never written over. */
export const historyVersion = 1;

/**
 * Only moments that exist. In the order of text, an impossible one is later than all others, and no
 * check would ever follow it.
 */
const instantSchema = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}Z$/)
  .refine((at) => formatInstant(new Date(parseInstantMs(at) || 0)) === at);
const boundedString = (max: number) => z.string().max(max);

/**
 * Fields and words of a newer version: kept as they are, and written back. See `newer-words.ts`.
 */
const newerSchema = z.record(z.string(), z.unknown()).optional();

const briefCheckFields = {
  at: instantSchema,
  verdict: z.enum(verdictNames),
  reason: z.enum(verdictReasons),
  asked: boundedString(80),
};

const briefCheckSchema = z.object({ ...briefCheckFields, newer: newerSchema });

const checkSchema = z.object({
  ...briefCheckFields,
  to: boundedString(2000).optional(),
  note: z.enum(verdictNotes).optional(),
  status: z.number().optional(),
  marker: boundedString(200).optional(),
  title: boundedString(300).optional(),
  finalUrl: boundedString(2000).optional(),
  code: boundedString(80).optional(),
  authoritative: z.boolean().optional(),
  repository: z.number().optional(),
  newer: newerSchema,
});

/**
 * `no`: the owner of the identifier says so. `failure`: the page says so. `silence`: nobody
 * answers.
 */
const strikeKinds = ['no', 'failure', 'silence'] as const;

/** The most strikes that a line may hold. */
export const maxStrikes = 100;

/**
 * Of many strikes the first and the last are kept. They tell since when the link fails, and that it
 * still does.
 */
export const maxStrikesAtEachEnd = 8;

/**
 * What an unknown word of a newer version is read as. An unknown strike is treated like silence.
 */
const checkWords = { verdict: [verdictNames, 'unknown'], reason: [verdictReasons, 'ambiguous'], note: [verdictNotes] } as const;
const strikeWords = { kind: [strikeKinds, 'silence'], reason: [verdictReasons, 'ambiguous'] } as const;

/**
 * `confirmed`: silence was listened for from a second network, too. It tells whether that heard
 * nothing either.
 */
const strikeSchema = z.object({
  at: instantSchema,
  kind: z.enum(strikeKinds),
  reason: z.enum(verdictReasons),
  asked: boundedString(80),
  confirmed: z.boolean().optional(),
  newer: newerSchema,
});

/** A page as it looked: enough to tell later whether it is still that page. */
const pageSchema = z.object({
  at: instantSchema,
  title: boundedString(100).optional(),
  words: boundedString(200),
  named: z.boolean().optional(),
  /** The first of the looks in a row that saw it. Missing where this was the only one. */
  since: instantSchema.optional(),
  newer: newerSchema,
});

const repositorySchema = z.object({ at: instantSchema, number: z.number(), newer: newerSchema });

const daySchema = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
/** An SPDX id, `other`, or null for none. */
const licenseIdSchema = boundedString(100).nullable();

/** Days, and not instants: a line changes less. */
const factsSchema = z.object({
  at: instantSchema,
  pushed: daySchema.optional(),
  released: daySchema.nullable().optional(),
  stars: z.int().min(0).optional(),
  license: licenseIdSchema.optional(),
  archived: z.boolean().optional(),
  newer: newerSchema,
});

const licensedSchema = z.object({ at: instantSchema, license: licenseIdSchema, newer: newerSchema });

const readCheck = preserveNewerWords(checkSchema, checkWords);

const linkRecordFields = z.object({
  id: z.string().min(1).max(2100),
  url: boundedString(2000),
  service: boundedString(80),
  seen: instantSchema,
  alive: instantSchema.optional(),
  back: instantSchema.optional(),
  judged: readCheck.optional(),
  said: readCheck.optional(),
  unjudged: readCheck.optional(),
  looks: z.array(preserveNewerWords(briefCheckSchema, checkWords)).max(100).default([]),
  strikes: z.array(preserveNewerWords(strikeSchema, strikeWords)).max(maxStrikes).default([]),
  archived: boundedString(2100).optional(),
  repository: preserveNewerWords(repositorySchema).optional(),
  page: preserveNewerWords(pageSchema).optional(),
  otherPage: preserveNewerWords(pageSchema).optional(),
  ignored: instantSchema.optional(),
  facts: preserveNewerWords(factsSchema).optional(),
  licensed: preserveNewerWords(licensedSchema).optional(),
  kept: instantSchema.optional(),
  newer: newerSchema,
});

export const linkRecordSchema = preserveNewerWords(linkRecordFields);

const countSchema = z.number().int().min(0);

const runFields = z.object({
  run: instantSchema,
  links: countSchema,
  alive: countSchema,
  moved: countSchema,
  suspect: countSchema,
  dead: countSchema,
  unjudged: countSchema,
  asked: countSchema,
  newer: newerSchema,
});

export const runSchema = preserveNewerWords(runFields);

/**
 * A moment in UTC to the minute, such as `2026-11-22T03:12Z`. It sorts as text, and keeps diffs
 * small.
 */
export type Instant = string;

/** One look at a link with what it rests on. */
export type RecordedCheck = z.infer<typeof checkSchema>;
/**
 * The page that a name showed when it was last right (`page`), or has shown since (`otherPage`).
 */
export type RememberedPage = z.infer<typeof pageSchema>;
export type RememberedFacts = z.infer<typeof factsSchema>;
export type Strike = z.infer<typeof strikeSchema>;
export type StrikeKind = (typeof strikeKinds)[number];

/**
 * What is known of one identity: one line of the history.
 *
 * - `seen`: first check. `alive`: last success. `back`: when it came back from the dead.
 * - `judged`: the last check that says something. `said`: the last that was no failure, when
 *   `judged` is one.
 * - `unjudged`: the last check, when that said nothing (a wall, a quota). `looks`: the last few
 *   checks.
 * - `strikes`: failures since the last success.
 * - `repository`: which one its name belonged to at the first check, or when somebody found it
 *   right.
 * - `page`: what its page says. `otherPage`: what it says since it has nothing in common with that.
 * - `ignored`: until when nobody wants to hear of it.
 * - `facts`: what GitHub said of its repository last.
 * - `licensed`: the license that the repository had at first, or that somebody found right.
 * - `kept`: until when nobody wants to hear that its repository isn't kept up.
 */
export type LinkRecord = z.infer<typeof linkRecordSchema>;

/**
 * What a run left behind: how the whole list stood after it. `asked` is how many links it asked
 * for.
 */
export type HealthRunSummary = z.infer<typeof runSchema>;

export interface LinkHistory {
  /** The highest version that the text names. */
  version: number;
  /** Oldest first. */
  runs: HealthRunSummary[];
  /** By identity. */
  links: Map<string, LinkRecord>;
  /**
   * Lines of the text that could not be read, counted from 1. They are reported and never fatal.
   */
  invalidLines: number[];
}

export const emptyHistory = (): LinkHistory => ({ version: historyVersion, runs: [], links: new Map(), invalidLines: [] });

/** A date as the history writes it. */
export const formatInstant = (when: Date): Instant => `${when.toISOString().slice(0, 16)}Z`;

/** A moment in milliseconds since 1970. Links of one run share theirs, so the last few are kept. */
export function parseInstantMs(at: Instant): number {
  const known = parsedInstants.get(at);
  if (known !== undefined) return known;
  if (parsedInstants.size > 2000) parsedInstants.clear();
  const ms = Date.parse(at);
  parsedInstants.set(at, ms);
  return ms;
}
const parsedInstants = new Map<Instant, number>();

/** Whole and broken days from one moment to another. */
export const daysBetween = (from: Instant, to: Instant): number => (parseInstantMs(to) - parseInstantMs(from)) / 86_400_000;

/** Minutes by which two clocks may differ. */
const maxClockSkewMinutes = 10;

/**
 * Whether a moment lies so far ahead that a clock must have been wrong then. What it says would be
 * the last word until it comes.
 */
export const exceedsClockSkew = (at: Instant | undefined, now: Date): boolean =>
  at !== undefined && parseInstantMs(at) - now.getTime() > maxClockSkewMinutes * 60_000;

/** When a link was looked at last. */
export function lastCheckedAt({ judged, unjudged, alive, seen }: LinkRecord): Instant {
  let last = seen;
  for (const at of [judged?.at, unjudged?.at, alive]) if (at !== undefined && at > last) last = at;
  return last;
}

/** The host that stands behind an address, in lower case; the address itself when it has none. */
export function hostnameOf(url: string): string {
  return URL.parse(url)?.hostname ?? url;
}

/** The last check that was no failure: what a link was known to say before it failed. */
export const lastInformativeCheck = ({ judged, said }: Pick<LinkRecord, 'judged' | 'said'>): RecordedCheck | undefined =>
  judged !== undefined && isFailure(judged) ? said : judged;

/**
 * Whether a link's name belongs to another repository than is known, and nobody has accepted that.
 */
export const belongsToAnotherRepository = ({ judged, repository }: Pick<LinkRecord, 'judged' | 'repository'>): boolean =>
  judged?.note === 'another-repository' && judged.repository !== repository?.number;

/** A verdict that only a newer version knows may be a failure, too. */
const isFailure = ({ verdict, newer }: RecordedCheck): boolean =>
  verdict === 'gone' || verdict === 'unreachable' || newer?.verdict !== undefined;

/** Reasons that show a thing to be there although it is not open to everybody. */
const existenceReasons: ReadonlySet<string> = new Set(['exists-needs-code', 'code-wrong', 'code-missing', 'gated']);

/** True when a verdict proves that the thing is there: it ends every doubt. */
export function provesExistence(verdict: Verdict | RecordedCheck): boolean {
  if (verdict.verdict === 'alive' || verdict.verdict === 'moved') return true;
  return verdict.verdict === 'restricted' && existenceReasons.has(verdict.reason);
}

/** The first and the last of many. */
export const keepBothEnds = <T>(all: T[], most: number): T[] =>
  all.length <= most ? all : [...all.slice(0, most / 2), ...all.slice(-most / 2)];
