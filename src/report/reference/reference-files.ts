import { exportJsonSchema, serializeJsonSchema } from '../../list/schema/index.ts';
import type { SourceFile } from '../../model/finding.ts';
import { generateEntryPage, generateSettingsPage } from './field-pages.ts';
import { generateFindingsPage } from './findings-page.ts';

/**
 * The files of this repository that are generated from its code: the schema for editors, and the
 * reference pages of entries, settings and findings. CI fails when one of them is out of date.
 */
export function generateReferenceFiles(): SourceFile[] {
  const schema = exportJsonSchema();
  return [
    { path: 'data/schema.json', text: serializeJsonSchema(schema) },
    { path: 'docs/entry.md', text: generateEntryPage(schema) },
    { path: 'docs/findings.md', text: generateFindingsPage() },
    { path: 'docs/settings.md', text: generateSettingsPage(schema) },
  ];
}
