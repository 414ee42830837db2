/**
 * What a request may do: which addresses and ports it may reach, which redirects it follows, and
 * which cookies it sends. When a link counts as dead is decided in `link-health/policy.ts`.
 */

export { AddressGuard, isLocalName } from './address-guard.ts';
export { createCookieJar } from './cookies.ts';
export { type RequestStep, resolveRedirect } from './redirects.ts';
