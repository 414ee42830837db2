import type { Finding } from '../../../model/finding.ts';
import type { LocatedEntry, ParsedList } from '../../read-list.ts';
import { createFinding } from '../../yaml/index.ts';
import { exampleDataset, validLinks } from './example-files.ts';
import { defineFinding } from './rule.ts';

/**
 * Names that Git can hold and other systems can't: names that Windows keeps for devices, and names
 * that are one file on Windows and macOS. A clone is then incomplete, without any error. Ids that
 * are such names are reported by the schema.
 */
export const fileName = defineFinding({
  code: 'file-name',
  severity: 'error',
  fixable: false,
  messages: {
    en: {
      reason: 'Windows or macOS can’t store a file of this name beside the others: a clone of the repository lacks one.',
      message: ({ found, twin }) =>
        twin ? `The names ${found} and ${twin} are the same on Windows and macOS.` : `Windows has no files named ${found}.`,
      remedy: ({ field, nearest }) =>
        field === ''
          ? 'Rename the file, with lower-case letters, digits and hyphens.'
          : `Choose another id, such as ${nearest}: the page of the site is named by it.`,
    },
    zh: {
      reason: 'Windows 或 macOS 无法同时保存这样命名的文件，克隆仓库时会缺少其中一个。',
      message: ({ found, twin }) =>
        twin ? `${found} 与 ${twin} 在 Windows 和 macOS 上是同一个文件名。` : `Windows 不允许名为 ${found} 的文件。`,
      remedy: ({ field, nearest }) =>
        field === '' ? '请重命名该文件，只用小写字母、数字和连字符。' : `请换一个 id，例如 ${nearest}：网站的页面以它命名。`,
    },
  },
  example: { path: 'data/con.yml', text: exampleDataset(validLinks) },
  checkList: findUnportableNames,
});

/** Of two names that are alike, the new one is reported. */
function findUnportableNames({ entries, lines }: ParsedList, isNew: (located: LocatedEntry) => boolean): Finding[] {
  if (lines !== undefined) return [];
  const firstOfFile = new Map<string, LocatedEntry>();
  for (const located of entries) if (!firstOfFile.has(located.file)) firstOfFile.set(located.file, located);
  const byName = new Map<string, LocatedEntry>();
  return [...firstOfFile.values()].flatMap((located) => {
    if (!isPortablePath(located.file)) return [report(located)];
    const name = foldPath(located.file);
    const earlier = byName.get(name);
    if (earlier === undefined) {
      byName.set(name, located);
      return [];
    }
    return [isNew(earlier) && !isNew(located) ? report(earlier, located) : report(located, earlier)];
  });
}

function report(located: LocatedEntry, other?: LocatedEntry): Finding {
  const found = getName(located.file);
  const twin = other && { file: other.file, line: other.line, entry: other.id, by: foldPath(located.file) };
  return createFinding(located.sourceMap, [], { code: 'file-name', severity: 'error', found, ...(twin ? { twin } : {}) });
}

const getName = (path: string): string => path.split('/').at(-1) ?? path;

/** A path as systems see it that ignore case, and how letters with accents are put together. */
export const foldPath = (path: string): string => path.normalize('NFC').toLowerCase();

/** https://learn.microsoft.com/windows/win32/fileio/naming-a-file */
const deviceName = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?:\.|$)/i;
const unportableCharacter = /[<>:"\\|?*\p{Cc}]|[. ]$/u;

/** Whether every system can hold a file at this path. */
export const isPortablePath = (path: string): boolean =>
  path.split('/').every((part) => !deviceName.test(part) && !unportableCharacter.test(part));
