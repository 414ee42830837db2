import type { CheckedLink, CheckSummary } from '../../../src/model/verdict.ts';
import type { LinkReport } from '../../../src/report/formats/link-report.ts';

export const summary: CheckSummary = {
  online: true,
  requests: { byHost: { 'a.example': 3 }, byService: {} },
  seconds: 1.25,
  deferred: 0,
};

export function link(url: string, rest: Partial<CheckedLink> = {}): CheckedLink {
  const at = [{ file: 'docs/read me.md', line: 3, column: 5 }];
  const alive = { verdict: 'alive', reason: 'ok', evidence: { asked: 'page', status: 200 } } as const;
  return { url, identity: `url:${url}`, service: 'web', at, ...alive, ...rest };
}

export const gone = link('https://a.example/gone', {
  verdict: 'gone',
  reason: 'not-found',
  evidence: { asked: 'page', status: 404 },
  at: [
    { file: 'docs/read me.md', line: 3, column: 5 },
    { file: '/elsewhere/中文.md', line: 1, column: 1 },
  ],
});
const moved = link('https://a.example/old', { verdict: 'moved', reason: 'redirected', to: 'https://b.example/new' });
const walled = link('https://w.example/', {
  verdict: 'blocked',
  reason: 'bot-wall',
  evidence: { asked: 'page', status: 403 },
});
const silent = link('https://s.example/', { verdict: 'unreachable', reason: 'timeout', evidence: { asked: 'page' } });
const byHand = link('https://h.example/', {
  verdict: 'gone',
  reason: 'no-such-host',
  evidence: { asked: 'page' },
  at: [],
});

export const report = (links: CheckedLink[], rest: Partial<LinkReport> = {}): LinkReport => ({
  links,
  summary,
  language: 'en',
  isFailure: ({ verdict }) => verdict === 'gone',
  ...rest,
});
export const everything = [link('https://a.example/'), gone, moved, walled, silent, byHand];
