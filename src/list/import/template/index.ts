export { buildTemplate } from './build-template.ts';
