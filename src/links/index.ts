export { type CheckContext, checkLinks } from './check.ts';
export { checkReadings } from './check-readings.ts';
export type { HostRule } from './services/shared/index.ts';
