/**
 * A short sketch of a text, by which two texts are compared without being kept: the 24 smallest
 * hashes of its words (bottom-k MinHash). Words of a page that is edited keep most of them; a page
 * about something else shares none. Broder, On the resemblance and containment of documents, 1997.
 */

/** Hashes in a sketch, of three bytes each: 96 characters of Base64. */
const sketchSize = 24;

/** A text with fewer different words says too little: a notice, a login, an error. */
const minWords = 40;

/** Bounds the work on a text that is one long word, or many. */
const maxTextLength = 6000;

/**
 * Words of four letters and more, and pairs of Chinese characters. Shorter words are in every text
 * of a language.
 */
const wordPattern = /[\p{L}\p{N}]{4,40}/gu;

/** The sketch of a text; undefined where it is too short to tell anything. */
export function createTextSketch(text: string): string | undefined {
  const hashes = new Set<number>();
  for (const word of listWords(text)) hashes.add(hashWord(word));
  if (hashes.size < minWords) return undefined;
  const smallest = [...hashes].sort((a, b) => a - b).slice(0, sketchSize);
  return Buffer.from(smallest.flatMap((hash) => [(hash >> 16) & 255, (hash >> 8) & 255, hash & 255])).toString('base64url');
}

/**
 * How alike two texts are by their sketches, from 0 to 1: an estimate of the Jaccard index of their
 * words.
 */
export function compareTextSketches(a: string, b: string): number {
  const [left, right] = [readHashes(a), readHashes(b)];
  const smallest = [...new Set([...left, ...right])].sort((x, y) => x - y).slice(0, sketchSize);
  if (smallest.length === 0) return 0;
  return smallest.filter((hash) => left.has(hash) && right.has(hash)).length / smallest.length;
}

function readHashes(sketch: string): Set<number> {
  const bytes = Buffer.from(sketch, 'base64url');
  const hashes = new Set<number>();
  for (let at = 0; at + 2 < bytes.length && hashes.size < sketchSize; at += 3) hashes.add(bytes.readUIntBE(at, 3));
  return hashes;
}

function* listWords(text: string): Generator<string> {
  const folded = text.slice(0, maxTextLength).normalize('NFKC').toLowerCase();
  for (const [word] of folded.matchAll(wordPattern)) if (!/\p{Script=Han}/u.test(word)) yield word;
  for (const [run] of folded.matchAll(/\p{Script=Han}{2,}/gu)) {
    const characters = [...run];
    for (let at = 0; at + 1 < characters.length; at += 1) yield `${characters[at]}${characters[at + 1]}`;
  }
}

/** FNV-1a, folded to 24 bits. */
function hashWord(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at += 1) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return ((hash >>> 24) ^ hash) & 0xffffff;
}
