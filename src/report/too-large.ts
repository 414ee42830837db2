/** What the check says of a pull request, or a repository, that is more than we are ready to read. In both languages: settings were not read. */
export function tooLargeCheck(): { title: string; summary: string; annotations: [] } {
  return {
    title: 'Too large to be reviewed · 内容过大，无法检查',
    summary: [
      'Together, the files of the list at this commit are larger than Listkeeper reads. Split the change, or keep large files out of the data folder.',
      '此提交中清单文件的总大小超出了可读取的上限。请拆分改动，或将大文件移出数据目录。',
    ].join('\n\n'),
    annotations: [],
  };
}
