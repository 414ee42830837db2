export { createLocalForge } from './local-forge.ts';
