import type { RepositoryFacts } from './repository-facts.ts';
import type { ServiceName } from './service-name.ts';

/**
 * The result of one check. Only `gone` says that a link is dead, and only on evidence: walls,
 * quotas and silence have names of their own.
 */
export const verdictNames = ['alive', 'moved', 'gone', 'restricted', 'blocked', 'limited', 'unreachable', 'unknown'] as const;

export type VerdictName = (typeof verdictNames)[number];

/** The reason of a verdict. A closed list: the catalogues have words for each. */
export const verdictReasons = [
  'ok',
  'exists-needs-code',
  'code-right',
  'redirected',
  'renamed',
  'canonical-address',
  'not-found',
  'removed',
  'cancelled',
  'deleted',
  'banned',
  'expired',
  'worn-out',
  'dmca',
  'terms',
  'path-gone',
  /** The paper is there, but not in the form or version that the link names. */
  'form-gone',
  'no-such-host',
  'withdrawn',
  'parked',
  'soft-404',
  'account-gone',
  'closed',
  'code-wrong',
  'code-missing',
  'private-or-missing',
  'login',
  'gated',
  'bot-wall',
  'captcha',
  'forbidden',
  'quota',
  'deferred',
  'timeout',
  'refused',
  'reset',
  'dns',
  /** A certificate that does not hold. */
  'tls',
  /** No secure connection: another version, no cipher in common, no TLS at all. */
  'tls-handshake',
  'server-error',
  'offline',
  'proxy',
  'malformed',
  'ambiguous',
  'unreadable',
  'not-permitted',
  'no-checker',
  'template',
  'unsupported-scheme',
  'no-such-file',
  'no-such-anchor',
  'outside-repository',
] as const;

export type VerdictReason = (typeof verdictReasons)[number];

/** What a verdict is based on: enough for a person to repeat the check. */
export interface Evidence {
  /** HTTP status of the response that decided. */
  status?: number;
  /** Where the redirects ended. */
  finalUrl?: string;
  /** The text of the page or response that decided, at most 200 characters. */
  marker?: string;
  /** What was requested: `github graphql`, `doi handle`, `page`. */
  asked: string;
  /** Title of the page, paper or repository, at most 300 characters. */
  title?: string;
  /** The code of the service itself: errno, responseCode, error type. */
  code?: string;
  /** True when the service that owns the identifier says so. Other evidence needs three checks. */
  authoritative?: boolean;
  /** True when a second network, elsewhere, got the same result. */
  confirmed?: boolean;
  /**
   * GitHub's id of the repository. It survives a rename, while the old name can be registered by
   * somebody else.
   */
  repository?: number;
  /** What GitHub says of the repository, where it was asked for. */
  facts?: RepositoryFacts;
  /**
   * What the page says, in short, so that a later check can tell whether it is still the same page.
   */
  page?: PageSummary;
}

export interface PageSummary {
  /** A sketch of the words of title and text. */
  words: string;
  /** True when the page has a name of the entry. */
  named?: boolean;
}

export const verdictNotes = [
  'archived',
  'possibly-wrong-link',
  /** The page is about what expired names are bought for: gambling, pills, loans. */
  'taken-over',
  /**
   * The name belongs to another repository than at the first check, which only the history can
   * tell.
   */
  'another-repository',
  'withdrawn',
  'retracted',
  'partially-retracted',
  'expression-of-concern',
  /** The name stays registered, but the work itself was taken away: a tombstone at best is left. */
  'removed',
  'weak-evidence',
  'empty-repository',
  /** Gone, but another mirror of the same is alive. */
  'mirror-alive',
  /** Gone, and every other mirror of the same too. */
  'mirrors-gone',
  /** GitHub makes more of the text a link than the address: it has to stand between `<` and `>`. */
  'linked-too-far',
  /** The page is there, and has no heading or anchor of the name behind the `#`. */
  'no-such-anchor',
] as const;
export type VerdictNote = (typeof verdictNotes)[number];

/** Notes of links that answer but may no longer be what the entry means: a person has to decide. */
export const doubtNotes = [
  'possibly-wrong-link',
  'taken-over',
  'another-repository',
  'withdrawn',
  'retracted',
  'partially-retracted',
  'expression-of-concern',
  'removed',
] as const satisfies readonly VerdictNote[];
export type DoubtNote = (typeof doubtNotes)[number];

export interface Verdict {
  verdict: VerdictName;
  reason: VerdictReason;
  evidence: Evidence;
  /** The new address, for `moved`. */
  to?: string;
  note?: VerdictNote;
}

/** The place of a link: a file, and an entry of it when the file is data. */
export interface LinkLocation {
  file: string;
  line: number;
  column: number;
  entry?: string;
}

/** One address to check. Addresses with one identity are checked once. */
export interface LinkToCheck {
  url: string;
  /** Extraction code, for a share. */
  code?: string;
  /** The names of the entry, for comparison with the title of the page. */
  names?: string[];
  /** The address of which this one is a mirror: they are checked together. */
  mirrorOf?: string;
  /**
   * Another place where the address may end in its text: `github` when GitHub's link ends there.
   */
  otherReading?: { url: string; kind: 'longer' | 'github' | 'cleaned' };
  at: LinkLocation[];
}

/**
 * Links that need not all be in memory at once. An array is one; others make a link anew whenever
 * it is asked for.
 */
export interface LinkCollection extends Iterable<LinkToCheck> {
  readonly length: number;
  at(index: number): LinkToCheck | undefined;
  /** All links that have an original or another reading, among others. Default: all links. */
  related?(): Iterable<LinkToCheck>;
}

export interface CheckedLink extends Verdict {
  url: string;
  /** `arxiv:2010.07497`, `github:owner/name`, `url:https://…`. */
  identity: string;
  service: ServiceName;
  at: LinkLocation[];
}

/** What a run of checks returns beside its links. */
export interface CheckSummary {
  /** False without a network: then no link was checked. */
  online: boolean;
  requests: { byHost: Record<string, number>; byService: Record<string, number> };
  seconds: number;
  deferred: number;
}
