export { findCurrentAddress } from './current-address.ts';
export { type AddressProblem, findAddressProblem } from './find-address-problem.ts';
