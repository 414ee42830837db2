/** The whole text is a placeholder. */
const wholePlaceholder =
  /^(?:待添加|待补充|待定|待更新|待完善|暂无|暂缺|占位|稍后补充|敬请期待|todo|tbd|tba|tbc|fixme|wip|n\/?a|null|none|placeholder|coming soon|to be (?:added|announced|determined)|lorem ipsum.*|x{3,}|\?+|？+|-+|—+|\.{2,}|…+)[\s.。!！…]*$/i;

/** A text that contains a placeholder. */
const containedPlaceholder = /待添加|待补充|\b(?:TODO|TBD|FIXME)\b/;

/**
 * Addresses from examples: `https://example.com`, `https://github.com/owner/repo`,
 * `https://owner.github.io/repository`.
 */
const placeholderUrl =
  /^https?:\/\/(?:(?:www\.)?(?:example\.(?:com|org|net)\b|github\.com\/(?:owner|user|username|your-?name)\/)|(?:owner|username|your-?name)\.github\.io\b)/i;

/** The placeholder in a text, and whether it is the whole text. Undefined when there is none. */
export function findPlaceholder(text: string): { extent: 'whole' | 'part'; text: string } | undefined {
  const trimmed = text.trim();
  if (wholePlaceholder.test(trimmed) || placeholderUrl.test(trimmed)) return { extent: 'whole', text: trimmed };
  const found = containedPlaceholder.exec(trimmed);
  return found ? { extent: 'part', text: found[0] } : undefined;
}
