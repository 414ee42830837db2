/**
 * The generated pages of `docs/`: entries, settings and findings, made from the schemas and rules.
 */

export { generateReferenceFiles } from './reference-files.ts';
