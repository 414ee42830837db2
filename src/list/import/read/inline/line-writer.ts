/** A part of a line: words, or an address with the words that show it. */
export type InlineNode =
  /**
   * `isEmphasized` for a whole paragraph in italics, such as the tagline under a heading.
   * `strong` are its first bold words.
   */
  | { type: 'text'; text: string; line: number; isEmphasized?: true; strong?: string; isStruck?: true }
  | LinkNode
  /** A link within the page. */
  | { type: 'anchor'; url: string; text: string; line: number };

export interface LinkNode {
  type: 'link';
  url: string;
  /** The words that the reader sees; empty when they are the address itself. */
  text: string;
  line: number;
  isStruck?: true;
  /** Its words are those of a picture, such as a badge. */
  isPicture?: true;
}

/** One line as its author sees it: it also ends at `<br>` and similar tags. */
export type InlineLine = InlineNode[];

/** Collects nodes in lines while a tree is read. */
export class LineWriter {
  /** The line of the source that is read now. */
  line = 1;
  readonly #lines: InlineLine[] = [[]];
  #openLink: { url: string; text: string; line: number; hasPicture?: true } | undefined;

  text(text: string, line: number): void {
    if (this.#openLink) {
      this.#openLink.text += text;
      return;
    }
    for (const [index, part] of text.split(/\r\n?|\n/).entries()) {
      if (index > 0) this.#lines.push([]);
      if (part === '') continue;
      const last = this.#lines.at(-1)?.at(-1);
      if (last?.type === 'text') last.text += part;
      else this.#append({ type: 'text', text: part, line: line + index });
    }
  }

  /** @param isPicture whether its words are those of a picture. */
  link(url: string, text: string, line: number, isPicture = false): void {
    const words = isSameAsAddress(text, url) ? '' : collapseWhitespace(text);
    this.#append({ type: 'link', url, text: words, line, ...(isPicture ? { isPicture } : {}) });
  }

  anchor(url: string, text: string, line: number): void {
    this.#append({ type: 'anchor', url, text: collapseWhitespace(text), line });
  }

  /** Notes that these words, which were just written, are bold. */
  noteStrong(words: string): void {
    const last = this.#lines.at(-1)?.at(-1);
    if (last?.type !== 'text' || words === '' || !last.text.includes(words)) return;
    // A venue with its year is no title: the next bold words are.
    if (last.strong === undefined || venuePattern.test(last.strong)) last.strong = words;
  }

  /** Notes that what was just written is struck out. */
  noteStruck(): void {
    const last = this.#lines.at(-1)?.at(-1);
    if (last && last.type !== 'anchor') last.isStruck = true;
  }

  newLine(): void {
    if (!this.#openLink) this.#lines.push([]);
  }

  /** Words belong to this link from now on, until it is closed. */
  openLink(url: string, line: number): void {
    this.closeLink();
    this.#openLink = { url, text: '', line };
  }

  closeLink(): void {
    const closed = this.#openLink;
    this.#openLink = undefined;
    if (closed) this.link(closed.url, closed.text, closed.line, closed.text.trim() === '' && closed.hasPicture === true);
  }

  /** Notes a picture that has just been read, which may be all that a link shows. */
  notePicture(): void {
    if (this.#openLink) this.#openLink.hasPicture = true;
  }

  isInLink(): boolean {
    return this.#openLink !== undefined;
  }

  /** The lines that are not blank. */
  lines(): InlineLine[] {
    this.closeLink();
    return this.#lines.filter((line) => line.some((node) => node.type !== 'text' || node.text.trim() !== ''));
  }

  #append(node: InlineNode): void {
    this.#lines.at(-1)?.push(node);
  }
}

const venuePattern = /^\p{L}.{0,80}[,，]?\s+['’]?(?:19|20)\d{2}(?:[./-]\d{1,4})*$/u;
const collapseWhitespace = (text: string): string => text.replace(/\s+/g, ' ').trim();
const isSameAsAddress = (text: string, url: string): boolean =>
  text.trim() === url || text.trim() === url.replace(/^https?:\/\//i, '');
