export { submitEntry } from './submit-entry.ts';
