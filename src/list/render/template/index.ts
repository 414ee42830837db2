/**
 * Renders a README by its template. Text of the template stays byte for byte, and so does an entry
 * whose fields are unchanged. `docs/decisions/readme-template.md` has the reasons.
 */

export { buildPatternValues, createFingerprint, createPattern, fingerprintHiddenFields } from './entry-pattern.ts';
export { fillPattern, type PatternValues } from './fill-pattern.ts';
export { fillZoneByTemplate } from './fill-zone.ts';
export { renderTemplate, renderTemplateEntries, type TemplateDocument } from './render-template.ts';
export {
  type EntriesPart,
  formatTemplate,
  hasTemplateDirectives,
  parseTemplate,
  type TemplateMark,
  type TemplatePart,
} from './template-syntax.ts';
