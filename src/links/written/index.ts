/**
 * Link targets as an author wrote them, judged without a request: files, anchors, mail, templates,
 * and addresses that no request can reach.
 */

export { classifyTarget, createMalformedVerdict, type WrittenTarget } from './classify-target.ts';
