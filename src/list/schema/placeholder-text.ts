/** The whole text says only that something is to come. */
const wholePlaceholder =
  /^(?:待添加|待补充|待定|待更新|待完善|暂无|暂缺|占位|稍后补充|敬请期待|todo|tbd|tba|tbc|fixme|wip|n\/?a|null|none|placeholder|coming soon|to be (?:added|announced|determined)|lorem ipsum.*|x{3,}|\?+|？+|-+|—+|\.{2,}|…+)[\s.。!！…]*$/i;

/** A text with such a note in it. */
const containedPlaceholder = /待添加|待补充|\b(?:TODO|TBD|FIXME)\b/;

/** Addresses that stand for none: `https://example.com`, `https://github.com/owner/repo`. */
const placeholderUrl = /^https?:\/\/(?:www\.)?(?:example\.(?:com|org|net)\b|github\.com\/(?:owner|user|username|your-?name)\/)/i;

/** Says whether a text is a placeholder as a whole or only has one in it, and which words those are; undefined when it is none. */
export function findPlaceholder(text: string): { is: 'whole' | 'within'; words: string } | undefined {
  const trimmed = text.trim();
  if (wholePlaceholder.test(trimmed) || placeholderUrl.test(trimmed)) return { is: 'whole', words: trimmed };
  const found = containedPlaceholder.exec(trimmed);
  return found ? { is: 'within', words: found[0] } : undefined;
}
