/**
 * A success whose body is no answer: a page of a proxy, half of a JSON text, nothing, or only a
 * message that something went wrong.
 */
export class UnusableAnswerError extends Error {
  constructor() {
    super();
    this.name = 'UnusableAnswerError';
  }
}
