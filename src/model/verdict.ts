import type { ServiceName } from './service-name.ts';

/** What one check saw. Only `gone` is a no, and only on evidence; walls, quotas and silence have words of their own. */
export const verdictNames = ['alive', 'moved', 'gone', 'restricted', 'blocked', 'limited', 'unreachable', 'unknown'] as const;

export type VerdictName = (typeof verdictNames)[number];

/** Why. Closed, so that report/ has words for each in zh and en. */
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
  'tls',
  'server-error',
  'offline',
  'proxy',
  'malformed',
  'ambiguous',
  'unreadable',
  'not-permitted',
  'no-checker',
] as const;

export type VerdictReason = (typeof verdictReasons)[number];

/** What the verdict rests on: enough for a person to repeat it. */
export interface Evidence {
  /** HTTP status of the answer that decided. */
  status?: number;
  /** Where the redirects ended. */
  finalUrl?: string;
  /** The text seen in the page or answer, at most 200 characters. */
  marker?: string;
  /** Which service was asked: `github graphql`, `doi handle`, `page`. */
  asked: string;
  /** Title of the page, paper or repository, at most 300 characters. */
  title?: string;
  /** A number or word of the service: errno, responseCode, error type. */
  code?: string;
  /** Certain by itself: the service that owns the identifier says so. What is not authoritative needs three looks. */
  authoritative?: boolean;
  /** A second network, from elsewhere, saw the same. */
  confirmed?: boolean;
  /** GitHub's number of the repository: it stays through renames, while a name can be registered anew by somebody else. */
  repository?: number;
}

export const verdictNotes = [
  'archived',
  'possibly-wrong-link',
  /** The page is about what expired names are bought for: gambling, pills, loans. */
  'taken-over',
  /** The name belongs to another repository than when the link was first looked at. Only memory can tell. */
  'another-repository',
  'withdrawn',
  'retracted',
  'weak-evidence',
  'empty-repository',
  /** Gone, but another mirror of the same lives. */
  'mirror-alive',
  /** Gone, and every other mirror of the same too. */
  'mirrors-gone',
] as const;
export type VerdictNote = (typeof verdictNotes)[number];

/** Notes of what answers but may not be what the entry means any more: somebody has to look. */
export const notesNeedingReview: ReadonlySet<VerdictNote | undefined> = new Set<VerdictNote>([
  'possibly-wrong-link',
  'taken-over',
  'another-repository',
  'withdrawn',
  'retracted',
]);

export interface Verdict {
  verdict: VerdictName;
  reason: VerdictReason;
  evidence: Evidence;
  /** The new address, for `moved`. */
  to?: string;
  note?: VerdictNote;
}

/** Where a link stands: in a file, and there in an entry when the file is data. */
export interface LinkLocation {
  file: string;
  line: number;
  column: number;
  entry?: string;
}

/** One address to judge. Equal identities are asked for once. */
export interface LinkToCheck {
  url: string;
  /** Extraction code, for a share. */
  code?: string;
  /** What the entry is called, to tell whether the link leads to it. */
  names?: string[];
  /** The address of which this one is a copy: they are judged together. */
  mirrorOf?: string;
  at: LinkLocation[];
}

export interface CheckedLink extends Verdict {
  url: string;
  /** `arxiv:2010.07497`, `github:owner/name`, `url:https://…`. */
  identity: string;
  service: ServiceName;
  at: LinkLocation[];
}

/** What a run of checks says beside its links. */
export interface CheckSummary {
  /** False when the network is not there: then no link was judged. */
  online: boolean;
  requests: { byHost: Record<string, number>; byService: Record<string, number> };
  seconds: number;
  deferred: number;
}
