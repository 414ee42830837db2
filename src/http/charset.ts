/** The parts of a response that its text depends on. */
export interface EncodedText {
  headers: Record<string, string>;
  body: Uint8Array;
}

/**
 * How far into a page its charset may be declared, in bytes. The HTML standard's prescan reads
 * 1024, but real pages declare it later.
 */
const prescanBytes = 4096;

/**
 * Decodes a body as a browser would.
 *
 * The charset is that of the byte order mark, of the `content-type` header, or of the page's
 * `<meta>` or XML declaration. Without any of these it is UTF-8 or GB18030, whichever is valid,
 * else windows-1252. GBK and GB2312 are decoded as GB18030, which includes both. Never throws;
 * invalid bytes become U+FFFD.
 * @example
 * decodeResponseText({
 *   headers: { 'content-type': 'text/html; charset=gbk' },
 *   body: Buffer.from('c4e3', 'hex'),
 * }) // '你'
 */
export function decodeResponseText(response: EncodedText): string {
  const { body } = response;
  const declared =
    detectByteOrderMark(body) ??
    resolveCharset(parseCharset(response.headers['content-type'])) ??
    resolveCharset(findDeclaredCharset(body));
  if (declared) return decode(body, declared);
  const utf8 = decode(body, 'utf-8');
  // A truncated body may end inside a character, so a replacement at the very end does not count.
  if (!utf8.replace(/\uFFFD$/, '').includes('\uFFFD')) return utf8;
  const gb18030 = decode(body, 'gb18030');
  return gb18030.replace(/\uFFFD$/, '').includes('\uFFFD') ? decode(body, 'windows-1252') : gb18030;
}

/** The charset of a `content-type`, in lower case, or undefined. */
function parseCharset(contentType: string | undefined): string | undefined {
  return /charset\s*=\s*["']?\s*([\w.:-]{1,40})/i.exec(contentType ?? '')?.[1]?.toLowerCase();
}

function detectByteOrderMark(body: Uint8Array): string | undefined {
  if (body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf) return 'utf-8';
  if (body[0] === 0xff && body[1] === 0xfe) return 'utf-16le';
  if (body[0] === 0xfe && body[1] === 0xff) return 'utf-16be';
  return undefined;
}

function findDeclaredCharset(body: Uint8Array): string | undefined {
  const head = Buffer.from(body.buffer, body.byteOffset, Math.min(prescanBytes, body.length)).toString('latin1');
  const declaration =
    /<meta\b[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]{1,40})/i.exec(head) ??
    /^<\?xml\b[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})/i.exec(head);
  const name = declaration?.[1]?.toLowerCase();
  // A page that is readable as ASCII up to here cannot be UTF-16 (HTML standard).
  return name?.startsWith('utf-16') ? 'utf-8' : name;
}

function resolveCharset(charset: string | undefined): string | undefined {
  if (charset === undefined) return undefined;
  const name = /^(?:gb2312|gbk|gb_2312-80|x-gbk|cp936|ms936|gb18030)$/.test(charset) ? 'gb18030' : charset;
  return findDecoder(name)?.encoding;
}

type Decoder = InstanceType<typeof TextDecoder>;

/** By label: there are some two hundred, and nearly all pages use one of them. */
const decoders = new Map<string, Decoder>();

/** A decoder that keeps nothing from one text to the next; undefined for an unknown label. */
function findDecoder(label: string): Decoder | undefined {
  const known = decoders.get(label);
  if (known !== undefined) return known;
  try {
    const decoder = new TextDecoder(label);
    decoders.set(label, decoder);
    return decoder;
  } catch {
    return undefined;
  }
}

function decode(body: Uint8Array, charset: string): string {
  return findDecoder(charset)?.decode(body) ?? '';
}
