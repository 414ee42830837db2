/** A link with its offsets in the text, before its place and its code are known. */
export interface RawLink {
  url: string;
  from: number;
  to: number;
  text?: string;
  /** Stands in the text without brackets, so that where it ends is a guess. */
  isBare?: true;
  /** Written as `www.…`: GitHub makes it a link, and gives it a scheme. */
  isWithoutScheme?: true;
  /** What GitHub links there, where it reads more than we do. */
  githubUrl?: string;
}
