/** A run of a line: words, or an address with the words that show it. */
export type InlineNode =
  /** `isStressed` where it is a paragraph of its own that stands in italics, as the words under a heading do. */
  | { type: 'text'; text: string; line: number; isEmphasized?: true }
  | LinkNode
  /** A link within the page. */
  | { type: 'anchor'; url: string; text: string; line: number };

export interface LinkNode {
  type: 'link';
  url: string;
  /** What the reader sees; empty when that is the address itself. */
  text: string;
  line: number;
}

/** What stands on one line, as people write lines: between line ends, `<br>` and the like. */
export type InlineLine = InlineNode[];

/** Puts pieces into lines as they are read. */
export interface LineWriter {
  text(text: string, line: number): void;
  link(url: string, text: string, line: number): void;
  anchor(url: string, text: string, line: number): void;
  newLine(): void;
  /** From here on words belong to a link, until it is closed. */
  openLink(url: string, line: number): void;
  closeLink(): void;
  isInLink(): boolean;
  /** The lines that have anything on them. */
  lines(): InlineLine[];
}

export function createLineWriter(): LineWriter {
  const lines: InlineLine[] = [[]];
  let open: { url: string; text: string; line: number } | undefined;
  const append = (piece: InlineNode) => lines.at(-1)?.push(piece);
  const writer: LineWriter = {
    text(text, line) {
      if (open) {
        open.text += text;
        return;
      }
      for (const [index, part] of text.split(/\r\n?|\n/).entries()) {
        if (index > 0) lines.push([]);
        if (part === '') continue;
        const last = lines.at(-1)?.at(-1);
        if (last?.type === 'text') last.text += part;
        else append({ type: 'text', text: part, line: line + index });
      }
    },
    link(url, text, line) {
      append({ type: 'link', url, text: isSameAsAddress(text, url) ? '' : collapseWhitespace(text), line });
    },
    anchor(url, text, line) {
      append({ type: 'anchor', url, text: collapseWhitespace(text), line });
    },
    newLine() {
      if (!open) lines.push([]);
    },
    openLink(url, line) {
      writer.closeLink();
      open = { url, text: '', line };
    },
    closeLink() {
      const closed = open;
      open = undefined;
      if (closed) writer.link(closed.url, closed.text, closed.line);
    },
    isInLink: () => open !== undefined,
    lines() {
      writer.closeLink();
      return lines.filter((line) => line.some((piece) => piece.type !== 'text' || piece.text.trim() !== ''));
    },
  };
  return writer;
}

const collapseWhitespace = (text: string) => text.replace(/\s+/g, ' ').trim();
const isSameAsAddress = (text: string, url: string) => text.trim() === url || text.trim() === url.replace(/^https?:\/\//i, '');
