import type { VerdictName, VerdictNote, VerdictReason } from '../../model/verdict.ts';

const names: Record<VerdictName, string> = {
  alive: 'working',
  moved: 'moved',
  gone: 'dead',
  restricted: 'restricted',
  blocked: 'blocked',
  limited: 'skipped',
  unreachable: 'unreachable',
  unknown: 'unclear',
};

/** Where the reason says more than the verdict. */
const namesByReason: Partial<Record<VerdictReason, string>> = {
  malformed: 'invalid',
  template: 'skipped',
  'unsupported-scheme': 'skipped',
  'outside-repository': 'skipped',
  'no-checker': 'skipped',
  'server-error': 'unavailable',
};

const reasons: Record<VerdictReason, string> = {
  ok: 'works',
  'exists-needs-code': 'share exists, extraction code required',
  'code-right': 'share exists, extraction code correct',
  redirected: 'permanently redirects to a new address',
  renamed: 'renamed',
  'canonical-address': 'a canonical address is available',
  'not-found': 'not found',
  removed: 'removed',
  cancelled: 'share cancelled',
  deleted: 'deleted by its author',
  banned: 'taken down by the platform',
  expired: 'expired',
  'worn-out': 'share closed after too many visits',
  dmca: 'taken down after a copyright complaint',
  terms: 'taken down for breaking the platform’s rules',
  'path-gone': 'the repository exists, but this file or folder doesn’t',
  'form-gone': 'the paper exists, but not in this version or format',
  'no-such-host': 'the domain no longer exists',
  withdrawn: 'withdrawn',
  parked: 'the domain is for sale',
  'soft-404': 'the page says the content doesn’t exist',
  'account-gone': 'the account no longer exists',
  closed: 'the site has shut down',
  'code-wrong': 'share exists, wrong extraction code',
  'code-missing': 'share exists, extraction code missing',
  'private-or-missing': 'private or doesn’t exist',
  login: 'login required',
  gated: 'access on request',
  'bot-wall': 'the site blocks bots',
  captcha: 'the site asks for a captcha',
  forbidden: 'the site returned “forbidden”',
  quota: 'the site’s rate limit was reached',
  deferred: 'left for the next run',
  timeout: 'timed out',
  refused: 'connection refused',
  reset: 'connection reset',
  dns: 'the domain couldn’t be resolved',
  tls: 'invalid certificate',
  'tls-handshake': 'no secure connection possible',
  'server-error': 'server error',
  offline: 'no network connection',
  proxy: 'Listkeeper’s proxy couldn’t forward the request',
  malformed: 'not a valid web address',
  ambiguous: 'ambiguous response',
  unreadable: 'unreadable response',
  'not-permitted': 'no permission to check it',
  'no-checker': 'this kind of link isn’t supported',
  template: 'a template, not an address',
  'unsupported-scheme': 'only http and https links are checked',
  'no-such-file': 'no such file in this repository',
  'no-such-anchor': 'no such heading or anchor',
  'outside-repository': 'leads out of this repository',
};

const notes: Record<VerdictNote, string> = {
  archived: 'the repository is archived',
  'taken-over': 'the domain now shows something else, probably after it expired and was sold',
  'possibly-wrong-link': 'the page has a different title, possibly the wrong link',
  'another-repository': 'the name now belongs to another repository',
  withdrawn: 'the paper was withdrawn',
  retracted: 'the paper was retracted',
  'partially-retracted': 'part of the paper was retracted',
  'expression-of-concern': 'the publisher has expressed concern about the paper',
  removed: 'the publisher removed the work',
  'weak-evidence': 'the response doesn’t show whether the page exists',
  'empty-repository': 'the repository is empty',
  'mirror-alive': 'another mirror works',
  'mirrors-gone': 'all its mirrors are dead too',
  'linked-too-far': 'GitHub’s link includes the text after it: write it as <URL>',
  'no-such-anchor': 'the page has no such heading or anchor',
};

/** What a check of a link saw. */
export const verdicts = () => ({
  /** One or two words. */
  names,
  namesByReason,
  /** Clauses that can follow an address and a colon. */
  reasons,
  /** What wasn't found, by what kind of link it is. */
  notFound: {
    page: 'page not found',
    paper: 'paper not found',
    repository: 'repository not found',
    share: 'share not found',
  },
  notes,
});
