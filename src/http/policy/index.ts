export { AddressGuard, isLocalName } from './address-guard.ts';
export { createCookieJar } from './cookies.ts';
export { type RequestStep, resolveRedirect } from './redirects.ts';
