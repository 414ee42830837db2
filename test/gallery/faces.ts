import type { Language } from '../../src/model/language.ts';
import { adoptionFaces } from './adoption-faces.ts';
import { answerFaces } from './answer-faces.ts';
import { healthIssueFaces } from './health-issue-faces.ts';
import { pageFaces } from './page-faces.ts';
import { reviewFaces } from './review-faces.ts';
import { submissionFaces } from './submission-faces.ts';

/** One thing that people read on GitHub, in one situation. */
export interface GalleryFace {
  /** A path without an extension, such as `health-issue/30`. */
  name: string;
  /** The title as GitHub shows it above the text. */
  title: (language: Language) => string;
  /** Markdown as GitHub stores it. */
  markdown: (language: Language) => string;
  /**
   * Whether GitHub shows it as a file, where a line end is a space. Default: as an issue or a
   * comment.
   */
  isFile?: boolean;
  /** Whether it is HTML already, and no text on GitHub. */
  isPage?: boolean;
}

/** Everything in the gallery. A new face is one more file with a list, and one line here. */
export const galleryFaces: readonly GalleryFace[] = [
  ...healthIssueFaces,
  ...reviewFaces,
  ...adoptionFaces,
  ...answerFaces,
  ...submissionFaces,
  ...pageFaces,
];
