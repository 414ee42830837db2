export { createPageChecker, web } from './check.ts';
