import { toSingleLine } from '../../text/invisible-characters.ts';
import type { Identity } from '../identify/index.ts';
import { type CheckContext, splitIntoBatches } from '../services/shared/index.ts';
import { fetchArxivMetadata } from './arxiv.ts';
import { fetchCrossrefMetadata } from './crossref.ts';
import { fetchGitHubMetadata } from './github.ts';

/** What the owner of an identifier says of the thing, bounded and on one line each; fields that it does not say are left out. */
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

/** Identifiers in one question, as with checks. */
const maxIdentifiersPerRequest = 50;

/**
 * Asks arXiv, Crossref and GitHub what they know of identities, in batches; others are passed over. Returns what was answered by the
 * identity's key. Whatever fails is left out: nobody waits for what is only offered. GitHub is asked only with a token.
 */
export async function fetchMetadata(identities: readonly Identity[], context: CheckContext): Promise<Map<string, LinkMetadata>> {
  const uniqueIdentities = [...new Map(identities.map((identity) => [identity.key, identity])).values()];
  const fetchers = { arxiv: fetchArxivMetadata, doi: fetchCrossrefMetadata, github: fetchGitHubMetadata } as const;
  const answers = await Promise.all(
    Object.entries(fetchers).flatMap(([service, ask]) =>
      splitIntoBatches(
        uniqueIdentities.filter((identity) => identity.service === service),
        maxIdentifiersPerRequest,
      ).map((batch) => ask(batch, context)),
    ),
  );
  return new Map(answers.flatMap((answer) => [...answer]));
}

/** One line without markup, controls or marks that nobody sees, at most `max` characters. */
export function cleanMetadataText(text: unknown, maxLength: number): string | undefined {
  if (typeof text !== 'string') return undefined;
  const words = toSingleLine(text.slice(0, maxLength * 20).replace(/<\/?[a-z][^<>]{0,200}>/gi, ''));
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
