/**
 * The services: one folder each, with a descriptor made by `defineService`. Other code asks the
 * registry what a service is and can do.
 *
 * `docs/development/adding-a-service.md` explains how to add one.
 */

export type { NamedForm, ServiceCategory, ServiceDescriptor } from './define-service.ts';
export {
  acceptsAccessCode,
  expectsAccessCode,
  findIdentifierForm,
  getCheckingService,
  getHubKind,
  getService,
  hasRepositoryFacts,
  isArchivable,
  isKnownHttps,
  isPaper,
  isServiceOf,
  loadService,
  services,
  serviceTitle,
} from './registry.ts';
