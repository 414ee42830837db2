/** What of an answer its text depends on. */
export interface EncodedText {
  headers: Record<string, string>;
  body: Uint8Array;
}

/** Where a page may still name its own charset, as in browsers (HTML's prescan reads 1024; real pages come later). */
const prescanBytes = 4096;

/**
 * The body as text, as a browser would read it: byte order mark, then the header's charset, then the page's own `<meta>` or XML
 * declaration, then UTF-8 when the bytes are that, else GB18030 when they are that, else Latin-1. GBK and GB2312 are read as GB18030, which
 * contains both. Never throws; what cannot be read becomes U+FFFD.
 */
export function decodeResponseText(response: EncodedText): string {
  const { body } = response;
  const named =
    detectByteOrderMark(body) ??
    resolveCharset(parseCharset(response.headers['content-type'])) ??
    resolveCharset(findDeclaredCharset(body));
  if (named) return decode(body, named);
  const utf8 = decode(body, 'utf-8');
  // A body that was cut may end inside a character: one replacement at the very end is no sign of another charset.
  if (!utf8.replace(/\uFFFD$/, '').includes('\uFFFD')) return utf8;
  const chinese = decode(body, 'gb18030');
  return chinese.replace(/\uFFFD$/, '').includes('\uFFFD') ? decode(body, 'windows-1252') : chinese;
}

/** The charset that a `content-type` names, in lower case, or undefined. */
export function parseCharset(contentType: string | undefined): string | undefined {
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
  const found =
    /<meta\b[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]{1,40})/i.exec(head) ??
    /^<\?xml\b[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})/i.exec(head);
  const name = found?.[1]?.toLowerCase();
  // A page that could be read as ASCII up to here is not UTF-16, whatever it says (HTML standard).
  return name?.startsWith('utf-16') ? 'utf-8' : name;
}

function resolveCharset(charset: string | undefined): string | undefined {
  if (charset === undefined) return undefined;
  const name = /^(?:gb2312|gbk|gb_2312-80|x-gbk|cp936|ms936|gb18030)$/.test(charset) ? 'gb18030' : charset;
  try {
    return new TextDecoder(name).encoding;
  } catch {
    return undefined;
  }
}

function decode(body: Uint8Array, charset: string): string {
  return new TextDecoder(charset).decode(body);
}
