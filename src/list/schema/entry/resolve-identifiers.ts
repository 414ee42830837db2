import { type Identity, identify } from '../../../links/identify/index.ts';
import { findIdentifierForm } from '../../../links/services/index.ts';
import type { Entry } from './entry-schema.ts';

/** A resource that an identifier of an entry names; `field` is the name of the identifier. */
type NamedIdentity = Identity & { field: string };

/** The resources that identifiers name, in their order. */
export function resolveIdentifiers({ identifiers }: Pick<Entry, 'identifiers'>): NamedIdentity[] {
  return Object.entries(identifiers ?? {}).flatMap(([field, id]) => {
    const url = id === undefined ? undefined : findIdentifierForm(field)?.toUrl(id);
    return url === undefined ? [] : [{ ...identify(url), field }];
  });
}
