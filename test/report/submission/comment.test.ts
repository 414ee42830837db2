import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../src/model/finding.ts';
import { githubLimits } from '../../../src/report/markdown/index.ts';
import { formatSubmissionComment } from '../../../src/report/submission/comment.ts';
import type { SubmissionDetails, SubmissionOutcome } from '../../../src/report/submission/outcome.ts';

const notes: SubmissionDetails = {
  preview: '### CMID',
  path: 'data/cmid.yml',
  text: 'kind: dataset\n',
  filledFields: [],
  rejectedFields: [],
  section: 'Datasets',
  related: [],
};
const twins = [{ id: 'cmid', name: 'CMID', url: 'https://github.com/example/list/blob/main/data/cmid.yml#L1' }];
const finding: Finding = { code: 'placeholder', severity: 'error', file: '', line: 1, column: 1, field: 'description' };
const say = (outcome: SubmissionOutcome) => formatSubmissionComment(outcome, 'en');
const outcomes: SubmissionOutcome[] = [
  { is: 'proposed', name: 'CMID', notes, proposals: 'https://github.com/example/list/pull/3' },
  { is: 'duplicate', name: 'CMID', twins },
  { is: 'no-address', text: 'see below' },
  { is: 'dead', url: 'https://a.example/', words: 'page not found' },
  { is: 'junk', links: 9 },
  { is: 'to-fix', name: 'CMID', findings: [finding] },
  { is: 'taken-over', number: 3, url: 'https://github.com/example/list/pull/3' },
  { is: 'declined' },
];

describe('formatSubmissionComment', () => {
  it.each(outcomes)('has one headline, which says who has something to do: $is', (outcome) => {
    const text = say(outcome);
    expect(text.split('\n')[0]).toMatch(/^\*\*.+\*\*$/);
    expect(text).not.toMatch(/undefined|\[object/);
    // Who can correct it is told how; who can overrule it is told by what.
    expect(text.includes('edit this issue')).toBe(['proposed', 'no-address', 'dead', 'to-fix'].includes(outcome.is));
    expect(text.includes('/listkeeper approve')).toBe(['duplicate', 'dead', 'junk'].includes(outcome.is));
  });

  it('keeps what somebody wrote from being Markdown', () => {
    const hostile = '**x** [y](https://evil.example/) @everyone <img src=x>';
    for (const text of [
      say({ is: 'no-address', text: hostile }),
      say({ is: 'to-fix', name: hostile, findings: [] }),
      say({ is: 'dead', url: 'https://a.example/', words: hostile }),
    ]) {
      const plain = text.replace(/`[^`\n]+`/g, '');
      expect(plain).not.toMatch(/(?<!\\)\[y|(?<!\\)<img/);
    }
  });

  it('shows an address that no link can have as text', () => {
    expect(say({ is: 'dead', url: 'https://a.example/', words: 'w' })).toContain('[`https://a.example/`](https://a.example/): w');
    const text = say({ is: 'dead', url: 'javascript:alert(1)', words: 'w' });
    expect(text).toContain('`javascript:alert(1)`: w');
    expect(text).not.toContain('](javascript');
  });

  it('says the same of two fields only once', () => {
    const text = say({ is: 'to-fix', name: 'A', findings: [finding, { ...finding, field: 'description.zh' }] });
    expect(text.match(/^- .*placeholder/gm)).toHaveLength(1);
  });

  it('fits into a comment, however much is wrong', () => {
    const findings = Array.from(
      { length: 3000 },
      (_, n) => ({ ...finding, code: 'too-long', field: `links.${n}.url` }) as Finding,
    );
    expect(say({ is: 'to-fix', name: 'x'.repeat(9000), findings }).length).toBeLessThanOrEqual(githubLimits.body);
  });
});
