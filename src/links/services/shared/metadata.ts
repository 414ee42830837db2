import { toSingleLine } from '../../../text/invisible-characters.ts';
import type { Identity } from '../../url/index.ts';
import type { CheckContext } from './check-context.ts';

/**
 * What the owner of an identifier says of the thing, bounded and on one line each; fields that it
 * does not say are left out.
 */
export interface LinkMetadata {
  /** Who says so: `arXiv`, `Crossref`, `GitHub`. */
  source: 'arXiv' | 'Crossref' | 'GitHub';
  title?: string;
  authors?: string[];
  venue?: string;
  year?: number;
  doi?: string;
  /** SPDX id. */
  license?: string;
  stars?: number;
}

/**
 * Asks a service about a batch of its identities.
 * @returns the answers by the identity's key; identities without an answer are left out.
 */
export type FetchMetadata = (batch: readonly Identity[], context: CheckContext) => Promise<Map<string, LinkMetadata>>;

const namedCharacters: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** Decodes the character references of XML once: `&amp;lt;` becomes `&lt;`. */
function decodeReferences(text: string): string {
  return text.replace(
    /&(?:#(x[0-9a-f]{1,6}|\d{1,7})|(amp|lt|gt|quot|apos|nbsp));/gi,
    (reference, number?: string, name?: string) => {
      if (name !== undefined) return namedCharacters[name.toLowerCase()] ?? reference;
      const code = number?.startsWith('x') || number?.startsWith('X') ? Number.parseInt(number.slice(1), 16) : Number(number);
      return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : reference;
    },
  );
}

/**
 * One line without markup, controls or marks that nobody sees, at most `max` characters. Crossref's
 * titles and venues carry `&amp;`, `<i>`, `<scp>`, MathML and line breaks.
 */
export function cleanMetadataText(text: unknown, maxLength: number): string | undefined {
  if (typeof text !== 'string') return undefined;
  const words = toSingleLine(decodeReferences(text.slice(0, maxLength * 20)).replace(/<\/?[a-z][^<>]{0,200}>/gi, ''));
  return words === '' || [...words].length > maxLength ? undefined : words;
}

/** Names as a list has them; undefined when there is none, or one that does not fit. */
export function normalizeAuthors(authors: readonly (string | undefined)[]): string[] | undefined {
  const fit = authors.flatMap((name) => name ?? []);
  return fit.length === 0 || fit.length !== authors.length || fit.length > 300 ? undefined : fit;
}

/** Only what is there, so that a missing field is missing. */
export function omitUndefined(fields: { [K in keyof LinkMetadata]: LinkMetadata[K] | undefined }): LinkMetadata {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as unknown as LinkMetadata;
}
