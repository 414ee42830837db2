import type { AuthoredContent } from './own-content.ts';

/** A comment on an issue or a pull request, as REST names its parts. */
export interface PresentComment extends AuthoredContent {
  id: number;
  html_url: string;
}

/** The newest check runs of one name on one commit, of this App. */
export interface PresentCheckRuns {
  headSha: string;
  name: string;
  /** False after “Re-run”, until a run concludes. */
  isSuiteCompleted: boolean;
  runs: { externalId: string; isCompleted: boolean; annotationCount: number; url: string }[];
}

/** What was read of a pull request beside the pull request itself. A part is missing where it was not read whole. */
export interface PresentState {
  pull: number;
  comments?: PresentComment[];
  checkRuns?: PresentCheckRuns;
  /** The comments that begin a thread on lines of the diff. */
  reviewComments?: AuthoredContent[];
}

/**
 * What was just read of a pull request, so that the actions on it need not look again. Each part is
 * given out once: after that an action may have changed it.
 */
export class RecentReads {
  readonly #state: PresentState;

  constructor(state: PresentState) {
    this.#state = { ...state };
  }

  takeComments(issue: number): PresentComment[] | undefined {
    if (issue !== this.#state.pull) return undefined;
    const { comments } = this.#state;
    delete this.#state.comments;
    return comments;
  }

  takeCheckRuns(headSha: string, name: string): PresentCheckRuns | undefined {
    const { checkRuns } = this.#state;
    if (checkRuns?.headSha !== headSha || checkRuns.name !== name) return undefined;
    delete this.#state.checkRuns;
    return checkRuns;
  }

  takeReviewComments(pull: number): AuthoredContent[] | undefined {
    if (pull !== this.#state.pull) return undefined;
    const { reviewComments } = this.#state;
    delete this.#state.reviewComments;
    return reviewComments;
  }
}
