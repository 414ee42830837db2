export { LocalLinks } from './local-links.ts';
