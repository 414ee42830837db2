import { defineFinding } from './rule.ts';

const refusals = {
  en: new Map([
    ['binary', 'it is a binary file'],
    ['symlink', 'it is a symbolic link'],
    ['submodule', 'it is a submodule'],
    ['too-large', 'it is too large'],
  ]),
  zh: new Map([
    ['binary', '它是二进制文件'],
    ['symlink', '它是符号链接'],
    ['submodule', '它是子模块'],
    ['too-large', '它太大了'],
  ]),
};

/** Reported by the readers of a repository's files. */
export const fileRefused = defineFinding({
  code: 'file-refused',
  severity: 'error',
  fixable: false,
  messages: {
    en: {
      reason: 'The file is not plain text, and was skipped.',
      message: ({ finding }) =>
        `${finding.file} wasn’t read: ${refusals.en.get(finding.found ?? '') ?? 'it is not a plain text file'}.`,
      remedy:
        'Files are plain UTF-8 text, not symbolic links, submodules or binary files. Data files have at most 256 KiB, outputs 48 MiB.',
    },
    zh: {
      reason: '这个文件不是纯文本，已跳过。',
      message: ({ finding }) => `未读取 ${finding.file}：${refusals.zh.get(finding.found ?? '') ?? '它不是纯文本文件'}。`,
      remedy: '文件须是 UTF-8 纯文本，不能是符号链接、子模块或二进制文件；数据文件不超过 256 KiB，输出文件不超过 48 MiB。',
    },
  },
  example: { finding: { file: 'data/example.yml', found: 'symlink' } },
});
