export { generateReferenceFiles } from './reference-files.ts';
