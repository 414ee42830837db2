export { fetchMetadata, type LinkMetadata } from './fetch-metadata.ts';
