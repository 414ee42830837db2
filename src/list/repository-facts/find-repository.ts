import { type Identity, identify } from '../../links/identify/index.ts';
import { hasRepositoryFacts } from '../../links/services/index.ts';
import type { Entry } from '../schema/index.ts';

/**
 * The repository that an entry is about: the one of its code, or else the first. Undefined where
 * that is not at GitHub: no other takes its place.
 */
export function findRepository({ links }: Pick<Entry, 'links'>): Identity | undefined {
  const codes = links.filter(({ role }) => role === 'code');
  return (codes.length > 0 ? codes : links).map(({ url }) => identify(url)).find(hasRepositoryFacts);
}

/** `owner/name` of an identity at GitHub, also of a file in the repository. */
export const getRepositoryName = ({ id }: Pick<Identity, 'id'>): string => id.split('/').slice(0, 2).join('/');
