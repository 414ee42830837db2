export { classifyTarget, createMalformedVerdict, type WrittenTarget } from './classify-target.ts';
