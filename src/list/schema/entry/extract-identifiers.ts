import type { Identity } from '../../../links/identify/index.ts';
import { getService, isServiceOf } from '../../../links/services/index.ts';
import { identifiers } from './entry-parts.ts';
import type { Entry, Link } from './entry-schema.ts';

type Identifiers = NonNullable<Entry['identifiers']>;

/**
 * The identifiers that the addresses of a paper contain, as far as the schema has a field for them;
 * undefined when there is none. Of several with one field the first counts.
 */
export function extractIdentifiers(links: readonly Link[], identifyLink: (link: Link) => Identity): Identifiers | undefined {
  const found: Record<string, string> = {};
  for (const link of links) {
    if (link.role !== 'paper') continue;
    const { service, id } = identifyLink(link);
    const field = isServiceOf(service, 'paper') ? getService(service).identifier?.field : undefined;
    if (field !== undefined && identifiers.safeParse({ [field]: id }).success) found[field] ??= id;
  }
  return Object.keys(found).length > 0 ? found : undefined;
}
