import type { Language } from '../../model/language.ts';
import type { ServiceName } from '../../model/service-name.ts';
import { getHostWithoutWww, type Identity } from '../url/index.ts';
import * as allServices from './all-services.ts';
import type { HubKind, IdentifierForm, ServiceCategory, ServiceDescriptor } from './define-service.ts';
import type { LinkService } from './shared/index.ts';

type Descriptor = (typeof allServices)[keyof typeof allServices];

/** Fails to compile when a name in `ServiceNames` has no descriptor in `all-services.ts`. */
type EveryNameHasDescriptor<Missing extends never = Exclude<ServiceName, Descriptor['name']>> = Missing;

const servicesByName: ReadonlyMap<string, ServiceDescriptor> = new Map<ServiceName | EveryNameHasDescriptor, ServiceDescriptor>(
  Object.values<ServiceDescriptor>(allServices).map((service) => [service.name, service]),
);

/** All descriptors. None of them loads a checker by itself. */
export const services: readonly ServiceDescriptor[] = [...servicesByName.values()];

/** The descriptor of a service. */
export function getService(name: ServiceName): ServiceDescriptor {
  const service = servicesByName.get(name);
  if (service === undefined) throw new Error(`no descriptor for the service ${name}`);
  return service;
}

/** The service whose checker is asked about an identity; `web` where its own has none. */
export function getCheckingService({ service }: Identity): ServiceName {
  return getService(service).check === undefined ? 'web' : service;
}

/** Loads the checker of a service; from memory when it was loaded before. */
export async function loadService(name: ServiceName): Promise<LinkService> {
  const { pace = {}, canaries, check: loadCheck } = getService(name);
  if (loadCheck === undefined) throw new Error(`the service ${name} has no checker`);
  const { check } = await loadCheck();
  return { name, pace, check, canaries };
}

/**
 * What people call a service.
 * @param name Also a name that an older version has written; without a descriptor it is returned as
 * it is.
 */
export function serviceTitle(name: string, language: Language): string {
  const title = servicesByName.get(name)?.title;
  return title?.[language] ?? title?.en ?? name;
}

/** Whether a service is of the category. */
export function isServiceOf(name: ServiceName, category: ServiceCategory): boolean {
  return getService(name).category === category;
}

/** Whether an address leads to a paper. DOIs do, except those of archives of data. */
export function isPaper({ service, id }: Pick<Identity, 'service' | 'id'>): boolean {
  return isServiceOf(service, 'paper') && getService(service).isPaperId?.(id) !== false;
}

/** Whether shares of the service may need an extraction code. */
export function acceptsAccessCode(name: ServiceName): boolean {
  return getService(name).accessCode !== undefined;
}

/** Whether a share of the service without an extraction code lacks one, as far as one can tell. */
export function expectsAccessCode(name: ServiceName): boolean {
  return getService(name).accessCode === 'nearly-always';
}

/** The form of the identifiers in a field of an entry; undefined when no service has them. */
export function findIdentifierForm(field: string): IdentifierForm | undefined {
  return services.find(({ identifier }) => identifier?.field === field)?.identifier;
}

/**
 * Whether an address leads to a dataset or to a model, as far as its service tells by addresses.
 */
export function getHubKind(identity: Identity): HubKind | undefined {
  return getService(identity.service).getHubKind?.(identity);
}

/** Whether checks find out stars and license of the repository that an address leads into. */
export function hasRepositoryFacts(identity: Identity): boolean {
  return getService(identity.service).hasRepositoryFacts?.(identity) === true;
}

/** Whether a web archive may have a useful copy of the service's pages. */
export function isArchivable(name: ServiceName): boolean {
  return getService(name).archivable !== false;
}

const httpsHosts = new Set(services.flatMap(({ hosts = [] }) => hosts));

/**
 * Whether an http address of this host or identity leads to a service that answers over https.
 * @param identity The identity of the address.
 */
export function isKnownHttps(url: URL, identity: Identity): boolean {
  const { hosts = [] } = getService(identity.service);
  return httpsHosts.has(getHostWithoutWww(url)) || (hosts.length > 0 && identity.url.startsWith('https:'));
}
