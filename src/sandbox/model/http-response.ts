export interface HttpResponse {
  status: number;
  /** Sent as JSON. */
  body?: unknown;
  /** Sent as it is, instead of `body`. */
  bytes?: Uint8Array;
  headers?: Record<string, string>;
}
