import { describe, expect, it } from 'vitest';
import { findingRules } from '../../../../src/list/validate/rules/finding-rules.ts';
import { findingCodes } from '../../../../src/model/finding.ts';
import { findExampleFinding } from '../../../../src/report/findings/example-finding.ts';

const severities = ['notice', 'warning', 'error'];

describe('findingRules', () => {
  it('lists the codes in the order of the model', () => {
    expect(Object.keys(findingRules)).toEqual([...findingCodes]);
  });

  it.each(findingCodes)('%s: the example gives this finding with the severity and fix of the rule', (code) => {
    const rule = findingRules[code];
    const finding = findExampleFinding(code);
    expect(rule.code).toBe(code);
    expect(finding).toMatchObject({ code });
    expect(severities.indexOf(finding?.severity ?? '')).toBeLessThanOrEqual(severities.indexOf(rule.severity));
    if (finding?.fix !== undefined) expect(rule.fixable).toBe(true);
  });
});
