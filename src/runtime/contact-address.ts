/**
 * The contact address from LISTKEEPER_MAILTO, for services with a polite pool (Crossref, DataCite).
 */
export function readContactAddress(environment: Readonly<Record<string, string | undefined>>): { mailto?: string } {
  const mailto = environment.LISTKEEPER_MAILTO?.trim() ?? '';
  return contactAddressPattern.test(mailto) ? { mailto } : {};
}

/** One address of an ordinary form, at most 200 characters. */
export const contactAddressPattern = /^(?=.{3,200}$)[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/;
