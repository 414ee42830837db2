export { type CheckContext, checkLinks } from './check.ts';
