import type { CheckedLink } from '../../src/model/verdict.ts';

/** Looks for the tests of this room. */

const checksByName: Record<string, Pick<CheckedLink, 'verdict' | 'reason' | 'evidence'>> = {
  alive: { verdict: 'alive', reason: 'ok', evidence: { asked: 'page', status: 200 } },
  moved: { verdict: 'moved', reason: 'redirected', evidence: { asked: 'page', status: 301 } },
  no: { verdict: 'gone', reason: 'cancelled', evidence: { asked: 'owner', authoritative: true, marker: 'cancelled' } },
  failure: { verdict: 'gone', reason: 'not-found', evidence: { asked: 'page', status: 404 } },
  silence: { verdict: 'unreachable', reason: 'timeout', evidence: { asked: 'page' } },
  certificate: { verdict: 'unreachable', reason: 'tls', evidence: { asked: 'page', code: 'CERT_HAS_EXPIRED' } },
  wall: { verdict: 'blocked', reason: 'bot-wall', evidence: { asked: 'page', status: 403 } },
  quota: { verdict: 'limited', reason: 'quota', evidence: { asked: 'page', status: 429 } },
  login: { verdict: 'restricted', reason: 'login', evidence: { asked: 'page', status: 302 } },
  'wrong code': { verdict: 'restricted', reason: 'code-wrong', evidence: { asked: 'share verify', code: '-9' } },
  unknown: { verdict: 'unknown', reason: 'ambiguous', evidence: { asked: 'page' } },
  deferred: { verdict: 'limited', reason: 'deferred', evidence: { asked: 'nobody' } },
  offline: { verdict: 'unknown', reason: 'offline', evidence: { asked: 'nobody' } },
};

export type CheckName = keyof typeof checksByName;

/** What a check of `url` saw. */
export function checkOf(what: string, url = 'https://a.example/x'): CheckedLink {
  const look = checksByName[what];
  if (!look) throw new Error(`no such look: ${what}`);
  return {
    url,
    identity: `url:${url.replace(/^https?:\/\//, '')}`,
    service: 'web',
    at: [{ file: 'data/x.yml', line: 3, column: 5, entry: 'x' }],
    ...look,
    ...(what === 'moved' ? { to: 'https://new.example/x' } : {}),
  };
}

/** Day `n` of the tests' calendar, at three in the morning. */
export const day = (n: number, hour = 3): Date => new Date(Date.UTC(2026, 0, 1, hour) + n * 86_400_000);
