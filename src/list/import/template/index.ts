/** The template of an imported README, which renders it again byte for byte. */

export { buildTemplate, type TemplateSource } from './build-template.ts';
