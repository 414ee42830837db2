/**
 * Reads a local clone with git as if it were a forge. It never writes, and runs no program that the
 * clone's settings name.
 */

export { createLocalForge } from './local-forge.ts';
