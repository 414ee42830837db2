/** An error of one field. GitHub answers with null there, and the error beside the data. */
export class FieldError extends Error {
  /** `NOT_FOUND`, `FORBIDDEN`. */
  readonly type: string;

  constructor(type: string, message: string) {
    super(message);
    this.type = type;
  }
}
