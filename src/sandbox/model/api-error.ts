/** An error response in GitHub's form: status, message and, for 422, the invalid fields. */
export class ApiError extends Error {
  status: number;
  body: Record<string, unknown>;
  headers: Record<string, string>;

  constructor(status: number, message: string, more: Record<string, unknown> = {}, headers: Record<string, string> = {}) {
    super(message);
    this.status = status;
    this.body = { message, ...more, documentation_url: 'https://docs.github.com/rest', status: String(status) };
    this.headers = headers;
  }
}

export const notFoundError = (): ApiError => new ApiError(404, 'Not Found');

/** 422 that names one field, as GitHub answers an invalid value. */
export function validationError(resource: string, field: string, code: string, message?: string): ApiError {
  const error = { resource, field, code, ...(message === undefined ? {} : { message }) };
  return new ApiError(422, message ?? 'Validation Failed', { errors: [error] });
}
