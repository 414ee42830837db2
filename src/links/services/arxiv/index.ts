export { arxiv } from './check.ts';
