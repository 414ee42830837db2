import type { Review } from '../../src/model/review.ts';
import { buildReviewCheck, formatIdleComment, formatPullRequestComment } from '../../src/report/review/index.ts';
import { readmeReviews, reviewsByKind, reviewWithProblems } from '../report/review/problem-reviews.ts';
import type { GalleryFace } from './faces.ts';

/**
 * The comment and the check of a pull request, by the number of problems and by what it is about.
 */

const commentFace = (name: string, review: Review): GalleryFace => ({
  name: `comment/${name}`,
  title: () => review.pull.title,
  markdown: (language) => formatPullRequestComment(review, language),
});

const checkFace = (name: string, review: Review): GalleryFace => ({
  name: `check/${name}`,
  title: (language) => buildReviewCheck(review, language).title,
  markdown: (language) => buildReviewCheck(review, language).summary,
});

const counts = [0, 1, 3, 30, 300];

export const reviewFaces: readonly GalleryFace[] = [
  ...counts.map((count) => commentFace(String(count), reviewWithProblems(count))),
  ...Object.entries(reviewsByKind()).map(([name, review]) => commentFace(name, review)),
  ...Object.entries(readmeReviews()).map(([name, review]) => commentFace(`readme-${name}`, review)),
  commentFace('use-question', { ...reviewWithProblems(0), isUseAsked: true }),
  commentFace('use-question-with-problems', { ...reviewWithProblems(3), isUseAsked: true }),
  {
    name: 'comment/idle',
    title: () => 'Add A Tale',
    markdown: (language) => formatIdleComment(30, language),
  },
  ...counts.map((count) => checkFace(String(count), reviewWithProblems(count))),
];
