/**
 * Nothing that a URL parser would change or refuse, and nothing that cleaning would take off: a
 * host in lower case without port, and a path without escapes, dots at the beginning of a part,
 * query and fragment.
 */
const plainPattern =
  /^https?:\/\/(?!http)((?:(?!xn--)[a-z0-9-]+\.)+[a-z]{2,24})((?:\/[\w~+@&=:-][\w.~+@&=:-]*)*\/*)(?<=[\w/=~&+-])$/;
const maxPlainLength = 500;

/** The parts of an address as most are written. */
export interface PlainUrl {
  host: string;
  /** Empty, or with a slash at its beginning. */
  path: string;
}

/**
 * Splits an address that `URL.parse` would leave as it is, at a tenth of its cost.
 * @returns undefined for any other address.
 */
export function parsePlainUrl(address: string): PlainUrl | undefined {
  if (address.length > maxPlainLength) return undefined;
  const [, host, path = ''] = plainPattern.exec(address) ?? [];
  return host === undefined ? undefined : { host, path };
}
