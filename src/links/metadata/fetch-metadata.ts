import { getService, type ServiceDescriptor } from '../services/index.ts';
import { type CheckContext, type LinkMetadata, splitIntoBatches } from '../services/shared/index.ts';
import type { Identity } from '../url/index.ts';

/** Identifiers in one request, as with checks. */
const maxIdentifiersPerRequest = 50;

/**
 * Asks the services that own the identities for their metadata, in batches and at the pace of
 * checks. Nothing is thrown: metadata is only offered to authors, so what fails is left out.
 * @returns the answers by the identity's key.
 */
export async function fetchMetadata(identities: readonly Identity[], context: CheckContext): Promise<Map<string, LinkMetadata>> {
  const uniqueIdentities = [...new Map(identities.map((identity) => [identity.key, identity])).values()];
  const byService = Map.groupBy(uniqueIdentities, ({ service }) => getService(service));
  const answers = await Promise.all(Array.from(byService, ([service, members]) => fetchFromService(service, members, context)));
  return new Map(answers.flat().flatMap((answer) => [...answer]));
}

async function fetchFromService(
  service: ServiceDescriptor,
  identities: readonly Identity[],
  context: CheckContext,
): Promise<Map<string, LinkMetadata>[]> {
  if (service.metadata === undefined) return [];
  const { fetchMetadata: fetchBatch } = await service.metadata();
  for (const [host, pace] of Object.entries(service.pace ?? {})) context.network.setPace(host, pace);
  return Promise.all(splitIntoBatches(identities, maxIdentifiersPerRequest).map((batch) => fetchBatch(batch, context)));
}
