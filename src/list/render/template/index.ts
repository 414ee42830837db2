export { buildPatternValues, createFingerprint, createPattern, fillPattern, fingerprintHiddenFields } from './entry-pattern.ts';
export { fillZoneByTemplate } from './fill-zone.ts';
export { renderTemplate, renderTemplateEntries } from './render-template.ts';
export { type EntriesPart, formatTemplate, hasTemplateDirectives, parseTemplate, type TemplatePart } from './template-syntax.ts';
