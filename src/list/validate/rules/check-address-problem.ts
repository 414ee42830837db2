import type { Severity } from '../../../model/finding.ts';
import type { AddressProblem } from './addresses/index.ts';
import { type EntryCheck, reportFinding } from './rule.ts';

/** Creates the check that reports the links whose address has this problem. */
export const checkAddressProblem =
  (code: AddressProblem['code'], severity: Severity): EntryCheck =>
  (located, context) =>
    context.links.flatMap(({ index, url, addressProblem }) => {
      if (addressProblem?.code !== code) return [];
      const { replacement } = addressProblem;
      return reportFinding(located, context, ['links', index, 'url'], {
        code,
        severity,
        found: url,
        ...(code === 'bad-address' ? { allowed: ['https://…'] } : {}),
        ...(replacement === undefined ? {} : { nearest: replacement, fix: replacement }),
      });
    });
