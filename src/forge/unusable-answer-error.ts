/**
 * A success whose body is no answer: a page of a proxy, half of a JSON text, nothing, or only a
 * message that something went wrong.
 */
export class UnusableAnswerError extends Error {
  constructor() {
    super('The answer is not what was asked for');
    this.name = 'UnusableAnswerError';
  }
}
