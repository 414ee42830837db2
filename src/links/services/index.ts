export type { NamedForm, ServiceCategory, ServiceDescriptor } from './define-service.ts';
export {
  acceptsAccessCode,
  getCheckingService,
  getService,
  isArchivable,
  isKnownHttps,
  isServiceOf,
  loadService,
  services,
  serviceTitle,
} from './registry.ts';
