import { cleanUrl } from '../url/index.ts';

/** Endings of files that are no top-level domain, or hardly ever the one that is meant. */
const fileExtensions = new Set(
  `adoc asciidoc asp aspx avi bash bat bib bmp bz2 cfg class cmake conf cpp cs css csv dart db diff dll dmg doc docx env
  epub exe gif go gradle gz h hpp htm html ico ics ini ipynb jar java jpeg jpg js json jsonl jsp jsx kt less lock log lua m4
  md mdx mjs mkd markdown mk mov mp3 mp4 ods odt ogg org patch pdf php pkl pl plist png pptx ppt proto ps1 psd py r rar rb
  rst rs sass scala scss sh sql srt svg swift tar tex tgz toml ts tsv tsx ttf txt vim vue wasm wav webm webp woff woff2 xls
  xlsx xml xz yaml yml zip`.split(/\s+/),
);
/** Of these, those that are domains too: `get.sh/x` is a site, `get.sh` a script. */
const alsoDomains = new Set(['md', 'sh', 'rs', 'pl', 'py', 'zip', 'mov', 'org']);

/**
 * Endings of three letters and more that a name without a path must have to be taken for a host:
 * `example.com`. Any other is likelier that of a file, such as `captions.vtt`.
 */
const longDomains = new Set(
  `academy agency app art asia blog cat center cloud club com community company computer design dev digital edu education email
  engineering expert finance foundation foundry fun games global gov group health host info ink institute int jobs land lgbt life
  link live ltd media mil mobi museum name net network news ngo ninja one online ong org page plus press pro pub report reviews
  rocks run school science services shop site social software solutions space store stream studio support systems team tech
  technology tel today tools top training travel university video vip web website wiki work works world wtf xyz zone`.split(
    /\s+/,
  ),
);

/** In a function, since V8 takes a millisecond to make it, and few texts need it. */
const matchHost = (text: string) =>
  /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+([a-z]{2,24}|[\p{Script=Han}]{2,4})(:\d{2,5})?(?=[/?#]|$)/iu.exec(text);

/**
 * The http address that was meant by text that no browser takes for one: without a scheme, with one
 * slash in it, in quotes or brackets.
 * @returns undefined where the text does not look like one
 */
export function guessWebUrl(text: string): string | undefined {
  const bare = cleanUrl(text.replace(/^["'“‘”’(（【《「<[]+/, '').replace(/["'“‘”’）】》」>\]]+$/, ''));
  const oneSlash = /^(https?):\/{0,1}(?!\/)(.*)$/is.exec(bare);
  if (oneSlash !== null)
    return looksLikeHost(oneSlash[2] ?? '', true) ? `${oneSlash[1]?.toLowerCase()}://${oneSlash[2]}` : undefined;
  if (/^https?:\/\/[^/\s]/i.test(bare) && URL.canParse(bare)) {
    const withoutScheme = bare.slice('https://'.length);
    // `cleanUrl` gives a scheme to every name with a full stop in it.
    return text.includes('//') || /^git@|^www\./i.test(text) || looksLikeHost(withoutScheme) ? bare : undefined;
  }
  if (!bare.includes('://') && looksLikeHost(bare)) return `https://${bare}`;
  return /^localhost(?::\d+)?(?:\/|$)/i.test(text) ? `http://${text}` : undefined;
}

function looksLikeHost(text: string, hasScheme = false): boolean {
  const [host, label = ''] = matchHost(text) ?? [];
  if (host === undefined) return false;
  const ending = label.toLowerCase();
  const isAlone = !hasScheme && text.length === host.length && !/^www\./i.test(host) && !host.includes(':');
  if (isAlone && /^[a-z]{3,}$/.test(ending) && !longDomains.has(ending)) return false;
  return (
    !fileExtensions.has(ending) || (alsoDomains.has(ending) && text.startsWith('/', host.length) && text.length > host.length + 1)
  );
}
