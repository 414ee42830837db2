import { type Identity, identify } from '../../../links/identify/index.ts';

interface Addressed {
  readonly url: string;
}

/** Identities by the object that has the address, so that none outlives its import. */
const identities = new WeakMap<Addressed, { url: string; identity: Identity }>();

/** The identity of a link's address. Each step of an import asks for it again. */
export function identifyLink(link: Addressed): Identity {
  const known = identities.get(link);
  if (known?.url === link.url) return known.identity;
  const identity = identify(link.url);
  rememberIdentity(link, identity);
  return identity;
}

/** Notes the identity of a link that has the address of another object. */
export function rememberIdentity(link: Addressed, identity: Identity): void {
  identities.set(link, { url: link.url, identity });
}
