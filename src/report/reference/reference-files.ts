import { exportJsonSchema, serializeJsonSchema } from '../../list/schema/index.ts';
import type { SourceFile } from '../../model/finding.ts';
import { generateEntryPage, generateSettingsPage, type PageLanguage } from './field-pages.ts';
import { generateFindingsPage } from './findings-page.ts';

/**
 * The files of this repository that are generated from its code: the schema for editors, and the
 * reference pages of entries, settings and findings. CI fails when one of them is out of date.
 */
export function generateReferenceFiles(): SourceFile[] {
  const schema = exportJsonSchema();
  return [
    { path: 'data/schema.json', text: serializeJsonSchema(schema) },
    { path: 'docs/entry.md', text: generateEntryPage(schema, english('entry')) },
    { path: 'docs/entry.zh.md', text: generateEntryPage(schema, chinese('entry')) },
    { path: 'docs/findings.md', text: generateFindingsPage() },
    { path: 'docs/settings.md', text: generateSettingsPage(schema, english('settings')) },
    { path: 'docs/settings.zh.md', text: generateSettingsPage(schema, chinese('settings')) },
  ];
}

const english = (name: string): PageLanguage => ({
  language: 'en',
  translation: { language: 'zh', page: `${name}.zh.md` },
});
const chinese = (name: string): PageLanguage => ({ language: 'zh', translation: { language: 'en', page: `${name}.md` } });
