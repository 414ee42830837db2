/**
 * Problems of a single URL that need no request: insecure, volatile (search results, shorteners,
 * signed or tracking URLs), and replaced by a current address.
 */

export { findCurrentAddress } from './current-address.ts';
export { detectVolatileAddress } from './detect-volatile-address.ts';
export { type AddressProblem, findAddressProblem } from './find-address-problem.ts';
export { parseBadges } from './parse-badge.ts';
