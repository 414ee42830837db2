/** A run of a line: words, or an address with the words that show it. */
export type Piece =
  /** `isStressed` where it is a paragraph of its own that stands in italics, as the words under a heading do. */
  | { is: 'text'; text: string; line: number; isStressed?: true }
  | LinkPiece
  /** A link within the page. */
  | { is: 'anchor'; url: string; text: string; line: number };

export interface LinkPiece {
  is: 'link';
  url: string;
  /** What the reader sees; empty when that is the address itself. */
  text: string;
  line: number;
}

/** What stands on one line, as people write lines: between line ends, `<br>` and the like. */
export type Line = Piece[];

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
  lines(): Line[];
}

export function lineWriter(): LineWriter {
  const lines: Line[] = [[]];
  let open: { url: string; text: string; line: number } | undefined;
  const push = (piece: Piece) => lines.at(-1)?.push(piece);
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
        if (last?.is === 'text') last.text += part;
        else push({ is: 'text', text: part, line: line + index });
      }
    },
    link(url, text, line) {
      push({ is: 'link', url, text: sameWords(text, url) ? '' : oneLine(text), line });
    },
    anchor(url, text, line) {
      push({ is: 'anchor', url, text: oneLine(text), line });
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
      return lines.filter((line) => line.some((piece) => piece.is !== 'text' || piece.text.trim() !== ''));
    },
  };
  return writer;
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();
const sameWords = (text: string, url: string) => text.trim() === url || text.trim() === url.replace(/^https?:\/\//i, '');
