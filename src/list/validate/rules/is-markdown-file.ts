/** Whether a finding is about a list in Markdown, whose entries have no fields. */
export const isMarkdownFile = (path: string): boolean => /\.(?:md|markdown)$/i.test(path);
