/**
 * What a URL points to: asks the matchers of all services. Spellings of one resource get one key.
 */

export { getFragment } from '../url/index.ts';
export { findPlainHost, type Identity, identify, unwrapForwardedUrl } from './identify.ts';
