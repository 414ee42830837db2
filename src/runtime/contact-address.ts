/**
 * The contact address that services with a polite pool (Crossref, DataCite) are told, from LISTKEEPER_MAILTO.
 * @returns nothing for a text that is no address, since a wrong one is worse than none.
 */
export function readContactAddress(environment: Readonly<Record<string, string | undefined>>): { mailto?: string } {
  const mailto = environment.LISTKEEPER_MAILTO?.trim() ?? '';
  return contactAddressPattern.test(mailto) ? { mailto } : {};
}

/** One address of an ordinary form, at most 200 characters. */
export const contactAddressPattern = /^(?=.{3,200}$)[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/;
