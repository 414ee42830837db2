/**
 * What the check says of a pull request, or a repository, that is more than we are ready to read. In both languages: settings were not read.
 * @param maxEntries of how many entries one pull request is reviewed, where it touches more.
 */
export function buildTooLargeCheck(maxEntries?: number): { title: string; summary: string; annotations: [] } {
  return {
    title: 'Too large to be reviewed · 内容过大，无法检查',
    summary: (maxEntries === undefined ? tooManyBytesMessages : tooManyEntriesMessages(String(maxEntries))).join('\n\n'),
    annotations: [],
  };
}

const tooManyBytesMessages = [
  'Together, the files of the list at this commit are larger than Listkeeper reads. Split the change, or keep large files out of the data folder.',
  '此提交中清单文件的总大小超出了可读取的上限。请拆分改动，或将大文件移出数据目录。',
];

const tooManyEntriesMessages = (maxEntries: string) => [
  `This pull request adds or changes more than ${maxEntries} entries, or as much text: it was not reviewed. Split it into several pull requests of at most ${maxEntries} entries each, for example a section or a folder at a time, and open the next when one is merged.`,
  `本合并请求新增或修改的条目超过 ${maxEntries} 个（或文字量与之相当），因此未作检查。请拆成几个合并请求，每个不超过 ${maxEntries} 个条目，例如每次只提交一个栏目或一个目录，合并一个后再提交下一个。`,
];
