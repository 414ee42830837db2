/**
 * GitHub's limits. Lengths are those of JavaScript strings, in UTF-16 code units.
 *
 * Sources: GitHub's OpenAPI description of check runs (https://docs.github.com/rest/checks/runs).
 * For bodies and titles, the error messages of the REST API, such as `body is too long (maximum is
 * 65536 characters)`.
 *
 * What GitHub counts differs. A pull request takes 65,536 code points; an issue or a comment takes
 * 262,144 bytes. A code unit is at least one of the former and at most three of the latter, so
 * 65,536 code units fit everywhere. Measured in
 * https://github.com/dead-claudia/github-limits/pull/13 and
 * https://github.com/objectstack-ai/objectstack/issues/18826.
 */
export const githubLimits = {
  /**
   * A comment, an issue or a pull request takes 65,536 characters. The rest is room for the hidden
   * markers in its first lines.
   */
  body: 65_000,
  /** A check run's summary takes 65,535 characters. */
  checkSummary: 65_000,
  /** A title of an issue or a pull request takes 256 characters. */
  title: 250,
  /** The title of an annotation takes 255 characters. */
  annotationTitle: 255,
  /** The message of an annotation takes 64 KB. A Han character takes three bytes. */
  annotationMessage: 64_000,
  /**
   * GitHub takes fifty annotations a request and any number a check run. Nobody reads more than
   * these, and each request counts.
   */
  annotations: 1000,
} as const;
