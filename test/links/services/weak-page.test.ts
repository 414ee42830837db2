import { describe } from 'vitest';
import type { Verdict } from '../../../src/model/verdict.ts';
import { testVerdicts } from './check-service.ts';

const seen = (verdict: Verdict['verdict'], reason: Verdict['reason'], rest: Partial<Verdict> = {}) => ({
  page: { verdict, reason, evidence: { asked: 'page' }, ...rest },
});
const unasked = 'aborted';

describe.each([
  'https://x.com/user/status/1',
  'https://www.instagram.com/user/',
  'https://abc.feishu.cn/docx/AbCd',
  'https://docs.qq.com/doc/DAbC',
  'https://www.notion.so/0123456789abcdef0123456789abcdef',
])('%s, drawn by a script', (url) => {
  testVerdicts(url, [
    ['is weak evidence where it is shown', unasked, { verdict: 'alive', note: 'weak-evidence' }, seen('alive', 'ok')],
    ['keeps a note that says more', unasked, { note: 'taken-over' }, seen('alive', 'ok', { note: 'taken-over' })],
    [
      'may be private where it seems missing',
      unasked,
      { verdict: 'restricted', reason: 'private-or-missing' },
      seen('gone', 'not-found'),
    ],
    ['may be private where it seems filled with nothing', unasked, { verdict: 'restricted' }, seen('gone', 'soft-404')],
    ['is gone with its host', unasked, { verdict: 'gone', reason: 'no-such-host' }, seen('gone', 'no-such-host')],
    ['is blocked where its site blocks', unasked, { verdict: 'blocked', reason: 'forbidden' }, seen('blocked', 'forbidden')],
  ]);
});

describe('https://www.linkedin.com/in/x, of a site that answers programs 999 or 404', () => {
  testVerdicts('https://www.linkedin.com/in/x', [
    ['is blocked where it seems missing', unasked, { verdict: 'blocked', reason: 'bot-wall' }, seen('gone', 'not-found')],
    ['is there where it is shown', unasked, { verdict: 'alive' }, seen('alive', 'ok')],
  ]);
});
