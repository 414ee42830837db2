export { doi } from './check.ts';
