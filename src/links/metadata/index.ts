/**
 * What the owner of an identifier says of it: title, authors, year, license. The services
 * are asked by their own code, such as `services/doi/metadata.ts`.
 */

export type { LinkMetadata } from '../services/shared/index.ts';
export { fetchMetadata } from './fetch-metadata.ts';
