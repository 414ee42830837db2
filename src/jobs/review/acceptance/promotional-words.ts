/**
 * Words that praise and say nothing of what a thing does. Lists ask for descriptions that are no
 * advertisement (sindresorhus/awesome's guidelines for pull requests). Terms of a field stay out:
 * `state of the art` and 最先进 are some, and the best match or a seamless texture is one that
 * something computes.
 */
const english = [
  /amazing(?:ly)?/,
  /best[- ](?:ever|in[- ]class|of[- ]breed)/,
  /blazing(?:ly)?[- ]fast/,
  /breathtaking/,
  /cutting[- ]edge/,
  /effortless(?:ly)?/,
  /game[- ]chang(?:er|ing)/,
  /groundbreaking/,
  /incredibl[ey]/,
  /industry[- ]leading/,
  /insanely/,
  /mind[- ]blowing/,
  /must[- ]have/,
  /next[- ]gen(?:eration)?(?![- ]sequenc)/,
  /number one/,
  /revolutionary/,
  /revolutioni[sz](?:es?|ing)/,
  /seamless(?:ly)?(?! (?:cloning|loops?|patterns?|textures?|til(?:es?|ing)))/,
  /stunning(?:ly)?/,
  /supercharge[sd]?/,
  /(?<=^\W*|[.!?;:] |\b(?:are|is|probably|perhaps|definitely|arguably) )the (?:best|fastest|most powerful)/,
  /ultimate/,
  /unleash(?:es)?/,
  /unparalleled/,
  /unrivall?ed/,
  /world[- ]class/,
  /world[’']s (?:best|first|fastest|most)/,
];

const chinese = [
  /必备神器/,
  /神器/,
  /吊打/,
  /秒杀(?!系统|活动|商城|商品|场景|业务|项目|服务|平台)/,
  /黑科技/,
  /遥遥领先/,
  /(?:业界|行业|国际|全球|国内)领先/,
  /(?:全球|国内|业界)首个/,
  /(?:史上|全网|全球)最[一-龥]?/,
  /最(?:强大?|好用|全面?|完美)/,
  /颠覆(?:性|式)?/,
  /革命性/,
  /划时代/,
  /极致/,
  /完美(?!哈希|散列|信息|匹配|平方|二叉|图)/,
  /震撼/,
  /一键搞定/,
];

const alternatives = (patterns: readonly RegExp[]): string => patterns.map(({ source }) => source).join('|');

const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives(english)})(?![\\p{L}\\p{N}])|${alternatives(chinese)}`, 'giu');

/** At most this many words are named. */
const maxWords = 5;

/**
 * The promotional words of a text, as written, each once.
 * @param own Further words of a list, which may be parts of others.
 * @param except What the thing is called: words of its name are no praise.
 * @example findPromotionalWords('A blazing fast comb', [], 'Comb') // ['blazing fast']
 */
export function findPromotionalWords(text: string, own: readonly string[], except: string): string[] {
  const lower = text.toLowerCase();
  const found = [...(text.match(pattern) ?? []), ...own.filter((word) => lower.includes(word.toLowerCase()))];
  const named = except.toLowerCase();
  const words = new Map(found.map((word) => [word.toLowerCase(), word]));
  return [...words]
    .filter(([key]) => !named.includes(key))
    .map(([, word]) => word)
    .slice(0, maxWords);
}
