export { getServiceName, loadService, type ServiceName } from './registry.ts';
