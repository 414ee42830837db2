import type { Identity } from '../identify.ts';
import { batches, type CheckTools } from '../services/service.ts';
import { arxivMetadata } from './arxiv.ts';
import { crossrefMetadata } from './crossref.ts';
import { githubMetadata } from './github.ts';

/** What the owner of an identifier says of the thing, bounded and on one line each; fields that it does not say are left out. */
export interface Metadata {
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
const perQuestion = 50;

/**
 * Asks arXiv, Crossref and GitHub what they know of identities, in batches; others are passed over. Returns what was answered by the
 * identity's key. Whatever fails is left out: nobody waits for what is only offered. GitHub is asked only with a token.
 */
export async function metadataOf(identities: readonly Identity[], tools: CheckTools): Promise<Map<string, Metadata>> {
  const once = [...new Map(identities.map((identity) => [identity.key, identity])).values()];
  const askers = { arxiv: arxivMetadata, doi: crossrefMetadata, github: githubMetadata } as const;
  const answers = await Promise.all(
    Object.entries(askers).flatMap(([service, ask]) =>
      batches(
        once.filter((identity) => identity.service === service),
        perQuestion,
      ).map((batch) => ask(batch, tools)),
    ),
  );
  return new Map(answers.flatMap((answer) => [...answer]));
}

/** One line without markup, controls or marks that nobody sees, at most `max` characters. */
export function line(text: unknown, max: number): string | undefined {
  if (typeof text !== 'string') return undefined;
  const words = text
    .slice(0, max * 20)
    .replace(/<\/?[a-z][^<>]{0,200}>/gi, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .replace(/\p{Cf}/gu, '')
    .trim();
  return words === '' || [...words].length > max ? undefined : words;
}

/** Names as a list has them; undefined when there is none, or one that does not fit. */
export function names(all: readonly (string | undefined)[]): string[] | undefined {
  const fit = all.flatMap((name) => name ?? []);
  return fit.length === 0 || fit.length !== all.length || fit.length > 300 ? undefined : fit;
}

/** Only what is there, so that a missing field is missing. */
export function known(fields: { [K in keyof Metadata]: Metadata[K] | undefined }): Metadata {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as unknown as Metadata;
}
