import { settingsPath } from '../../list/schema/index.ts';
import type { SourceFile } from '../../model/finding.ts';
import type { Language } from '../../model/language.ts';

const englishReadme = 'README.md';
const chineseReadme = 'README.zh-CN.md';

/** The example has texts only, so the table of pictures would be broken images. */
const pictureTable = /^\|[^\n]*\n\|---\|---\|\n\|[^\n]*<img[^\n]*\n\n/m;

/**
 * The files of this repository as an example for readers of one language: the bot comments in it,
 * and the README of the first page is in it. Both READMEs are twins, so they change places.
 */
export function localizeExampleFiles(files: readonly SourceFile[], language: Language): SourceFile[] {
  const swapped: Record<string, string> = { [englishReadme]: chineseReadme, [chineseReadme]: englishReadme };
  const rename = (path: string) => (language === 'zh' ? (swapped[path] ?? path) : path);
  return files.map(({ path, text }) => {
    if (path === settingsPath) return { path, text: localizeSettings(text, language, rename) };
    if (path !== englishReadme && path !== chineseReadme) return { path, text };
    const linked = text.replace(/\((README(?:\.zh-CN)?\.md)\)/g, (_, name: string) => `(${rename(name)})`);
    return { path: rename(path), text: linked.replace(pictureTable, '') };
  });
}

const localizeSettings = (text: string, language: Language, rename: (path: string) => string) =>
  text
    .replace(/^language: \w+$/m, `language: ${language}`)
    .replace(/^( +- file: site\/index\.html.*\n +language: )\w+$/m, `$1${language}`)
    .replace(/^( +- file: )(\S+)$/gm, (_, start: string, file: string) => `${start}${rename(file)}`);
