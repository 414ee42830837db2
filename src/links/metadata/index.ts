export type { LinkMetadata } from '../services/shared/index.ts';
export { fetchMetadata } from './fetch-metadata.ts';
